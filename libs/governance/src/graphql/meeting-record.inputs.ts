import type { AgendaItemKind, DecisionOutcome, Provenance } from '@talkoot/contracts';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateTimeScalar, LocalisedTextInput, ProvenanceEnum } from '@talkoot/platform/graphql';
import { DocumentInput } from './document.inputs.js';
import { AgendaItemKindEnum, DecisionOutcomeEnum } from './meeting.enums.js';
import { ItemInput, OfMeetingInput, OfMeetingReadInput } from './meeting.inputs.js';

const ATTENDANCE = 'Who came for which seat; seats that are left out were absent.';

@InputType({ description: 'A seat, and who came for it.' })
export class AttendanceInput {
  @Field(() => ID, { description: 'A seat that the body had on the day of the meeting.' })
  seat: string;

  @Field(() => ID, { description: 'The mandate of the holder or of the substitute who came, valid on that day.' })
  mandate: string;
}

@InputType({ description: 'An item that a meeting dealt with.' })
export class RecordedItemInput extends ItemInput {
  @Field(() => AgendaItemKindEnum, {
    description: 'What it was there for; only an item for decision can be decided on.',
  })
  kind: AgendaItemKind;

  @Field(() => LocalisedTextInput, { description: 'What it is called.' })
  title: LocalisedTextInput;
}

@InputType({ description: 'A meeting that took place without being convened here.' })
export class RecordMeetingInput {
  @Field(() => ID, { description: 'The body that met.' })
  body: string;

  @Field(() => DateTimeScalar, { description: 'When it started, within the last 366 days.' })
  startsAt: Date;

  @Field(() => DateTimeScalar, { description: 'When it ended, at most 72 hours later; it is over.' })
  endsAt: Date;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'What it is called, if not as its body.' })
  title?: LocalisedTextInput;

  @Field(() => String, { nullable: true, description: 'Where it was.' })
  place?: string;

  @Field(() => String, { nullable: true, description: 'Where one could take part from afar, https only.' })
  link?: string;

  @Field(() => [RecordedItemInput], { description: 'What it dealt with, in order: from one to 100 items.' })
  agenda: RecordedItemInput[];

  @Field(() => [AttendanceInput], { description: ATTENDANCE })
  attendance: AttendanceInput[];

  @Field(() => ProvenanceEnum, { nullable: true, description: 'Where this comes from; reported when omitted.' })
  provenance?: Provenance;
}

@InputType({ description: 'A meeting that took place.' })
export class HoldMeetingInput extends OfMeetingInput {
  @Field(() => [AttendanceInput], { description: ATTENDANCE })
  attendance: AttendanceInput[];
}

@InputType({ description: 'Who was at a meeting, as it is known better now.' })
export class CorrectAttendanceInput extends OfMeetingReadInput {
  @Field(() => [AttendanceInput], { description: ATTENDANCE })
  attendance: AttendanceInput[];
}

@InputType({ description: 'How many of the seats present voted how; together no more than were present.' })
export class VotesInput {
  @Field(() => Int, { description: 'Votes for it.' })
  for: number;

  @Field(() => Int, { description: 'Votes against it.' })
  against: number;

  @Field(() => Int, { description: 'Who did not vote.' })
  abstentions: number;
}

@InputType({ description: 'A different opinion that a seat wanted noted.' })
export class DissentInput {
  @Field(() => ID, { description: 'The seat, which was present.' })
  seat: string;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'Why.' })
  reason?: LocalisedTextInput;
}

@InputType({ description: 'What a meeting decided on an item of its agenda.' })
export class RecordDecisionInput extends OfMeetingInput {
  @Field(() => ID, { description: 'The item, which is there for a decision and has none yet.' })
  item: string;

  @Field(() => DecisionOutcomeEnum, { description: 'What became of it.' })
  outcome: DecisionOutcome;

  @Field(() => LocalisedTextInput, { description: 'The decision in words.' })
  text: LocalisedTextInput;

  @Field(() => VotesInput, { nullable: true, description: 'The votes; by consensus when left out.' })
  votes?: VotesInput;

  @Field(() => [DissentInput], { nullable: true, description: 'Different opinions, each of a seat that was present.' })
  dissents?: DissentInput[];

  @Field(() => ID, { nullable: true, description: 'What was decided on. Default: the subject of the item.' })
  subject?: string;
}

@InputType({
  description:
    'What is otherwise of a recorded decision; what is left out stays as it is, null empties all but the outcome and the text.',
})
export class CorrectDecisionInput extends OfMeetingReadInput {
  @Field(() => ID, { description: 'The decision, which the meeting has recorded.' })
  decision: string;

  @Field(() => DecisionOutcomeEnum, { nullable: true, description: 'What became of it.' })
  outcome?: DecisionOutcome;

  @Field(() => LocalisedTextInput, { nullable: true, description: 'The decision in words.' })
  text?: LocalisedTextInput;

  @Field(() => VotesInput, { nullable: true, description: 'The votes; null: by consensus.' })
  votes?: VotesInput;

  @Field(() => [DissentInput], {
    nullable: true,
    description: 'All different opinions, each of a seat that was present.',
  })
  dissents?: DissentInput[];

  @Field(() => ID, { nullable: true, description: 'What was decided on.' })
  subject?: string;
}

@InputType({ description: 'A recorded decision that was not taken.' })
export class WithdrawDecisionInput extends OfMeetingReadInput {
  @Field(() => ID, { description: 'The decision, on which no action item rests but withdrawn ones.' })
  decision: string;
}

@InputType({
  description:
    'The minutes; what is left out stays as it is, null empties it. Another text than the one that was sent has to be sent again.',
})
export class WriteMinutesInput extends OfMeetingReadInput {
  @Field(() => LocalisedTextInput, { nullable: true, description: 'The text.' })
  text?: LocalisedTextInput;

  @Field(() => [DocumentInput], {
    nullable: true,
    description: 'The minutes as documents, and their annexes; at most 20.',
  })
  documents?: DocumentInput[];
}

@InputType({ description: 'Minutes that go to those who were present.' })
export class SendMinutesInput extends OfMeetingInput {}

@InputType({ description: 'A remark on the minutes, by who came for a seat.' })
export class RemarkOnMinutesInput extends OfMeetingInput {
  @Field(() => ID, { description: 'The seat for which you came, or for which your organisation did.' })
  seat: string;

  @Field(() => String, { description: 'What is to be said.' })
  text: string;
}

@InputType({ description: 'The minutes that somebody who came for a seat accepts as they stand.' })
export class AcceptMinutesInput extends OfMeetingInput {
  @Field(() => ID, { description: 'The seat for which you came, or for which your organisation did.' })
  seat: string;
}

@InputType({ description: 'Minutes that are final.' })
export class ApproveMinutesInput extends OfMeetingInput {}
