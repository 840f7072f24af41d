import { Module } from '@nestjs/common';
import { IdentityModule } from '@talkoot/identity';
import { RegistryModule } from '@talkoot/registry';
import { BodiesLoader } from './application/bodies.loader.js';
import { CollaborationGuards } from './application/collaboration-guards.js';
import { GovernanceNotices } from './application/governance-notices.js';
import { GovernanceApi } from './application/governance.api.js';
import { KnownBodies } from './application/known-bodies.js';
import { BodiesLookup } from './persistence/bodies.lookup.js';
import { BodyRepository } from './persistence/body.repository.js';
import { NoticesLookup } from './persistence/notices.lookup.js';

@Module({
  imports: [IdentityModule, RegistryModule],
  providers: [
    BodiesLoader,
    CollaborationGuards,
    GovernanceApi,
    GovernanceNotices,
    KnownBodies,
    BodiesLookup,
    BodyRepository,
    NoticesLookup,
  ],
  exports: [CollaborationGuards, GovernanceApi, GovernanceNotices],
})
export class GovernanceModule {}
