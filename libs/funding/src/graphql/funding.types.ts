import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { FundingPurpose, Id, LocalDate, LocalisedText, OrganisationId, Provenance } from '@talkoot/contracts';
import {
  ConnectionOf,
  DateScalar,
  FundingPurposeEnum,
  MoneyType,
  Payload,
  ProvenanceEnum,
} from '@talkoot/platform/graphql';

@ObjectType('Appropriation', { description: 'Money that the owner of a pilot programme has for it.' })
export class AppropriationType {
  @Field(() => ID)
  id: Id<'appropriation'>;

  @Field(() => String, { description: 'The owner’s own code.' })
  code: string;

  @Field(() => MoneyType)
  amount: MoneyType;

  @Field(() => MoneyType, { description: 'What has been granted of it, less what came back.' })
  granted: MoneyType;

  @Field(() => MoneyType, { description: 'What is left to grant.' })
  left: MoneyType;

  @Field(() => DateScalar, { description: 'The first day on which it can be granted.' })
  availableFrom: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'The day of its decision; null: not known.' })
  decidedOn?: LocalDate | undefined;

  @Field(() => String, { nullable: true, description: 'The decision’s number in the owner’s register.' })
  reference?: string | undefined;

  @Field(() => ProvenanceEnum)
  provenance: Provenance;

  @Field(() => Int)
  version: number;
}

@ObjectType()
export class AppropriationConnection extends ConnectionOf(AppropriationType, 'Appropriation') {}

@ObjectType('Grant', { description: 'Money decided for a pilot out of an appropriation.' })
export class GrantType {
  @Field(() => ID)
  id: Id<'grant'>;

  @Field(() => String, { description: 'The owner’s own code.' })
  code: string;

  @Field(() => MoneyType)
  amount: MoneyType;

  @Field(() => [FundingPurposeEnum], { description: 'What it may be used for.' })
  purposes: readonly FundingPurpose[];

  @Field(() => DateScalar)
  decidedOn: LocalDate;

  @Field(() => String, {
    nullable: true,
    description: 'The number, in the owner’s register, of the decision by which its conditions stand on the day.',
  })
  reference?: string | undefined;

  @Field(() => ProvenanceEnum)
  provenance: Provenance;

  @Field(() => Int, { description: 'Give it back as `expectedVersion` when you change the grant.' })
  version: number;

  /** Resolved by their own fields. */
  terms: readonly LocalisedText[];
  holderId: OrganisationId;

  /** The day on which it is looked at; what is below it inherits the day. */
  on: LocalDate;
}

@ObjectType()
export class GrantConnection extends ConnectionOf(GrantType, 'Grant') {}

@ObjectType()
export class RecordAppropriationPayload extends Payload {
  @Field(() => AppropriationType, { nullable: true })
  appropriation?: AppropriationType;
}

@ObjectType()
export class DecideGrantPayload extends Payload {
  @Field(() => GrantType, { nullable: true })
  grant?: GrantType;
}

@ObjectType()
export class ChangeGrantConditionsPayload extends Payload {
  @Field(() => GrantType, { nullable: true })
  grant?: GrantType;
}
