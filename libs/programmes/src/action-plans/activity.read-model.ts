import { ID } from '@nestjs/graphql';
import { DateScalar } from '@talkoot/platform/graphql';
import {
  distinct,
  during,
  exists,
  extend,
  isLinked,
  link,
  orderOf,
  parameter,
  type ReadContext,
  readModel,
  type ReadModel,
  type Row,
  select,
  sql,
  type Sql,
  Through,
  Via,
} from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { Programme } from '../programmes/programme.read-model.js';
import { itemInForce, ProgrammeItem } from '../revisions/revision.read-model.js';
import { ActionPlanEntity } from './action-plan.entity.js';
import { ActivityStatusEnum, ActivityTimelinessEnum } from './action-plan.enums.js';
import { ActionPlan } from './action-plan.read-model.js';
import {
  ActivityEntity,
  ActivityNoteEntity,
  ActivityPartnerEntity,
  ActivityResponsibleEntity,
  ActivityWaitEntity,
} from './activity.entity.js';

const responsibleFor = link(ActivityResponsibleEntity, { from: 'activity', to: 'organisation', dated: 'period' });
const partnerIn = link(ActivityPartnerEntity, { from: 'activity', to: 'organisation', dated: 'period' });
const waitsFor = link(ActivityWaitEntity, { from: 'activity', to: 'waitsFor' });
const isWaitedForBy = link(ActivityWaitEntity, { from: 'waitsFor', to: 'activity' });

/** Whether it is done or dropped by the day. */
const hasEnded = ({ status, statusOn }: Row<ActivityEntity>, { on }: ReadContext): Sql =>
  sql`(${status} IN ('done', 'dropped') AND coalesce(${statusOn} <= ${on}, true))`;

/** As `activityTimeliness` has it. */
function timelinessOn(activity: Row<ActivityEntity>, context: ReadContext): Sql {
  const isBlocked = exists(
    ActivityWaitEntity,
    (wait) =>
      sql`${wait.activity} = ${activity.id} AND ${exists(
        ActivityEntity,
        (other) => sql`${other.id} = ${wait.waitsFor} AND NOT ${hasEnded(other, context)}`,
      )}`,
  );
  return sql`CASE
    WHEN ${hasEnded(activity, context)} THEN ${activity.status}
    WHEN ${isBlocked} THEN 'blocked'
    WHEN ${activity.due} < ${context.on} THEN 'late'
    ELSE 'on-time' END`;
}

const programmeOf = (plan: Sql): Sql =>
  sql`(${select(
    ActionPlanEntity,
    ({ programme }) => programme,
    ({ id }) => ({ where: sql`${id} = ${plan}` }),
  )})`;

const ActivityNote: ReadModel<ActivityNoteEntity> = readModel({
  name: 'ActivityNote',
  plural: 'notes about an activity',
  description: 'How an activity goes, as somebody told it on a day.',
  table: ActivityNoteEntity,
  visible: [{ as: 'activity', of: () => Activity }],
  fields: (is) => ({
    on: is.day('on', 'The day of which it tells.'),
    organisation: is.one(
      () => Organisation,
      'organisation',
      'For which organisation it was written, as it is called on the day; null: somebody who runs the service wrote it.',
    ),
    text: is.localised('text', 'What it says.'),
  }),
  orders: (by) => ({ latest: by.descending('The latest first.', 'on') }),
});

export const Activity: ReadModel<ActivityEntity> = readModel({
  name: 'Activity',
  plural: 'activities',
  description: 'What is to be done by an action plan: what, by whom, by which day, and how it goes.',
  table: ActivityEntity,
  node: 'activity',
  relationsOf: { by: 'plan', model: () => ActionPlan },
  relations: { responsible: new Through(responsibleFor, 'id') },
  visible: [{ as: 'plan', of: () => ActionPlan }],
  fields: (is) => ({
    id: is.id('activity', 'id', 'Permanent id.'),
    actionPlan: is.one(() => ActionPlan, 'plan', 'Its action plan.', { required: true }),
    title: is.localised('title', 'What is to be done.'),
    description: is.localised('description', 'More about it.'),
    measure: is.one(
      () => ProgrammeItem,
      ({ measure, plan }, context) => itemInForce(measure, programmeOf(plan), context),
      'The measure that it serves, as it stands in the plan of the day; null: none, or the plan has it no more.',
    ),
    responsible: is.one(() => Organisation, new Through(responsibleFor, 'id'), 'Who is responsible on the day.'),
    partners: is.list(() => Organisation, new Through(partnerIn, 'id'), 'Who else takes part on the day.', {
      order: orderOf(Organisation).ascending('By country and code.', 'country', 'code'),
    }),
    start: is.day('start', 'The day on which it begins; null: not told.'),
    due: is.day('due', 'The last day on which it is in time.'),
    budget: is.money('budgetMinor', 'budgetCurrency', 'What it may cost; null: not told.', { nullable: true }),
    status: is.enumeration(ActivityStatusEnum, 'status', 'What has become of it, as it was reported last.'),
    statusOn: is.day('statusOn', 'The day of its status; null: nothing has been reported.'),
    timeliness: is.enumeration(ActivityTimelinessEnum, timelinessOn, 'How it stands on the day.', { dated: true }),
    dropReason: is.localised('dropReason', 'Why it was dropped.'),
    notes: is.connection(() => ActivityNote, 'activity', 'How it goes, the latest first.'),
    waitsFor: is.connection(
      () => Activity,
      new Through(waitsFor, 'id'),
      'The activities for which it waits, also of other programmes, by the last day.',
    ),
    blocks: is.connection(
      () => Activity,
      new Through(isWaitedForBy, 'id'),
      'The activities that wait for it, also of other programmes, as far as you may see them, by the last day.',
    ),
    copiedFrom: is.one(
      () => Activity,
      'copiedFrom',
      'The activity of an earlier year that it goes on with; null: none.',
    ),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the activity.'),
  }),
  filters: (where) => ({
    timeliness: where.such(
      () => [ActivityTimelinessEnum],
      parameter.texts,
      'Standing so on the day.',
      (activity, wanted, context) => sql`${timelinessOn(activity, context)} = ANY (${wanted})`,
    ),
    status: where.anyOf(ActivityStatusEnum, 'status', 'In one of these statuses.'),
    responsible: where.such(
      () => ID,
      parameter.id('organisation'),
      'For which this organisation is responsible, on the day.',
      ({ id }, organisation, context) => isLinked(responsibleFor, id, organisation, context),
    ),
    dueFrom: where.such(
      () => DateScalar,
      parameter.day,
      'Due on this day or after.',
      ({ due }, day) => sql`${due} >= ${day}`,
    ),
    dueTo: where.such(
      () => DateScalar,
      parameter.day,
      'Due on this day or before.',
      ({ due }, day) => sql`${due} <= ${day}`,
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    due: by.ascending('By the last day.', 'due'),
    latestDue: by.descending('The latest last day first.', 'due'),
  }),
});

extend(ActionPlan, (is) => ({
  activities: is.connection(() => Activity, 'plan', 'What is to be done, by the last day.'),
}));

extend(Programme, (is) => ({
  activities: is.connection(
    () => Activity,
    new Via(
      (programme) => distinct(ActionPlanEntity, 'id', (plan) => sql`${plan.programme} = ${programme}`),
      'id',
      'plan',
    ),
    'The activities of its action plans, of all organisations and years, by the last day.',
  ),
}));

extend(ProgrammeItem, (is) => ({
  activities: is.connection(
    () => Activity,
    new Via((lineage) => sql`SELECT ${lineage} AS id`, 'lineage', 'measure'),
    'The activities that serve it, where it is a measure, by the last day.',
  ),
}));

extend(Organisation, (is) => ({
  activities: is.connection(
    () => Activity,
    new Via(
      (organisation, { on }) =>
        distinct(
          ActivityResponsibleEntity,
          'activity',
          (each) => sql`${each.organisation} = ${organisation} AND ${during(each.period, on)}`,
        ),
      'id',
    ),
    'The activities for which it is responsible on the day, by the last day.',
    { dated: true },
  ),
}));
