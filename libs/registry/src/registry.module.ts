import { Module } from '@nestjs/common';
import { OrganisationsService } from './application/organisations.service.js';
import { RegistryApi } from './application/registry.api.js';
import { RegistryImport } from './application/registry.import.js';
import { SuccessionParticipants } from './application/succession-participants.js';
import { OrganisationReads } from './graphql/organisation.reads.interim.js';
import { OrganisationsResolver } from './graphql/organisations.resolver.js';
import { RegistryInterim } from './graphql/registry.interim.js';
import { OrganisationLookup } from './persistence/organisation.lookup.js';
import { OrganisationRepository } from './persistence/organisation.repository.js';

@Module({
  providers: [
    OrganisationsService,
    OrganisationRepository,
    OrganisationLookup,
    SuccessionParticipants,
    OrganisationsResolver,
    OrganisationReads,
    RegistryInterim,
    RegistryApi,
    RegistryImport,
  ],
  exports: [RegistryApi, RegistryImport, SuccessionParticipants],
})
export class RegistryModule {}
