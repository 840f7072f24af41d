import { Module, type OnModuleInit } from '@nestjs/common';
import { COLLABORATION_KINDS, type ContextParts } from '@talkoot/contracts';
import { EventTexts } from '@talkoot/platform/events';
import { CollaborationGuards } from './application/collaboration-guards.js';
import { ExistingOrganisations } from './application/existing-organisations.js';
import { NetworksService } from './application/networks.service.js';
import { OrganisationsService } from './application/organisations.service.js';
import { RegionsService } from './application/regions.service.js';
import { RegistryApi } from './application/registry.api.js';
import { RegistryImport } from './application/registry.import.js';
import { RegistrySuccession } from './application/registry.succession.js';
import { SuccessionLine } from './application/succession-line.js';
import { SuccessionParticipants } from './application/succession-participants.js';
import { SuccessionsImport } from './application/successions.import.js';
import { SuccessionsService } from './application/successions.service.js';
import { ThemesService } from './application/themes.service.js';
import { NetworksMutations } from './graphql/networks.mutations.js';
import { OrganisationsMutations } from './graphql/organisations.mutations.js';
import { RegionsMutations } from './graphql/regions.mutations.js';
import { SuccessionsMutations } from './graphql/successions.mutations.js';
import { ThemesMutations } from './graphql/themes.mutations.js';
import { CollaborationRepository } from './persistence/collaboration.repository.js';
import { NetworkRepository } from './persistence/network.repository.js';
import { OrganisationLookup } from './persistence/organisation.lookup.js';
import { OrganisationRepository } from './persistence/organisation.repository.js';
import { RegionRepository } from './persistence/region.repository.js';
import { SuccessionRepository } from './persistence/succession.repository.js';
import { ThemeRepository } from './persistence/theme.repository.js';
import { registryDatabase } from './registry.database.js';
import * as formats from './application/registry.import-format.js';

@Module({
  providers: [
    OrganisationRepository,
    OrganisationLookup,
    RegionRepository,
    CollaborationRepository,
    NetworkRepository,
    ThemeRepository,
    SuccessionRepository,
    OrganisationsService,
    RegionsService,
    NetworksService,
    ThemesService,
    SuccessionsService,
    CollaborationGuards,
    SuccessionParticipants,
    SuccessionLine,
    ExistingOrganisations,
    RegistrySuccession,
    RegistryImport,
    SuccessionsImport,
    RegistryApi,
    OrganisationsMutations,
    RegionsMutations,
    ThemesMutations,
    NetworksMutations,
    SuccessionsMutations,
  ],
  exports: [CollaborationGuards, RegistryApi, RegistryImport, SuccessionsImport, SuccessionParticipants],
})
export class RegistryModule implements OnModuleInit {
  constructor(
    private readonly texts: EventTexts,
    private readonly api: RegistryApi,
  ) {}

  onModuleInit(): void {
    this.texts.registerNames(['organisation', ...COLLABORATION_KINDS], (ids, { on }) => this.api.names(ids, on));
  }
}

export const parts: ContextParts = {
  module: RegistryModule,
  database: registryDatabase,
  formats: Object.values(formats),
  imports: [RegistryImport],
  importsAfterAll: [SuccessionsImport],
};
