import type { ContextDatabase } from '@talkoot/platform/database';
import { Identity1795305600300 } from './migrations/20261122000300-identity.js';
import { IdentityReads1795305601105 } from './migrations/20261122001105-identity-reads.js';
import { Invitations1795824013000 } from './migrations/20261128001300-invitations.js';
import { InvitationsToPlansAndBodies1795910400100 } from './migrations/20261129000100-invitations-to-plans-and-bodies.js';
import { IdentityViewers1796083200810 } from './migrations/20261201000810-identity-viewers.js';
import { Keys1796083200410 } from './migrations/20261201000410-keys.js';
import { SignIn1796083200300 } from './migrations/20261201000300-sign-in.js';
import { LoginEntity } from './sign-in/login.entity.js';
import { SessionEntity } from './sessions/session.entity.js';
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
  ],
  migrations: [
    Identity1795305600300,
    IdentityReads1795305601105,
    Invitations1795824013000,
    InvitationsToPlansAndBodies1795910400100,
    Keys1796083200410,
    SignIn1796083200300,
    IdentityViewers1796083200810,
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
};
