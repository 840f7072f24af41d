import { Injectable } from '@nestjs/common';
import type { Id, Operation } from '@talkoot/contracts';
import type { SeatOnDay } from '../domain/attendance.js';
import { ActionItemRepository } from '../persistence/action-item.repository.js';
import { BodiesLookup } from '../persistence/bodies.lookup.js';
import type {
  AcceptMinutes,
  CorrectAttendance,
  CorrectDecision,
  GoOn,
  HoldMeeting,
  RecordDecision,
  RemarkOnMinutes,
  WithdrawDecision,
  WriteMinutes,
} from './meetings.inputs.js';
import { type LoadedMeeting, MeetingsLoader } from './meetings.loader.js';
import { speakerOf } from './speaker.js';

type MeetingId = Id<'meeting'>;

/** Meetings from their holding on: who was there, what was decided, the minutes. */
@Injectable()
export class MeetingRecordsService {
  constructor(
    private readonly loader: MeetingsLoader,
    private readonly bodies: BodiesLookup,
    private readonly actionItems: ActionItemRepository,
  ) {}

  hold(operation: Operation, command: HoldMeeting): Promise<MeetingId> {
    return this.loader.change(operation, command, 'meeting:prepare', async (loaded) => {
      loaded.meeting.hold(await this.seatsOfTheDay(loaded), command.attendance, loaded.body.quorum);
      return loaded.meeting.id;
    });
  }

  correctAttendance(operation: Operation, command: CorrectAttendance): Promise<MeetingId> {
    return this.loader.change(operation, command, 'meeting:prepare', async (loaded) => {
      loaded.meeting.correctAttendance(await this.seatsOfTheDay(loaded), command.attendance);
      return loaded.meeting.id;
    });
  }

  decide(operation: Operation, command: RecordDecision): Promise<Id<'decision'>> {
    const { meeting: id, expectedVersion, item, ...details } = command;
    const target = { meeting: id, expectedVersion };
    return this.loader.change(operation, target, 'meeting:prepare', async ({ meeting, transaction }) => {
      const { subject } = details;
      await this.loader.requireSeen(transaction, subject ? [{ id: subject, path: ['subject'] }] : []);
      return meeting.decide(item, details);
    });
  }

  correctDecision(operation: Operation, command: CorrectDecision): Promise<MeetingId> {
    const { meeting: id, expectedVersion, decision, ...details } = command;
    const target = { meeting: id, expectedVersion };
    return this.loader.change(operation, target, 'meeting:prepare', async ({ meeting, transaction }) => {
      const before = meeting.state.decisions.find((each) => each.id === decision);
      const { subject } = details;
      const isNew = subject && subject !== before?.subject;
      await this.loader.requireSeen(transaction, isNew ? [{ id: subject, path: ['subject'] }] : []);
      meeting.correctDecision(decision, details);
      return id;
    });
  }

  withdrawDecision(operation: Operation, command: WithdrawDecision): Promise<MeetingId> {
    return this.loader.change(operation, command, 'meeting:prepare', async ({ meeting, transaction }) => {
      meeting.withdrawDecision(command.decision, await this.actionItems.restingOn(transaction, command.decision));
      return meeting.id;
    });
  }

  writeMinutes(operation: Operation, command: WriteMinutes): Promise<MeetingId> {
    return this.loader.change(operation, command, 'meeting:prepare', ({ meeting }) => {
      meeting.writeMinutes(command);
      return meeting.id;
    });
  }

  sendMinutes(operation: Operation, command: GoOn): Promise<MeetingId> {
    return this.loader.change(operation, command, 'meeting:prepare', ({ meeting }) => {
      meeting.sendMinutes();
      return meeting.id;
    });
  }

  remark(operation: Operation, command: RemarkOnMinutes): Promise<MeetingId> {
    return this.loader.change(operation, command, 'minutes:review', ({ meeting }) => {
      meeting.remark(command.seat, speakerOf(operation), command.text);
      return meeting.id;
    });
  }

  accept(operation: Operation, command: AcceptMinutes): Promise<MeetingId> {
    return this.loader.change(operation, command, 'minutes:review', ({ meeting }) => {
      meeting.accept(command.seat, speakerOf(operation));
      return meeting.id;
    });
  }

  approve(operation: Operation, command: GoOn): Promise<MeetingId> {
    return this.loader.change(operation, command, 'meeting:prepare', ({ meeting }) => {
      meeting.approveMinutes();
      return meeting.id;
    });
  }

  /** The seats that the body had on the day of the meeting, with those who held them or stood in. */
  private async seatsOfTheDay({ meeting, transaction }: LoadedMeeting): Promise<SeatOnDay[]> {
    const { body, time } = meeting.state;
    const seats = await this.bodies.seats(transaction.manager, [body], time.day);
    return seats.map(({ id, kind, mandates }) => ({ seat: id, kind, mandates }));
  }
}
