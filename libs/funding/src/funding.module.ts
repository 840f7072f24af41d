import { Module } from '@nestjs/common';
import { AppropriationRepository } from './persistence/appropriation.repository.js';
import { GrantRepository } from './persistence/grant.repository.js';
import { LedgerRepository } from './persistence/ledger.repository.js';

@Module({
  providers: [LedgerRepository, AppropriationRepository, GrantRepository],
})
export class FundingModule {}
