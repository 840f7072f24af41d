import { Module, type OnModuleInit } from '@nestjs/common';
import { COLLABORATION_KINDS, type ContextParts } from '@talkoot/contracts';
import { EventTexts } from '@talkoot/platform/events';
import { CollaborationGuards } from './collaborations/collaboration-guards.port.js';
import { ExistingOrganisations } from './organisations/existing-organisations.service.js';
import { NetworksService } from './collaborations/networks.service.js';
import { OrganisationsService } from './organisations/organisations.service.js';
import { RegionsService } from './organisations/regions.service.js';
import { RegistryApi } from './registry.api.js';
import { RegistryImport } from './registry.import.js';
import { RegistrySuccession } from './registry.succession.js';
import { SuccessionLine } from './organisations/succession-line.service.js';
import { SuccessionParticipants } from './organisations/succession-participants.port.js';
import { SuccessionsImport } from './successions.import.js';
import { SuccessionsService } from './organisations/successions.service.js';
import { ThemesService } from './collaborations/themes.service.js';
import { NetworksMutations } from './collaborations/networks.mutations.js';
import { OrganisationsMutations } from './organisations/organisations.mutations.js';
import { RegionsMutations } from './organisations/regions.mutations.js';
import { SuccessionsMutations } from './organisations/successions.mutations.js';
import { ThemesMutations } from './collaborations/themes.mutations.js';
import { CollaborationRepository } from './collaborations/collaboration.repository.js';
import { NetworkRepository } from './collaborations/network.repository.js';
import { OrganisationLookup } from './organisations/organisation.lookup.js';
import { OrganisationRepository } from './organisations/organisation.repository.js';
import { RegionRepository } from './organisations/region.repository.js';
import { SuccessionRepository } from './organisations/succession.repository.js';
import { ThemeRepository } from './collaborations/theme.repository.js';
import { registryDatabase } from './registry.database.js';
import * as formats from './registry.import-format.js';

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
  importsLast: [SuccessionsImport],
};
