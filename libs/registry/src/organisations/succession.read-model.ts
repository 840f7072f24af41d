import { ID } from '@nestjs/graphql';
import { SUCCESSION_KINDS, type SuccessionKind } from '@talkoot/contracts';
import { enumOf, ProvenanceEnum } from '@talkoot/platform/graphql';
import {
  distinct,
  exists,
  extend,
  only,
  orderOf,
  parameter,
  readModel,
  type ReadModel,
  rootConnection,
  type Row,
  select,
  sql,
  type Sql,
  Via,
} from '@talkoot/platform/read-model';
import { OrganisationEntity } from './organisation.entity.js';
import { Organisation } from './organisation.read-model.js';
import { SuccessionEntity, SuccessionPairEntity } from './succession.entity.js';

const SuccessionKindEnum = enumOf<SuccessionKind>(
  'SuccessionKind',
  'How organisations follow each other.',
  SUCCESSION_KINDS,
  {
    merger: 'One or more end, and one stands in for them',
    split: 'One ends, and several go on for it',
    renaming: 'One goes on under another name',
  },
);

const byCode = orderOf(OrganisationEntity).ascending('By country and code.', 'country', 'code');

export const Succession: ReadModel<SuccessionEntity> = readModel({
  name: 'Succession',
  plural: 'successions',
  description: 'That organisations follow each other from a day on: a merger, a split or a renaming.',
  table: SuccessionEntity,
  node: 'succession',
  visible: 'public',
  fields: (is) => ({
    id: is.id('succession', 'id', 'Permanent id.'),
    kind: is.enumeration(SuccessionKindEnum, 'kind', 'How they follow each other.'),
    on: is.day('on', 'The first day of the successors, or of the new name.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where this comes from.'),
    predecessors: is.list(
      () => Organisation,
      new Via((id) => distinct(SuccessionPairEntity, 'predecessor', (pair) => sql`${pair.succession} = ${id}`), 'id'),
      'Who went before, as they were on their last day.',
      { day: (succession) => sql`(${succession.on} - 1)`, order: byCode },
    ),
    successors: is.list(
      () => Organisation,
      new Via((id) => distinct(SuccessionPairEntity, 'successor', (pair) => sql`${pair.succession} = ${id}`), 'id'),
      'Who comes after, as they are on the first day.',
      { day: (succession) => succession.on, order: byCode },
    ),
  }),
  filters: (where) => ({
    kind: where.anyOf(SuccessionKindEnum, 'kind', 'Of one of these kinds.'),
    organisation: where.such(
      () => ID,
      parameter.id('organisation'),
      'In which this organisation goes before or comes after.',
      ({ id }, organisation) =>
        exists(
          SuccessionPairEntity,
          (pair) => sql`${pair.succession} = ${id} AND ${organisation} IN (${pair.predecessor}, ${pair.successor})`,
        ),
    ),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({ on: by.ascending('The oldest first.', 'on') }),
});

rootConnection('successions', () => Succession, {
  description: 'Mergers, splits and renamings, past and future, the oldest first.',
  access: 'public',
});

type Pair = Row<SuccessionPairEntity>;

/** The pairs in which the organisation goes before others, or comes after others: in a renaming it follows itself. */
const before =
  (id: Sql) =>
  ({ predecessor, successor }: Pair): Sql =>
    sql`${predecessor} = ${id} AND ${successor} <> ${id}`;
const after =
  (id: Sql) =>
  ({ predecessor, successor }: Pair): Sql =>
    sql`${successor} = ${id} AND ${predecessor} <> ${id}`;

/** In the order of the first succession of such pairs. */
const bySuccession = (pairs: (id: Sql) => (pair: Pair) => Sql) =>
  orderOf(OrganisationEntity).ascending(
    'By the day of the succession.',
    {
      type: 'date',
      of: ({ id }) =>
        sql`coalesce((${select(
          SuccessionEntity,
          ({ on }) => on,
          (succession) => ({
            where: exists(
              SuccessionPairEntity,
              (pair) => sql`${pair.succession} = ${succession.id} AND ${pairs(id)(pair)}`,
            ),
            first: succession.on,
          }),
        )}), 'infinity')`,
    },
    'country',
    'code',
  );

extend(Organisation, (is) => ({
  successor: is.one(
    () => Organisation,
    ({ id }) => only(SuccessionPairEntity, 'successor', before(id)),
    'Who goes on for it, whatever the day; null when nobody does or several do, see `successors`.',
  ),
  successors: is.list(
    () => Organisation,
    new Via((id) => distinct(SuccessionPairEntity, 'successor', before(id)), 'id'),
    'All who go on for it, whatever the day: one after a merger, several after a split.',
    { order: bySuccession(after) },
  ),
  predecessors: is.list(
    () => Organisation,
    new Via((id) => distinct(SuccessionPairEntity, 'predecessor', after(id)), 'id'),
    'For whom it goes on, whatever the day, the first ones first.',
    { order: bySuccession(before) },
  ),
}));
