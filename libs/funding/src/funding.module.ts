import { Module } from '@nestjs/common';
import { PilotsModule } from '@talkoot/pilots';
import { NodesModule } from '@talkoot/platform/graphql';
import { RegistryModule } from '@talkoot/registry';
import { FundingApi } from './application/funding.api.js';
import { FundingImport } from './application/funding.import.js';
import { FundingService } from './application/funding.service.js';
import { FundingSuccession } from './application/funding.succession.js';
import { AppropriationInterim } from './graphql/appropriation.interim.js';
import { FundingReads } from './graphql/funding.reads.interim.js';
import { FundingResolver } from './graphql/funding.resolver.js';
import { GrantInterim } from './graphql/grant.interim.js';
import { PilotExtension } from './graphql/pilot.extension.interim.js';
import { PilotProgrammeExtension } from './graphql/pilot-programme.extension.interim.js';
import { AppropriationRepository } from './persistence/appropriation.repository.js';
import { FundingLookup } from './persistence/funding.lookup.js';
import { GrantRepository } from './persistence/grant.repository.js';
import { LedgerRepository } from './persistence/ledger.repository.js';

@Module({
  imports: [NodesModule, RegistryModule, PilotsModule],
  providers: [
    FundingService,
    FundingApi,
    FundingImport,
    FundingSuccession,
    FundingLookup,
    LedgerRepository,
    AppropriationRepository,
    GrantRepository,
    FundingResolver,
    FundingReads,
    AppropriationInterim,
    GrantInterim,
    PilotExtension,
    PilotProgrammeExtension,
  ],
  exports: [FundingApi, FundingImport],
})
export class FundingModule {}
