import { Injectable } from '@nestjs/common';
import {
  type Action,
  atLeast,
  type Id,
  LocalDate,
  type Operation,
  type OrganisationId,
  ZoneId,
} from '@talkoot/contracts';
import { AggregateStore, type Target, type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { BodiesLoader } from '../bodies/bodies.loader.js';
import { KnownBodies, type KnownBody } from '../bodies/known-bodies.loader.js';
import type { MeetingStanding } from './meeting-state.js';
import type { Meeting } from './meeting.js';
import { MeetingRepository } from './meeting.repository.js';
import type { Speaker } from './minutes.js';

/** A meeting that is held for change, and its body as it stands today. */
export interface LoadedMeeting {
  readonly meeting: Meeting;
  readonly body: KnownBody;
}

/** Which meeting is to be changed, by somebody who has read a version of it. */
interface OfMeeting {
  readonly meeting: Id<'meeting'>;
  readonly expectedVersion?: number | undefined;
}

/** Loads meetings for change, together with their bodies. */
@Injectable()
export class MeetingsLoader extends AggregateStore<Id<'meeting'>, Meeting, LoadedMeeting> {
  constructor(
    unitOfWork: UnitOfWork,
    bodies: BodiesLoader,
    private readonly known: KnownBodies,
    private readonly meetings: MeetingRepository,
  ) {
    super(unitOfWork, {
      path: ['meeting'],
      load: async (transaction, id) => {
        const of = await meetings.bodyOf(transaction, id);
        const body = of && (await bodies.heldForAnybody(transaction, of));
        if (!body) return undefined;
        const meeting = await meetings.load(transaction, id, standingOf(transaction.operation, body));
        return meeting && { meeting, body };
      },
      aggregate: ({ meeting }) => meeting,
      repository: meetings,
    });
  }

  /** Meetings to come whose agendas concern one of the organisations on the day or later, to be changed, no matter who sees them. */
  async toComeConcerning(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    from: LocalDate,
  ): Promise<Meeting[]> {
    const { operation } = transaction;
    const found = await this.meetings.toComeConcerning(transaction, organisations, from);
    const bodies = await this.known.byIds([...new Set(found.map(({ body }) => body))], operation.today, transaction);
    return this.meetings.loadToCome(
      transaction,
      found.map(({ id }) => id),
      (id) => {
        const body = bodies.get(id);
        if (!body) throw new Error(`A meeting of no body: ${id}`);
        return standingOf(operation, body);
      },
    );
  }
}

/** The change of a meeting by those who prepare it. */
export const prepared = (of: OfMeeting) => changed(of, 'meeting:prepare');

/** The change of a meeting by those who review its minutes. */
export const reviewed = (of: OfMeeting) => changed(of, 'minutes:review');

const changed = (
  { meeting: id, expectedVersion }: OfMeeting,
  action: Action,
): Target<Id<'meeting'>, LoadedMeeting> => ({ id, expectedVersion, action });

/** Today is that of the body, which may have another one than the instance for an hour. */
export const standingOf = ({ now }: Operation, body: KnownBody): MeetingStanding => ({
  now,
  today: LocalDate.ofInstant(now, ZoneId.of(body.timeZone)),
  body,
});

/** Who speaks on the minutes: the person who acts, for the organisation acted for. */
export const speakerOf = ({ viewer: { person, organisation, role } }: Operation): Speaker => ({
  person,
  organisation,
  isEditor: role !== undefined && atLeast(role, 'editor'),
});
