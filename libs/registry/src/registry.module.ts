import { Module } from '@nestjs/common';
import { NetworksService } from './application/networks.service.js';
import { OrganisationsService } from './application/organisations.service.js';
import { RegionsService } from './application/regions.service.js';
import { RegistryApi } from './application/registry.api.js';
import { RegistryImport } from './application/registry.import.js';
import { RegistrySuccession } from './application/registry.succession.js';
import { SuccessionParticipants } from './application/succession-participants.js';
import { SuccessionsImport } from './application/successions.import.js';
import { SuccessionsService } from './application/successions.service.js';
import { ThemesService } from './application/themes.service.js';
import { OrganisationReads } from './graphql/organisation.reads.interim.js';
import { OrganisationsResolver } from './graphql/organisations.resolver.js';
import { RegistryInterim } from './graphql/registry.interim.js';
import { CollaborationRepository } from './persistence/collaboration.repository.js';
import { NetworkRepository } from './persistence/network.repository.js';
import { OrganisationLookup } from './persistence/organisation.lookup.js';
import { OrganisationRepository } from './persistence/organisation.repository.js';
import { RegionRepository } from './persistence/region.repository.js';
import { SuccessionRepository } from './persistence/succession.repository.js';
import { ThemeRepository } from './persistence/theme.repository.js';

@Module({
  providers: [
    OrganisationsService,
    OrganisationRepository,
    OrganisationLookup,
    CollaborationRepository,
    NetworkRepository,
    RegionRepository,
    SuccessionRepository,
    ThemeRepository,
    SuccessionsService,
    RegionsService,
    ThemesService,
    NetworksService,
    RegionRepository,
    RegistrySuccession,
    SuccessionParticipants,
    OrganisationsResolver,
    OrganisationReads,
    RegistryInterim,
    RegistryApi,
    RegistryImport,
    SuccessionsImport,
  ],
  exports: [RegistryApi, RegistryImport, SuccessionsImport, SuccessionParticipants],
})
export class RegistryModule {}
