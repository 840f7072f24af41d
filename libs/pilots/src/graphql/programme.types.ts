import type { FundingKind, FundingPurpose, Id, LocalDate, LocalisedText, Provenance } from '@talkoot/contracts';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  ConnectionOf,
  DateScalar,
  FundingPurposeEnum,
  Payload,
  NodeType,
  PeriodType,
  ProvenanceEnum,
} from '@talkoot/platform/graphql';
import { FundingKindEnum } from './pilots.enums.js';

@ObjectType('ProgrammeCall', { description: 'When plans can be submitted; both days belong to it.' })
export class ProgrammeCallType {
  @Field(() => DateScalar, { description: 'The first day.' })
  opens: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'The last day; null: no end is known.' })
  closes?: LocalDate | undefined;
}

@ObjectType('ProgrammeFunding', { description: 'What kind of money a programme gives, and for what.' })
export class ProgrammeFundingType {
  @Field(() => FundingKindEnum, { description: 'What kind of money.' })
  kind: FundingKind;

  @Field(() => [FundingPurposeEnum], { description: 'What the money may be used for, and nothing else.' })
  purposes: FundingPurpose[];

  @Field(() => [FundingPurposeEnum], { description: 'What belongs to the work and has no money.' })
  unfunded: FundingPurpose[];
}

@ObjectType('PartnerMunicipalityCount', {
  description:
    'How many municipalities take part: what a source states, what the lists of partners give, and the difference.',
})
export class PartnerMunicipalityCountType {
  @Field(() => Int, { description: 'Different municipalities that are partners on the day.' })
  counted: number;

  @Field(() => DateScalar, { description: 'The day on which they are counted.' })
  on: LocalDate;

  @Field(() => Int, { nullable: true, description: 'What a source states; null: none does.' })
  documented?: number | undefined;

  @Field(() => DateScalar, { nullable: true, description: 'The day that the source speaks of.' })
  asOf?: LocalDate | null | undefined;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where the documented number comes from.' })
  provenance?: Provenance | undefined;

  @Field(() => Int, { nullable: true, description: 'Documented less counted; 0: they agree.' })
  difference?: number | undefined;
}

@ObjectType('PilotProgramme', {
  implements: () => [NodeType],
  description: 'A ministry’s programme of pilots. Anybody sees it from the opening of its call.',
})
export class PilotProgrammeType {
  @Field(() => ID, { description: 'Its id, the same for good.' })
  id: Id<'pilotprogramme'>;

  @Field(() => String, { description: 'Its code.' })
  code: string;

  @Field(() => PeriodType, { description: 'When it runs.' })
  period: PeriodType;

  @Field(() => ProgrammeCallType, {
    nullable: true,
    description: 'When plans can be submitted; null: no call is known.',
  })
  call?: ProgrammeCallType | undefined;

  @Field(() => ProgrammeFundingType, { nullable: true, description: 'Null: the programme gives no money.' })
  funding?: ProgrammeFundingType | undefined;

  @Field(() => ProvenanceEnum, { description: 'Where this comes from.' })
  provenance: Provenance;

  @Field(() => Int, { description: 'Give it back as `expectedVersion` when you change the programme.' })
  version: number;

  /** Its texts, of which fields show the reader's language. */
  texts: {
    readonly name: LocalisedText;
    readonly basis: LocalisedText | null;
    readonly aims: readonly LocalisedText[];
    readonly characteristics: readonly LocalisedText[];
  };

  documented:
    { readonly count: number; readonly asOf: LocalDate | undefined; readonly provenance: Provenance } | undefined;

  /** The day on which it is looked at; what is below it inherits the day. */
  on: LocalDate;
}

@ObjectType({ description: 'A page of pilot programmes.' })
export class PilotProgrammeConnection extends ConnectionOf(PilotProgrammeType, 'PilotProgramme') {}

@ObjectType({ isAbstract: true })
abstract class PilotProgrammePayload extends Payload {
  @Field(() => PilotProgrammeType, {
    nullable: true,
    description: 'The programme as it is now; null when there are errors.',
  })
  pilotProgramme?: PilotProgrammeType | undefined;
}

@ObjectType({ description: 'What came of setting up a programme.' })
export class CreatePilotProgrammePayload extends PilotProgrammePayload {}

@ObjectType({ description: 'What came of changing a programme.' })
export class ChangePilotProgrammePayload extends PilotProgrammePayload {}
