import { AFFILIATION_ROLES, type AffiliationRole, inEachLanguage } from '@talkoot/contracts';
import { enumOf, LocaleEnum } from '@talkoot/platform/graphql';
import { quoted, readModel, type ReadModel, rootOne, type Row, sql, type Sql } from '@talkoot/platform/read-model';
import { AuditEntry } from '@talkoot/platform/events';
import { Organisation } from '@talkoot/registry';
import { say } from '../messages/index.js';
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

const erased = say('person.erased');
const ERASED = quoted(JSON.stringify(inEachLanguage((locale) => erased[locale])));

/** What a person is called, in every language that there is: of who is erased, that they are. */
export const nameOfPerson = ({ name, erasedOn }: Pick<Row<PersonEntity>, 'name' | 'erasedOn'>): Sql =>
  sql`(CASE WHEN ${erasedOn} IS NULL THEN ${name} ELSE ${ERASED}::jsonb END)`;

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
    address: is.text(
      'address',
      'The e-mail address to which mails go. Who signs in by it, or those who run the service, can have it changed.',
    ),
    language: is.enumeration(LocaleEnum, 'locale', 'The language of the mails.'),
    version: is.int('version', 'Give it back as `expectedVersion` when you change your details.'),
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
