import { ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  distinct,
  extend,
  orderOf,
  type ReadContext,
  readModel,
  type ReadModel,
  type Row,
  select,
  sql,
  type Sql,
  Via,
} from '@talkoot/platform/read-model';
import { Programme } from '../programmes/programme.read-model.js';
import { ItemEntity } from '../revisions/revision.entity.js';
import { besides, itemInForce, ProgrammeItem } from '../revisions/revision.read-model.js';
import { MeasureReportEntity } from './measure-report.entity.js';
import { MeasureStatusEnum } from './measure-report.enums.js';

export const MeasureReport: ReadModel<MeasureReportEntity> = readModel({
  name: 'MeasureReport',
  plural: 'reports of a measure',
  description: 'How a measure of a programme stands from a day on, as it was reported.',
  table: MeasureReportEntity,
  node: 'measurereport',
  visible: [{ as: 'programme', of: () => Programme }],
  fields: (is) => ({
    id: is.id('measurereport', 'id', 'Permanent id.'),
    programme: is.one(() => Programme, 'programme', 'The programme of the measure.', { required: true }),
    item: is.one(
      () => ProgrammeItem,
      ({ lineage, programme }, context) => itemInForce(lineage, programme, context),
      'The measure in the plan of the day; null: the plan has it no more.',
    ),
    status: is.enumeration(MeasureStatusEnum, 'status', 'How it stands.'),
    on: is.day('on', 'Since when.'),
    note: is.localised('note', 'More about it.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
  }),
  orders: (by) => ({ latest: by.descending('The latest first.', 'on') }),
});

/** Something of the report that counts on the day: the last one by then. */
const ofLast = (lineage: Sql, column: 'status' | 'on' | 'note', { on }: ReadContext): Sql =>
  select(
    MeasureReportEntity,
    (report) => report[column],
    (report) => ({
      where: sql`${report.lineage} = ${lineage} AND ${report.on} <= ${on}`,
      first: sql`${report.on} DESC, ${report.id} DESC`,
    }),
  );

const statusOn = (lineage: Sql, context: ReadContext): Sql =>
  sql`coalesce((${ofLast(lineage, 'status', context)}), 'not-started')`;

type Waiting = Pick<Row<ItemEntity>, 'lineage' | 'dependsOn'>;

const ITEM: Waiting = { lineage: sql`item.lineage_id`, dependsOn: sql`item.depends_on` };

/** Measures that come first and are not done, by their lineages. */
const missing = ({ dependsOn }: Waiting, context: ReadContext): Sql =>
  sql`SELECT d.id FROM unnest(${dependsOn}) AS d(id) WHERE ${statusOn(sql`d.id`, context)} <> 'done'`;

const isBlocked = (item: Waiting, context: ReadContext): Sql =>
  sql`${statusOn(item.lineage, context)} NOT IN ('done', 'abandoned') AND EXISTS (${missing(item, context)})`;

extend(ProgrammeItem, (is) => ({
  progress: is.object(
    'MeasureProgress',
    'How a measure stands on the day, through all revisions; null: it is not a measure.',
    {
      of: 'How a measure stands.',
      dated: true,
      present: ({ kind }) => sql`${kind} = 'measure'`,
    },
    {
      status: is.enumeration(
        MeasureStatusEnum,
        ({ lineage }, context) => statusOn(lineage, context),
        'How it stands, as it was reported last.',
      ),
      since: is.day(
        ({ lineage }, context) => ofLast(lineage, 'on', context),
        'Since when; null: nothing is reported.',
        {
          nullable: true,
        },
      ),
      note: is.localised(({ lineage }, context) => ofLast(lineage, 'note', context), 'What was said of it.', {
        nullable: true,
      }),
      blocked: is.flag(
        isBlocked,
        'Whether it waits: it is neither done nor abandoned, and what comes first is not done.',
      ),
    },
  ),
  blockedBy: is.list(
    () => ProgrammeItem,
    new Via(
      (id, context) =>
        besides(id, sql`${isBlocked(ITEM, context)} AND other.lineage_id IN (${missing(ITEM, context)})`),
      'id',
    ),
    'The measures for which it waits on the day.',
    { dated: true, order: orderOf(ItemEntity).ascending('By code.', 'code') },
  ),
  reports: is.connection(
    () => MeasureReport,
    new Via(
      (lineage) => distinct(MeasureReportEntity, 'id', (report) => sql`${report.lineage} = ${lineage}`),
      'lineage',
    ),
    'What was reported of a measure, the latest first.',
  ),
}));
