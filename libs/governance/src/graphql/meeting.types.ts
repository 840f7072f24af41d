import { Field, Int, ObjectType } from '@nestjs/graphql';
import { type Changed, Payload } from '@talkoot/platform/graphql';
import { AgendaItem } from './agenda-item.read-model.js';
import { Body } from './body.read-model.js';
import { Decision } from './decision.read-model.js';
import { Meeting } from './meeting.read-model.js';

@ObjectType({ isAbstract: true })
abstract class MeetingPayload extends Payload {
  @Field(() => Meeting.type, { nullable: true, description: 'The meeting as it is now; null when there are errors.' })
  meeting?: Changed<'meeting'>;
}

@ObjectType({ description: 'What came of planning a meeting.' })
export class PlanMeetingPayload extends MeetingPayload {}

@ObjectType({ description: 'What came of planning meetings.' })
export class PlanMeetingsPayload extends Payload {
  @Field(() => Body.type, { nullable: true, description: 'The body, with its meetings; null when there are errors.' })
  body?: Changed<'body'>;

  @Field(() => Int, { nullable: true, description: 'How many meetings were planned; null when there are errors.' })
  planned?: number;
}

@ObjectType({ description: 'What came of changing a meeting.' })
export class ChangeMeetingPayload extends MeetingPayload {}

@ObjectType({ description: 'What came of moving a meeting.' })
export class MoveMeetingPayload extends MeetingPayload {}

@ObjectType({ description: 'What came of adding an item to an agenda.' })
export class AddAgendaItemPayload extends MeetingPayload {
  @Field(() => AgendaItem.type, { nullable: true, description: 'The new item; null when there are errors.' })
  item?: Changed<'agendaitem'>;
}

@ObjectType({ description: 'What came of changing an item of an agenda.' })
export class ChangeAgendaItemPayload extends MeetingPayload {}

@ObjectType({ description: 'What came of removing an item from an agenda.' })
export class RemoveAgendaItemPayload extends MeetingPayload {}

@ObjectType({ description: 'What came of ordering an agenda.' })
export class OrderAgendaPayload extends MeetingPayload {}

@ObjectType({ description: 'What came of convening a meeting.' })
export class ConveneMeetingPayload extends MeetingPayload {}

@ObjectType({ description: 'What came of cancelling a meeting.' })
export class CancelMeetingPayload extends MeetingPayload {}

@ObjectType({ description: 'The meeting that was recorded afterwards.' })
export class RecordMeetingPayload extends MeetingPayload {}

@ObjectType({ description: 'What came of recording who came.' })
export class HoldMeetingPayload extends MeetingPayload {}

@ObjectType({ description: 'What came of correcting who came.' })
export class CorrectAttendancePayload extends MeetingPayload {}

@ObjectType({ description: 'What came of recording a decision.' })
export class RecordDecisionPayload extends MeetingPayload {
  @Field(() => Decision.type, { nullable: true, description: 'The decision; null when there are errors.' })
  decision?: Changed<'decision'>;
}

@ObjectType({ description: 'What came of correcting a decision.' })
export class CorrectDecisionPayload extends MeetingPayload {
  @Field(() => Decision.type, { nullable: true, description: 'The decision as it is now; null when there are errors.' })
  decision?: Changed<'decision'>;
}

@ObjectType({ description: 'What came of withdrawing a decision.' })
export class WithdrawDecisionPayload extends MeetingPayload {}

@ObjectType({ description: 'What came of writing minutes.' })
export class WriteMinutesPayload extends MeetingPayload {}

@ObjectType({ description: 'What came of sending minutes.' })
export class SendMinutesPayload extends MeetingPayload {}

@ObjectType({ description: 'What came of remarking on minutes.' })
export class RemarkOnMinutesPayload extends MeetingPayload {}

@ObjectType({ description: 'What came of accepting minutes.' })
export class AcceptMinutesPayload extends MeetingPayload {}

@ObjectType({ description: 'What came of approving minutes.' })
export class ApproveMinutesPayload extends MeetingPayload {}
