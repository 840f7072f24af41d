import { ID } from '@nestjs/graphql';
import { type Scope, scopesKnown } from '@talkoot/contracts';
import { enumOf } from '@talkoot/platform/graphql';
import { extend, parameter, quoted, readModel, type ReadModel, sql } from '@talkoot/platform/read-model';
import { Organisation } from '@talkoot/registry';
import { KEY_STATUSES, type KeyStatus } from './key-flow.js';
import { ROTATION } from './key.js';
import { KEY_ROLES, type KeyRole } from './key-roles.js';
import { KeyEntity } from './key.entity.js';

const scopeNames = scopesKnown();
const areaOf = (scope: Scope): string => scope.replace('write_', '');
const describedScopes: Record<Scope, string> = {
  ...Object.fromEntries(scopeNames.map((each) => [each, `To do what docs/access.md has for ${areaOf(each)}`])),
  read: 'To read what its organisation may see',
};

/** As an interval of SQL. */
const ROTATING = quoted(`${ROTATION} seconds`);

const KeyScopeEnum = enumOf<Scope>('KeyScope', 'What a key is good for.', scopeNames, describedScopes);

const KeyRoleEnum = enumOf<KeyRole>('KeyRole', 'As what a system acts for its organisation.', KEY_ROLES, {
  editor: 'Writes for the organisation: plans, partners, reports',
  manager: 'Decides for the organisation',
});

const KeyStatusEnum = enumOf<KeyStatus>('KeyStatus', 'Whether a key is good.', KEY_STATUSES, {
  active: 'It is good',
  rotating: 'It is good, with the secret before the newest one too',
  revoked: 'It was revoked, and is no longer valid',
  expired: 'Its last day is over',
});

export const Key: ReadModel<KeyEntity> = readModel({
  name: 'Key',
  plural: 'keys',
  description:
    'By what a system of an organisation shows who asks. Its secret is told once, when it is made or rotated.',
  table: KeyEntity,
  node: 'key',
  relations: { self: 'organisation' },
  visible: ['key'],
  fields: (is) => ({
    id: is.id('key', 'id', 'Permanent id.'),
    organisation: is.one(() => Organisation, 'organisation', 'For which it acts.', { required: true }),
    madeBy: is.id('person', 'madeBy', 'The id of the person who made it; null: erased, or not known.'),
    name: is.text('name', 'What the system is.'),
    prefix: is.text('prefix', 'How its secrets go on after `tlk_`, by which people tell keys apart. It is no secret.'),
    role: is.enumeration(KeyRoleEnum, 'role', 'As what it acts.'),
    scopes: is.enumerations(KeyScopeEnum, 'scopes', 'What it is good for.'),
    status: is.enumeration(
      KeyStatusEnum,
      ({ revokedAt, expiresOn, rotatedAt }, { now, today }) =>
        sql`CASE WHEN ${revokedAt} IS NOT NULL THEN 'revoked' WHEN ${expiresOn} < ${today} THEN 'expired'
          WHEN ${rotatedAt} + ${ROTATING}::interval > ${now} THEN 'rotating' ELSE 'active' END`,
      'Whether it is good.',
    ),
    createdAt: is.moment('createdAt', 'When it was made.'),
    expiresOn: is.day('expiresOn', 'The last day on which it is good.'),
    rotatedAt: is.moment('rotatedAt', 'When it last got a new secret; null: it has its first.'),
    revokedAt: is.moment('revokedAt', 'When it was revoked; null: it was not.'),
    lastUsedAt: is.moment(
      ({ id }) => sql`(SELECT u.last_used_at FROM identity.api_key_use u WHERE u.id = ${id})`,
      'When it was last used, to a minute or two; null: never.',
      { nullable: true },
    ),
    version: is.int('version', 'Give it back as `expectedVersion` when you rotate or revoke the key.'),
  }),
  filters: (where) => ({
    madeBy: where.equal(
      () => ID,
      parameter.id('person'),
      'madeBy',
      'Made by this person, such as one who leaves: the keys go on.',
    ),
  }),
  orders: (by) => ({ newest: by.descending('The newest first.') }),
});

extend(Organisation, (is) => ({
  keys: is.connection(() => Key, 'organisation', 'The keys of its systems, the newest first. Nobody else sees them.'),
}));
