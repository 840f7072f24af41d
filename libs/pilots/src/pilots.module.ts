import { Module, type OnModuleInit } from '@nestjs/common';
import type { ContextParts } from '@talkoot/contracts';
import { EventTexts } from '@talkoot/platform/events';
import { IdentityModule } from '@talkoot/identity';
import { RegistryModule } from '@talkoot/registry';
import { CallOpenings } from './application/call-openings.js';
import { PilotCancellations } from './application/pilot-cancellations.js';
import { PilotThemes } from './application/pilot-themes.js';
import { PilotWorkService } from './application/pilot-work.service.js';
import { PilotsApi } from './application/pilots.api.js';
import { PilotsGuard } from './application/pilots.guard.js';
import { PilotsImport } from './application/pilots.import.js';
import { PilotWorkLoader } from './application/pilot-work.loader.js';
import { PilotsLoader } from './application/pilots.loader.js';
import { PlansLoader } from './application/plans.loader.js';
import { ProjectsLoader } from './application/projects.loader.js';
import { ProgrammesLoader } from './application/programmes.loader.js';
import { PilotsService } from './application/pilots.service.js';
import { PilotsSuccession } from './application/pilots.succession.js';
import { PlansInvitations } from './application/plans.invitations.js';
import { PlansService } from './application/plans.service.js';
import { ProgrammesService } from './application/programmes.service.js';
import { ProjectsService } from './application/projects.service.js';
import './graphql/bodies.extension.js';
import './graphql/invitations.extension.js';
import { PilotWorkMutations } from './graphql/pilot-work.mutations.js';
import { PilotsMutations } from './graphql/pilots.mutations.js';
import { PlansMutations } from './graphql/plans.mutations.js';
import { ProgrammesMutations } from './graphql/programmes.mutations.js';
import { ProjectsMutations } from './graphql/projects.mutations.js';
import { BesidePilotsLookup } from './persistence/beside-pilots.lookup.js';
import { PartNamesLookup } from './persistence/part-names.lookup.js';
import { PilotRecordsLookup } from './persistence/pilot-records.lookup.js';
import { PilotWorkRepository } from './persistence/pilot-work.repository.js';
import { PilotRepository } from './persistence/pilot.repository.js';
import { PilotsLookup } from './persistence/pilots.lookup.js';
import { PlanRepository } from './persistence/plan.repository.js';
import { ProgrammeRepository } from './persistence/programme.repository.js';
import { ProjectRepository } from './persistence/project.repository.js';
import { pilotsDatabase } from './pilots.database.js';
import * as formats from './application/pilots.import-format.js';

@Module({
  imports: [RegistryModule, IdentityModule],
  providers: [
    CallOpenings,
    PilotCancellations,
    PilotThemes,
    PilotWorkService,
    PilotsApi,
    PilotsGuard,
    PilotsImport,
    PilotsLoader,
    PilotWorkLoader,
    PlansLoader,
    ProgrammesLoader,
    ProjectsLoader,
    PilotsService,
    PilotsSuccession,
    PlansInvitations,
    PlansService,
    ProgrammesService,
    ProjectsService,
    PilotWorkMutations,
    PilotsMutations,
    PlansMutations,
    ProgrammesMutations,
    ProjectsMutations,
    BesidePilotsLookup,
    PartNamesLookup,
    PilotRecordsLookup,
    PilotWorkRepository,
    PilotRepository,
    PilotsLookup,
    PlanRepository,
    ProgrammeRepository,
    ProjectRepository,
  ],
  exports: [CallOpenings, PilotCancellations, PilotsApi, PilotsImport],
})
export class PilotsModule implements OnModuleInit {
  constructor(
    private readonly texts: EventTexts,
    private readonly api: PilotsApi,
  ) {}

  onModuleInit(): void {
    this.texts.registerNames(['plan', 'milestone', 'experiment', 'result'], (ids) => this.api.names(ids));
    this.texts.registerWords(['pilotprogramme', 'plan', 'pilot', 'milestone', 'statusreport'], (ids) =>
      this.api.reasons(ids),
    );
  }
}

export const parts: ContextParts = {
  module: PilotsModule,
  database: pilotsDatabase,
  formats: Object.values(formats),
  imports: [PilotsImport],
};
