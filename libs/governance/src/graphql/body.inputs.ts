import type { BodyKind, LocalDate, MandateRole, MergerRule, Provenance, SeatBasis, SeatKind } from '@talkoot/contracts';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateScalar, LocalisedTextInput, PeriodInput, ProvenanceEnum, RhythmInput } from '@talkoot/platform/graphql';
import { PERSON_ADDRESS } from './named-person.inputs.js';
import { BodyKindEnum, MandateRoleEnum, MergerRuleEnum, SeatBasisEnum, SeatKindEnum } from './governance.enums.js';

const RULE = 'What becomes of the seats of two organisations that merge while both have one here';

@InputType({ description: 'When a body can decide: all that is given has to be met by the seats present.' })
export class QuorumInput {
  @Field(() => Int, { nullable: true, description: 'The least number of seats present.' })
  seats?: number;

  @Field(() => Int, { nullable: true, description: 'At least this share of the seats present, in percent.' })
  percent?: number;

  @Field(() => [SeatKindEnum], { nullable: true, description: 'At least one seat of each of these kinds present.' })
  kinds?: SeatKind[];
}

@InputType({ isAbstract: true })
abstract class OfVersionInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version of the body that you read. The change is refused when it has changed since.',
  })
  expectedVersion?: number;
}

/** A change of one body. */
@InputType({ isAbstract: true })
abstract class OfBodyInput extends OfVersionInput {
  @Field(() => ID, { description: 'The body.' })
  body: string;
}

/** A change of one seat. */
@InputType({ isAbstract: true })
abstract class OfSeatInput extends OfVersionInput {
  @Field(() => ID, { description: 'The seat.' })
  seat: string;
}

@InputType({ description: 'A new body.' })
export class FoundBodyInput {
  @Field(() => ID, { description: 'The organisation or collaboration to which it belongs.' })
  of: string;

  @Field(() => BodyKindEnum, { description: 'What kind of body it is.' })
  kind: BodyKind;

  @Field(() => String, { nullable: true, description: 'Its code: capital letters, digits and hyphens.' })
  code?: string;

  @Field(() => LocalisedTextInput, { description: 'Its name.' })
  name: LocalisedTextInput;

  @Field(() => QuorumInput, { nullable: true, description: 'When it can decide. Default: always.' })
  quorum?: QuorumInput;

  @Field(() => Int, {
    nullable: true,
    description: 'Working days between convening a meeting and the meeting, up to 60. Default: none.',
  })
  noticeDays?: number;

  @Field(() => MergerRuleEnum, { nullable: true, description: `${RULE}. Default: joined.` })
  mergerRule?: MergerRule;

  @Field(() => RhythmInput, { nullable: true, description: 'How often it meets.' })
  rhythm?: RhythmInput;

  @Field(() => ID, { nullable: true, description: 'The body that receives its reports next.' })
  reportsTo?: string;

  @Field(() => PeriodInput, { nullable: true, description: 'When it exists. Default: without an end.' })
  period?: PeriodInput;

  @Field(() => ID, {
    nullable: true,
    description:
      'The organisation that prepares and convenes its meetings. Your own is it at once; another one is invited, and is it when it accepts.',
  })
  secretariat?: string;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

@InputType({
  description:
    'What is left out stays as it is; null takes away the quorum, the notice, the rhythm and the body that receives its reports.',
})
export class ChangeBodyInput extends OfBodyInput {
  @Field(() => LocalisedTextInput, { nullable: true, description: 'Its name.' })
  name?: LocalisedTextInput;

  @Field(() => QuorumInput, { nullable: true, description: 'When it can decide; null or `{}`: always.' })
  quorum?: QuorumInput;

  @Field(() => Int, {
    nullable: true,
    description: 'Working days between convening a meeting and the meeting, up to 60; null: none.',
  })
  noticeDays?: number;

  @Field(() => MergerRuleEnum, { nullable: true, description: `${RULE}.` })
  mergerRule?: MergerRule;

  @Field(() => RhythmInput, { nullable: true, description: 'How often it meets.' })
  rhythm?: RhythmInput;

  @Field(() => ID, { nullable: true, description: 'The body that receives its reports next.' })
  reportsTo?: string;

  @Field(() => PeriodInput, {
    nullable: true,
    description: 'When it exists; its seats lie within. Where it ends earlier than before, they end with it.',
  })
  period?: PeriodInput;
}

@InputType({ description: 'The secretariat of a body, and from when.' })
export class SetSecretariatInput extends OfBodyInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The organisation: your own at once, another one when it accepts the invitation. Required: null means that nobody is from that day on.',
  })
  organisation?: string;

  @Field(() => DateScalar, { description: 'The first day.' })
  on: LocalDate;
}

@InputType({ description: 'A new seat of a body.' })
export class AddSeatInput extends OfBodyInput {
  @Field(() => SeatKindEnum, { description: 'Whose side it speaks for.' })
  kind: SeatKind;

  @Field(() => SeatBasisEnum, { nullable: true, description: 'By what somebody comes to sit there.' })
  basis?: SeatBasis;

  @Field(() => LocalisedTextInput, {
    nullable: true,
    description: 'The office or role that it is for: Prime Minister.',
  })
  title?: LocalisedTextInput;

  @Field(() => ID, { nullable: true, description: 'The organisation for which it is.' })
  organisation?: string;

  @Field(() => Int, { nullable: true, description: 'Its place at the table, from 1. Default: the last one.' })
  place?: number;

  @Field(() => PeriodInput, { nullable: true, description: 'When it exists. Default: as long as the body.' })
  period?: PeriodInput;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

@InputType({ description: 'What is left out stays as it is; null empties all but the kind and the place.' })
export class ChangeSeatInput extends OfSeatInput {
  @Field(() => SeatKindEnum, { nullable: true, description: 'Whose side it speaks for.' })
  kind?: SeatKind;

  @Field(() => SeatBasisEnum, { nullable: true, description: 'By what somebody comes to sit there.' })
  basis?: SeatBasis;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'The office or role that it is for.' })
  title?: LocalisedTextInput;

  @Field(() => Int, { nullable: true, description: 'Its place at the table, from 1; the others stand around it.' })
  place?: number;

  @Field(() => ID, { nullable: true, description: 'The organisation for which it is from a day on; null: none.' })
  organisation?: string;

  @Field(() => DateScalar, { nullable: true, description: 'The first day of that organisation. Default: today.' })
  on?: LocalDate;
}

@InputType({ description: 'Which seat is no more, and when.' })
export class EndSeatInput extends OfSeatInput {
  @Field(() => DateScalar, { description: 'Its last day; those who sit there stop with it.' })
  lastDay: LocalDate;
}

@InputType({
  description:
    'Who holds a seat or stands in for its holder: a person, an organisation, or a person for an organisation.',
})
export class BeginMandateInput extends OfSeatInput {
  @Field(() => MandateRoleEnum, {
    nullable: true,
    description: 'For the seat or for standing in. Default: for the seat.',
  })
  role?: MandateRole;

  @Field(() => ID, { nullable: true, description: 'The person.' })
  person?: string;

  @Field(() => String, {
    nullable: true,
    description: PERSON_ADDRESS + ' Others than those whom you may name are invited.',
  })
  personAddress?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The organisation for which the person sits there, or which names nobody yet.',
  })
  organisation?: string;

  @Field(() => PeriodInput, {
    description: 'Since when and until when, within the time of the seat; an open end is the seat’s.',
  })
  period: PeriodInput;

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from. Default: reported.' })
  provenance?: Provenance;
}

@InputType({ description: 'Whose mandate is over, and when.' })
export class EndMandateInput extends OfVersionInput {
  @Field(() => ID, { description: 'The mandate.' })
  mandate: string;

  @Field(() => DateScalar, {
    description: 'The last day; a day before its first one takes back a mandate that has not begun yet.',
  })
  lastDay: LocalDate;
}
