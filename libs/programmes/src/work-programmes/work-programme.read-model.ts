import { ID, Int } from '@nestjs/graphql';
import { Body, Decision } from '@talkoot/governance';
import { LocaleEnum, ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  extend,
  link,
  orderOf,
  parameter,
  readModel,
  type ReadModel,
  sql,
  Through,
  StandingTo,
} from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { Programme } from '../programmes/programme.read-model.js';
import { ItemEntity } from '../revisions/revision.entity.js';
import { countsOn, ProgrammeItem } from '../revisions/revision.read-model.js';
import {
  WorkProgrammeEntity,
  WorkTargetEntity,
  WorkTaskEntity,
  WorkTaskResponsibleEntity,
} from './work-programme.entity.js';
import { WorkProgrammeStatusEnum, WorkTaskStatusEnum } from './work-programme.enums.js';

const responsibleFor = link(WorkTaskResponsibleEntity, { from: 'task', to: 'organisation', dated: 'period' });

export const WorkProgramme: ReadModel<WorkProgrammeEntity> = readModel({
  name: 'WorkProgramme',
  plural: 'work programmes',
  description:
    'What a working group does for a programme in a year: its targets made concrete, its tasks, and the budget line that it carries out.',
  table: WorkProgrammeEntity,
  node: 'workprogramme',
  // Who prepares the meetings of the group decides for it, nobody else.
  relationsOf: { by: 'workingGroup', model: () => Body },
  relations: { 'programme-owner': new StandingTo(() => Programme, 'programme', 'owner') },
  visible: [
    { as: 'programme', of: () => Programme },
    { sees: 'work-programme', when: ({ status }) => sql`${status} = 'adopted'`, otherwise: 'work-programme-draft' },
  ],
  fields: (is) => ({
    id: is.id('workprogramme', 'id', 'Permanent id.'),
    programme: is.one(() => Programme, 'programme', 'The programme.', { required: true }),
    workingGroup: is.one(() => Body, 'workingGroup', 'The working group; null: you may not see it.'),
    year: is.int('year', 'The year.'),
    status: is.enumeration(WorkProgrammeStatusEnum, 'status', 'Where it stands today.'),
    adoptedOn: is.day('adoptedOn', 'When the group adopted it; null: not adopted, or the source tells no day.'),
    decision: is.one(() => Decision, 'decision', 'The decision of its meeting; null: it is not in this service.'),
    budgetLine: is.object(
      'BudgetLine',
      'The line of a budget that it carries out; null: nothing is told.',
      { of: 'A line of a budget.', present: ({ budgetName }) => sql`${budgetName} IS NOT NULL` },
      {
        name: is.localised(({ budgetName }) => budgetName, 'What the line is called.'),
        amount: is.money('budgetMinor', 'budgetCurrency', 'How much it has for the year; null: not told.', {
          nullable: true,
        }),
      },
    ),
    sourceLocale: is.enumeration(
      LocaleEnum,
      'sourceLocale',
      'The language of the source; texts in other languages are a translation of ours. Null: not stated.',
    ),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the work programme.'),
  }),
  filters: (where) => ({
    year: where.equal(() => Int, parameter.int, 'year', 'For this year.'),
    status: where.anyOf(WorkProgrammeStatusEnum, 'status', 'In one of these statuses.'),
    workingGroup: where.equal(() => ID, parameter.id('body'), 'workingGroup', 'Of this working group.'),
    programme: where.equal(() => ID, parameter.id('programme'), 'programme', 'Of this programme.'),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    latest: by.descending('The latest year first.', 'year'),
    oldest: by.ascending('The first year first.', 'year'),
  }),
});

const WorkTarget: ReadModel<WorkTargetEntity> = readModel({
  name: 'WorkTarget',
  plural: 'targets of a work programme',
  description: 'A target of the year, as a working group made it concrete.',
  table: WorkTargetEntity,
  visible: [{ as: 'workProgramme', of: () => WorkProgramme }],
  fields: (is) => ({
    workProgramme: is.one(() => WorkProgramme, 'workProgramme', 'The work programme.'),
    text: is.localised('text', 'What is to be reached in the year.'),
    item: is.first(
      () => ProgrammeItem,
      'item',
      (item, lineage, context) => sql`${item.lineage} = ${lineage} AND ${countsOn(item, context)}`,
      'The item of the plan that it serves, as it stands on the day; null: none, or the plan has it no more.',
      { order: orderOf(ItemEntity).ascending('There is one at most.', 'id') },
    ),
  }),
  filters: (where) => ({ changedSince: where.changedSince() }),
  orders: (by) => ({ place: by.ascending('In the order of the work programme.', 'place') }),
});

export const WorkTask: ReadModel<WorkTaskEntity> = readModel({
  name: 'WorkTask',
  plural: 'tasks of a work programme',
  description: 'What is to be done by a work programme.',
  table: WorkTaskEntity,
  node: 'worktask',
  relationsOf: { by: 'workProgramme', model: () => WorkProgramme },
  relations: { responsible: new Through(responsibleFor, 'id') },
  visible: [{ as: 'workProgramme', of: () => WorkProgramme }],
  fields: (is) => ({
    id: is.id('worktask', 'id', 'Permanent id.'),
    workProgramme: is.one(() => WorkProgramme, 'workProgramme', 'The work programme.', { required: true }),
    text: is.localised('text', 'What is to be done.'),
    responsible: is.one(
      () => Organisation,
      new Through(responsibleFor, 'id'),
      'Who does it, on the day; null: nobody is named.',
    ),
    due: is.day('due', 'By which day; null: not told.'),
    status: is.enumeration(WorkTaskStatusEnum, 'status', 'Where it stands today.'),
    statusOn: is.day('statusOn', 'When it was done or dropped; null: it is open.'),
  }),
  filters: (where) => ({
    status: where.anyOf(WorkTaskStatusEnum, 'status', 'In one of these statuses.'),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({ place: by.ascending('In the order of the work programme.', 'place') }),
});

extend(WorkProgramme, (is) => ({
  targets: is.list(() => WorkTarget, 'workProgramme', 'The targets of the year, in order.'),
  tasks: is.list(() => WorkTask, 'workProgramme', 'What is to be done, in order.'),
}));

extend(Programme, (is) => ({
  workProgrammes: is.connection(
    () => WorkProgramme,
    'programme',
    'What its working groups do in each year, the latest year first.',
  ),
}));

extend(Body, (is) => ({
  workProgrammes: is.connection(
    () => WorkProgramme,
    'workingGroup',
    'What it does for programmes in each year, the latest year first.',
  ),
}));
