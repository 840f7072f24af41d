import type { ContextDatabase } from '@talkoot/platform/database';
import { Registry1795305600200 } from './migrations/20261122000200-registry.js';
import { OrganisationEntity, OrganisationNameEntity } from './persistence/organisation.entity.js';

export const registryDatabase: ContextDatabase = {
  schema: 'registry',
  entities: [OrganisationEntity, OrganisationNameEntity],
  migrations: [Registry1795305600200],
  withoutHistory: {},
};
