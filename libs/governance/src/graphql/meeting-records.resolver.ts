import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Operation } from '@talkoot/contracts';
import { Allow } from '@talkoot/platform/auth';
import { parsed, Viewing } from '@talkoot/platform/graphql';
import {
  recordMeeting,
  type RecordMeeting,
  holdMeeting,
  type HoldMeeting,
  correctAttendance,
  type CorrectAttendance,
  recordDecision,
  type RecordDecision,
  correctDecision,
  type CorrectDecision,
  withdrawDecision,
  type WithdrawDecision,
  writeMinutes,
  type WriteMinutes,
  remarkOnMinutes,
  type RemarkOnMinutes,
  acceptMinutes,
  type AcceptMinutes,
  goOn,
  type GoOn,
} from '../application/meetings.inputs.js';
import { MeetingRecordsService } from '../application/meeting-records.service.js';
import {
  RecordMeetingInput,
  HoldMeetingInput,
  CorrectAttendanceInput,
  RecordDecisionInput,
  CorrectDecisionInput,
  WithdrawDecisionInput,
  WriteMinutesInput,
  SendMinutesInput,
  RemarkOnMinutesInput,
  AcceptMinutesInput,
  ApproveMinutesInput,
} from './meeting-record.inputs.js';
import {
  RecordMeetingPayload,
  HoldMeetingPayload,
  CorrectAttendancePayload,
  RecordDecisionPayload,
  CorrectDecisionPayload,
  WithdrawDecisionPayload,
  WriteMinutesPayload,
  SendMinutesPayload,
  RemarkOnMinutesPayload,
  AcceptMinutesPayload,
  ApproveMinutesPayload,
} from './meeting.types.js';

const INPUT = 'What to change.';

@Resolver()
export class MeetingRecordsResolver {
  constructor(private readonly records: MeetingRecordsService) {}

  @Mutation(() => RecordMeetingPayload, {
    description:
      'Record afterwards that a meeting took place which was not convened here, within a year: what it dealt with and who came. It is marked as recorded afterwards, and nobody is invited to it.',
  })
  @Allow('meeting:prepare')
  async recordMeeting(
    @Args('input', { type: () => RecordMeetingInput, description: INPUT }, parsed(recordMeeting))
    command: RecordMeeting,
    @Viewing() operation: Operation,
  ): Promise<RecordMeetingPayload> {
    return { meeting: { id: await this.records.record(operation, command) } };
  }

  @Mutation(() => HoldMeetingPayload, {
    description: 'Say that a meeting took place and who came for which seat, on its day or later.',
  })
  @Allow('meeting:prepare')
  async holdMeeting(
    @Args('input', { type: () => HoldMeetingInput, description: INPUT }, parsed(holdMeeting)) command: HoldMeeting,
    @Viewing() operation: Operation,
  ): Promise<HoldMeetingPayload> {
    return { meeting: { id: await this.records.hold(operation, command) } };
  }

  @Mutation(() => CorrectAttendancePayload, {
    description: 'Correct who was at a meeting, until its minutes are sent. What was decided must stay possible.',
  })
  @Allow('meeting:prepare')
  async correctAttendance(
    @Args('input', { type: () => CorrectAttendanceInput, description: INPUT }, parsed(correctAttendance))
    command: CorrectAttendance,
    @Viewing() operation: Operation,
  ): Promise<CorrectAttendancePayload> {
    return { meeting: { id: await this.records.correctAttendance(operation, command) } };
  }

  @Mutation(() => RecordDecisionPayload, {
    description:
      'Record what a meeting decided on an item. It needs a quorum; votes and dissent are of seats present. Minutes that were sent have to be sent again.',
  })
  @Allow('meeting:prepare')
  async recordDecision(
    @Args('input', { type: () => RecordDecisionInput, description: INPUT }, parsed(recordDecision))
    command: RecordDecision,
    @Viewing() operation: Operation,
  ): Promise<RecordDecisionPayload> {
    const decision = await this.records.decide(operation, command);
    return { meeting: { id: command.meeting }, decision: { id: decision } };
  }

  @Mutation(() => CorrectDecisionPayload, {
    description:
      'Correct a decision that was recorded wrongly, until the minutes are approved; the rules of recording it hold. Minutes that were sent have to be sent again, and accepted anew.',
  })
  @Allow('meeting:prepare')
  async correctDecision(
    @Args('input', { type: () => CorrectDecisionInput, description: INPUT }, parsed(correctDecision))
    command: CorrectDecision,
    @Viewing() operation: Operation,
  ): Promise<CorrectDecisionPayload> {
    const meeting = await this.records.correctDecision(operation, command);
    return { meeting: { id: meeting }, decision: { id: command.decision } };
  }

  @Mutation(() => WithdrawDecisionPayload, {
    description:
      'Take back a decision that was recorded and not taken, until the minutes are approved: its item has none again. Minutes that were sent have to be sent again, and accepted anew.',
  })
  @Allow('meeting:prepare')
  async withdrawDecision(
    @Args('input', { type: () => WithdrawDecisionInput, description: INPUT }, parsed(withdrawDecision))
    command: WithdrawDecision,
    @Viewing() operation: Operation,
  ): Promise<WithdrawDecisionPayload> {
    return { meeting: { id: await this.records.withdrawDecision(operation, command) } };
  }

  @Mutation(() => WriteMinutesPayload, {
    description: 'Write the minutes of a meeting. A changed text has to be sent again, and accepted anew.',
  })
  @Allow('meeting:prepare')
  async writeMinutes(
    @Args('input', { type: () => WriteMinutesInput, description: INPUT }, parsed(writeMinutes)) command: WriteMinutes,
    @Viewing() operation: Operation,
  ): Promise<WriteMinutesPayload> {
    return { meeting: { id: await this.records.writeMinutes(operation, command) } };
  }

  @Mutation(() => SendMinutesPayload, {
    description:
      'Send the minutes to those who were present, for remarks and acceptance; it answers the remarks made before.',
  })
  @Allow('meeting:prepare')
  async sendMinutes(
    @Args('input', { type: () => SendMinutesInput, description: INPUT }, parsed(goOn)) command: GoOn,
    @Viewing() operation: Operation,
  ): Promise<SendMinutesPayload> {
    return { meeting: { id: await this.records.sendMinutes(operation, command) } };
  }

  @Mutation(() => RemarkOnMinutesPayload, { description: 'Remark on the minutes for the seat for which you came.' })
  @Allow('minutes:review')
  async remarkOnMinutes(
    @Args('input', { type: () => RemarkOnMinutesInput, description: INPUT }, parsed(remarkOnMinutes))
    command: RemarkOnMinutes,
    @Viewing() operation: Operation,
  ): Promise<RemarkOnMinutesPayload> {
    return { meeting: { id: await this.records.remark(operation, command) } };
  }

  @Mutation(() => AcceptMinutesPayload, {
    description: 'Accept the minutes as they stand for the seat for which you came.',
  })
  @Allow('minutes:review')
  async acceptMinutes(
    @Args('input', { type: () => AcceptMinutesInput, description: INPUT }, parsed(acceptMinutes))
    command: AcceptMinutes,
    @Viewing() operation: Operation,
  ): Promise<AcceptMinutesPayload> {
    return { meeting: { id: await this.records.accept(operation, command) } };
  }

  @Mutation(() => ApproveMinutesPayload, {
    description:
      'Approve the minutes: sent as they stand, every remark answered, accepted by at least one who was present. Nothing of the meeting changes any more.',
  })
  @Allow('meeting:prepare')
  async approveMinutes(
    @Args('input', { type: () => ApproveMinutesInput, description: INPUT }, parsed(goOn)) command: GoOn,
    @Viewing() operation: Operation,
  ): Promise<ApproveMinutesPayload> {
    return { meeting: { id: await this.records.approve(operation, command) } };
  }
}
