import { Module } from '@nestjs/common';
import type { ContextParts } from '@talkoot/contracts';
import { IdentityModule } from '@talkoot/identity';
import { RegistryModule } from '@talkoot/registry';
import { AllianceThemes } from './application/alliance-themes.js';
import { AlliancesImport } from './application/alliances.import.js';
import { AlliancesInvitations } from './application/alliances.invitations.js';
import { AlliancesLoader } from './application/alliances.loader.js';
import { AlliancesService } from './application/alliances.service.js';
import { AlliancesSuccession } from './application/alliances.succession.js';
import { AlliancesMutations } from './graphql/alliances.mutations.js';
import { AllianceRepository } from './persistence/alliance.repository.js';
import { alliancesDatabase } from './alliances.database.js';
import * as formats from './application/alliances.import-format.js';

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
