import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { FundingPurpose, Id, LocalDate, LocalisedText, OrganisationId, Provenance } from '@talkoot/contracts';
import {
  ConnectionOf,
  DateScalar,
  FundingPurposeEnum,
  MoneyType,
  NodeType,
  Payload,
  ProvenanceEnum,
} from '@talkoot/platform/graphql';

@ObjectType('Appropriation', {
  implements: () => [NodeType],
  description: 'Money that the owner of a pilot programme has for it. Whoever sees the programme sees it.',
})
export class AppropriationType {
  @Field(() => ID, { description: 'Its id.' })
  id: Id<'appropriation'>;

  @Field(() => String, { description: 'The owner’s own code, such as TEM-SKP-2014-SEED.' })
  code: string;

  @Field(() => MoneyType, { description: 'How much there is in all.' })
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

  @Field(() => ProvenanceEnum, { description: 'Where the facts come from.' })
  provenance: Provenance;

  @Field(() => Int, { description: 'How many times it has changed, the first time included.' })
  version: number;

  /** Resolved by its own field. */
  programme: Id<'pilotprogramme'>;
}

@ObjectType()
export class AppropriationConnection extends ConnectionOf(AppropriationType, 'Appropriation') {}

@ObjectType('Grant', {
  implements: () => [NodeType],
  description: 'Money decided for a pilot out of an appropriation. Whoever sees the pilot sees it.',
})
export class GrantType {
  @Field(() => ID, { description: 'Its id.' })
  id: Id<'grant'>;

  @Field(() => String, { description: 'The owner’s own code, such as TEM-SKP-2014-GREEN.' })
  code: string;

  @Field(() => MoneyType, { description: 'How much was granted.' })
  amount: MoneyType;

  @Field(() => [FundingPurposeEnum], { description: 'What it may be used for.' })
  purposes: readonly FundingPurpose[];

  @Field(() => DateScalar, { description: 'The day of its decision.' })
  decidedOn: LocalDate;

  @Field(() => String, { nullable: true, description: 'The decision’s number in the owner’s register.' })
  reference?: string | undefined;

  @Field(() => ProvenanceEnum, { description: 'Where the facts come from.' })
  provenance: Provenance;

  @Field(() => Int, { description: 'Give it back as `expectedVersion` when you change the grant.' })
  version: number;

  /** Resolved by their own fields. */
  terms: readonly LocalisedText[];
  holderId: OrganisationId;
  pilotId: Id<'pilot'>;

  /** The day on which it is looked at; what is below it inherits the day. */
  on: LocalDate;
}

@ObjectType()
export class GrantConnection extends ConnectionOf(GrantType, 'Grant') {}

@ObjectType()
export class RecordAppropriationPayload extends Payload {
  @Field(() => AppropriationType, {
    nullable: true,
    description: 'The appropriation as it is now; null when there are errors.',
  })
  appropriation?: AppropriationType | undefined;
}

@ObjectType()
export class DecideGrantPayload extends Payload {
  @Field(() => GrantType, { nullable: true, description: 'The grant as it is now; null when there are errors.' })
  grant?: GrantType | undefined;
}

@ObjectType()
export class ChangeGrantConditionsPayload extends Payload {
  @Field(() => GrantType, { nullable: true, description: 'The grant as it is now; null when there are errors.' })
  grant?: GrantType | undefined;
}
