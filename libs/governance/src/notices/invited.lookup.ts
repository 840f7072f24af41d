import { Injectable } from '@nestjs/common';
import {
  type Id,
  idOf,
  type Instant,
  LocalDate,
  type LocalisedText,
  type OrganisationId,
  type PersonId,
  uuidOf,
  ZoneId,
} from '@talkoot/contracts';
import type { Transaction } from '@talkoot/platform/database';
import { instantOf } from '../bodies/moment.rows.js';

/** A meeting as far as its invitations depend on it. */
export interface InvitingMeeting {
  readonly id: Id<'meeting'>;
  readonly body: Id<'body'>;
  readonly bodyName: LocalisedText;
  /** Its title, else the name of its body. */
  readonly name: LocalisedText;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** By whose clocks its body meets. */
  readonly zone: ZoneId;
  /** The local day on which it starts: the seats of this day count. */
  readonly day: LocalDate;
  /** Of the iCalendar event: rises with every change that those invited have to know. */
  readonly sequence: number;
  /** `to-come`: convened and not over; `cancelled`; `other`: a draft, or over, so that its invitations stay as they are. */
  readonly state: 'to-come' | 'cancelled' | 'other';
}

/** Somebody to be invited to a meeting: a person, or everybody who acts for the organisation on its day. */
interface Seated {
  readonly meeting: Id<'meeting'>;
  readonly person: PersonId | undefined;
  readonly organisation: OrganisationId | undefined;
}

const TO_COME = "m.status = 'convened' AND m.ends_at > $1";

/** Reads who is to be invited to meetings. It reads within the transaction that keeps what was sent. */
@Injectable()
export class InvitedLookup {
  /** The convened meetings of a body that are not over. */
  async toComeOf(transaction: Transaction, body: Id<'body'>): Promise<Id<'meeting'>[]> {
    const found = await transaction.rows<{ id: string }>(
      `SELECT m.id FROM governance.meeting m WHERE ${TO_COME} AND m.body_id = $2 ORDER BY m.id`,
      [transaction.operation.now.toString(), uuidOf(body)],
    );
    return found.map(({ id }) => idOf('meeting', id));
  }

  /** Those of the given meetings that are still to come, and all others in whose bodies the organisation has a part on their day. */
  async toComeWith(
    transaction: Transaction,
    organisation: OrganisationId,
    besides: readonly Id<'meeting'>[],
  ): Promise<{ readonly meeting: Id<'meeting'>; readonly body: Id<'body'> }[]> {
    const found = await transaction.rows<{ id: string; body: string }>(
      `WITH part AS MATERIALIZED (
         SELECT body_id, period FROM governance.sitting WHERE organisation_id = $2
         UNION ALL
         SELECT body_id, period FROM governance.body_secretariat WHERE organisation_id = $2)
       SELECT m.id, m.body_id AS body FROM governance.meeting m
       WHERE ${TO_COME} AND (m.id = ANY ($3) OR m.id IN (
         SELECT met.id FROM part JOIN governance.meeting met ON met.body_id = part.body_id AND part.period @> met.day))
       ORDER BY m.id`,
      [transaction.operation.now.toString(), uuidOf(organisation), besides.map(uuidOf)],
    );
    return found.map(({ id, body }) => ({ meeting: idOf('meeting', id), body: idOf('body', body) }));
  }

  async meetings(transaction: Transaction, ids: readonly Id<'meeting'>[]): Promise<InvitingMeeting[]> {
    const found = await transaction.rows<MeetingRow>(
      `SELECT m.id, m.body_id AS body, b.name AS "bodyName", coalesce(m.title, b.name) AS name, m.starts_at AS "startsAt",
         m.ends_at AS "endsAt", b.time_zone AS zone, m.day::text AS day, m.sequence,
         CASE WHEN ${TO_COME} THEN 'to-come' WHEN m.status = 'cancelled' THEN 'cancelled' ELSE 'other' END AS state
       FROM governance.meeting m JOIN governance.body b ON b.id = m.body_id
       WHERE m.id = ANY ($2) ORDER BY m.id`,
      [transaction.operation.now.toString(), ids.map(uuidOf)],
    );
    return found.map(({ id, body, startsAt, endsAt, zone, day, ...facts }) => ({
      ...facts,
      id: idOf('meeting', id),
      body: idOf('body', body),
      startsAt: instantOf(startsAt),
      endsAt: instantOf(endsAt),
      zone: ZoneId.of(zone),
      day: LocalDate.parse(day),
    }));
  }

  /**
   * Who holds a seat on the day of each meeting or stands in; the organisation of a seat that is vacant or names nobody; the
   * secretariat. With a person: that person and the organisations only.
   */
  async seated(transaction: Transaction, meetings: readonly Id<'meeting'>[], person?: PersonId): Promise<Seated[]> {
    const found = await transaction.rowsAmong<SeatedRow>(
      `WITH met AS (SELECT id, body_id, day FROM governance.meeting WHERE id = ANY ($1))
       SELECT met.id AS meeting, m.person_id AS person, coalesce(m.organisation_id, o.organisation_id) AS organisation
       FROM met JOIN governance.seat s ON s.body_id = met.body_id AND s.period @> met.day
       LEFT JOIN governance.mandate m ON m.seat_id = s.id AND m.period @> met.day
       LEFT JOIN governance.seat_organisation o ON o.seat_id = s.id AND o.period @> met.day
       WHERE ($2::uuid IS NULL OR m.person_id IS NULL OR m.person_id = $2)
       UNION
       SELECT met.id, NULL, s.organisation_id
       FROM met JOIN governance.body_secretariat s ON s.body_id = met.body_id AND s.period @> met.day`,
      [meetings.map(uuidOf), person ? uuidOf(person) : null],
    );
    return found.flatMap(({ meeting, person: who, organisation }) =>
      who === null && organisation === null
        ? []
        : [
            {
              meeting: idOf('meeting', meeting),
              person: who === null ? undefined : idOf('person', who),
              organisation: organisation === null ? undefined : idOf('organisation', organisation),
            },
          ],
    );
  }
}

interface MeetingRow extends Omit<InvitingMeeting, 'id' | 'body' | 'startsAt' | 'endsAt' | 'zone' | 'day'> {
  readonly id: string;
  readonly body: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly zone: string;
  readonly day: string;
}

interface SeatedRow {
  readonly meeting: string;
  readonly person: string | null;
  readonly organisation: string | null;
}
