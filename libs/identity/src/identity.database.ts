import type { ContextDatabase } from '@talkoot/platform/database';
import { Identity1795305600300 } from './migrations/20261122000300-identity.js';
import { IdentityReads1795305601105 } from './migrations/20261122001105-identity-reads.js';
import { Invitations1795824013000 } from './migrations/20261128001300-invitations.js';
import { InvitationsToPlansAndBodies1795910400100 } from './migrations/20261129000100-invitations-to-plans-and-bodies.js';
import { IdentityViewers1796083200810 } from './migrations/20261201000810-identity-viewers.js';
import { Keys1796083200410 } from './migrations/20261201000410-keys.js';
import { KeyMaker1796169600100 } from './migrations/20261202000100-key-maker.js';
import { SignIn1796083200300 } from './migrations/20261201000300-sign-in.js';
import { LoginEntity } from './sign-in/login.entity.js';
import { SessionEntity } from './sessions/session.entity.js';
import { Colleagues1796083200700 } from './migrations/20261201000700-colleagues.js';
import { ColleagueInvitationEntity } from './colleagues/colleague-invitation.entity.js';
import { AffiliationEntity } from './people/affiliation.entity.js';
import { InvitationEntity, InvitationHoldingEntity } from './invitations/invitation.entity.js';
import { KeyEntity, KeySecretEntity, KeyUseEntity } from './keys/key.entity.js';
import { PersonEntity } from './people/person.entity.js';
import { RevokedTokenEntity, SealedSecretEntity, SigningKeyEntity } from './tokens/signing-key.entity.js';

export const identityDatabase: ContextDatabase = {
  schema: 'identity',
  entities: [
    PersonEntity,
    AffiliationEntity,
    InvitationEntity,
    InvitationHoldingEntity,
    SigningKeyEntity,
    SealedSecretEntity,
    RevokedTokenEntity,
    KeyEntity,
    KeySecretEntity,
    KeyUseEntity,
    LoginEntity,
    SessionEntity,
    ColleagueInvitationEntity,
  ],
  migrations: [
    Identity1795305600300,
    IdentityReads1795305601105,
    Invitations1795824013000,
    InvitationsToPlansAndBodies1795910400100,
    Keys1796083200410,
    SignIn1796083200300,
    Colleagues1796083200700,
    IdentityViewers1796083200810,
    KeyMaker1796169600100,
  ],
  withoutHistory: {
    'identity.person': 'Names and addresses of people stand in one table only, so that erasing empties them.',
    'identity.login': 'It says which account of which provider is whose.',
    'identity.session': 'It changes with each use, and what was done is in the audit trail.',
    'identity.signing_key': 'A secret, which nothing may copy.',
    'identity.sealed_secret': 'A secret, which nothing may copy.',
    'identity.api_key_secret': 'A secret, which nothing may copy.',
    'identity.api_key_use': 'It tells of the last use alone.',
    'identity.revoked_token': 'It is over when the token is.',
    'identity.colleague_invitation': 'It has an address, which stands in one table only, so that erasing empties it.',
  },
  secret: [
    'identity.signing_key',
    'identity.sealed_secret',
    'identity.api_key_secret',
    'identity.revoked_token',
    'identity.login',
    'identity.session.handle',
    'identity.session.secret',
    'identity.session.previous_secret',
    'identity.session.id_token',
    'identity.session.provider_session',
  ],
  personal: {
    'identity.person.id': {
      holds: 'The person: name, e-mail address, language, and whether they run or audit the service.',
      erased: { byContext: 'Name and address are emptied.' },
    },
    'identity.affiliation.person_id': {
      holds: 'For whom the person acts, and in which role.',
      erased: { byContext: 'It ends; the bare id stays.' },
    },
    'identity.api_key.person_id': {
      holds: 'Keys that the person made for systems of organisations.',
      erased: { sets: 'person_id = NULL' },
    },
    'identity.login.person_id': {
      holds: 'Accounts at a provider by which the person signs in.',
      erased: { goes: 'Nobody signs in as somebody who is erased.' },
    },
    'identity.session.person_id': {
      holds: 'Sessions of the person’s browsers: from when to when, and from which address.',
      leavesOut: ['handle', 'secret', 'previous_secret', 'id_token', 'provider_session'],
      erased: { goes: 'With its row a session has ended.' },
    },
    'identity.colleague_invitation.address': {
      holds: 'Invitations of the person to act for an organisation.',
      where: 'address = (SELECT p.address FROM identity.person p WHERE p.id = $1)',
      erased: { sets: 'address = NULL, name = NULL' },
    },
  },
  retained: [
    {
      what: 'sessions of browsers',
      table: 'identity.session',
      days: 30,
      over: 'coalesce(ended_at, idle_ends_at) < $1',
    },
    {
      what: 'addresses of invitations of people',
      table: 'identity.colleague_invitation',
      days: 30,
      over: 'coalesce(answered_on, expires_on) < $1 AND num_nonnulls(address, name) > 0',
      sets: 'address = NULL, name = NULL',
    },
    {
      what: 'invitations of people',
      table: 'identity.colleague_invitation',
      days: 'RETENTION_INVITATIONS_DAYS',
      over: 'coalesce(answered_on, expires_on) < $1',
    },
  ],
};
