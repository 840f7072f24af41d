import { Module } from '@nestjs/common';
import { IdentityModule } from '@talkoot/identity';
import { RegistryModule } from '@talkoot/registry';
import { BodiesLoader } from './application/bodies.loader.js';
import { GovernanceNotices } from './application/governance-notices.js';
import { GovernanceApi } from './application/governance.api.js';
import { GovernanceSuccession } from './application/governance.succession.js';
import { KnownBodies } from './application/known-bodies.js';
import { BodiesLookup } from './persistence/bodies.lookup.js';
import { BodyRepository } from './persistence/body.repository.js';
import { NoticesLookup } from './persistence/notices.lookup.js';

@Module({
  imports: [IdentityModule, RegistryModule],
  providers: [
    BodiesLoader,
    GovernanceApi,
    GovernanceNotices,
    GovernanceSuccession,
    KnownBodies,
    BodiesLookup,
    BodyRepository,
    NoticesLookup,
  ],
  exports: [GovernanceApi, GovernanceNotices],
})
export class GovernanceModule {}
