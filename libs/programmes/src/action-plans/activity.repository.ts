import { Injectable } from '@nestjs/common';
import {
  grouped,
  type Id,
  idOf,
  type LocalDate,
  type LocalisedText,
  Money,
  type OrganisationId,
  uuidOf,
} from '@talkoot/contracts';
import { changedPartTable, LOCKS, partTable, rootTable, type Row, type Transaction } from '@talkoot/platform/database';
import { In } from 'typeorm';
import { shortestWay } from '../programmes/ways.js';
import type { ActionPlan } from './action-plan.js';
import {
  ActivityEntity,
  ActivityNoteEntity,
  ActivityPartnerEntity,
  ActivityResponsibleEntity,
  ActivityWaitEntity,
} from './activity.entity.js';
import { Activity } from './activity.js';

type ActivityId = Id<'activity'>;
type ActionPlanId = Id<'actionplan'>;

/** In which plan an activity stands, and how many notes it has. */
export interface ActivityPlace {
  readonly id: ActivityId;
  readonly plan: ActionPlanId;
  readonly notes: number;
}

@Injectable()
export class ActivityRepository {
  /** Where those stand that there are. */
  placesOf(transaction: Transaction, ids: readonly ActivityId[]): Promise<ActivityPlace[]> {
    return places(transaction, 'a.id = ANY ($1)', ids.map(uuidOf));
  }

  /** Where all activities of a plan stand. */
  placesIn(transaction: Transaction, plan: ActionPlanId): Promise<ActivityPlace[]> {
    return places(transaction, 'a.plan_id = ANY ($1)', [uuidOf(plan)]);
  }

  /** Loads those at the places and holds them until the end of the transaction. */
  async load(
    transaction: Transaction,
    at: readonly ActivityPlace[],
    plans: readonly ActionPlan[],
  ): Promise<Activity[]> {
    const { today } = transaction.operation;
    const ids = at.map(({ id }) => id);
    const order = { period: 'ASC', id: 'ASC' } as const;
    const [found, responsible, partners, waits] = await Promise.all([
      transaction.find(ActivityEntity, {
        where: { id: In(ids) },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      }),
      transaction.find(ActivityResponsibleEntity, { where: { activity: In(ids) }, order }),
      transaction.find(ActivityPartnerEntity, { where: { activity: In(ids) }, order }),
      transaction.find(ActivityWaitEntity, { where: { activity: In(ids) }, order: { id: 'ASC' } }),
    ]);
    const placeOf = new Map(at.map((each) => [each.id, each]));
    const planOf = new Map(plans.map((each) => [each.id, each]));
    const [responsibleOf, partnersOf, waitsOf] = [
      grouped(responsible, ({ activity }) => activity),
      grouped(partners, ({ activity }) => activity),
      grouped(waits, ({ activity }) => activity),
    ];
    return found.map(({ id, version, recordedAt: _, plan: of, budgetMinor, budgetCurrency, ...facts }) => {
      const plan = planOf.get(of);
      if (!plan) throw new Error(`An activity without its plan: ${id}`);
      const state = {
        ...facts,
        budget:
          budgetMinor === undefined || budgetCurrency === undefined
            ? undefined
            : Money.ofMinor(budgetMinor, budgetCurrency),
        responsible: (responsibleOf.get(id) ?? []).map(toDated),
        partners: (partnersOf.get(id) ?? []).map(toDated),
        waitsFor: (waitsOf.get(id) ?? []).map((each) => ({ id: each.id, activity: each.waitsFor })),
      };
      return new Activity(id, version, state, { today, plan, notes: placeOf.get(id)?.notes ?? 0 });
    });
  }

  /** Lets nobody else link activities until the end of the transaction: of two links each could close the circle of the other. */
  async holdLinks(transaction: Transaction): Promise<void> {
    await transaction.rows(`SELECT pg_advisory_xact_lock(${LOCKS.activitiesInCircles})`);
  }

  /** The titles on the shortest way by which an activity waits for another one, from the one to the other; none: it does not wait for it. */
  async titlesTo(transaction: Transaction, goal: ActivityId, from: ActivityId): Promise<LocalisedText[]> {
    const links = await transaction.rows<{ id: string; waits_for: string }>(
      `WITH RECURSIVE line AS (
         SELECT activity_id, waits_for_id FROM programmes.activity_wait WHERE activity_id = $1
         UNION
         SELECT w.activity_id, w.waits_for_id
         FROM programmes.activity_wait w JOIN line ON line.waits_for_id = w.activity_id)
       SELECT activity_id AS id, waits_for_id AS waits_for FROM line
       WHERE EXISTS (SELECT FROM line WHERE waits_for_id = $2) ORDER BY activity_id, waits_for_id`,
      [uuidOf(from), uuidOf(goal)],
    );
    const linksOf = grouped(links, ({ id }) => id);
    const nextOf = (at: string) => (linksOf.get(at) ?? []).map((link) => link.waits_for);
    const way = shortestWay([uuidOf(from)], uuidOf(goal), nextOf) ?? [];
    const found = await transaction.rowsAmong<{ title: LocalisedText }>(
      'SELECT title FROM programmes.activity WHERE id = ANY ($1) ORDER BY array_position($1, id)',
      [way],
    );
    return found.map(({ title }) => title);
  }

  /** Whether everybody who sees the plan sees the activity: it is of that plan, or of one that was adopted. */
  async isSeenWith(transaction: Transaction, activity: ActivityId, plan: ActionPlanId): Promise<boolean> {
    const found = await transaction.rows(
      `SELECT FROM programmes.activity a JOIN programmes.action_plan p ON p.id = a.plan_id
       WHERE a.id = $1 AND (p.id = $2 OR p.status = 'adopted')`,
      [uuidOf(activity), uuidOf(plan)],
    );
    return found.length > 0;
  }

  /** Open activities for which one of the organisations is responsible, or a partner, on the day or later. */
  async placesInvolving(
    transaction: Transaction,
    organisations: readonly OrganisationId[],
    from: LocalDate,
  ): Promise<ActivityPlace[]> {
    const found = await transaction.rowsAmong<PlaceRow>(
      `${PLACES} WHERE a.status IN ('planned', 'in-progress') AND a.id IN (
         SELECT activity_id FROM programmes.activity_responsible WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL)
         UNION ALL
         SELECT activity_id FROM programmes.activity_partner WHERE organisation_id = ANY ($1) AND period && daterange($2, NULL))`,
      [organisations.map(uuidOf), from.toString()],
    );
    return found.map(toPlace);
  }

  save(transaction: Transaction, activities: readonly Activity[]): Promise<void> {
    return transaction.save(activities, TABLES);
  }
}

interface PlaceRow {
  readonly id: string;
  readonly plan: string;
  readonly notes: string;
}

const PLACES = `SELECT a.id, a.plan_id AS plan,
  (SELECT count(*) FROM programmes.activity_note n WHERE n.activity_id = a.id) AS notes FROM programmes.activity a`;

const toPlace = ({ id, plan, notes }: PlaceRow): ActivityPlace => ({
  id: idOf('activity', id),
  plan: idOf('actionplan', plan),
  notes: Number(notes),
});

async function places(transaction: Transaction, which: string, ids: readonly string[]): Promise<ActivityPlace[]> {
  const found = await transaction.rowsAmong<PlaceRow>(`${PLACES} WHERE ${which}`, [ids]);
  return found.map(toPlace);
}

const toDated = ({ id, organisation, period }: ActivityResponsibleEntity | ActivityPartnerEntity) => ({
  id,
  organisation,
  period,
});

const toRow = ({ id, version, plan, state }: Activity): Row<ActivityEntity> => ({
  id,
  version,
  plan: plan.id,
  title: state.title,
  description: state.description,
  measure: state.measure,
  start: state.start,
  due: state.due,
  budgetMinor: state.budget?.minor,
  budgetCurrency: state.budget?.currency,
  status: state.status,
  statusOn: state.statusOn,
  dropReason: state.dropReason,
  copiedFrom: state.copiedFrom,
});

const toResponsibleRows = ({ id: activity, state }: Activity): Row<ActivityResponsibleEntity>[] =>
  state.responsible.map(({ id, organisation, period }) => ({ id, activity, organisation, period }));

const toPartnerRows = ({ id: activity, state }: Activity): Row<ActivityPartnerEntity>[] =>
  state.partners.map(({ id, organisation, period }) => ({ id, activity, organisation, period }));

const toWaitRows = ({ id: activity, state }: Activity): Row<ActivityWaitEntity>[] =>
  state.waitsFor.map(({ id, activity: waitsFor }) => ({ id, activity, waitsFor }));

const toNoteRows = ({ id: activity, addedNotes }: Activity): Row<ActivityNoteEntity>[] =>
  addedNotes.map((each) => ({ ...each, activity }));

const TABLES = [
  rootTable(ActivityEntity, toRow),
  partTable(ActivityResponsibleEntity, 'activity', toResponsibleRows),
  partTable(ActivityPartnerEntity, 'activity', toPartnerRows),
  partTable(ActivityWaitEntity, 'activity', toWaitRows),
  changedPartTable(ActivityNoteEntity, toNoteRows),
];
