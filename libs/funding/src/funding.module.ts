import { Module } from '@nestjs/common';
import { FundingApi } from './application/funding.api.js';
import { AppropriationRepository } from './persistence/appropriation.repository.js';
import { FundingLookup } from './persistence/funding.lookup.js';
import { GrantRepository } from './persistence/grant.repository.js';
import { LedgerRepository } from './persistence/ledger.repository.js';

@Module({
  providers: [FundingApi, FundingLookup, LedgerRepository, AppropriationRepository, GrantRepository],
  exports: [FundingApi],
})
export class FundingModule {}
