import { Module } from '@nestjs/common';
import type { ContextParts } from '@talkoot/contracts';
import { Authenticator } from '@talkoot/platform/auth';
import { RegistryModule } from '@talkoot/registry';
import { AffiliationSuccession } from './application/affiliation-succession.js';
import { IdentityApi } from './application/identity.api.js';
import { IdentityImport } from './application/identity.import.js';
import { InvitationSuccession } from './application/invitation-succession.js';
import { InvitationsApi } from './application/invitations.api.js';
import { InvitationsService } from './application/invitations.service.js';
import { InstanceKey } from './application/instance-key.js';
import { TokenAuthenticator } from './application/token-authenticator.js';
import { Tokens } from './application/tokens.js';
import { InvitationsMutations } from './graphql/invitations.mutations.js';
import './graphql/me.read-model.js';
import { AffiliationRepository } from './persistence/affiliation.repository.js';
import { InvitationRepository } from './persistence/invitation.repository.js';
import { PersonRepository } from './persistence/person.repository.js';
import { SigningKeyRepository } from './persistence/signing-key.repository.js';
import { identityDatabase } from './identity.database.js';
import * as formats from './application/identity.import-format.js';

@Module({
  imports: [RegistryModule],
  providers: [
    IdentityApi,
    IdentityImport,
    AffiliationSuccession,
    InvitationSuccession,
    InvitationsApi,
    InvitationsService,
    InvitationsMutations,
    InstanceKey,
    Tokens,
    { provide: Authenticator, useClass: TokenAuthenticator },
    AffiliationRepository,
    InvitationRepository,
    PersonRepository,
    SigningKeyRepository,
  ],
  exports: [IdentityApi, IdentityImport, InvitationsApi, Authenticator],
})
export class IdentityModule {}

export const parts: ContextParts = {
  module: IdentityModule,
  database: identityDatabase,
  formats: Object.values(formats),
  imports: [IdentityImport],
};
