import { ID, Int } from '@nestjs/graphql';
import { Decision } from '@talkoot/governance';
import {
  extend,
  isLinked,
  link,
  parameter,
  readModel,
  type ReadModel,
  rootConnection,
  select,
  sql,
  type Sql,
  Through,
} from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { Programme } from '../programmes/programme.read-model.js';
import { ItemEntity } from '../revisions/revision.entity.js';
import { itemInForce, ProgrammeItem } from '../revisions/revision.read-model.js';
import { ActionPlanEntity, ActionPlanHolderEntity } from './action-plan.entity.js';
import { ActionPlanStatusEnum } from './action-plan.enums.js';

/** Whose an action plan is. */
export const holderOf = link(ActionPlanHolderEntity, { from: 'plan', to: 'organisation', dated: 'period' });

/** What stays the same of an item. */
const lineageOf = (item: Sql): Sql =>
  sql`(${select(
    ItemEntity,
    ({ lineage }) => lineage,
    ({ id }) => ({ where: sql`${id} = ${item}` }),
  )})`;

export const ActionPlan: ReadModel<ActionPlanEntity> = readModel({
  name: 'ActionPlan',
  plural: 'action plans',
  description:
    'What an organisation does in a year for one strategic area of a programme. Anyone who sees the programme sees it from its adoption.',
  table: ActionPlanEntity,
  node: 'actionplan',
  relations: { self: new Through(holderOf, 'id') },
  visible: [
    { as: 'programme', of: () => Programme },
    { sees: 'action-plan', when: ({ status }) => sql`${status} = 'adopted'`, otherwise: 'action-plan-draft' },
  ],
  fields: (is) => ({
    id: is.id('actionplan', 'id', 'Permanent id.'),
    programme: is.one(() => Programme, 'programme', 'The programme.', { required: true }),
    area: is.one(
      () => ProgrammeItem,
      ({ area, programme }, context) => itemInForce(area, programme, context),
      'The strategic area, or the priority, as it stands in the plan of the day; null: the plan has it no more.',
    ),
    year: is.int('year', 'The calendar year.'),
    organisation: is.one(() => Organisation, new Through(holderOf, 'id'), 'Whose it is on the day.'),
    status: is.enumeration(ActionPlanStatusEnum, 'status', 'Where it stands today.'),
    adoptedOn: is.day('adoptedOn', 'The day of its adoption; null: not adopted.'),
    decision: is.one(() => Decision, 'decision', 'The decision of a meeting; null: it is not in this service.'),
    copiedFrom: is.one(
      () => ActionPlan,
      'copiedFrom',
      'The action plan of an earlier year that it took over; null: none.',
    ),
    version: is.int('version', 'Give it back as `expectedVersion` when you adopt or discard the action plan.'),
  }),
  filters: (where) => ({
    year: where.equal(() => Int, parameter.int, 'year', 'For this year.'),
    area: where.such(
      () => ID,
      parameter.id('programmeitem'),
      'For this strategic area or priority, whichever revision the item is of.',
      ({ area }, item) => sql`${area} = ${lineageOf(item)}`,
    ),
    organisation: where.such(
      () => ID,
      parameter.id('organisation'),
      'Of this organisation, on the day.',
      ({ id }, organisation, context) => isLinked(holderOf, id, organisation, context),
    ),
    programme: where.equal(() => ID, parameter.id('programme'), 'programme', 'Of this programme.'),
    status: where.anyOf(ActionPlanStatusEnum, 'status', 'In one of these statuses.'),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    latest: by.descending('The latest year first.', 'year'),
    oldest: by.ascending('The earliest year first.', 'year'),
  }),
});

extend(Programme, (is) => ({
  actionPlans: is.connection(
    () => ActionPlan,
    'programme',
    'Its action plans, of all organisations, the latest first.',
  ),
}));

rootConnection('actionPlans', () => ActionPlan, {
  description: 'Action plans of programmes, the latest year first.',
  access: 'public',
  dated: true,
});
