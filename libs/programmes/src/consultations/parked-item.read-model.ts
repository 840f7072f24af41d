import { extend, readModel, type ReadModel, select, sql } from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { Programme } from '../programmes/programme.read-model.js';
import { ItemEntity } from '../revisions/revision.entity.js';
import { ProgrammeItem } from '../revisions/revision.read-model.js';
import { ParkedItemStatusEnum } from './consultation.enums.js';
import { ParkedItemEntity } from './parked-item.entity.js';

export const ParkedItem: ReadModel<ParkedItemEntity> = readModel({
  name: 'ParkedItem',
  plural: 'parked items',
  description:
    'Something for a later version of a plan, kept beside it. The owner of the programme sees it, and the organisation that parked it.',
  table: ParkedItemEntity,
  node: 'parkeditem',
  relationsOf: { by: 'programme', model: () => Programme },
  relations: { self: 'parkedBy' },
  visible: ['parked-item'],
  fields: (is) => ({
    id: is.id('parkeditem', 'id', 'Permanent id.'),
    programme: is.one(() => Programme, 'programme', 'The programme; null: you do not see it.'),
    title: is.localised('title', 'What it is about.'),
    description: is.localised('description', 'More about it.'),
    parkedBy: is.one(() => Organisation, 'parkedBy', 'The organisation that parked it.', { required: true }),
    parkedOn: is.day('parkedOn', 'The day on which it was parked.'),
    status: is.enumeration(ParkedItemStatusEnum, 'status', 'What has become of it.'),
    statusOn: is.day('statusOn', 'When it was taken up or dropped; null: it is parked.'),
    item: is.one(
      () => ProgrammeItem,
      ({ lineage }) =>
        select(
          ItemEntity,
          ({ id }) => id,
          (item) => ({ where: sql`${item.lineage} = ${lineage}`, first: sql`${item.id} DESC` }),
        ),
      'What it became, in the latest plan or draft that has it; null: nothing that you see.',
    ),
    reason: is.localised('reason', 'Why it was dropped; null: it was not.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change the parked item.'),
  }),
  filters: (where) => ({
    status: where.anyOf(ParkedItemStatusEnum, 'status', 'In one of these statuses.'),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    parked: by.ascending('The first parked first.', 'parkedOn'),
    latestParked: by.descending('The last parked first.', 'parkedOn'),
  }),
});

extend(Programme, (is) => ({
  parkedItems: is.connection(
    () => ParkedItem,
    'programme',
    'What is parked beside its plan: all of it for its owner, for others what they parked.',
  ),
}));
