import { extend, readModel, type ReadModel, sql, during } from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { AffiliationEntity } from './affiliation.entity.js';
import { AffiliationRoleEnum, Me } from './me.read-model.js';

const Affiliation: ReadModel<AffiliationEntity> = readModel({
  name: 'Affiliation',
  plural: 'affiliations',
  description: 'That the person who asks acts for an organisation, in a role and for a period.',
  table: AffiliationEntity,
  // They are the person's own, no matter who else sees everything.
  existsWhen: (affiliation, context) => sql`${affiliation.person} = ${context.person}`,
  visible: 'public',
  fields: (is) => ({
    organisation: is.one(() => Organisation, 'organisation', 'The organisation.', { required: true }),
    role: is.enumeration(AffiliationRoleEnum, 'role', 'What the person may do within the organisation.'),
    period: is.period('period', 'From when to when.'),
  }),
  orders: (by) => ({ oldest: by.ascending('In the order in which they were recorded.', 'id') }),
});

extend(Me, (is) => ({
  affiliations: is.list(() => Affiliation, 'person', 'For whom the person acts today.', {
    where: ({ period }, { today }) => during(period, today),
  }),
}));
