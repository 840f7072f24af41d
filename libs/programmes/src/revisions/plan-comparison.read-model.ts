import { Int } from '@nestjs/graphql';
import type { ItemAspect, ItemKind, LocalisedText, PlanChange } from '@talkoot/contracts';
import {
  extend,
  orderOf,
  parameter,
  plainTable,
  readModel,
  type ReadModel,
  required,
  select,
  sql,
  type Sql,
} from '@talkoot/platform/read-model';
import { ProgrammeEntity } from '../programmes/programme.entity.js';
import { Programme } from '../programmes/programme.read-model.js';
import { type ComparedItem, differenceText } from './difference-text.js';
import { RevisionEntity } from './revision.entity.js';
import { ItemAspectEnum, PlanChangeEnum, ProgrammeItemKindEnum } from './revision.enums.js';
import { ProgrammeItem, Revision, revisionInForce } from './revision.read-model.js';

/** For the cost: plans that are compared may have thousands of items. */
const USUAL_ITEMS = 1_000;

interface ComparisonRow {
  /** The ids of both revisions. */
  readonly id: readonly string[];
  readonly revision: string;
  readonly other: string;
  /** Those carried, changed, dropped and added. */
  readonly counts: readonly number[];
}

interface DifferenceRow {
  /** Of the item in this plan, or in the other one. */
  readonly id: string;
  readonly comparison: readonly string[];
  readonly revision: string;
  readonly other: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly path: readonly number[];
  readonly code: string;
  readonly kind: ItemKind;
  readonly change: PlanChange;
  readonly aspects: readonly ItemAspect[];
  readonly name: LocalisedText;
  readonly beforeName: LocalisedText | null;
  readonly reason: LocalisedText | null;
  readonly replacement: object | null;
}

/** The codes of the measures that come before an item in its plan. */
const dependenciesOf = (item: Sql): Sql =>
  sql`ARRAY(SELECT other.code FROM programmes.item this
    JOIN programmes.item other ON other.revision_id = this.revision_id AND other.lineage_id = ANY (this.depends_on) AND NOT other.dropped
    WHERE this.id = ${item} ORDER BY other.code)`;

const PlanDifference: ReadModel<DifferenceRow> = readModel({
  name: 'PlanDifference',
  plural: 'differences',
  description: 'One item of a plan beside the one that it comes from in another plan.',
  table: plainTable<DifferenceRow>('programmes', 'plan_difference', {
    id: ['id', 'uuid'],
    comparison: ['comparison_id', 'uuid[]'],
    revision: ['revision_id', 'uuid'],
    other: ['other_id', 'uuid'],
    before: ['before_id', 'uuid?'],
    after: ['after_id', 'uuid?'],
    path: ['path', 'integer[]'],
    code: ['code', 'text'],
    kind: ['kind', 'text'],
    change: ['change', 'text'],
    aspects: ['aspects', 'text[]'],
    name: ['name', 'jsonb'],
    beforeName: ['before_name', 'jsonb?'],
    reason: ['reason', 'jsonb?'],
    replacement: ['replacement', 'jsonb?'],
  }),
  visible: [{ as: 'comparison', of: () => PlanComparison }],
  fields: (is) => ({
    code: is.text('code', 'Its code in this plan; of a dropped one in the other plan.'),
    kind: is.enumeration(ProgrammeItemKindEnum, 'kind', 'What it is.'),
    change: is.enumeration(PlanChangeEnum, 'change', 'What became of it.'),
    aspects: is.enumerations(ItemAspectEnum, 'aspects', 'What has changed; empty unless it is changed.'),
    reason: is.localised('reason', 'Why it is changed, dropped or added; null: nothing is told.'),
    before: is.one(() => ProgrammeItem, 'before', 'The item in the other plan; null: it is added.'),
    after: is.one(() => ProgrammeItem, 'after', 'The item in this plan; null: it is dropped.'),
    text: is.computed<ComparedItem>(
      String,
      'The difference in plain words, in the reader’s language.',
      {
        change: 'change',
        kind: 'kind',
        code: 'code',
        name: 'name',
        before: 'beforeName',
        aspects: 'aspects',
        replacement: 'replacement',
        dependencies: ({ aspects, before, after }) =>
          sql`CASE WHEN 'depends-on' = ANY (${aspects}) THEN jsonb_build_object('before', ${dependenciesOf(before)}, 'after', ${dependenciesOf(after)}) END`,
      },
      (item, { locale }) => differenceText(item, locale),
      { localised: true },
    ),
  }),
  orders: (by) => ({ place: by.ascending('In the order of the plans.', 'path') }),
});

const PlanComparison: ReadModel<ComparisonRow> = readModel({
  name: 'PlanComparison',
  plural: 'comparisons',
  description: 'How a plan differs from another one: from another revision, or from the plan that it adapts.',
  table: plainTable<ComparisonRow>('programmes', 'plan_comparison', {
    id: ['id', 'uuid[]'],
    revision: ['revision_id', 'uuid'],
    other: ['other_id', 'uuid'],
    counts: ['counts', 'integer[]'],
  }),
  visible: [
    { as: 'revision', of: () => Revision },
    { as: 'other', of: () => Revision },
  ],
  fields: (is) => ({
    revision: is.one(() => Revision, 'revision', 'This plan.', { required: true }),
    other: is.one(() => Revision, 'other', 'The plan with which it is compared.', { required: true }),
    carried: is.int(({ counts }) => sql`(${counts})[1]`, 'How many items are taken over as they are.'),
    changed: is.int(({ counts }) => sql`(${counts})[2]`, 'How many are taken over and changed.'),
    dropped: is.int(({ counts }) => sql`(${counts})[3]`, 'How many of the other plan have nothing here.'),
    added: is.int(({ counts }) => sql`(${counts})[4]`, 'How many are of this plan only.'),
    nodes: is.list(() => PlanDifference, 'comparison', 'Every item of both plans, in the order of the plans.', {
      usual: USUAL_ITEMS,
      found: ({ revision, other }, key) => sql`${revision} = (${key})[1] AND ${other} = (${key})[2]`,
    }),
  }),
});

const onlyOne = orderOf(PlanComparison).ascending('There is one at most.', 'revision');

extend(Programme, (is) => ({
  comparison: is.first(
    () => PlanComparison,
    'id',
    ({ revision, other }, programme, context, given) => {
      const adapted = select(
        ProgrammeEntity,
        ({ id }) => id,
        ({ code }) => ({ where: sql`${code} = ${given('with')}` }),
      );
      return sql`${revision} = (${revisionInForce(programme, context)}) AND ${other} = (${revisionInForce(sql`(${adapted})`, context)})`;
    },
    'How its plan differs on the day from that of the programme that it adapts; null: it adapts another one or none.',
    {
      order: onlyOne,
      arguments: { with: required(() => String, parameter.text, 'The code of the programme that it adapts.') },
    },
  ),
}));

extend(Revision, (is) => ({
  comparison: is.first(
    () => PlanComparison,
    'id',
    (comparison, revision, _, given) => {
      const programme = select(
        RevisionEntity,
        (each) => each.programme,
        ({ id }) => ({ where: sql`${id} = ${revision}` }),
      );
      const other = select(
        RevisionEntity,
        ({ id }) => id,
        (each) => ({ where: sql`${each.programme} = (${programme}) AND ${each.number} = ${given('with')}` }),
      );
      return sql`${comparison.revision} = ${revision} AND ${comparison.other} = (${other})`;
    },
    'How it differs from another revision of its programme; null: there is no other one with this number.',
    {
      order: onlyOne,
      arguments: { with: required(() => Int, parameter.int, 'The number of the other revision.') },
    },
  ),
}));
