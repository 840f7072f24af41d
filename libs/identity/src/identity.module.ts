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
import type { CredentialReader } from './credentials/credential-reader.port.js';
import { CredentialAuthenticator } from './credentials/credential-authenticator.service.js';
import { TokenReader } from './tokens/token-reader.service.js';
import { Tokens } from './tokens/tokens.service.js';
import { AccessTokenReader } from './sign-in/access-token-reader.service.js';
import { LocalSignIn } from './sign-in/local-sign-in.service.js';
import { LoginRepository } from './sign-in/login.repository.js';
import { OpenIdProvider } from './sign-in/open-id-provider.service.js';
import { SignedInReader } from './sign-in/signed-in.service.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { BackChannelLogout } from './sign-in/back-channel-logout.service.js';
import { ProviderTokens } from './sign-in/provider-tokens.service.js';
import { SessionReader } from './sessions/session-reader.service.js';
import { SessionRepository } from './sessions/session.repository.js';
import { SessionSecrets } from './sessions/session-secrets.service.js';
import { SessionsMutations } from './sessions/sessions.mutations.js';
import { SessionsService } from './sessions/sessions.service.js';
import './people/affiliation.read-model.js';
import { InvitationsMutations } from './invitations/invitations.mutations.js';
import { ColleagueInvitationRepository } from './colleagues/colleague-invitation.repository.js';
import { ColleagueInvitations } from './colleagues/colleague-invitations.service.js';
import { ColleagueSecrets } from './colleagues/colleague-secrets.service.js';
import { ColleagueSuccession } from './colleagues/colleagues.succession.js';
import { ColleaguesMutations } from './colleagues/colleagues.mutations.js';
import { AffiliationsService } from './people/affiliations.service.js';
import { ErasureParticipants } from './people/erasure-participants.port.js';
import { PeopleMutations } from './people/people.mutations.js';
import { SignInInvitations } from './people/sign-in-invitations.port.js';
import { PrivacyMutations } from './privacy/privacy.mutations.js';
import { PrivacyService } from './privacy/privacy.service.js';
import './people/me.read-model.js';
import { AffiliationRepository } from './people/affiliation.repository.js';
import { InvitationRepository } from './invitations/invitation.repository.js';
import { Operators } from './people/operators.service.js';
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
    AccessTokenReader,
    BackChannelLogout,
    LocalSignIn,
    LoginRepository,
    OpenIdProvider,
    ProviderTokens,
    SessionReader,
    SessionRepository,
    SessionSecrets,
    SessionsMutations,
    SessionsService,
    SignedInReader,
    SignInService,
    {
      provide: Authenticator,
      inject: [TokenReader, KeyReader, SessionReader, AccessTokenReader],
      useFactory: (...readers: CredentialReader[]) => new CredentialAuthenticator(readers),
    },
    AffiliationRepository,
    InvitationRepository,
    Operators,
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
    AffiliationsService,
    ErasureParticipants,
    PeopleMutations,
    ColleagueInvitationRepository,
    ColleagueInvitations,
    { provide: SignInInvitations, useExisting: ColleagueInvitations },
    ColleagueSecrets,
    ColleagueSuccession,
    ColleaguesMutations,
    PrivacyService,
    PrivacyMutations,
  ],
  controllers: [OAuthController],
  exports: [
    BackChannelLogout,
    IdentityApi,
    IdentityImport,
    InvitationsApi,
    Authenticator,
    LocalSignIn,
    OpenIdProvider,
    SignedInReader,
    SignInService,
    AffiliationsService,
    ErasureParticipants,
    Operators,
    PrivacyService,
  ],
})
export class IdentityModule {}

export const parts: ContextParts = {
  module: IdentityModule,
  database: identityDatabase,
  formats: Object.values(formats),
  imports: [IdentityImport],
};
