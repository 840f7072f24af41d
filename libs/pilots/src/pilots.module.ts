import { Module } from '@nestjs/common';
import { NodesModule } from '@talkoot/platform/graphql';
import { RegistryModule } from '@talkoot/registry';
import { PilotsApi } from './application/pilots.api.js';
import { PilotsImport } from './application/pilots.import.js';
import { PilotsLoader } from './application/pilots.loader.js';
import { PilotsSuccession } from './application/pilots.succession.js';
import { PilotWorkService } from './application/pilot-work.service.js';
import { PilotThemes } from './application/pilot-themes.js';
import { PlansService } from './application/plans.service.js';
import { PilotsService } from './application/pilots.service.js';
import { ProgrammesService } from './application/programmes.service.js';
import { PartNamesLookup } from './persistence/part-names.lookup.js';
import { OrganisationsOnADay } from './graphql/organisations.interim.js';
import { PartnershipInterim } from './graphql/partnership.interim.js';
import { PilotInterim } from './graphql/pilot.interim.js';
import { PilotWorkInterim } from './graphql/pilot-work.interim.js';
import {
  CompanyLinkInterim,
  ExperimentInterim,
  MilestoneInterim,
  ResultInterim,
  StatusReportInterim,
} from './graphql/pilot-work-parts.interim.js';
import { PilotWorkReads } from './graphql/pilot-work.reads.interim.js';
import { PilotWorkResolver } from './graphql/pilot-work.resolver.js';
import { PilotsReads } from './graphql/pilots.reads.interim.js';
import { PilotsResolver } from './graphql/pilots.resolver.js';
import { PlanInterim } from './graphql/plan.interim.js';
import { PlanReads } from './graphql/plan.reads.interim.js';
import { PlansResolver } from './graphql/plans.resolver.js';
import { ProgrammeInterim } from './graphql/programme.interim.js';
import { ProgrammePlansInterim } from './graphql/programme-plans.interim.js';
import { ProgrammesResolver } from './graphql/programmes.resolver.js';
import { ProjectInterim } from './graphql/project.interim.js';
import { PilotWorkRepository } from './persistence/pilot-work.repository.js';
import { PilotRepository } from './persistence/pilot.repository.js';
import { PilotRecordsLookup } from './persistence/pilot-records.lookup.js';
import { PilotsLookup } from './persistence/pilots.lookup.js';
import { PlanRepository } from './persistence/plan.repository.js';
import { ProgrammeRepository } from './persistence/programme.repository.js';
import { ProjectRepository } from './persistence/project.repository.js';

@Module({
  imports: [RegistryModule, NodesModule],
  providers: [
    PilotsLoader,
    ProgrammesService,
    PilotsService,
    PlansService,
    ProgrammeRepository,
    PilotRepository,
    PlanRepository,
    ProjectRepository,
    PilotsLookup,
    PartNamesLookup,
    PilotRecordsLookup,
    PilotsApi,
    PilotsImport,
    PilotsSuccession,
    PilotWorkService,
    PilotThemes,
    PilotWorkRepository,
    ProgrammesResolver,
    PilotsResolver,
    PlansResolver,
    PlanReads,
    PlanInterim,
    ProjectInterim,
    ProgrammePlansInterim,
    PilotsReads,
    OrganisationsOnADay,
    ProgrammeInterim,
    PilotInterim,
    PartnershipInterim,
    PilotWorkResolver,
    PilotWorkReads,
    PilotWorkInterim,
    MilestoneInterim,
    ExperimentInterim,
    CompanyLinkInterim,
    ResultInterim,
    StatusReportInterim,
  ],
  exports: [PilotsApi, PilotsImport],
})
export class PilotsModule {}
