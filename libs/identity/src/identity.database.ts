import type { ContextDatabase } from '@talkoot/platform/database';
import { Identity1795305600300 } from './migrations/20261122000300-identity.js';
import { IdentityReads1795305601105 } from './migrations/20261122001105-identity-reads.js';
import { Invitations1795824013000 } from './migrations/20261128001300-invitations.js';
import { InvitationsToPlansAndBodies1795910400100 } from './migrations/20261129000100-invitations-to-plans-and-bodies.js';
import { Colleagues1796083200700 } from './migrations/20261201000700-colleagues.js';
import { ColleagueInvitationEntity } from './colleagues/colleague-invitation.entity.js';
import { AffiliationEntity } from './people/affiliation.entity.js';
import { InvitationEntity, InvitationHoldingEntity } from './invitations/invitation.entity.js';
import { PersonEntity } from './people/person.entity.js';
import { SigningKeyEntity } from './tokens/signing-key.entity.js';

export const identityDatabase: ContextDatabase = {
  schema: 'identity',
  entities: [
    PersonEntity,
    AffiliationEntity,
    SigningKeyEntity,
    InvitationEntity,
    InvitationHoldingEntity,
    ColleagueInvitationEntity,
  ],
  migrations: [
    Identity1795305600300,
    IdentityReads1795305601105,
    Invitations1795824013000,
    InvitationsToPlansAndBodies1795910400100,
    Colleagues1796083200700,
  ],
  withoutHistory: {
    'identity.person': 'Names and addresses of people stand in one table only, so that erasing empties them.',
    'identity.signing_key': 'A secret, which nothing may copy.',
    'identity.colleague_invitation': 'It has an address, which stands in one table only, so that erasing empties it.',
  },
  personal: {
    'identity.person.id': {
      holds: 'The person: name, e-mail address, language, and whether they run or audit the service.',
      erased: { byContext: 'Name and address are emptied.' },
    },
    'identity.affiliation.person_id': {
      holds: 'For whom the person acts, and in which role.',
      erased: { byContext: 'It ends; the bare id stays.' },
    },
    'identity.colleague_invitation.address': {
      holds: 'Invitations of the person to act for an organisation.',
      where: 'address = (SELECT p.address FROM identity.person p WHERE p.id = $1)',
      erased: { sets: 'address = NULL, name = NULL' },
    },
  },
  retained: [
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
