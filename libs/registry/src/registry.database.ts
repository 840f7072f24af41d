import type { ContextDatabase } from '@talkoot/platform/database';
import { Registry1795305600200 } from './migrations/20261122000200-registry.js';
import { RegistryReads1795305601200 } from './migrations/20261122001200-registry-reads.js';
import { RegistryKept1795305601531 } from './migrations/20261122001531-registry-kept.js';
import { RegistryOrders1795824020000 } from './migrations/20261128002000-registry-orders.js';
import { RegionCodes1795987800000 } from './migrations/20261129213000-region-codes.js';
import { CollaborationEntity, CollaborationOwnerEntity } from './collaborations/collaboration.entity.js';
import { NetworkEntity, NetworkMemberEntity } from './collaborations/network.entity.js';
import {
  OrganisationEntity,
  OrganisationMemberEntity,
  OrganisationNameEntity,
  RegionMembershipEntity,
} from './organisations/organisation.entity.js';
import { RegionEntity } from './organisations/region.entity.js';
import { SuccessionEntity, SuccessionPairEntity } from './organisations/succession.entity.js';
import { CollaborationThemeEntity, ThemeEntity } from './collaborations/theme.entity.js';

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
    RegionCodes1795987800000,
  ],
  withoutHistory: {},
};
