import type { ContextDatabase } from '@talkoot/platform/database';
import { ActionPlanEntity, ActionPlanHolderEntity } from './action-plans/action-plan.entity.js';
import {
  ActivityEntity,
  ActivityNoteEntity,
  ActivityPartnerEntity,
  ActivityResponsibleEntity,
  ActivityWaitEntity,
} from './action-plans/activity.entity.js';
import { Programmes1795996800000 } from './migrations/20261130000000-programmes.js';
import { PlanDifferences1795996860000 } from './migrations/20261130000100-plan-differences.js';
import { ParkedItemEntity } from './consultations/parked-item.entity.js';
import { CycleEntity, ObligationEntity } from './cycle/obligation.entity.js';
import { Cycle1795996920000 } from './migrations/20261130000200-cycle.js';
import { ActionPlans1795996980000 } from './migrations/20261130000300-action-plans.js';
import { Fulfilments1795997160000 } from './migrations/20261130000600-fulfilments.js';
import { WorkProgrammes1795997170000 } from './migrations/20261130000610-work-programmes.js';
import { Consultations1795997100000 } from './migrations/20261130000500-consultations.js';
import { ConsultationEntity, OpinionEntity, OpinionRemarkEntity } from './programmes/consultation.entity.js';
import { PlanTree1795997040000 } from './migrations/20261130000400-plan-tree.js';
import { MeasureReportEntity } from './progress/measure-report.entity.js';
import { AdopterEntity, ProgrammeEntity } from './programmes/programme.entity.js';
import { ItemEntity, ItemLineageEntity, ItemResponsibleEntity, RevisionEntity } from './revisions/revision.entity.js';
import {
  WorkProgrammeEntity,
  WorkTargetEntity,
  WorkTaskEntity,
  WorkTaskResponsibleEntity,
} from './work-programmes/work-programme.entity.js';

export const programmesDatabase: ContextDatabase = {
  schema: 'programmes',
  entities: [
    ActionPlanEntity,
    ActionPlanHolderEntity,
    ActivityEntity,
    ActivityResponsibleEntity,
    ActivityPartnerEntity,
    ActivityNoteEntity,
    ActivityWaitEntity,
    CycleEntity,
    ObligationEntity,
    ProgrammeEntity,
    AdopterEntity,
    RevisionEntity,
    ItemLineageEntity,
    ItemEntity,
    ItemResponsibleEntity,
    WorkProgrammeEntity,
    WorkTargetEntity,
    WorkTaskEntity,
    WorkTaskResponsibleEntity,
    ConsultationEntity,
    OpinionEntity,
    OpinionRemarkEntity,
    ParkedItemEntity,
    MeasureReportEntity,
  ],
  migrations: [
    Programmes1795996800000,
    PlanDifferences1795996860000,
    Cycle1795996920000,
    ActionPlans1795996980000,
    PlanTree1795997040000,
    Consultations1795997100000,
    Fulfilments1795997160000,
    WorkProgrammes1795997170000,
  ],
  withoutHistory: { 'programmes.cycle': 'It says how far a job has come, and no fact.' },
};
