import { Module, type OnModuleInit } from '@nestjs/common';
import type { ContextParts } from '@talkoot/contracts';
import { EventTexts } from '@talkoot/platform/events';
import { IdentityModule } from '@talkoot/identity';
import { RegistryModule } from '@talkoot/registry';
import { CallOpenings } from './programmes/call-openings.service.js';
import { PilotCancellations } from './pilots/pilot-cancellations.port.js';
import { PilotThemes } from './pilots/pilot-themes.service.js';
import { PilotWorkService } from './pilot-work/pilot-work.service.js';
import { PilotsApi } from './pilots.api.js';
import { PilotsGuard } from './pilots.guard.js';
import { PilotsImport } from './pilots.import.js';
import { PilotWorkLoader } from './pilot-work/pilot-work.loader.js';
import { PilotsLoader } from './pilots/pilots.loader.js';
import { PlansLoader } from './plans/plans.loader.js';
import { ProjectsLoader } from './projects/projects.loader.js';
import { PilotProgrammesLoader } from './programmes/programmes.loader.js';
import { PilotsService } from './pilots/pilots.service.js';
import { PilotsSuccession } from './pilots.succession.js';
import { PlansInvitations } from './plans/plans.invitations.js';
import { PlansService } from './plans/plans.service.js';
import { PilotProgrammesService } from './programmes/programmes.service.js';
import { ProjectsService } from './projects/projects.service.js';
import './bodies.extension.js';
import './pilots/invitations.extension.js';
import { PilotWorkMutations } from './pilot-work/pilot-work.mutations.js';
import { PilotsMutations } from './pilots/pilots.mutations.js';
import { PlansMutations } from './plans/plans.mutations.js';
import { PilotProgrammesMutations } from './programmes/programmes.mutations.js';
import { ProjectsMutations } from './projects/projects.mutations.js';
import { BesidePilotsLookup } from './pilots/beside-pilots.lookup.js';
import { PartNamesLookup } from './pilots/part-names.lookup.js';
import { PilotRecordsLookup } from './pilots/pilot-records.lookup.js';
import { PilotWorkRepository } from './pilot-work/pilot-work.repository.js';
import { PilotRepository } from './pilots/pilot.repository.js';
import { PilotsLookup } from './pilots/pilots.lookup.js';
import { PlanRepository } from './plans/plan.repository.js';
import { PilotProgrammeRepository } from './programmes/programme.repository.js';
import { ProjectRepository } from './projects/project.repository.js';
import { pilotsDatabase } from './pilots.database.js';
import * as formats from './pilots.import-format.js';

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
    PilotProgrammesLoader,
    ProjectsLoader,
    PilotsService,
    PilotsSuccession,
    PlansInvitations,
    PlansService,
    PilotProgrammesService,
    ProjectsService,
    PilotWorkMutations,
    PilotsMutations,
    PlansMutations,
    PilotProgrammesMutations,
    ProjectsMutations,
    BesidePilotsLookup,
    PartNamesLookup,
    PilotRecordsLookup,
    PilotWorkRepository,
    PilotRepository,
    PilotsLookup,
    PlanRepository,
    PilotProgrammeRepository,
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
