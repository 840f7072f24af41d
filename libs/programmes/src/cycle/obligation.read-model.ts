import { ID } from '@nestjs/graphql';
import { Body } from '@talkoot/governance';
import { DateScalar, NodeType, ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  extend,
  parameter,
  partModel,
  quoted,
  type ReadContext,
  readModel,
  type ReadModel,
  rootConnection,
  type Row,
  sql,
  type Sql,
} from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { z } from 'zod';
import { type Duty, duty } from '../duties/duty.js';
import { cycleText } from '../duties/duty-text.js';
import { Programme } from '../programmes/programme.read-model.js';
import { itemInForce, ProgrammeItem } from '../revisions/revision.read-model.js';
import { ObligationEntity } from './obligation.entity.js';
import { SETTLING_KINDS } from './settling.js';
import { DutyKindEnum, DutyRoleEnum, DutyScopeEnum, ObligationStateEnum, TurnUnitEnum } from './obligation.enums.js';

const isLate = ({ status, due }: Row<ObligationEntity>, { on }: ReadContext): Sql =>
  sql`${status} = 'open' AND ${due} < ${on}`;

/** As `obligationState` has it, with its 30 days of notice. */
const stateOn = (obligation: Row<ObligationEntity>, context: ReadContext): Sql => {
  const { status, due } = obligation;
  return sql`CASE
    WHEN ${status} <> 'open' THEN ${status}
    WHEN ${isLate(obligation, context)} THEN 'late'
    WHEN ${due} <= ${context.on} + 30 THEN 'due'
    ELSE 'coming' END`;
};

export const Obligation: ReadModel<ObligationEntity> = readModel({
  name: 'Obligation',
  plural: 'obligations',
  description: 'One thing that the cycle of a programme demands once: what, for when, from whom.',
  table: ObligationEntity,
  node: 'obligation',
  relationsOf: { by: 'programme', model: () => Programme },
  relations: { responsible: 'owedBy' },
  visible: [{ as: 'programme', of: () => Programme }],
  fields: (is) => ({
    id: is.id('obligation', 'id', 'Permanent id.'),
    programme: is.one(() => Programme, 'programme', 'The programme whose cycle demands it.', { required: true }),
    kind: is.enumeration(DutyKindEnum, 'kind', 'What is due.'),
    turn: is.text('turn', 'For which time: a year (`2027`), part of a year (`2027-Q3`), or a council term (`T2025`).'),
    area: is.one(
      () => ProgrammeItem,
      ({ area, programme }, context) => itemInForce(area, programme, context),
      'The strategic area that it is for, in the plan of the day; null: it is for none, or the plan has it no more.',
    ),
    workingGroup: is.one(() => Body, 'workingGroup', 'The working group that it is for; null: none.'),
    owedBy: is.one(() => Organisation, 'owedBy', 'Who owes it: whose move it is.', { required: true }),
    due: is.day('due', 'The last day on which it is in time.'),
    dueMovedOn: is.day('dueMovedOn', 'When a decision moved its last day; null: it stands as the rhythm has it.'),
    dueReason: is.localised('dueReason', 'Why its last day was moved.'),
    status: is.enumeration(ObligationStateEnum, stateOn, 'How it stands on the day.', { dated: true }),
    lateSince: is.day(
      (obligation, context) => sql`CASE WHEN ${isLate(obligation, context)} THEN ${obligation.due} + 1 END`,
      'The first day on which it was late; null: it is not late.',
      { nullable: true, dated: true },
    ),
    statusOn: is.day('statusOn', 'When it was fulfilled, waived or withdrawn; null: it is open.'),
    fulfilledBy: is.polymorphic(
      NodeType,
      'The thing that fulfilled it by itself, if you may see it; null: somebody recorded it, or it is not fulfilled.',
      SETTLING_KINDS.map((kind) => ({
        kind,
        from: ({ fulfilledByKind, fulfilledBy }) =>
          sql`CASE ${fulfilledByKind} WHEN ${quoted(kind)} THEN ${fulfilledBy} END`,
      })),
    ),
    note: is.localised('note', 'By what it was fulfilled, in words, or why it was waived.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the obligation.'),
  }),
  filters: (where) => ({
    kind: where.anyOf(DutyKindEnum, 'kind', 'Of one of these kinds.'),
    status: where.such(
      () => [ObligationStateEnum],
      parameter.texts,
      'Standing so on the day.',
      (obligation, states, context) => sql`${stateOn(obligation, context)} = ANY (${states})`,
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
    owedBy: where.equal(() => ID, parameter.id('organisation'), 'owedBy', 'Owed by this organisation.'),
    programme: where.equal(() => ID, parameter.id('programme'), 'programme', 'Of this programme.'),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    due: by.ascending('By the last day.', 'due'),
    latestDue: by.descending('The latest last day first.', 'due'),
  }),
});

const ProgrammeDuty = partModel('ProgrammeDuty', 'What a cycle demands, how often and from whom.', (is) => ({
  key: is.text(({ element }) => sql`${element} #>> '{duty,key}'`, 'Its name within the programme.'),
  kind: is.enumeration(DutyKindEnum, ({ element }) => sql`${element} #>> '{duty,kind}'`, 'What is due.'),
  unit: is.enumeration(
    TurnUnitEnum,
    ({ element }) => sql`${element} #>> '{duty,every,unit}'`,
    'In what its rhythm counts.',
  ),
  every: is.int(
    ({ element }) => sql`(${element} #>> '{duty,every,count}')::int`,
    'Every how many of them; null: once in each council term.',
    { nullable: true },
  ),
  year: is.int(
    ({ element }) => sql`(${element} #>> '{duty,every,year}')::int`,
    'In which year of the council term; null: it counts in months or years.',
    { nullable: true },
  ),
  startsIn: is.int(({ element }) => sql`(${element} #>> '{duty,startsIn}')::int`, 'The year of its first turn.', {
    nullable: true,
  }),
  dueMonth: is.int(({ element }) => sql`(${element} #>> '{duty,due,month}')::int`, 'The month of its last day.', {
    nullable: true,
  }),
  dueDay: is.int(
    ({ element }) => sql`(${element} #>> '{duty,due,day}')::int`,
    'The day of the month of its last day, moved to the next working day.',
    { nullable: true },
  ),
  dueOnLastWorkingDay: is.flag(
    ({ element }) => sql`(${element} #>> '{duty,due,lastWorkingDay}') IS NOT NULL`,
    'Whether its last day is the last working day of the turn.',
  ),
  dueWorkingDaysAfter: is.int(
    ({ element }) => sql`(${element} #>> '{duty,due,workingDaysAfter}')::int`,
    'How many working days after the turn its last day is.',
    { nullable: true },
  ),
  scope: is.enumeration(DutyScopeEnum, ({ element }) => sql`${element} #>> '{duty,scope}'`, 'What there is one for.'),
  owedBy: is.enumeration(DutyRoleEnum, ({ element }) => sql`${element} #>> '{duty,owedBy}'`, 'Who owes it.'),
  from: is.day(({ element }) => sql`(${element} ->> 'from')::date`, 'What is due before is not demanded.'),
  provenance: is.enumeration(
    ProvenanceEnum,
    ({ element }) => sql`${element} #>> '{duty,provenance}'`,
    'Where the rhythm comes from.',
  ),
  dueProvenance: is.enumeration(
    ProvenanceEnum,
    ({ element }) => sql`${element} #>> '{duty,dueProvenance}'`,
    'Where its day comes from.',
  ),
}));

const current = ({ duties }: { readonly duties: Sql }, { on }: ReadContext): Sql =>
  sql`coalesce((SELECT jsonb_agg(d ORDER BY n) FROM jsonb_array_elements(${duties}) WITH ORDINALITY AS e(d, n)
    WHERE coalesce((d ->> 'to')::date, 'infinity') >= ${on}), '[]')`;

const stored = z.array(z.object({ duty })).transform((all) => all.map((each): Duty => each.duty));

extend(Programme, (is) => ({
  cycle: is.object(
    'ProgrammeCycle',
    'What its rhythm demands; null: nothing is known.',
    {
      of: 'What the rhythm of a programme demands, and how often.',
      present: (programme, context) => sql`jsonb_array_length(${current(programme, context)}) > 0`,
    },
    {
      text: is.computed<{ duties: unknown }>(
        String,
        'In plain words.',
        { duties: current },
        ({ duties }, { locale }) => cycleText(stored.parse(duties))?.[locale] ?? '',
        { localised: true },
      ),
      duties: is.parts(ProgrammeDuty, current, 'One by one.'),
    },
  ),
  obligations: is.connection(() => Obligation, 'programme', 'What its cycle demands, by the last day.'),
}));

extend(Organisation, (is) => ({
  obligations: is.connection(() => Obligation, 'owedBy', 'What it owes by the cycles of programmes, by the last day.'),
}));

rootConnection('obligations', () => Obligation, {
  description: 'What the cycles of programmes demand, by the last day.',
  access: 'public',
  dated: true,
});
