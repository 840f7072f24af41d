import { Module } from '@nestjs/common';
import { RegistryModule } from '@talkoot/registry';
import { GovernanceNotices } from './application/governance-notices.js';
import { NoticesLookup } from './persistence/notices.lookup.js';

@Module({
  imports: [RegistryModule],
  providers: [GovernanceNotices, NoticesLookup],
  exports: [GovernanceNotices],
})
export class GovernanceModule {}
