import type { ContextDatabase } from '@talkoot/platform/database';
import { Alliances1795305602100 } from './migrations/20261122002100-alliances.js';
import { AlliancesOrders1795824020030 } from './migrations/20261128002003-alliances-orders.js';
import {
  AllianceEntity,
  AllianceMemberEntity,
  AllianceProposerEntity,
  ThemeGroupEntity,
  ThemeGroupStandingEntity,
  ThemeGroupThemeEntity,
} from './alliance.entity.js';

export const alliancesDatabase: ContextDatabase = {
  schema: 'alliances',
  entities: [
    AllianceEntity,
    AllianceProposerEntity,
    AllianceMemberEntity,
    ThemeGroupEntity,
    ThemeGroupStandingEntity,
    ThemeGroupThemeEntity,
  ],
  migrations: [Alliances1795305602100, AlliancesOrders1795824020030],
  withoutHistory: {},
};
