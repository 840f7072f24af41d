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
import { ClientCredentialsService } from './keys/client-credentials.service.js';
import { KeyReader } from './keys/key-reader.service.js';
import { KeyRepository } from './keys/key.repository.js';
import { KeySecrets } from './keys/key-secrets.service.js';
import { KeySuccession } from './keys/keys.succession.js';
import { KeyTokens } from './keys/key-tokens.service.js';
import { KeyViewers } from './keys/key-viewers.service.js';
import { KeysMutations } from './keys/keys.mutations.js';
import { KeysService } from './keys/keys.service.js';
import { OAuthController } from './keys/oauth.controller.js';
import { InstanceKeys } from './tokens/instance-keys.service.js';
import { SecretKey } from './tokens/secret-key.service.js';
import type { CredentialReader } from './credentials/credential-reader.js';
import { CredentialAuthenticator } from './credentials/credential-authenticator.service.js';
import { TokenReader } from './tokens/token-reader.service.js';
import { Tokens } from './tokens/tokens.service.js';
import { InvitationsMutations } from './invitations/invitations.mutations.js';
import './people/me.read-model.js';
import { AffiliationRepository } from './people/affiliation.repository.js';
import { InvitationRepository } from './invitations/invitation.repository.js';
import { PersonRepository } from './people/person.repository.js';
import { RevokedTokenRepository, SigningKeyRepository } from './tokens/signing-key.repository.js';
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
    InstanceKeys,
    SecretKey,
    Tokens,
    TokenReader,
    {
      provide: Authenticator,
      inject: [TokenReader, KeyReader],
      useFactory: (...readers: CredentialReader[]) => new CredentialAuthenticator(readers),
    },
    AffiliationRepository,
    InvitationRepository,
    PersonRepository,
    SigningKeyRepository,
    RevokedTokenRepository,
    ClientCredentialsService,
    KeyReader,
    KeyRepository,
    KeySecrets,
    KeySuccession,
    KeyTokens,
    KeyViewers,
    KeysMutations,
    KeysService,
  ],
  controllers: [OAuthController],
  exports: [IdentityApi, IdentityImport, InvitationsApi, Authenticator],
})
export class IdentityModule {}

export const parts: ContextParts = {
  module: IdentityModule,
  database: identityDatabase,
  formats: Object.values(formats),
  imports: [IdentityImport],
};
