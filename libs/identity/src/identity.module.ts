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
    PersonRepository,
    SigningKeyRepository,
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
  exports: [
    IdentityApi,
    IdentityImport,
    InvitationsApi,
    Authenticator,
    AffiliationsService,
    ErasureParticipants,
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
