import { LocalTime } from '@js-joda/core';
import { Injectable } from '@nestjs/common';
import { type Changes, type Id, type LocalDate, type Operation, type WorkingDays, ZoneId } from '@talkoot/contracts';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { RegistryApi } from '@talkoot/registry';
import { BodiesLoader } from '../bodies/bodies.loader.js';
import { BodyCalendars } from '../bodies/body-calendars.service.js';
import type { KnownBody } from '../bodies/known-bodies.loader.js';
import { refuse } from '../messages/index.js';
import type { AgendaItem, ItemDetails } from './agenda.js';
import { type MeetingTime, meetingTime } from './meeting-state.js';
import { Meeting } from './meeting.js';
import { MeetingRepository } from './meeting.repository.js';
import type {
  AddAgendaItem,
  CancelMeeting,
  ChangeAgendaItem,
  ChangeMeeting,
  MeetingStep,
  MoveMeeting,
  OrderAgenda,
  PlanMeeting,
  PlanMeetings,
  RemoveAgendaItem,
} from './meetings.inputs.js';
import { MeetingsLoader, prepared, standingOf } from './meetings.loader.js';

type MeetingId = Id<'meeting'>;

/** The most meetings that are planned at once. */
const MOST_OF_A_SERIES = 100;

/** Meetings until they take place: planned, their agenda made, convened, moved, cancelled. */
@Injectable()
export class MeetingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bodies: BodiesLoader,
    private readonly calendars: BodyCalendars,
    private readonly loader: MeetingsLoader,
    private readonly meetings: MeetingRepository,
    private readonly registry: RegistryApi,
  ) {}

  plan(operation: Operation, { body: id, startsAt, endsAt, ...details }: PlanMeeting): Promise<MeetingId> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const body = await this.body(transaction, id);
      const time = meetingTime(startsAt, endsAt, zoneOf(body));
      const meeting = Meeting.plan(id, { ...details, time }, standingOf(operation, body));
      await this.meetings.save(transaction, [meeting]);
      return meeting.id;
    });
  }

  /** Drafts on the days of the body's rhythm, in step with its last meeting; a day that has one already is left alone. */
  planSeries(operation: Operation, command: PlanMeetings): Promise<readonly MeetingId[]> {
    const { body: id, from, until: _until, time: _time, minutes: _minutes, ...details } = command;
    return this.unitOfWork.run(operation, async (transaction) => {
      await this.meetings.holdPlanning(transaction, id);
      const body = await this.body(transaction, id);
      if (from.isBefore(standingOf(operation, body).today)) throw refuse('INVALID_DATE.meetingInPast', ['from']);
      const known = await this.meetings.daysOf(transaction, id);
      const last = known.findLast((day) => day.isBefore(from));
      const days = daysOf(body, command, await this.calendars.ofBody(transaction, body), last);
      const free = days.filter((day) => !known.some((each) => each.equals(day)));
      const planned = free
        .map((day) => timeOn(day, command, zoneOf(body)))
        .filter(({ startsAt }) => !startsAt.isBefore(operation.now))
        .map((each) => Meeting.plan(id, { ...details, time: each }, standingOf(operation, body)));
      await this.meetings.save(transaction, planned);
      return planned.map((each) => each.id);
    });
  }

  change(operation: Operation, command: ChangeMeeting): Promise<MeetingId> {
    return this.loader.change(operation, prepared(command), ({ meeting }) => {
      meeting.change(command);
      return meeting.id;
    });
  }

  move(operation: Operation, command: MoveMeeting): Promise<MeetingId> {
    return this.loader.change(operation, prepared(command), async ({ meeting, body }, transaction) => {
      const time = meetingTime(command.startsAt, command.endsAt, zoneOf(body));
      meeting.move(time, await this.earliestDay(transaction, body));
      return meeting.id;
    });
  }

  addItem(
    operation: Operation,
    { meeting: id, expectedVersion, place, ...details }: AddAgendaItem,
  ): Promise<Id<'agendaitem'>> {
    return this.loader.change(
      operation,
      prepared({ meeting: id, expectedVersion }),
      async ({ meeting }, transaction) => {
        await this.requirePointers(transaction, details);
        return meeting.addItem(details, place);
      },
    );
  }

  changeItem(operation: Operation, command: ChangeAgendaItem): Promise<MeetingId> {
    const { meeting: id, item, expectedVersion, ...details } = command;
    return this.loader.change(
      operation,
      prepared({ meeting: id, expectedVersion }),
      async ({ meeting }, transaction) => {
        const before = meeting.state.agenda.find((each) => each.id === item);
        await this.requirePointers(transaction, details, before);
        meeting.changeItem(item, details);
        return meeting.id;
      },
    );
  }

  removeItem(operation: Operation, command: RemoveAgendaItem): Promise<MeetingId> {
    return this.loader.change(operation, prepared(command), ({ meeting }) => {
      meeting.removeItem(command.item);
      return meeting.id;
    });
  }

  orderAgenda(operation: Operation, command: OrderAgenda): Promise<MeetingId> {
    return this.loader.change(operation, prepared(command), ({ meeting }) => {
      meeting.orderAgenda(command.items);
      return meeting.id;
    });
  }

  convene(operation: Operation, command: MeetingStep): Promise<MeetingId> {
    return this.loader.change(operation, prepared(command), async ({ meeting, body }, transaction) => {
      meeting.convene(await this.earliestDay(transaction, body));
      return meeting.id;
    });
  }

  cancel(operation: Operation, command: CancelMeeting): Promise<MeetingId> {
    return this.loader.change(operation, prepared(command), ({ meeting }) => {
      meeting.cancel(command.reason);
      return meeting.id;
    });
  }

  /** The body for which somebody plans. */
  private async body(transaction: Transaction, id: Id<'body'>): Promise<KnownBody> {
    return this.bodies.held(transaction, id, { action: 'meeting:prepare' });
  }

  /** The first day that the notice allows to a meeting convened today. */
  private async earliestDay(transaction: Transaction, body: KnownBody): Promise<LocalDate> {
    const days = await this.calendars.ofBody(transaction, body);
    return days.after(standingOf(transaction.operation, body).today, body.noticeDays ?? 0);
  }

  /**
   * Who writes an item has to see what it points at; what it pointed at before may stay. Whom it concerns has to exist today; where
   * their end is known, their successors are concerned from then on by themselves.
   */
  private async requirePointers(
    transaction: Transaction,
    { subject, theme, organisations = [] }: Changes<ItemDetails>,
    before?: AgendaItem,
  ): Promise<void> {
    await transaction.requireSeen([
      ...(subject && subject !== before?.subject ? [{ id: subject, path: ['subject'] }] : []),
      ...(theme && theme !== before?.theme ? [{ id: theme, path: ['theme'] }] : []),
    ]);
    await this.registry.requireAllExisting(transaction, organisations, transaction.operation.today, ['organisations']);
  }
}

/** By whose clocks the body meets. */
const zoneOf = ({ timeZone }: KnownBody): ZoneId => ZoneId.of(timeZone);

function timeOn(day: LocalDate, { time, minutes }: Pick<PlanMeetings, 'time' | 'minutes'>, zone: ZoneId): MeetingTime {
  const startsAt = day.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
  return meetingTime(startsAt, startsAt.plusSeconds(minutes * 60), zone);
}

/** The days of the body's rhythm; throws where there is none, or too many. */
function daysOf(
  { rhythm }: KnownBody,
  { from, until }: Pick<PlanMeetings, 'from' | 'until'>,
  days: WorkingDays,
  last: LocalDate | undefined,
): readonly LocalDate[] {
  if (!rhythm || rhythm.pattern.unit === 'regular') throw refuse('NO_RHYTHM', ['body']);
  const found = rhythm.days(from, until, days, last);
  if (found.length > MOST_OF_A_SERIES) throw refuse('TOO_MANY.meetings', ['until'], { most: MOST_OF_A_SERIES });
  return found;
}
