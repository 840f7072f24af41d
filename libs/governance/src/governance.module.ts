import { Module } from '@nestjs/common';
import { IdentityModule } from '@talkoot/identity';
import { RegistryModule } from '@talkoot/registry';
import { BodiesService } from './application/bodies.service.js';
import { BodiesLoader } from './application/bodies.loader.js';
import { GovernanceNotices } from './application/governance-notices.js';
import { GovernanceApi } from './application/governance.api.js';
import { GovernanceSuccession } from './application/governance.succession.js';
import { KnownBodies } from './application/known-bodies.js';
import { BodiesResolver } from './graphql/bodies.resolver.js';
import { BodiesLookup } from './persistence/bodies.lookup.js';
import { BodyRepository } from './persistence/body.repository.js';
import { NoticesLookup } from './persistence/notices.lookup.js';

@Module({
  imports: [IdentityModule, RegistryModule],
  providers: [
    BodiesLoader,
    BodiesResolver,
    BodiesService,
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
