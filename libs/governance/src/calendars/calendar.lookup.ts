import { Injectable } from '@nestjs/common';
import {
  AGENDA_SHOWN,
  type CalendarMeeting,
  type Id,
  idOf,
  type LocalDate,
  type LocalisedText,
  type MeetingStatus,
  type OrganisationId,
  type PersonId,
  uuidOf,
} from '@talkoot/contracts';
import { rows, type Transaction } from '@talkoot/platform/database';
import { DataSource } from 'typeorm';
import { instantOf } from '../bodies/moment.rows.js';

/** Which meetings are looked for. */
export interface CalendarWindow {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Where there are more than `most`, those next to this day. */
  readonly around: LocalDate;
  readonly most: number;
}

/** In whose calendar they are to stand; each meeting then only where the person, or the organisation, sits on its day. */
export interface Seated {
  readonly person: PersonId;
  readonly organisation: OrganisationId;
}

interface Row {
  readonly meeting: string;
  readonly bodyId: string;
  readonly status: MeetingStatus;
  readonly sequence: number;
  readonly timeZone: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly changedAt: Date;
  readonly body: LocalisedText;
  readonly title: LocalisedText | null;
  readonly place: string | null;
  readonly link: string | null;
  readonly titles: LocalisedText[] | null;
  readonly count: number;
  readonly cancellationReason: LocalisedText | null;
}

/** Of the meetings in `m`: all that a calendar tells of them. */
const TOLD = `
  SELECT m.id AS meeting, m.body_id AS "bodyId", m.status, m.sequence, b.time_zone AS "timeZone", m.starts_at AS "startsAt", m.ends_at AS "endsAt",
    greatest(m.recorded_at, b.recorded_at, a.changed) AS "changedAt", b.name AS body, m.title, m.place, m.link,
    a.titles, a.count, m.cancellation_reason AS "cancellationReason"
  FROM m JOIN governance.body b ON b.id = m.body_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS count, max(recorded_at) AS changed,
      jsonb_agg(title ORDER BY nth) FILTER (WHERE nth <= ${AGENDA_SHOWN}) AS titles
    FROM (SELECT title, recorded_at, row_number() OVER (ORDER BY place, id) AS nth
          FROM governance.agenda_item WHERE meeting_id = m.id) AS item) AS a`;

/** When the person $1, or the organisation $2, sits in which body. */
const SITS = `
  SELECT body_id, period FROM governance.sitting WHERE person_id = $1
  UNION ALL
  SELECT body_id, period FROM governance.sitting WHERE organisation_id = $2`;

/** Reads what calendars tell of meetings. */
@Injectable()
export class CalendarLookup {
  constructor(private readonly source: DataSource) {}

  /** The bodies in which the person, or the organisation, has ever sat. */
  bodiesOf({ person, organisation }: Seated): Promise<Id<'body'>[]> {
    return this.bodies(`SELECT DISTINCT body_id AS id FROM (${SITS}) AS sits`, [uuidOf(person), uuidOf(organisation)]);
  }

  /** The bodies that a collaboration has or had. */
  bodiesOfCollaboration(collaboration: string): Promise<Id<'body'>[]> {
    return this.bodies('SELECT id FROM governance.body WHERE collaboration_id = $1', [collaboration]);
  }

  /**
   * The meetings of the bodies, in the order of time. What was never convened, and the link to take part from afar, are told of the
   * bodies in `insight` alone; the link also where the person or the organisation sits on the day.
   */
  async meetings(
    bodies: readonly Id<'body'>[],
    insight: readonly Id<'body'>[],
    { from, to, around, most }: CalendarWindow,
    seated?: Seated,
  ): Promise<CalendarMeeting[]> {
    const found = await rows<Row>(
      this.source.manager,
      `WITH sits AS MATERIALIZED (${SITS}),
       m AS (
         SELECT m.* FROM governance.meeting m
         WHERE m.body_id = ANY ($3) AND m.day BETWEEN $5 AND $6
           AND (m.convened_on IS NOT NULL OR m.recorded_on IS NOT NULL OR m.body_id = ANY ($4))
           AND ($1::uuid IS NULL OR EXISTS (SELECT FROM sits WHERE sits.body_id = m.body_id AND sits.period @> m.day))
         ORDER BY abs(m.day - $7::date), m.id LIMIT $8)
       ${TOLD} ORDER BY m.starts_at, m.id`,
      [
        seated ? uuidOf(seated.person) : null,
        seated ? uuidOf(seated.organisation) : null,
        bodies.map(uuidOf),
        insight.map(uuidOf),
        from.toString(),
        to.toString(),
        around.toString(),
        most,
      ],
    );
    const seesLink = ({ bodyId }: Row) => seated !== undefined || insight.includes(idOf('body', bodyId));
    return found.map((row) => toMeeting(seesLink(row) ? row : { ...row, link: null }));
  }

  /** Those of the meetings that were ever convened, as the transaction sees them; the viewer does not matter. */
  async convened(transaction: Transaction, meetings: readonly Id<'meeting'>[]): Promise<CalendarMeeting[]> {
    const found = await transaction.rowsAmong<Row>(
      `WITH m AS (SELECT * FROM governance.meeting WHERE id = ANY ($1) AND convened_on IS NOT NULL) ${TOLD}`,
      [meetings.map(uuidOf)],
    );
    return found.map(toMeeting);
  }

  private async bodies(statement: string, parameters: unknown[]): Promise<Id<'body'>[]> {
    const found = await rows<{ id: string }>(this.source.manager, statement, parameters);
    return found.map(({ id }) => idOf('body', id));
  }
}

const toMeeting = (row: Row): CalendarMeeting => ({
  meeting: idOf('meeting', row.meeting),
  status: row.status,
  sequence: row.sequence,
  timeZone: row.timeZone,
  startsAt: instantOf(row.startsAt),
  endsAt: instantOf(row.endsAt),
  changedAt: instantOf(row.changedAt),
  body: row.body,
  title: row.title ?? undefined,
  place: row.place ?? undefined,
  link: row.link ?? undefined,
  agenda: { titles: row.titles ?? [], count: row.count },
  cancellationReason: row.cancellationReason ?? undefined,
});
