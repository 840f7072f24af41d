import { Module } from '@nestjs/common';
import type { ContextParts } from '@talkoot/contracts';
import { IdentityModule } from '@talkoot/identity';
import { RegistryModule } from '@talkoot/registry';
import { AllianceThemes } from './alliance-themes.service.js';
import { AlliancesImport } from './alliances.import.js';
import { AlliancesInvitations } from './alliances.invitations.js';
import { AlliancesLoader } from './alliances.loader.js';
import { AlliancesService } from './alliances.service.js';
import { AlliancesSuccession } from './alliances.succession.js';
import { AlliancesMutations } from './alliances.mutations.js';
import { AllianceRepository } from './alliance.repository.js';
import { alliancesDatabase } from './alliances.database.js';
import * as formats from './alliances.import-format.js';

@Module({
  imports: [RegistryModule, IdentityModule],
  providers: [
    AllianceThemes,
    AlliancesImport,
    AlliancesInvitations,
    AlliancesLoader,
    AlliancesService,
    AlliancesSuccession,
    AlliancesMutations,
    AllianceRepository,
  ],
  exports: [AlliancesImport],
})
export class AlliancesModule {}

export const parts: ContextParts = {
  module: AlliancesModule,
  database: alliancesDatabase,
  formats: Object.values(formats),
  imports: [AlliancesImport],
};
