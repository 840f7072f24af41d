import { Injectable } from '@nestjs/common';
import {
  type CollaborationId,
  type CollaborationKind,
  grouped,
  type Id,
  idOf,
  isId,
  type LocalDate,
  type OrganisationId,
  rhythm as rhythmOf,
  uuidOf,
  collaborationKindOf,
} from '@talkoot/contracts';
import {
  LOCKS,
  partTable,
  rootTable,
  type Row,
  type Transaction,
  violatedConstraint,
} from '@talkoot/platform/database';
import { In } from 'typeorm';
import { refuse } from '../messages/index.js';
import { BodyEntity, BodySecretariatEntity, MandateEntity, SeatEntity, SeatOrganisationEntity } from './body.entity.js';
import { Body, type BodyStanding } from './body.js';
import type { Mandate, Seat } from './seat.js';
import { Seats } from './seats.js';

type BodyId = Id<'body'>;
/** A body, or something of it that is changed with it. */
export type OfBody = Id<'body' | 'seat' | 'mandate'>;
/** The organisation or the collaboration to which a body belongs. */
type Owning = OrganisationId | CollaborationId;
type OwningKind = 'organisation' | CollaborationKind;

@Injectable()
export class BodyRepository {
  /** Loads those that there are and holds them until the end of the transaction. */
  async load(
    transaction: Transaction,
    ids: readonly BodyId[],
    standingOf: (of: Owning) => BodyStanding,
  ): Promise<Body[]> {
    const [found, secretariats, seats] = await Promise.all([
      transaction.find(BodyEntity, {
        where: { id: In([...ids]) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      }),
      transaction.find(BodySecretariatEntity, {
        where: { body: In([...ids]) },
        order: { period: 'ASC' },
      }),
      this.seats(transaction, ids),
    ]);
    const secretariatsOf = grouped(secretariats, ({ body }) => body);
    return found.map((row) => {
      const body = toState(row, secretariatsOf.get(row.id) ?? []);
      return new Body(row.id, row.version, body, new Seats(seats.get(row.id)), standingOf(body.of));
    });
  }

  private async seats(transaction: Transaction, bodies: readonly BodyId[]): Promise<ReadonlyMap<BodyId, Seat[]>> {
    const found = await transaction.find(SeatEntity, {
      where: { body: In([...bodies]) },
      order: { place: 'ASC', id: 'ASC' },
    });
    const seats = found.map(({ id }) => id);
    const [organisations, mandates] = await Promise.all([
      transaction.find(SeatOrganisationEntity, {
        where: { seat: In(seats) },
        order: { period: 'ASC' },
      }),
      transaction.find(MandateEntity, {
        where: { seat: In(seats) },
        order: { period: 'ASC', id: 'ASC' },
      }),
    ]);
    const organisationsOf = grouped(organisations, ({ seat }) => seat);
    const mandatesOf = grouped(mandates, ({ seat }) => seat);
    const byBody = grouped(found, ({ body }) => body);
    return new Map(
      [...byBody].map(([body, rows]) => [
        body,
        rows.map((row) => toSeat(row, organisationsOf.get(row.id) ?? [], mandatesOf.get(row.id) ?? [])),
      ]),
    );
  }

  /** To what each of the bodies belongs; unknown ones are not in the answer. */
  async owning(transaction: Transaction, ids: readonly BodyId[]): Promise<ReadonlyMap<BodyId, Owning>> {
    const found = await transaction.rowsAmong<{ id: string; kind: OwningKind; owning: string }>(
      `SELECT id, coalesce(collaboration_kind, 'organisation') AS kind, coalesce(collaboration_id, organisation_id) AS owning
       FROM governance.body WHERE id = ANY ($1)`,
      [ids.map(uuidOf)],
    );
    return new Map(found.map(({ id, kind, owning }) => [idOf('body', id), idOf(kind, owning)]));
  }

  /** Those of the bodies whose reports come back to them, directly or through others; nobody else looks before the transaction has ended. */
  async reportingInCircles(transaction: Transaction, bodies: readonly BodyId[]): Promise<BodyId[]> {
    if (bodies.length === 0) return [];
    await transaction.rows(`SELECT pg_advisory_xact_lock(${LOCKS.reportsInCircles})`);
    const found = await transaction.rowsAmong<{ id: string }>(
      `WITH RECURSIVE line AS (
         SELECT id, reports_to_id FROM governance.body WHERE id = ANY ($1)
         UNION
         SELECT line.id, b.reports_to_id FROM governance.body b JOIN line ON b.id = line.reports_to_id)
       SELECT id FROM line WHERE reports_to_id = id`,
      [bodies.map(uuidOf)],
    );
    return found.map(({ id }) => idOf('body', id));
  }

  /** The body itself, or the one to which the seat or the mandate belongs. */
  async bodyOf(transaction: Transaction, id: OfBody): Promise<BodyId | undefined> {
    if (isId('body', id)) return id;
    const [found] = await transaction.rows<{ body: string }>(
      isId('seat', id)
        ? 'SELECT body_id AS body FROM governance.seat WHERE id = $1'
        : 'SELECT s.body_id AS body FROM governance.mandate m JOIN governance.seat s ON s.id = m.seat_id WHERE m.id = $1',
      [uuidOf(id)],
    );
    return found && idOf('body', found.body);
  }

  async idsByCode(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, BodyId>> {
    const found = await transaction.rowsAmong<{ id: string; code: string }>(
      'SELECT id, code FROM governance.body WHERE code = ANY ($1)',
      [codes],
    );
    return new Map(found.map(({ id, code }) => [code, idOf('body', id)]));
  }

  /** Bodies that belong to one of the organisations, or in which one has a part on the day or later. */
  async idsInvolving(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    from: LocalDate,
  ): Promise<BodyId[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT id FROM governance.body WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL)
       UNION
       SELECT body_id FROM governance.body_secretariat WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL)
       UNION
       SELECT s.body_id FROM governance.seat_organisation o JOIN governance.seat s ON s.id = o.seat_id
       WHERE o.organisation_id = ANY ($1) AND o.period && daterange($2, NULL)
       UNION
       SELECT s.body_id FROM governance.mandate m JOIN governance.seat s ON s.id = m.seat_id
       WHERE m.organisation_id = ANY ($1) AND m.period && daterange($2, NULL)`,
      [organisations.map(uuidOf), from.toString()],
    );
    return found.map(({ id }) => idOf('body', id));
  }

  /** Throws CODE_TAKEN. */
  save(transaction: Transaction, bodies: readonly Body[]): Promise<void> {
    return transaction.save(bodies, TABLES, (error) => {
      const taken = bodies.flatMap(({ state }) => state.code ?? []).join(', ');
      return violatedConstraint(error) === 'body_code' ? refuse('CODE_TAKEN', ['code'], { code: taken }) : error;
    });
  }
}

function owningOf({
  id,
  organisation,
  collaboration,
  collaborationKind,
}: Pick<BodyEntity, 'id' | 'organisation' | 'collaboration' | 'collaborationKind'>): Owning {
  if (organisation) return organisation;
  if (collaboration === undefined || collaborationKind === undefined) throw new Error(`Body of nothing: ${id}`);
  return idOf(collaborationKind, collaboration);
}

function toState(row: BodyEntity, secretariats: readonly BodySecretariatEntity[]): Body['state'] {
  const { kind, code, name, timeZone, quorum, noticeDays, mergerRule, rhythm, reportsTo, period, provenance } = row;
  return {
    kind,
    code,
    name,
    of: owningOf(row),
    timeZone,
    quorum,
    noticeDays,
    mergerRule,
    rhythm: rhythm && rhythmOf.parse(rhythm),
    reportsTo,
    period,
    provenance,
    secretariats,
  };
}

function toSeat(
  { id, place, kind, basis, title, keptApart, period, provenance }: SeatEntity,
  organisations: readonly SeatOrganisationEntity[],
  mandates: readonly MandateEntity[],
): Seat {
  return {
    id,
    place,
    kind,
    basis,
    title,
    keptApart,
    period,
    provenance,
    organisations,
    mandates: mandates.map(toMandate),
  };
}

const toMandate = ({ id, role, person, organisation, period, provenance }: MandateEntity): Mandate => ({
  id,
  role,
  person,
  organisation,
  period,
  provenance,
});

function toRow({ id, version, state }: Body): Row<BodyEntity> {
  const { secretariats: _, of, code, noticeDays, rhythm, ...facts } = state;
  const belongs = isId('organisation', of)
    ? { organisation: of, collaboration: undefined, collaborationKind: undefined }
    : { organisation: undefined, collaboration: uuidOf(of), collaborationKind: collaborationKindOf(of) };
  return {
    id,
    version,
    ...facts,
    ...belongs,
    code,
    noticeDays,
    rhythm: rhythm && rhythmOf.encode(rhythm),
    reportsTo: facts.reportsTo,
  };
}

const toSecretariatRows = ({ id: body, state }: Body): Row<BodySecretariatEntity>[] =>
  state.secretariats.map(({ id, organisation, period }) => ({ id, body, organisation, period }));

const toSeatRows = ({ id: body, seats }: Body): Row<SeatEntity>[] =>
  seats.all.map(({ id, place, kind, basis, title, keptApart, period, provenance }) => ({
    id,
    body,
    place,
    kind,
    basis,
    title,
    keptApart,
    period,
    provenance,
  }));

const toSeatOrganisationRows = ({ id: seat, organisations }: Seat): Row<SeatOrganisationEntity>[] =>
  organisations.map(({ id, organisation, period }) => ({ id, seat, organisation, period }));

const toMandateRows = ({ id: seat, mandates }: Seat): Row<MandateEntity>[] =>
  mandates.map(({ id, role, person, organisation, period, provenance }) => ({
    id,
    seat,
    role,
    person,
    organisation,
    period,
    provenance,
  }));

const TABLES = [
  rootTable(BodyEntity, toRow),
  partTable(BodySecretariatEntity, 'body', toSecretariatRows),
  partTable(SeatEntity, 'body', toSeatRows),
  partTable(SeatOrganisationEntity, 'seat', ({ seats }: Body) => seats.all.flatMap(toSeatOrganisationRows)),
  partTable(MandateEntity, 'seat', ({ seats }: Body) => seats.all.flatMap(toMandateRows)),
];
