import type { ContextDatabase } from '@talkoot/platform/database';
import { Registry1795305600200 } from './migrations/20261122000200-registry.js';
import { CollaborationEntity, CollaborationOwnerEntity } from './persistence/collaboration.entity.js';
import { OrganisationEntity, OrganisationNameEntity } from './persistence/organisation.entity.js';
import { SuccessionEntity, SuccessionPairEntity } from './persistence/succession.entity.js';

export const registryDatabase: ContextDatabase = {
  schema: 'registry',
  entities: [
    OrganisationEntity,
    OrganisationNameEntity,
    CollaborationEntity,
    CollaborationOwnerEntity,
    SuccessionEntity,
    SuccessionPairEntity,
  ],
  migrations: [Registry1795305600200],
  withoutHistory: {},
};
