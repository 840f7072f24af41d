import { Injectable } from '@nestjs/common';
import {
  type BodyKind,
  type CollaborationId,
  type CollaborationKind,
  type Id,
  idOf,
  type LocalDate,
  type LocalisedText,
  type MandateRole,
  type MergerRule,
  type OrganisationId,
  Period,
  type PersonId,
  type Provenance,
  type Quorum,
  type Rhythm,
  rhythm as rhythmOf,
  type SeatBasis,
  type SeatKind,
  uuidOf,
} from '@talkoot/contracts';
import { rowsAmong } from '@talkoot/platform/database';
import type { EntityManager } from 'typeorm';

type Executor = Pick<EntityManager, 'query'>;

/** What is known of a body, with those who have a part in it on the day. */
export interface BodyFacts {
  readonly id: Id<'body'>;
  readonly kind: BodyKind;
  readonly code: string | null;
  readonly name: LocalisedText;
  /** The organisation or the collaboration to which it belongs. */
  readonly of: OrganisationId | CollaborationId;
  /** By whose clocks it meets: a name of the IANA database. */
  readonly timeZone: string;
  readonly quorum: Quorum;
  /** Working days between convening a meeting and the meeting; null: none are asked for. */
  readonly noticeDays: number | null;
  readonly mergerRule: MergerRule;
  readonly rhythm: Rhythm | undefined;
  readonly period: Period;
  readonly provenance: Provenance;
  readonly version: number;
  readonly secretariat: OrganisationId | undefined;
  /** For whom its seats are, and for whom those who sit there do so. */
  readonly seated: readonly OrganisationId[];
}

/** Who holds a seat or stands in on a day. */
export interface KnownMandate {
  readonly id: Id<'mandate'>;
  readonly role: MandateRole;
  readonly person: PersonId | undefined;
  readonly organisation: OrganisationId | undefined;
}

/** A seat as it is on a day. */
export interface KnownSeat {
  readonly id: Id<'seat'>;
  readonly body: Id<'body'>;
  readonly place: number;
  readonly kind: SeatKind;
  readonly basis: SeatBasis | null;
  readonly title: LocalisedText | null;
  readonly organisation: OrganisationId | undefined;
  readonly mandates: readonly KnownMandate[];
}

type BodyRow = Omit<BodyFacts, 'id' | 'of' | 'rhythm' | 'period' | 'secretariat' | 'seated'> & {
  readonly id: string;
  readonly organisation: string | null;
  readonly collaboration: string | null;
  readonly collaborationKind: CollaborationKind | null;
  readonly rhythm: object | null;
  readonly period: string;
  readonly secretariat: string | null;
  readonly seated: string[];
};

interface MandateRow {
  readonly id: string;
  readonly role: MandateRole;
  readonly person: string | null;
  readonly organisation: string | null;
}

type SeatRow = Omit<KnownSeat, 'id' | 'body' | 'organisation' | 'mandates'> & {
  readonly id: string;
  readonly body: string;
  readonly organisation: string | null;
  readonly mandates: MandateRow[];
};

/** $2 is the day. Of `@>` alone PostgreSQL thinks that hardly a row fulfils it, and goes through all mandates for each body (see `during`). */
const BODY = `
  SELECT b.id, b.kind, b.code, b.name, b.organisation_id AS organisation, b.collaboration_id AS collaboration,
    b.collaboration_kind AS "collaborationKind", b.time_zone AS "timeZone", b.quorum, b.notice_days AS "noticeDays", b.merger_rule AS "mergerRule",
    b.rhythm, b.period, b.provenance, b.version,
    (SELECT organisation_id FROM governance.body_secretariat WHERE body_id = b.id AND coalesce(period @> $2::date, false)) AS secretariat,
    ARRAY(
      SELECT o.organisation_id FROM governance.seat s JOIN governance.seat_organisation o ON o.seat_id = s.id
      WHERE s.body_id = b.id AND coalesce(s.period @> $2::date, false) AND coalesce(o.period @> $2::date, false)
      UNION
      SELECT m.organisation_id FROM governance.seat s JOIN governance.mandate m ON m.seat_id = s.id
      WHERE s.body_id = b.id AND m.organisation_id IS NOT NULL AND coalesce(m.period @> $2::date, false)) AS seated
  FROM governance.body b`;

const SEATS = `
  SELECT s.id, s.body_id AS body, s.place, s.kind, s.basis, s.title, o.organisation_id AS organisation,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'role', m.role, 'person', m.person_id,
        'organisation', m.organisation_id) ORDER BY m.role, m.id)
      FROM governance.mandate m WHERE m.seat_id = s.id AND m.period @> $2::date), '[]') AS mandates
  FROM governance.seat s LEFT JOIN governance.seat_organisation o ON o.seat_id = s.id AND o.period @> $2::date
  WHERE s.body_id = ANY ($1) AND s.period @> $2::date
  ORDER BY s.body_id, s.place, s.id`;

/** Reads bodies and their seats as plain facts, in one statement a question. */
@Injectable()
export class BodiesLookup {
  async bodies(executor: Executor, ids: readonly Id<'body'>[], on: LocalDate): Promise<BodyFacts[]> {
    const found = await rowsAmong<BodyRow>(executor, `${BODY} WHERE b.id = ANY ($1)`, [ids.map(uuidOf), on.toString()]);
    return found.map(toBody);
  }

  /** The seats that exist on the day, with who sits there, in the order of the table. */
  async seats(executor: Executor, bodies: readonly Id<'body'>[], on: LocalDate): Promise<KnownSeat[]> {
    const found = await rowsAmong<SeatRow>(executor, SEATS, [bodies.map(uuidOf), on.toString()]);
    return found.map(toSeat);
  }

  /** Keeps others from changing the bodies, their seats and mandates until the end of the transaction. */
  async hold(executor: Executor, ids: readonly Id<'body'>[]): Promise<void> {
    await executor.query('SELECT FROM governance.body WHERE id = ANY ($1) ORDER BY id FOR SHARE', [ids.map(uuidOf)]);
  }
}

function toBody(row: BodyRow): BodyFacts {
  const { id, organisation, collaboration, collaborationKind, rhythm, period, secretariat, seated, ...facts } = row;
  const of =
    collaboration !== null && collaborationKind !== null
      ? idOf(collaborationKind, collaboration)
      : idOf('organisation', organisation ?? '');
  return {
    ...facts,
    id: idOf('body', id),
    of,
    rhythm: rhythm === null ? undefined : rhythmOf.parse(rhythm),
    period: Period.fromRange(period),
    secretariat: organisationOf(secretariat),
    seated: seated.map((each) => idOf('organisation', each)),
  };
}

function toSeat({ id, body, organisation, mandates, ...facts }: SeatRow): KnownSeat {
  return {
    ...facts,
    id: idOf('seat', id),
    body: idOf('body', body),
    organisation: organisationOf(organisation),
    mandates: mandates.map((each) => ({
      id: idOf('mandate', each.id),
      role: each.role,
      person: each.person === null ? undefined : idOf('person', each.person),
      organisation: organisationOf(each.organisation),
    })),
  };
}

const organisationOf = (uuid: string | null): OrganisationId | undefined =>
  uuid === null ? undefined : idOf('organisation', uuid);
