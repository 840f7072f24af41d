import { Injectable } from '@nestjs/common';
import { type Id, idOf, type LocalDate, type OrganisationId, uuidOf, grouped } from '@talkoot/contracts';
import { partTable, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import type { Owners } from '../programmes/standing.js';
import { PlanEntity, PlanPartyEntity } from './plan.entity.js';
import { Plan } from './plan.js';

type PlanId = Id<'plan'>;

@Injectable()
export class PlanRepository {
  /** Loads those that there are and holds them until the end of the transaction; the owner is the programme's. */
  async load(transaction: Transaction, ids: readonly PlanId[], owners: Owners): Promise<Plan[]> {
    const { operation } = transaction;
    const [found, parties] = await Promise.all([
      transaction.find(PlanEntity, {
        where: { id: In([...ids]) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      }),
      transaction.find(PlanPartyEntity, {
        where: { plan: In([...ids]) },
        order: { period: 'ASC', id: 'ASC' },
      }),
    ]);
    const partiesOf = grouped(parties, ({ plan }) => plan);
    return found.map(({ id, version, recordedAt: _, ...facts }) => {
      const state = { ...facts, parties: partiesOf.get(id) ?? [] };
      return new Plan(id, version, state, { today: operation.today, owner: owners.get(facts.programme) });
    });
  }

  /** The programmes that plans answer. */
  async programmesOf(transaction: Transaction, ids: readonly PlanId[]): Promise<Id<'pilotprogramme'>[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      'SELECT DISTINCT programme_id AS id FROM pilots.plan WHERE id = ANY ($1)',
      [ids.map(uuidOf)],
    );
    return found.map(({ id }) => idOf('pilotprogramme', id));
  }

  /** Plans not decided yet that name one of the organisations on the day or later. */
  async idsInvolving(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    from: LocalDate,
  ): Promise<PlanId[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT DISTINCT p.id FROM pilots.plan_party y JOIN pilots.plan p ON p.id = y.plan_id
       WHERE p.status = 'submitted' AND y.organisation_id = ANY ($1) AND y.period && daterange($2, NULL)`,
      [organisations.map(uuidOf), from.toString()],
    );
    return found.map(({ id }) => idOf('plan', id));
  }

  save(transaction: Transaction, plans: readonly Plan[]): Promise<void> {
    return transaction.save(plans, TABLES);
  }
}

const toRow = ({ id, version, state }: Plan): Row<PlanEntity> => ({
  id,
  version,
  programme: state.programme,
  name: state.name,
  description: state.description,
  period: state.period,
  status: state.status,
  submittedOn: state.submittedOn,
  decidedOn: state.decidedOn,
  withdrawnOn: state.withdrawnOn,
  reason: state.reason,
  pilot: state.pilot,
  project: state.project,
  provenance: state.provenance,
});

const toPartyRows = ({ id, state }: Plan): Row<PlanPartyEntity>[] =>
  state.parties.map(({ id: party, role, organisation, period }) => ({
    id: party,
    plan: id,
    role,
    organisation,
    period,
  }));

const TABLES = [rootTable(PlanEntity, toRow), partTable(PlanPartyEntity, 'plan', toPartyRows)];
