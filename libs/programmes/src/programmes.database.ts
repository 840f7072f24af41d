import type { ContextDatabase } from '@talkoot/platform/database';
import { Programmes1795996800000 } from './migrations/20261130000000-programmes.js';
import { PlanDifferences1795996860000 } from './migrations/20261130000100-plan-differences.js';
import { CycleEntity, ObligationEntity } from './cycle/obligation.entity.js';
import { Cycle1795996920000 } from './migrations/20261130000200-cycle.js';
import { PlanTree1795997040000 } from './migrations/20261130000400-plan-tree.js';
import { Fulfilments1795997160000 } from './migrations/20261130000600-fulfilments.js';
import { MeasureReportEntity } from './progress/measure-report.entity.js';
import { AdopterEntity, ProgrammeEntity } from './programmes/programme.entity.js';
import { ItemEntity, ItemLineageEntity, ItemResponsibleEntity, RevisionEntity } from './revisions/revision.entity.js';

export const programmesDatabase: ContextDatabase = {
  schema: 'programmes',
  entities: [
    CycleEntity,
    ObligationEntity,
    ProgrammeEntity,
    AdopterEntity,
    RevisionEntity,
    ItemLineageEntity,
    ItemEntity,
    ItemResponsibleEntity,
    MeasureReportEntity,
  ],
  migrations: [
    Programmes1795996800000,
    PlanDifferences1795996860000,
    Cycle1795996920000,
    PlanTree1795997040000,
    Fulfilments1795997160000,
  ],
  withoutHistory: { 'programmes.cycle': 'It says how far a job has come, and no fact.' },
};
