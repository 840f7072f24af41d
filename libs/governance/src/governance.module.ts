import { Module } from '@nestjs/common';
import { IdentityModule } from '@talkoot/identity';
import { RegistryModule } from '@talkoot/registry';
import { ActionItemsLoader } from './application/action-items.loader.js';
import { ActionItemsService } from './application/action-items.service.js';
import { BodiesService } from './application/bodies.service.js';
import { BodiesLoader } from './application/bodies.loader.js';
import { GovernanceNotices } from './application/governance-notices.js';
import { GovernanceApi } from './application/governance.api.js';
import { GovernanceSuccession } from './application/governance.succession.js';
import { KnownBodies } from './application/known-bodies.js';
import { ProposalsLoader } from './application/proposals.loader.js';
import { ProposalsService } from './application/proposals.service.js';
import { BodiesResolver } from './graphql/bodies.resolver.js';
import { ProposalsResolver } from './graphql/proposals.resolver.js';
import { ActionItemRepository } from './persistence/action-item.repository.js';
import { BodiesLookup } from './persistence/bodies.lookup.js';
import { BodyRepository } from './persistence/body.repository.js';
import { NoticesLookup } from './persistence/notices.lookup.js';
import { ProposalRepository } from './persistence/proposal.repository.js';

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
    ActionItemsLoader,
    ActionItemsService,
    ProposalsLoader,
    ProposalsService,
    ProposalsResolver,
    ActionItemRepository,
    ProposalRepository,
  ],
  exports: [GovernanceApi, GovernanceNotices],
})
export class GovernanceModule {}
