import { PilotProgramme } from '@talkoot/pilots';
import { ProvenanceEnum } from '@talkoot/platform/graphql';
import { extend, orderOf, readModel, type ReadModel, sql } from '@talkoot/platform/read-model';
import { AppropriationEntity } from './appropriation.entity.js';
import { AccountEntity } from './ledger.entity.js';

export const Appropriation: ReadModel<AppropriationEntity> = readModel({
  name: 'Appropriation',
  plural: 'appropriations',
  description: 'Money that the owner of a pilot programme has for it. Anyone who sees the programme sees it.',
  table: AppropriationEntity,
  node: 'appropriation',
  relationsOf: { by: 'programme', model: () => PilotProgramme },
  visible: [{ as: 'programme', of: () => PilotProgramme }],
  sides: (join) => ({
    source: join(
      AccountEntity,
      (source, { id }) =>
        sql`${source.appropriation} = ${id} AND ${source.kind} = 'source' AND ${source.grant} IS NULL`,
    ),
    account: join(
      AccountEntity,
      (account, { id }) =>
        sql`${account.appropriation} = ${id} AND ${account.kind} = 'appropriation' AND ${account.grant} IS NULL`,
    ),
  }),
  fields: (is) => ({
    id: is.id('appropriation', 'id', 'Its id.'),
    code: is.text('code', 'The owner’s own code, such as TEM-SKP-2014-SEED.'),
    programme: is.one(() => PilotProgramme, 'programme', 'The pilot programme that it is for.'),
    amount: is.money(({ source }) => sql`-${source.balance}`, 'currency', 'How much there is in all, as corrected.'),
    granted: is.money(
      ({ source, account }) => sql`-${source.balance} - ${account.balance}`,
      'currency',
      'What has been granted of it, less what came back.',
    ),
    left: is.money(({ account }) => account.balance, 'currency', 'What is left to grant.'),
    availableFrom: is.day('availableFrom', 'The first day on which it can be granted.'),
    decidedOn: is.day('decidedOn', 'The day of its decision; null: not known.'),
    reference: is.text('reference', 'The decision’s number in the owner’s register.'),
    provenance: is.enumeration(ProvenanceEnum, 'provenance', 'Where the facts come from.'),
    version: is.int('version', 'How many times it has changed, the first time included.'),
  }),
  filters: (where) => ({
    provenance: where.anyOf(ProvenanceEnum, 'provenance', 'Whose facts come from one of these.'),
    changedSince: where.changedSince(),
  }),
  orders: (by) => ({
    available: by.ascending('The one that can be granted first comes first.', 'availableFrom', 'code'),
    code: by.ascending('By code.', 'code'),
  }),
});

extend(PilotProgramme, (is) => ({
  appropriation: is.first(
    () => Appropriation,
    'id',
    (appropriation, programme) => sql`${appropriation.programme} = ${programme}`,
    'The money that there is for it, as of now: its only appropriation, or the first of several.',
    { order: orderOf(AppropriationEntity).ascending('The first one first.', 'availableFrom', 'code') },
  ),
  appropriations: is.connection(
    () => Appropriation,
    'programme',
    'Every appropriation for it, the first one first. Anyone who sees the programme sees them.',
  ),
}));
