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

@ObjectType({ description: 'The answer to planMeeting.' })
export class PlanMeetingPayload extends MeetingPayload {}

@ObjectType({ description: 'The answer to planMeetings.' })
export class PlanMeetingsPayload extends Payload {
  @Field(() => Body.type, { nullable: true, description: 'The body, with its meetings; null when there are errors.' })
  body?: Changed<'body'>;

  @Field(() => Int, { nullable: true, description: 'How many meetings were planned; null when there are errors.' })
  planned?: number;
}

@ObjectType({ description: 'The answer to changeMeeting.' })
export class ChangeMeetingPayload extends MeetingPayload {}

@ObjectType({ description: 'The answer to moveMeeting.' })
export class MoveMeetingPayload extends MeetingPayload {}

@ObjectType({ description: 'The answer to addAgendaItem.' })
export class AddAgendaItemPayload extends MeetingPayload {
  @Field(() => AgendaItem.type, { nullable: true, description: 'The new item; null when there are errors.' })
  item?: Changed<'agendaitem'>;
}

@ObjectType({ description: 'The answer to changeAgendaItem.' })
export class ChangeAgendaItemPayload extends MeetingPayload {}

@ObjectType({ description: 'The answer to removeAgendaItem.' })
export class RemoveAgendaItemPayload extends MeetingPayload {}

@ObjectType({ description: 'The answer to orderAgenda.' })
export class OrderAgendaPayload extends MeetingPayload {}

@ObjectType({ description: 'The answer to conveneMeeting.' })
export class ConveneMeetingPayload extends MeetingPayload {}

@ObjectType({ description: 'The answer to cancelMeeting.' })
export class CancelMeetingPayload extends MeetingPayload {}

@ObjectType({ description: 'The meeting that was recorded afterwards.' })
export class RecordMeetingPayload extends MeetingPayload {}

@ObjectType({ description: 'The answer to holdMeeting.' })
export class HoldMeetingPayload extends MeetingPayload {}

@ObjectType({ description: 'The answer to correctAttendance.' })
export class CorrectAttendancePayload extends MeetingPayload {}

@ObjectType({ description: 'The answer to recordDecision.' })
export class RecordDecisionPayload extends MeetingPayload {
  @Field(() => Decision.type, { nullable: true, description: 'The decision; null when there are errors.' })
  decision?: Changed<'decision'>;
}

@ObjectType({ description: 'The answer to correctDecision.' })
export class CorrectDecisionPayload extends MeetingPayload {
  @Field(() => Decision.type, { nullable: true, description: 'The decision as it is now; null when there are errors.' })
  decision?: Changed<'decision'>;
}

@ObjectType({ description: 'The answer to withdrawDecision.' })
export class WithdrawDecisionPayload extends MeetingPayload {}

@ObjectType({ description: 'The answer to writeMinutes.' })
export class WriteMinutesPayload extends MeetingPayload {}

@ObjectType({ description: 'The answer to sendMinutes.' })
export class SendMinutesPayload extends MeetingPayload {}

@ObjectType({ description: 'The answer to remarkOnMinutes.' })
export class RemarkOnMinutesPayload extends MeetingPayload {}

@ObjectType({ description: 'The answer to acceptMinutes.' })
export class AcceptMinutesPayload extends MeetingPayload {}

@ObjectType({ description: 'The answer to approveMinutes.' })
export class ApproveMinutesPayload extends MeetingPayload {}
