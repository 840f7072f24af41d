import { Module } from '@nestjs/common';
import type { ContextParts } from '@talkoot/contracts';
import { Authenticator } from '@talkoot/platform/auth';
import { RegistryModule } from '@talkoot/registry';
import { AffiliationSuccession } from './people/affiliations.succession.js';
import { IdentityApi } from './identity.api.js';
import { IdentityImport } from './identity.import.js';
import { InvitationSuccession } from './invitations/invitations.succession.js';
import { InvitationsApi } from './invitations/invitations.api.js';
import { InvitationsService } from './invitations/invitations.service.js';
import { InstanceKey } from './tokens/instance-key.service.js';
import type { CredentialReader } from './credentials/credential-reader.js';
import { CredentialAuthenticator } from './credentials/credential-authenticator.service.js';
import { TokenReader } from './tokens/token-reader.service.js';
import { Tokens } from './tokens/tokens.service.js';
import { InvitationsMutations } from './invitations/invitations.mutations.js';
import './people/me.read-model.js';
import { AffiliationRepository } from './people/affiliation.repository.js';
import { InvitationRepository } from './invitations/invitation.repository.js';
import { Operators } from './people/operators.service.js';
import { PersonRepository } from './people/person.repository.js';
import { SigningKeyRepository } from './tokens/signing-key.repository.js';
import { identityDatabase } from './identity.database.js';
import * as formats from './identity.import-format.js';

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
    TokenReader,
    {
      provide: Authenticator,
      inject: [TokenReader],
      useFactory: (...readers: CredentialReader[]) => new CredentialAuthenticator(readers),
    },
    AffiliationRepository,
    InvitationRepository,
    Operators,
    PersonRepository,
    SigningKeyRepository,
  ],
  exports: [IdentityApi, IdentityImport, InvitationsApi, Operators, Authenticator],
})
export class IdentityModule {}

export const parts: ContextParts = {
  module: IdentityModule,
  database: identityDatabase,
  formats: Object.values(formats),
  imports: [IdentityImport],
};
