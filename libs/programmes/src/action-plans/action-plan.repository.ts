import { Injectable } from '@nestjs/common';
import { grouped, type Id, idOf, type LocalDate, type OrganisationId, uuidOf } from '@talkoot/contracts';
import { partTable, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import { ActionPlanEntity, ActionPlanHolderEntity } from './action-plan.entity.js';
import { ActionPlan, type ActionPlanState } from './action-plan.js';

type ActionPlanId = Id<'actionplan'>;
type LineageId = Id<'itemlineage'>;

/** The plan of a programme that counts on a day. */
const IN_FORCE = `(SELECT r.id FROM programmes.revision r
  WHERE r.programme_id = $1 AND r.status = 'adopted' AND coalesce(r.adopted_on, '-infinity') <= $2 ORDER BY r.number DESC LIMIT 1)`;

@Injectable()
export class ActionPlanRepository {
  /** Loads those that there are and holds them until the end of the transaction. */
  async load(transaction: Transaction, ids: readonly ActionPlanId[]): Promise<ActionPlan[]> {
    const { today } = transaction.operation;
    const [found, holding] = await Promise.all([
      transaction.find(ActionPlanEntity, {
        where: { id: In([...ids]) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      }),
      transaction.find(ActionPlanHolderEntity, {
        where: { plan: In([...ids]) },
        order: { period: 'ASC', id: 'ASC' },
      }),
    ]);
    const holders = grouped(holding, ({ plan }) => plan);
    return found.map(({ id, version, recordedAt: _, ...state }) => {
      const own = (holders.get(id) ?? []).map((each) => ({
        id: each.id,
        organisation: each.organisation,
        period: each.period,
      }));
      return new ActionPlan(id, version, { ...state, holders: own }, { today });
    });
  }

  /** Whether the organisation has one for the area and the year, drafted or taken over. */
  async isThere(
    transaction: Transaction,
    { programme, area, year, organisation }: Pick<ActionPlanState, 'programme' | 'area' | 'year' | 'organisation'>,
  ): Promise<boolean> {
    const found = await transaction.rows(
      `SELECT FROM programmes.action_plan p
       WHERE p.programme_id = $1 AND p.area_id = $2 AND p.year = $3 AND p.status <> 'discarded'
         AND (p.organisation_id = $4 OR EXISTS (
           SELECT FROM programmes.action_plan_holder h WHERE h.plan_id = p.id AND h.organisation_id = $4 AND h.period @> $5::date))
       LIMIT 1`,
      [uuidOf(programme), uuidOf(area), year, uuidOf(organisation), transaction.operation.today.toString()],
    );
    return found.length > 0;
  }

  /** The area that an item is of, if the plan in force has it as one. */
  async areaOf(
    transaction: Transaction,
    programme: Id<'programme'>,
    item: Id<'programmeitem'>,
  ): Promise<LineageId | undefined> {
    const [found] = await transaction.rows<{ lineage: string }>(
      `SELECT a.lineage_id AS lineage FROM programmes.plan_area a JOIN programmes.item i ON i.lineage_id = a.lineage_id
       WHERE a.revision_id = ${IN_FORCE} AND i.id = $3`,
      [uuidOf(programme), transaction.operation.today.toString(), uuidOf(item)],
    );
    return found && idOf('itemlineage', found.lineage);
  }

  /** The measures below an area in the plan in force. */
  async measuresBelow(
    transaction: Transaction,
    { programme, area }: Pick<ActionPlanState, 'programme' | 'area'>,
  ): Promise<ReadonlySet<LineageId>> {
    const found = await transaction.rows<{ lineage: string }>(
      `WITH RECURSIVE below AS (
         SELECT i.id, i.lineage_id, i.kind FROM programmes.item i
         WHERE i.revision_id = ${IN_FORCE} AND i.lineage_id = $3 AND NOT i.dropped
         UNION ALL
         SELECT i.id, i.lineage_id, i.kind FROM programmes.item i JOIN below b ON i.parent_id = b.id WHERE NOT i.dropped)
       SELECT lineage_id AS lineage FROM below WHERE kind = 'measure'`,
      [uuidOf(programme), transaction.operation.today.toString(), uuidOf(area)],
    );
    return new Set(found.map(({ lineage }) => idOf('itemlineage', lineage)));
  }

  /** What it is the action plan of, by programme: its area, and the area of the shared programme that this one adapts. */
  async areasMet(
    transaction: Transaction,
    { programme, area }: Pick<ActionPlanState, 'programme' | 'area'>,
  ): Promise<ReadonlyMap<Id<'programme'>, LineageId>> {
    const found = await transaction.rows<{ programme: string; area: string }>(
      `SELECT l.programme_id AS programme, l.id AS area
       FROM programmes.item i JOIN programmes.item_lineage l ON l.id = i.adapted_from_id
       WHERE i.revision_id = ${IN_FORCE} AND i.lineage_id = $3 AND NOT i.dropped`,
      [uuidOf(programme), transaction.operation.today.toString(), uuidOf(area)],
    );
    const adapted = found.map((each) => [idOf('programme', each.programme), idOf('itemlineage', each.area)] as const);
    return new Map([[programme, area], ...adapted]);
  }

  /** Who has adopted the programme, as of today. */
  async adopters(transaction: Transaction, programme: Id<'programme'>): Promise<OrganisationId[]> {
    const found = await transaction.rows<{ id: string }>(
      'SELECT organisation_id AS id FROM programmes.adopter WHERE programme_id = $1 AND period @> $2::date',
      [uuidOf(programme), transaction.operation.today.toString()],
    );
    return found.map(({ id }) => idOf('organisation', id));
  }

  /** How many activities a plan has, dropped ones included, and who is responsible for them today. */
  async activitiesOf(
    transaction: Transaction,
    plan: ActionPlanId,
  ): Promise<{ readonly count: number; readonly responsible: readonly OrganisationId[] }> {
    const [found] = await transaction.rows<{ count: string; responsible: string[] }>(
      `SELECT count(DISTINCT a.id) AS count,
         coalesce(array_agg(DISTINCT r.organisation_id) FILTER (WHERE r.id IS NOT NULL), '{}') AS responsible
       FROM programmes.activity a
       LEFT JOIN programmes.activity_responsible r ON r.activity_id = a.id AND r.period @> $2::date
       WHERE a.plan_id = $1`,
      [uuidOf(plan), transaction.operation.today.toString()],
    );
    return {
      count: Number(found?.count ?? 0),
      responsible: (found?.responsible ?? []).map((each) => idOf('organisation', each)),
    };
  }

  /** Plans that one of the organisations holds on the day or later. */
  async idsInvolving(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    from: LocalDate,
  ): Promise<ActionPlanId[]> {
    const found = await transaction.rowsAmong<{ id: string }>(
      `SELECT DISTINCT plan_id AS id FROM programmes.action_plan_holder
       WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL)`,
      [organisations.map(uuidOf), from.toString()],
    );
    return found.map(({ id }) => idOf('actionplan', id));
  }

  save(transaction: Transaction, plans: readonly ActionPlan[]): Promise<void> {
    return transaction.save(plans, TABLES);
  }
}

const toRow = ({ id, version, state }: ActionPlan): Row<ActionPlanEntity> => ({
  id,
  version,
  programme: state.programme,
  area: state.area,
  year: state.year,
  organisation: state.organisation,
  status: state.status,
  adoptedOn: state.adoptedOn,
  decision: state.decision,
  copiedFrom: state.copiedFrom,
});

const toHolderRows = ({ id: plan, state }: ActionPlan): Row<ActionPlanHolderEntity>[] =>
  state.holders.map(({ id, organisation, period }) => ({ id, plan, organisation, period }));

const TABLES = [rootTable(ActionPlanEntity, toRow), partTable(ActionPlanHolderEntity, 'plan', toHolderRows)];
