import { AFFILIATION_ROLES, type AffiliationRole } from '@talkoot/contracts';
import { enumOf } from '@talkoot/platform/graphql';
import { AuditEntry } from '@talkoot/platform/events';
import { readModel, type ReadModel, rootOne, sql } from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { PersonEntity } from './person.entity.js';

export const AffiliationRoleEnum = enumOf<AffiliationRole>(
  'AffiliationRole',
  'What a person may do within the organisation that the person acts for; each includes the one before.',
  AFFILIATION_ROLES,
  {
    member: 'Reads what concerns the organisation',
    editor: 'Writes for the organisation: plans, partners, reports',
    manager: 'Decides for the organisation',
  },
);

export const Me: ReadModel<PersonEntity> = readModel({
  name: 'Me',
  plural: 'persons',
  description: 'The person who asks, acting for one organisation.',
  table: PersonEntity,
  // Nobody else is, not even for who sees everything.
  existsWhen: (person, context) => sql`${person.id} = ${context.person}`,
  visible: 'public',
  fields: (is) => ({
    id: is.id('person', 'id', 'Permanent id of the person.'),
    name: is.localised('name', 'The person’s name, in the reader’s language or the nearest there is.'),
    role: is.enumeration(
      AffiliationRoleEnum,
      (_, context) => context.role,
      'What the person may do here and now: no more than the token says.',
    ),
    organisation: is.one(
      () => Organisation,
      (_, context) => context.organisation,
      'The organisation that the person acts for.',
      { required: true },
    ),
    auditEntries: is.connection(
      () => AuditEntry,
      'person',
      'What the person did, as auditors see it; the newest first.',
    ),
  }),
});

rootOne('me', () => Me, { description: 'The person who asks.', access: 'self:use', nullable: false });
