import { alliancesDatabase, AlliancesModule } from '@talkoot/alliances';
import { fundingDatabase, FundingModule } from '@talkoot/funding';
import { governanceDatabase, GovernanceModule } from '@talkoot/governance';
import { identityDatabase, IdentityModule } from '@talkoot/identity';
import { notificationsDatabase, NotificationsModule } from '@talkoot/notifications';
import { pilotsDatabase, PilotsModule } from '@talkoot/pilots';
import { platformDatabase } from '@talkoot/platform/database';
import { registryDatabase, RegistryModule } from '@talkoot/registry';
import { reportingDatabase, ReportingModule } from '@talkoot/reporting';

/** The contexts that make up Talkoot, each after those it knows: what every process loads and what is migrated. */
export const CONTEXT_MODULES = [
  RegistryModule,
  IdentityModule,
  GovernanceModule,
  AlliancesModule,
  PilotsModule,
  FundingModule,
  NotificationsModule,
  ReportingModule,
];

export const CONTEXT_DATABASES = [
  platformDatabase,
  registryDatabase,
  identityDatabase,
  governanceDatabase,
  alliancesDatabase,
  pilotsDatabase,
  fundingDatabase,
  notificationsDatabase,
  reportingDatabase,
];
