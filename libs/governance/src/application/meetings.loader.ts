import { Injectable } from '@nestjs/common';
import {
  type Action,
  type Id,
  type IdKind,
  type InputPath,
  LocalDate,
  type Operation,
  type OrganisationId,
  ZoneId,
} from '@talkoot/contracts';
import { type Transaction, UnitOfWork } from '@talkoot/platform/database';
import { Sightings } from '@talkoot/platform/read-model';
import type { Meeting } from '../domain/meeting.js';
import type { MeetingStanding } from '../domain/meeting-state.js';
import { refuse } from '../messages/index.js';
import { MeetingRepository } from '../persistence/meeting.repository.js';
import { BodiesLoader, requireMayTo, seesMeeting } from './bodies.loader.js';
import { type KnownBody, KnownBodies } from './known-bodies.js';
import { speakerOf } from './speaker.js';

/** A meeting that is held for change, and its body as it stands today. */
export interface LoadedMeeting {
  readonly meeting: Meeting;
  readonly body: KnownBody;
  readonly transaction: Transaction;
}

/** Which meeting is to be changed, by somebody who has read a version of it. */
interface Target {
  readonly meeting: Id<'meeting'>;
  readonly expectedVersion?: number | undefined;
}

/** A place of the input that names a thing. */
export interface Pointer {
  readonly id: Id<IdKind>;
  readonly path: InputPath;
}

/** Loads meetings for change, together with how the viewer's organisation stands to their bodies. */
@Injectable()
export class MeetingsLoader {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly bodies: BodiesLoader,
    private readonly known: KnownBodies,
    private readonly meetings: MeetingRepository,
    private readonly sightings: Sightings,
  ) {}

  /** Does the work on the meeting in one transaction and saves it, for those who may. */
  change<T>(
    operation: Operation,
    target: Target,
    action: Action,
    work: (loaded: LoadedMeeting) => T | Promise<T>,
  ): Promise<T> {
    return this.unitOfWork.run(operation, async (transaction) => {
      const loaded = await this.meeting(transaction, target.meeting);
      const { meeting, body } = loaded;
      const besides = meeting.isSpokenFor(speakerOf(operation)) ? (['seated'] as const) : [];
      requireMayTo(transaction, action, body, besides);
      meeting.expectVersion(target.expectedVersion);
      const done = await work(loaded);
      await this.meetings.save(transaction, [meeting]);
      return done;
    });
  }

  /** What the viewer may not see is not there. */
  async meeting(transaction: Transaction, id: Id<'meeting'>, path: InputPath = ['meeting']): Promise<LoadedMeeting> {
    const { operation } = transaction;
    const of = await this.meetings.bodyOf(transaction, id);
    if (!of) throw refuse('NOT_FOUND', path);
    const body = await this.bodies.held(transaction, of, path);
    const meeting = await this.meetings.load(transaction, id, standingOf(operation, body));
    if (!meeting || !seesMeeting(operation, meeting.isPublic(), body)) throw refuse('NOT_FOUND', path);
    return { meeting, body, transaction };
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

  /** Throws NOT_FOUND unless anyone who acts sees each thing to which the input points. */
  async requireSeen(transaction: Transaction, pointers: readonly Pointer[]): Promise<void> {
    const seen = await this.sightings.seen(
      transaction,
      pointers.map(({ id }) => id),
    );
    const unseen = pointers.find(({ id }) => !seen.has(id));
    if (unseen) throw refuse('NOT_FOUND', unseen.path);
  }
}

/** Today is that of the body, which may have another one than the instance for an hour. */
export const standingOf = ({ now }: Operation, body: KnownBody): MeetingStanding => ({
  now,
  today: LocalDate.ofInstant(now, ZoneId.of(body.timeZone)),
  body,
});
