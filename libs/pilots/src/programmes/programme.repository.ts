import { Injectable } from '@nestjs/common';
import {
  grouped,
  type Id,
  idOf,
  type LocalDate,
  type LocalisedText,
  type OrganisationId,
  Period,
  uuidOf,
} from '@talkoot/contracts';
import { partTable, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import type { Owners } from './standing.js';
import {
  type CalledMunicipality,
  PilotProgramme,
  type PilotProgrammeEvent,
  type PilotProgrammeState,
} from './pilot-programme.js';
import type { OpenBusiness } from './programme-flow.js';
import { CalledMunicipalityEntity, PilotProgrammeEntity } from './programme.entity.js';

type ProgrammeId = Id<'pilotprogramme'>;

@Injectable()
export class PilotProgrammeRepository {
  /** Loads those that there are and holds them until the end of the transaction. */
  async load(transaction: Transaction, ids: readonly ProgrammeId[], owners: Owners): Promise<PilotProgramme[]> {
    const { operation } = transaction;
    const [found, municipalities] = await Promise.all([
      transaction.find(PilotProgrammeEntity, {
        where: { id: In([...ids]) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      }),
      transaction.find(CalledMunicipalityEntity, {
        where: { programme: In([...ids]) },
        order: { period: 'ASC', id: 'ASC' },
      }),
    ]);
    const called = grouped(municipalities, ({ programme }) => programme);
    return found.map((row) => {
      const standing = { today: operation.today, owner: owners.get(row.id) };
      return new PilotProgramme(row.id, row.version, toState(row, called.get(row.id) ?? []), standing);
    });
  }

  async idsByCode(transaction: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, ProgrammeId>> {
    const found = await transaction.rowsAmong<{ id: string; code: string }>(
      'SELECT id, code FROM pilots.programme WHERE code = ANY ($1)',
      [codes],
    );
    return new Map(found.map(({ id, code }) => [code, idOf('pilotprogramme', id)]));
  }

  /** Which of the programmes have told already that the succession gave them another owner. */
  async toldOfOwner(
    transaction: Transaction,
    ids: readonly ProgrammeId[],
    succession: Id<'succession'>,
  ): Promise<ReadonlySet<ProgrammeId>> {
    const name: PilotProgrammeEvent = 'pilot-programme.owner-changed.v1';
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT aggregate_id AS id FROM platform.event
       WHERE aggregate_id = ANY ($1) AND name = $2 AND data ->> 'succession' = $3`,
      [ids.map(uuidOf), name, succession],
    );
    return new Set(found.map(({ id }) => idOf('pilotprogramme', id)));
  }

  /** What is not finished in the programme, which the caller holds; and its pilots that were completed. */
  async businessOf(
    transaction: Transaction,
    id: ProgrammeId,
  ): Promise<OpenBusiness & { readonly completed: readonly LocalisedText[] }> {
    const found = await transaction.rows<{ kind: 'plans' | 'pilots' | 'completed'; name: LocalisedText }>(
      `SELECT 'plans' AS kind, name, submitted_on::text AS place FROM pilots.plan
         WHERE programme_id = $1 AND status = 'submitted'
       UNION ALL
       SELECT CASE WHEN status IN ('completed', 'closed') THEN 'completed' ELSE 'pilots' END, name, code FROM pilots.pilot
         WHERE programme_id = $1 AND status <> 'cancelled'
       ORDER BY kind, place`,
      [uuidOf(id)],
    );
    const namesOf = (kind: string) => found.filter((each) => each.kind === kind).map(({ name }) => name);
    return { plans: namesOf('plans'), pilots: namesOf('pilots'), completed: namesOf('completed') };
  }

  /** Those who have a part in its public pilots on the day, or applied with a plan that was decided. */
  async takingPart(transaction: Transaction, id: ProgrammeId, on: LocalDate): Promise<OrganisationId[]> {
    const found = await transaction.rows<{ id: string }>(
      `SELECT s.organisation_id AS id FROM pilots.partnership s JOIN pilots.pilot p ON p.id = s.pilot_id
         WHERE p.programme_id = $1 AND p.approved AND s.status = 'joined' AND s.period @> $2::date
       UNION
       SELECT r.organisation_id FROM pilots.responsibility r JOIN pilots.pilot p ON p.id = r.collaboration_id
         WHERE p.programme_id = $1 AND p.approved AND r.period @> $2::date
       UNION
       SELECT y.organisation_id FROM pilots.plan_party y JOIN pilots.plan p ON p.id = y.plan_id
         WHERE p.programme_id = $1 AND p.decided_on IS NOT NULL AND y.role = 'applicant' AND y.period @> $2::date`,
      [uuidOf(id), on.toString()],
    );
    return found.map(({ id: organisation }) => idOf('organisation', organisation));
  }

  /** Programmes whose call is open and names somebody who has not been told; others' transactions leave them alone. */
  async claimCallsOpen(transaction: Transaction, today: LocalDate, atMost: number): Promise<ProgrammeId[]> {
    const found = await transaction.rows<{ id: string }>(
      `SELECT id FROM pilots.programme
       WHERE status = 'active' AND call @> $1::date AND id IN (
         SELECT c.programme_id FROM pilots.called_municipality c JOIN pilots.programme p ON p.id = c.programme_id
         WHERE c.period @> $1::date AND c.told_of IS DISTINCT FROM lower(p.call))
       ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [today.toString(), atMost],
    );
    return found.map(({ id }) => idOf('pilotprogramme', id));
  }

  /** Programmes whose call names one of the organisations on the day or later. */
  async idsCalling(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    from: LocalDate,
  ): Promise<ProgrammeId[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT DISTINCT programme_id AS id FROM pilots.called_municipality
       WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL)`,
      [organisations.map(uuidOf), from.toString()],
    );
    return found.map(({ id }) => idOf('pilotprogramme', id));
  }

  save(transaction: Transaction, programmes: readonly PilotProgramme[]): Promise<void> {
    return transaction.save(programmes, TABLES);
  }
}

function toState(row: PilotProgrammeEntity, called: readonly CalledMunicipality[]): PilotProgrammeState {
  const { code, name, aims, characteristics, period, provenance, status, statusOn } = row;
  return {
    status,
    statusOn,
    statusReason: row.statusReason,
    called,
    code,
    name,
    basis: row.basis,
    aims,
    characteristics,
    period,
    call: row.call?.from && { opens: row.call.from, closes: row.call.to },
    funding: row.fundingKind && { kind: row.fundingKind, purposes: row.fundingPurposes, unfunded: row.fundingUnfunded },
    documentedPartners:
      row.documentedPartners === undefined || row.documentedPartnersProvenance === undefined
        ? undefined
        : {
            count: row.documentedPartners,
            asOf: row.documentedPartnersAsOf,
            provenance: row.documentedPartnersProvenance,
          },
    provenance,
  };
}

const toRow = ({ id, version, state }: PilotProgramme): Row<PilotProgrammeEntity> => ({
  id,
  version,
  code: state.code,
  name: state.name,
  basis: state.basis,
  aims: [...state.aims],
  characteristics: [...state.characteristics],
  period: state.period,
  call: state.call && Period.of(state.call.opens, state.call.closes),
  fundingKind: state.funding?.kind,
  fundingPurposes: [...(state.funding?.purposes ?? [])],
  fundingUnfunded: [...(state.funding?.unfunded ?? [])],
  documentedPartners: state.documentedPartners?.count,
  documentedPartnersAsOf: state.documentedPartners?.asOf,
  documentedPartnersProvenance: state.documentedPartners?.provenance,
  status: state.status,
  statusOn: state.statusOn,
  statusReason: state.statusReason,
  provenance: state.provenance,
});

const TABLES = [
  rootTable(PilotProgrammeEntity, toRow),
  partTable(CalledMunicipalityEntity, 'programme', ({ id, state }: PilotProgramme) =>
    state.called.map(({ toldOf, ...each }) => ({ ...each, programme: id, toldOf })),
  ),
];
