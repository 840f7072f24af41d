import { Injectable } from '@nestjs/common';
import { type Id, type LocalDate, type Operation, ZoneId } from '@talkoot/contracts';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { BodiesLoader } from '../bodies/bodies.loader.js';
import { BodiesLookup } from '../bodies/bodies.lookup.js';
import { ApprovedMinutes } from './approved-minutes.port.js';
import type { SeatOnDay } from './attendance.js';
import { DecisionsLookup } from './decisions.lookup.js';
import { meetingTime } from './meeting-state.js';
import { Meeting } from './meeting.js';
import { MeetingRepository } from './meeting.repository.js';
import type {
  AcceptMinutes,
  CorrectAttendance,
  CorrectDecision,
  HoldMeeting,
  MeetingStep,
  RecordDecision,
  RecordMeeting,
  RemarkOnMinutes,
  WithdrawDecision,
  WriteMinutes,
} from './meetings.inputs.js';
import { type LoadedMeeting, MeetingsLoader, prepared, reviewed, speakerOf, standingOf } from './meetings.loader.js';

type MeetingId = Id<'meeting'>;

/** Meetings from their holding on: who was there, what was decided, the minutes. */
@Injectable()
export class MeetingRecordsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly registry: RegistryApi,
    private readonly bodiesLoader: BodiesLoader,
    private readonly meetings: MeetingRepository,
    private readonly loader: MeetingsLoader,
    private readonly bodies: BodiesLookup,
    private readonly decisions: DecisionsLookup,
    private readonly minutes: ApprovedMinutes,
  ) {}

  /** A meeting that was held without being planned here. The body's rule of today says whether those present could decide. */
  record(operation: Operation, command: RecordMeeting): Promise<MeetingId> {
    const { body: id, startsAt, endsAt, attendance, ...details } = command;
    return this.unitOfWork.run(operation, async (transaction) => {
      const body = await this.bodiesLoader.held(transaction, id, { action: 'meeting:prepare' });
      const time = meetingTime(startsAt, endsAt, ZoneId.of(body.timeZone));
      await this.requirePointers(transaction, command, time.day);
      const seats = await this.seatsOn(transaction, id, time.day);
      const standing = standingOf(operation, body);
      const held = { ...details, time };
      const meeting = Meeting.recordAfterwards(id, held, seats, attendance, body.quorum, standing);
      await this.meetings.save(transaction, [meeting]);
      return meeting.id;
    });
  }

  hold(operation: Operation, command: HoldMeeting): Promise<MeetingId> {
    return this.loader.change(operation, prepared(command), async (loaded, transaction) => {
      loaded.meeting.hold(await this.seatsOfTheDay(loaded, transaction), command.attendance, loaded.body.quorum);
      return loaded.meeting.id;
    });
  }

  correctAttendance(operation: Operation, command: CorrectAttendance): Promise<MeetingId> {
    return this.loader.change(operation, prepared(command), async (loaded, transaction) => {
      loaded.meeting.correctAttendance(await this.seatsOfTheDay(loaded, transaction), command.attendance);
      return loaded.meeting.id;
    });
  }

  decide(operation: Operation, command: RecordDecision): Promise<Id<'decision'>> {
    const { meeting: id, expectedVersion, item, ...details } = command;
    return this.loader.change(
      operation,
      prepared({ meeting: id, expectedVersion }),
      async ({ meeting }, transaction) => {
        const { subject } = details;
        await transaction.requireSeen(subject ? [{ id: subject, path: ['subject'] }] : []);
        return meeting.decide(item, details);
      },
    );
  }

  correctDecision(operation: Operation, command: CorrectDecision): Promise<MeetingId> {
    const { meeting: id, expectedVersion, decision, ...details } = command;
    return this.loader.change(
      operation,
      prepared({ meeting: id, expectedVersion }),
      async ({ meeting }, transaction) => {
        const before = meeting.state.decisions.find((each) => each.id === decision);
        const { subject } = details;
        const isNew = subject && subject !== before?.subject;
        await transaction.requireSeen(isNew ? [{ id: subject, path: ['subject'] }] : []);
        meeting.correctDecision(decision, details);
        return id;
      },
    );
  }

  withdrawDecision(operation: Operation, command: WithdrawDecision): Promise<MeetingId> {
    return this.loader.change(operation, prepared(command), async ({ meeting }, transaction) => {
      meeting.withdrawDecision(command.decision, await this.decisions.actionItemsOf(transaction, command.decision));
      return meeting.id;
    });
  }

  writeMinutes(operation: Operation, command: WriteMinutes): Promise<MeetingId> {
    return this.loader.change(operation, prepared(command), ({ meeting }) => {
      meeting.writeMinutes(command);
      return meeting.id;
    });
  }

  sendMinutes(operation: Operation, command: MeetingStep): Promise<MeetingId> {
    return this.loader.change(operation, prepared(command), ({ meeting }) => {
      meeting.sendMinutes();
      return meeting.id;
    });
  }

  remark(operation: Operation, command: RemarkOnMinutes): Promise<MeetingId> {
    return this.loader.change(operation, reviewed(command), ({ meeting }) => {
      meeting.remark(command.seat, speakerOf(operation), command.text);
      return meeting.id;
    });
  }

  accept(operation: Operation, command: AcceptMinutes): Promise<MeetingId> {
    return this.loader.change(operation, reviewed(command), ({ meeting }) => {
      meeting.accept(command.seat, speakerOf(operation));
      return meeting.id;
    });
  }

  approve(operation: Operation, command: MeetingStep): Promise<MeetingId> {
    return this.loader.change(
      operation,
      prepared(command),
      ({ meeting }) => {
        meeting.approveMinutes();
        return meeting.id;
      },
      this.followMinutes,
    );
  }

  private readonly followMinutes = (
    { meeting: { id: meeting, state }, body: { kind: bodyKind, owner } }: LoadedMeeting,
    transaction: Transaction,
  ): Promise<void> => {
    const subjects = state.agenda.flatMap(({ subject }) => subject ?? []);
    return this.minutes.follow(transaction, { meeting, day: state.time.day, bodyKind, owner, subjects });
  };

  /** What the items are about must be visible to the person who records them, and whom they concern on the day of the meeting. */
  private async requirePointers(transaction: Transaction, { agenda }: RecordMeeting, day: LocalDate): Promise<void> {
    const pointers = agenda.flatMap(({ subject, theme }, place) => [
      ...(subject ? [{ id: subject, path: ['agenda', place, 'subject'] }] : []),
      ...(theme ? [{ id: theme, path: ['agenda', place, 'theme'] }] : []),
    ]);
    await transaction.requireSeen(pointers);
    for (const [place, { organisations }] of agenda.entries()) {
      if (organisations.length === 0) continue;
      // oxlint-disable-next-line no-await-in-loop -- so that a refusal names its item; few of them name anybody
      await this.registry.requireAllExisting(transaction, organisations, day, ['agenda', place, 'organisations']);
    }
  }

  private seatsOfTheDay({ meeting }: LoadedMeeting, transaction: Transaction): Promise<SeatOnDay[]> {
    return this.seatsOn(transaction, meeting.state.body, meeting.state.time.day);
  }

  /** The seats that the body had on the day of the meeting, with those who held them or stood in. */
  private async seatsOn(transaction: Transaction, body: Id<'body'>, day: LocalDate): Promise<SeatOnDay[]> {
    const seats = await this.bodies.seats(transaction, [body], day);
    return seats.map(({ id, kind, mandates }) => ({ seat: id, kind, mandates }));
  }
}
