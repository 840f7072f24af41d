import { ID } from '@nestjs/graphql';
import { Me, nameOfPerson } from '@talkoot/identity';
import { DateScalar } from '@talkoot/platform/graphql';
import {
  distinct,
  during,
  extend,
  isLinked,
  link,
  type ReadContext,
  parameter,
  readModel,
  type ReadModel,
  rootConnection,
  type Row,
  select,
  sql,
  type Sql,
  Through,
  Via,
  InPerson,
  exists,
} from '@talkoot/platform/read-model';
import { nameOfOrganisation, Organisation } from '@talkoot/registry';
import { AgendaItem } from '../meetings/agenda-item.read-model.js';
import { Decision } from '../meetings/decision.read-model.js';
import { MeetingEntity } from '../meetings/meeting.entity.js';
import { Meeting } from '../meetings/meeting.read-model.js';
import { ActionItemStatusEnum } from './action-item.enums.js';
import { ActionItemEntity, ActionItemOrganisationEntity } from './action-item.entity.js';

type Item = Row<ActionItemEntity>;

const responsible = link(ActionItemOrganisationEntity, { from: 'item', to: 'organisation', dated: 'period' });

/** How it stood on the day that is looked at. */
const statusOn = ({ doneOn, withdrawnOn }: Item, { on }: ReadContext): Sql =>
  sql`CASE WHEN ${doneOn} <= ${on} THEN 'done' WHEN ${withdrawnOn} <= ${on} THEN 'withdrawn' ELSE 'open' END`;

const isOpen = ({ doneOn, withdrawnOn }: Item, { on }: ReadContext): Sql =>
  sql`(coalesce(${doneOn} > ${on}, true) AND coalesce(${withdrawnOn} > ${on}, true))`;

const isLate = (item: Item, context: ReadContext): Sql =>
  sql`(coalesce(${item.due} < ${context.on}, false) AND ${isOpen(item, context)})`;

/** Whether who reads acts for the organisation that is responsible today, or is the person named for it. */
const isMine = ({ id, person }: Item, context: ReadContext): Sql =>
  sql`(coalesce(${person} = ${context.person}, false) OR ${isLinked(responsible, id, context.organisation, context, context.today)})`;

const bodyOf = ({ meeting }: Item): Sql =>
  sql`(${select(
    MeetingEntity,
    ({ body }) => body,
    ({ id }) => ({ where: sql`${id} = ${meeting}` }),
  )})`;

/** The person who is to do it, for the organisation that is responsible where there is one. */
const isNamed = ({ id, person }: Item, context: ReadContext): Sql => {
  const isOfOne = exists(
    ActionItemOrganisationEntity,
    (each) => sql`${each.item} = ${id} AND ${during(each.period, context.today)}`,
  );
  return sql`(${person} = ${context.person} AND (NOT ${isOfOne} OR ${isLinked(responsible, id, context.organisation, context, context.today)}))`;
};

export const ActionItem: ReadModel<ActionItemEntity> = readModel({
  name: 'ActionItem',
  plural: 'action items',
  description:
    'What a meeting asks somebody to do. Those responsible see it, and the body’s owner, its secretariat and those who sit in it.',
  table: ActionItemEntity,
  node: 'actionitem',
  relationsOf: { by: 'meeting', model: () => Meeting },
  relations: {
    responsible: new Through(responsible, 'id'),
    named: new InPerson(isNamed),
    person: new InPerson(({ person }, context) => sql`${person} = ${context.person}`),
  },
  visible: ['action-item'],
  sides: (join) => ({
    who: join(Me, (who, { person }) => sql`${who.id} = ${person}`),
    for: join(ActionItemOrganisationEntity, (o, { id }, { on }) => sql`${o.item} = ${id} AND ${during(o.period, on)}`),
  }),
  fields: (is) => ({
    id: is.id('actionitem', 'id', 'Permanent id.'),
    text: is.localised('text', 'What is to be done.'),
    meeting: is.one(() => Meeting, 'meeting', 'The meeting that asks for it.'),
    agendaItem: is.one(() => AgendaItem, 'item', 'The item of the agenda out of which it came, when that is told.'),
    decision: is.one(() => Decision, 'decision', 'The decision out of which it came; null: it came out of none.'),
    organisation: is.one(
      () => Organisation,
      new Through(responsible, 'id'),
      'The organisation that is responsible on the day; null: a person alone is.',
    ),
    person: is.id('person', 'person', 'The person who is responsible; null: nobody is named.'),
    responsibleName: is.localised(
      ({ who }) => nameOfPerson(who),
      'Who is responsible: the person, or the organisation under its name of the day where nobody is named.',
      {
        nullable: true,
        personal: { kind: 'person', property: 'person' },
        otherwise: (item, context) => nameOfOrganisation(item.for.organisation, context),
      },
    ),
    due: is.day('due', 'The day by which it is to be done; null: none was named.'),
    status: is.enumeration(ActionItemStatusEnum, statusOn, 'How it stood on the day.'),
    late: is.flag(isLate, 'Whether it was open after the day by which it was to be done.'),
    doneOn: is.day('doneOn', 'The day on which it was done; null: it was not.'),
    withdrawnOn: is.day('withdrawnOn', 'From which day it is asked for no longer.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the action item.'),
  }),
  filters: (where) => ({
    status: where.such(
      () => [ActionItemStatusEnum],
      parameter.texts,
      'In one of these statuses on the day looked at.',
      (item, statuses, context) => sql`${statusOn(item, context)} = ANY (${statuses})`,
    ),
    open: where.such(
      () => Boolean,
      parameter.flag,
      'Whether they are to be done still, on the day looked at.',
      (item, open, context) => sql`${isOpen(item, context)} = ${open}`,
    ),
    late: where.such(
      () => Boolean,
      parameter.flag,
      'Whether they are to be done still, and were due before the day looked at.',
      (item, late, context) => sql`${isLate(item, context)} = ${late}`,
    ),
    mine: where.such(
      () => Boolean,
      parameter.flag,
      'Whether you or the organisation that you act for is responsible today.',
      (item, mine, context) => sql`${isMine(item, context)} = ${mine}`,
    ),
    organisation: where.such(
      () => ID,
      parameter.id('organisation'),
      'For which this organisation is responsible on the day looked at.',
      ({ id }, organisation, context) => isLinked(responsible, id, organisation, context),
    ),
    person: where.equal(() => ID, parameter.id('person'), 'person', 'For which this person is responsible.'),
    body: where.such(
      () => ID,
      parameter.id('body'),
      'Asked for by the meetings of this body.',
      (item, body) => sql`${bodyOf(item)} = ${body}`,
    ),
    meeting: where.equal(() => ID, parameter.id('meeting'), 'meeting', 'Asked for by this meeting.'),
    dueBefore: where.such(
      () => DateScalar,
      parameter.day,
      'Due before this day.',
      ({ due }, day) => sql`${due} < ${day}`,
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    dueDate: by.ascending('As they are due, those without a day last.', {
      type: 'date',
      of: ({ due }) => sql`coalesce(${due}, 'infinity')`,
    }),
    latestDueDate: by.descending('The last due first, those without a day last.', {
      type: 'date',
      of: ({ due }) => sql`coalesce(${due}, '-infinity')`,
    }),
  }),
});

const itemsOf = (organisation: Sql, day: Sql): Sql =>
  distinct(
    ActionItemOrganisationEntity,
    'item',
    (o) => sql`${o.organisation} = ${organisation} AND ${during(o.period, day)}`,
  );

extend(Organisation, (is) => ({
  actionItems: is.connection(
    () => ActionItem,
    new Via((organisation, { on }) => itemsOf(organisation, on), 'id'),
    'What meetings ask it to do, as far as you may see it: for which it is responsible on the day.',
    { dated: true },
  ),
}));

extend(Me, (is) => ({
  actionItems: is.connection(
    () => ActionItem,
    new Via(
      (person, { organisation, today }) =>
        sql`${distinct(ActionItemEntity, 'id', (item) => sql`${item.person} = ${person}`)} UNION ${itemsOf(organisation, today)}`,
      'id',
    ),
    'What meetings ask the person, or the organisation that the person acts for, to do.',
    { dated: true },
  ),
}));

extend(Meeting, (is) => ({
  actionItems: is.connection(() => ActionItem, 'meeting', 'What it asks for, as far as you may see it.'),
}));

extend(AgendaItem, (is) => ({
  actionItems: is.connection(() => ActionItem, 'item', 'What is asked for out of it, as far as you may see it.'),
}));

extend(Decision, (is) => ({
  actionItems: is.connection(() => ActionItem, 'decision', 'What is done about it, as far as you may see it.'),
}));

rootConnection('actionItems', () => ActionItem, {
  description: 'What meetings ask for, as far as you may see it, as it is due.',
  access: 'public',
  dated: true,
});
