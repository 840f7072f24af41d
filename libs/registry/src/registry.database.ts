import type { ContextDatabase } from '@talkoot/platform/database';
import { Registry1795305600200 } from './migrations/20261122000200-registry.js';
import { RegistryReads1795305601200 } from './migrations/20261122001200-registry-reads.js';
import { RegistryKept1795305601531 } from './migrations/20261122001531-registry-kept.js';
import { RegistryOrders1795824020000 } from './migrations/20261128002000-registry-orders.js';
import { CollaborationEntity, CollaborationOwnerEntity } from './persistence/collaboration.entity.js';
import { NetworkEntity, NetworkMemberEntity } from './persistence/network.entity.js';
import {
  OrganisationEntity,
  OrganisationMemberEntity,
  OrganisationNameEntity,
  RegionMembershipEntity,
} from './persistence/organisation.entity.js';
import { RegionEntity } from './persistence/region.entity.js';
import { SuccessionEntity, SuccessionPairEntity } from './persistence/succession.entity.js';
import { CollaborationThemeEntity, ThemeEntity } from './persistence/theme.entity.js';

export const registryDatabase: ContextDatabase = {
  schema: 'registry',
  entities: [
    OrganisationEntity,
    OrganisationNameEntity,
    RegionEntity,
    RegionMembershipEntity,
    OrganisationMemberEntity,
    CollaborationEntity,
    CollaborationOwnerEntity,
    ThemeEntity,
    CollaborationThemeEntity,
    NetworkEntity,
    NetworkMemberEntity,
    SuccessionEntity,
    SuccessionPairEntity,
  ],
  migrations: [
    Registry1795305600200,
    RegistryReads1795305601200,
    RegistryKept1795305601531,
    RegistryOrders1795824020000,
  ],
  withoutHistory: {},
};
