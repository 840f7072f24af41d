import type { ContextDatabase } from '@talkoot/platform/database';
import { Pilots1795305600400 } from './migrations/20261122000400-pilots.js';
import { PilotsReads1795305601400 } from './migrations/20261122001400-pilots-reads.js';
import { PlanAndMilestoneActs1795824017000 } from './migrations/20261128001700-plan-and-milestone-acts.js';
import { ProgrammeActs1795824017200 } from './migrations/20261128001720-programme-acts.js';
import { PilotsOrders1795824020010 } from './migrations/20261128002001-pilots-orders.js';
import { PartnershipEntity, PilotEntity } from './pilots/pilot.entity.js';
import {
  CompanyLinkEntity,
  ExperimentEntity,
  MilestoneEntity,
  ResultEntity,
  StatusReportEntity,
} from './pilot-work/pilot-work.entity.js';
import { PlanEntity, PlanPartyEntity } from './plans/plan.entity.js';
import { CalledMunicipalityEntity, PilotProgrammeEntity } from './programmes/programme.entity.js';
import { ProjectEntity } from './projects/project.entity.js';
import { ResponsibilityEntity } from './programmes/responsibility.entity.js';

export const pilotsDatabase: ContextDatabase = {
  schema: 'pilots',
  entities: [
    PilotProgrammeEntity,
    CalledMunicipalityEntity,
    PilotEntity,
    ProjectEntity,
    ResponsibilityEntity,
    PartnershipEntity,
    PlanEntity,
    PlanPartyEntity,
    MilestoneEntity,
    ExperimentEntity,
    CompanyLinkEntity,
    ResultEntity,
    StatusReportEntity,
  ],
  migrations: [
    Pilots1795305600400,
    PilotsReads1795305601400,
    PlanAndMilestoneActs1795824017000,
    ProgrammeActs1795824017200,
    PilotsOrders1795824020010,
  ],
  withoutHistory: {},
};
