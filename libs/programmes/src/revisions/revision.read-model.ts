import { Int } from '@nestjs/graphql';
import { Body, Decision } from '@talkoot/governance';
import { ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  distinct,
  exists,
  extend,
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
  Among,
} from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { ConsultationEntity } from '../programmes/consultation.entity.js';
import { consultedAboutRevision, isOpenOn } from '../programmes/consulted.read-model.js';
import { Programme } from '../programmes/programme.read-model.js';
import { ItemEntity, ItemLineageEntity, ItemResponsibleEntity, RevisionEntity } from './revision.entity.js';
import { MeasureOriginEnum, ProgrammeItemKindEnum, RevisionStatusEnum } from './revision.enums.js';

/** Where it stands today. That it is in consultation follows from its consultations. */
const stateOf = ({ id, status }: Row<RevisionEntity>, { today }: ReadContext): Sql =>
  sql`CASE WHEN ${exists(ConsultationEntity, (each) => sql`${each.revision} = ${id} AND ${isOpenOn(each, today)}`)} THEN 'in-consultation' ELSE ${status} END`;

export const Revision: ReadModel<RevisionEntity> = readModel({
  name: 'Revision',
  plural: 'revisions',
  description:
    'The plan of a programme as it was drafted and adopted: the first one with the programme, each later one beside the one in force.',
  table: RevisionEntity,
  node: 'revision',
  relationsOf: { by: 'programme', model: () => Programme },
  relations: { consulted: consultedAboutRevision },
  visible: [
    { as: 'programme', of: () => Programme },
    { sees: 'programme', when: ({ status }) => sql`${status} = 'adopted'`, otherwise: 'revision-draft' },
  ],
  fields: (is) => ({
    id: is.id('revision', 'id', 'Permanent id.'),
    programme: is.one(() => Programme, 'programme', 'Its programme.', { required: true }),
    number: is.int('number', 'Its number, from 1.'),
    status: is.enumeration(RevisionStatusEnum, stateOf, 'Where it stands today.'),
    adoptedOn: is.day('adoptedOn', 'The day of its adoption; null: not adopted, or the source tells no day.'),
    decision: is.one(() => Decision, 'decision', 'The decision of a meeting; null: it is not in this service.'),
    reason: is.localised('reason', 'Why the plan is revised; null: nothing is told.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the plan.'),
  }),
  filters: (where) => ({
    status: where.such(
      () => [RevisionStatusEnum],
      parameter.texts,
      'In one of these statuses.',
      (revision, statuses, context) => sql`${stateOf(revision, context)} = ANY (${statuses})`,
    ),
    number: where.equal(() => Int, parameter.int, 'number', 'With this number.'),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    latest: by.descending('The latest first.', 'number'),
    oldest: by.ascending('The first one first.', 'number'),
  }),
});

/** The revision whose plan counts on the day: the last one adopted by then; before the first adoption, the first plan. */
export const revisionInForce = (programme: Sql, { on }: ReadContext): Sql =>
  select(
    RevisionEntity,
    ({ id }) => id,
    (revision) => ({
      where: sql`${revision.programme} = ${programme} AND ${revision.status} <> 'discarded'`,
      first: sql`(${revision.status} = 'adopted' AND coalesce(${revision.adoptedOn}, '-infinity') <= ${on}) DESC,
        CASE WHEN ${revision.status} = 'adopted' AND coalesce(${revision.adoptedOn}, '-infinity') <= ${on} THEN ${revision.number} ELSE -${revision.number} END DESC`,
    }),
  );

/** An item, by its lineage, as it stands in the plan of its programme that counts on the day. */
export const itemInForce = (lineage: Sql, programme: Sql, context: ReadContext): Sql =>
  select(
    ItemEntity,
    ({ id }) => id,
    (item) => ({
      where: sql`${item.lineage} = ${lineage} AND NOT ${item.dropped} AND ${item.revision} = (${revisionInForce(programme, context)})`,
    }),
  );

type Standing = Pick<Row<ItemEntity>, 'revision' | 'lineage' | 'dropped'>;

/** The columns of `other`, an item beside `item`. */
const OTHER: Standing = {
  revision: sql`other.revision_id`,
  lineage: sql`other.lineage_id`,
  dropped: sql`other.dropped`,
};

/** Others of the plan of an item for which something holds. */
export const besides = (id: Sql, holds: Sql): Sql =>
  sql`SELECT other.id FROM programmes.item JOIN programmes.item other ON other.revision_id = item.revision_id
    WHERE item.id = ${id} AND ${holds}`;

/** Whether an item stands in the revision that has its lineage last: of those adopted by the day. */
const standsLast = ({ revision, lineage, dropped }: Standing, { on }: ReadContext): Sql =>
  sql`NOT ${dropped} AND ${revision} = (SELECT r.id
    FROM programmes.item i JOIN programmes.revision r ON r.id = i.revision_id
    WHERE i.lineage_id = ${lineage} AND NOT i.dropped AND r.status = 'adopted' AND coalesce(r.adopted_on, '-infinity') <= ${on}
    ORDER BY r.number DESC LIMIT 1)`;

/** Whether an item counts on the day: it stands in the plan of its programme then. */
export const countsOn = ({ revision, lineage, dropped }: Row<ItemEntity>, context: ReadContext): Sql => {
  const programme = select(
    ItemLineageEntity,
    (each) => each.programme,
    ({ id }) => ({ where: sql`${id} = ${lineage}` }),
  );
  return sql`NOT ${dropped} AND ${revision} = (${revisionInForce(sql`(${programme})`, context)})`;
};

const responsibleFor = link(ItemResponsibleEntity, { from: 'item', to: 'organisation', dated: 'period' });

/** Who is responsible today for the item as it stands in the plan in force, of whichever revision it is, as `id`. */
const responsibleInForce = ({ lineage }: Row<ItemEntity>, { today }: ReadContext): Sql =>
  sql`SELECT r.organisation_id AS id FROM programmes.item_responsible r JOIN programmes.item i ON i.id = r.item_id
    WHERE i.lineage_id = ${lineage} AND NOT i.dropped AND coalesce(r.period @> ${today}, false) AND i.revision_id = (SELECT v.id
      FROM programmes.item_lineage l JOIN programmes.revision v ON v.programme_id = l.programme_id
      WHERE l.id = ${lineage} AND v.status = 'adopted' AND coalesce(v.adopted_on, '-infinity') <= ${today}
      ORDER BY v.number DESC LIMIT 1)`;

const inThePlan = ({ dropped }: Row<ItemEntity>): Sql => sql`NOT ${dropped}`;
const isObjective = (item: Row<ItemEntity>): Sql => sql`${inThePlan(item)} AND ${item.kind} = 'objective'`;
const isMeasure = (item: Row<ItemEntity>): Sql => sql`${inThePlan(item)} AND ${item.kind} = 'measure'`;

const byCode = orderOf(ItemEntity).ascending('By code.', 'code');

export const ProgrammeItem: ReadModel<ItemEntity> = readModel({
  name: 'ProgrammeItem',
  plural: 'items of a plan',
  description: 'A priority, strategic area, objective or measure, as it stands in one revision of a programme’s plan.',
  table: ItemEntity,
  node: 'programmeitem',
  relationsOf: { by: 'revision', model: () => Revision },
  relations: {
    responsible: new Among(
      ItemResponsibleEntity,
      (item, organisation, context) => sql`${organisation} IN (${responsibleInForce(item, context)})`,
      responsibleInForce,
    ),
  },
  visible: [{ as: 'revision', of: () => Revision }],
  fields: (is) => ({
    id: is.id(
      'programmeitem',
      'id',
      'Permanent id. The same item of another revision has another one, and the same code.',
    ),
    code: is.text('code', 'Its code, unique in the plan.'),
    kind: is.enumeration(ProgrammeItemKindEnum, 'kind', 'What it is.'),
    name: is.localised('name', 'What it is called.'),
    vision: is.localised('vision', 'What it is to lead to.'),
    description: is.localised('description', 'More about it.'),
    revision: is.one(() => Revision, 'revision', 'The revision in which it stands.', { required: true }),
    parent: is.one(() => ProgrammeItem, 'parent', 'The item below which it stands; null: at the top.'),
    children: is.list(() => ProgrammeItem, 'parent', 'All items directly below it, in order.', { where: inThePlan }),
    objectives: is.list(() => ProgrammeItem, 'parent', 'The objectives directly below it, in order.', {
      where: isObjective,
    }),
    measures: is.list(() => ProgrammeItem, 'parent', 'The measures directly below it, in order.', {
      where: isMeasure,
    }),
    workingGroup: is.one(() => Body, 'workingGroup', 'The working group that carries it; null: none.'),
    responsible: is.list(
      () => Organisation,
      new Through(responsibleFor, 'id'),
      'The organisations responsible for it on the day, by country and code.',
      { order: orderOf(Organisation).ascending('By country and code.', 'country', 'code') },
    ),
    adaptedFrom: is.first(
      () => ProgrammeItem,
      'adaptedFrom',
      (item, lineage, context) => sql`${item.lineage} = ${lineage} AND ${countsOn(item, context)}`,
      'The item that it adapts, as it stands in the plan of that programme on the day; null: none.',
      { order: orderOf(ItemEntity).ascending('There is one at most.', 'id') },
    ),
    adaptations: is.connection(
      () => ProgrammeItem,
      new Via(
        (lineage, context) =>
          distinct(ItemEntity, 'id', (item) => sql`${item.adaptedFrom} = ${lineage} AND ${countsOn(item, context)}`),
        'lineage',
      ),
      'The items that adapt it, as they stand in the plans of other programmes on the day.',
      { dated: true },
    ),
    dependsOn: is.list(
      () => ProgrammeItem,
      new Via((id) => besides(id, sql`other.lineage_id = ANY (item.depends_on)`), 'id'),
      'Of a measure: the measures of the same plan that come first.',
      { where: inThePlan, order: byCode },
    ),
    dependents: is.list(
      () => ProgrammeItem,
      new Via((id) => besides(id, sql`other.depends_on @> ARRAY[item.lineage_id] AND other.depends_on <> '{}'`), 'id'),
      'The measures of the same plan that wait for it.',
      { where: inThePlan, order: byCode },
    ),
    cameBy: is.enumeration(MeasureOriginEnum, 'cameBy', 'How it came out of other measures; null: it did not.'),
    origins: is.list(
      () => ProgrammeItem,
      new Via(
        (id, context) => sql`SELECT other.id
          FROM programmes.item JOIN programmes.item other ON other.lineage_id = ANY (item.origins)
          WHERE item.id = ${id} AND ${standsLast(OTHER, context)}`,
        'id',
      ),
      'The measures out of which it came, as they stood last on the day.',
      { dated: true, order: byCode },
    ),
    becameItems: is.list(
      () => ProgrammeItem,
      new Via(
        (lineage, context) =>
          distinct(
            ItemEntity,
            'id',
            (item) =>
              sql`${item.origins} @> ARRAY[${lineage}] AND ${item.cameBy} IS NOT NULL AND ${standsLast(item, context)}`,
          ),
        'lineage',
      ),
      'The measures that came out of it, as they stand last on the day.',
      { dated: true, order: byCode },
    ),
    reason: is.localised('reason', 'Why it is new or changed in this revision; null: nothing is told.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
  }),
  filters: (where) => ({
    kind: where.anyOf(ProgrammeItemKindEnum, 'kind', 'Of one of these kinds.'),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({ place: by.ascending('In the order of the plan.', 'place') }),
});

extend(Revision, (is) => ({
  items: is.connection(() => ProgrammeItem, 'revision', 'All items of its plan.', { where: inThePlan }),
}));

extend(Programme, (is) => ({
  revisions: is.connection(() => Revision, 'programme', 'Its revisions, the latest first.'),
  revision: is.one(
    () => Revision,
    ({ id }, context) => revisionInForce(id, context),
    'The revision that counts on the day.',
    {
      dated: true,
    },
  ),
  priorities: is.list(
    () => ProgrammeItem,
    new Via(
      (revision) => sql`SELECT ${revision} AS id`,
      ({ id }, context) => revisionInForce(id, context),
      'revision',
    ),
    'What its plan has at the top on the day, in order: priorities or strategic areas.',
    { dated: true, where: (item) => sql`${inThePlan(item)} AND ${item.parent} IS NULL` },
  ),
}));

extend(Body, (is) => ({
  programmeItems: is.connection(
    () => ProgrammeItem,
    'workingGroup',
    'The items that it carries of the plans that count on the day.',
    { dated: true, where: countsOn },
  ),
}));
