import {
  concerned,
  during,
  extend,
  InPerson,
  readModel,
  type ReadModel,
  type ReadContext,
  type Row,
  sql,
  type Sql,
} from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { AffiliationEntity } from './affiliation.entity.js';
import { AffiliationRoleEnum, Me, nameOfPerson } from './me.read-model.js';

const isOwn = ({ person }: Row<AffiliationEntity>, context: ReadContext): Sql => sql`${person} = ${context.person}`;

/** Of those of the organisation, its managers alone see an address. */
const readsAddress = (affiliation: Row<AffiliationEntity>, context: ReadContext): Sql =>
  concerned(context, () => sql`(${isOwn(affiliation, context)} OR ${context.role} = 'manager')`);

export const Affiliation: ReadModel<AffiliationEntity> = readModel({
  name: 'Affiliation',
  plural: 'affiliations',
  description:
    'That a person acts for an organisation, in one role. The people of an organisation see each other, and nobody else sees them.',
  table: AffiliationEntity,
  node: 'affiliation',
  relations: { self: 'organisation', named: new InPerson(isOwn) },
  visible: ['colleague'],
  sides: (join) => ({ who: join(Me, (who, { person }) => sql`${who.id} = ${person}`) }),
  fields: (is) => ({
    id: is.id('affiliation', 'id', 'Permanent id.'),
    person: is.id('person', 'person', 'The id of the person.'),
    name: is.localised(({ who }) => nameOfPerson(who), 'What the person is called.', {
      personal: { kind: 'person', property: 'person' },
    }),
    address: is.seenAs(
      'colleague-address',
      is.text(
        (affiliation, context) =>
          sql`CASE WHEN ${readsAddress(affiliation, context)} THEN ${affiliation.who.address} END`,
        'The e-mail address, for managers of the organisation and for the person; null for others, and of who is erased.',
        { nullable: true, personal: { kind: 'person', property: 'person' } },
      ),
    ),
    organisation: is.one(() => Organisation, 'organisation', 'For whom the person acts.'),
    role: is.enumeration(AffiliationRoleEnum, 'role', 'What the person may do for the organisation.'),
    period: is.period('period', 'Since when and until when.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change or end it.'),
  }),
  filters: (where) => ({ role: where.anyOf(AffiliationRoleEnum, 'role', 'In one of these roles.') }),
  orders: (by) => ({
    begin: by.ascending('The first to begin first.', {
      type: 'date',
      of: ({ period }) => sql`coalesce(lower(${period}), '-infinity')`,
    }),
  }),
});

extend(Organisation, (is) => ({
  people: is.connection(
    () => Affiliation,
    'organisation',
    'Who acts for the organisation on the day: for its own people, and nobody else.',
    { dated: true, where: ({ period }, { on }) => during(period, on) },
  ),
}));

extend(Me, (is) => ({
  affiliations: is.connection(() => Affiliation, 'person', 'For whom the person acts, acted or will act.'),
}));
