import type { ContextDatabase } from '@talkoot/platform/database';
import { Programmes1795996800000 } from './migrations/20261130000000-programmes.js';
import { AdopterEntity, ProgrammeEntity } from './programmes/programme.entity.js';
import { ItemEntity, ItemLineageEntity, ItemResponsibleEntity, RevisionEntity } from './revisions/revision.entity.js';

export const programmesDatabase: ContextDatabase = {
  schema: 'programmes',
  entities: [ProgrammeEntity, AdopterEntity, RevisionEntity, ItemLineageEntity, ItemEntity, ItemResponsibleEntity],
  migrations: [Programmes1795996800000],
  withoutHistory: {},
};
