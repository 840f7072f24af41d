import { Module, type OnModuleInit } from '@nestjs/common';
import type { ContextParts } from '@talkoot/contracts';
import { EventTexts } from '@talkoot/platform/events';
import { PilotsModule } from '@talkoot/pilots';
import { RegistryModule } from '@talkoot/registry';
import { FundingApi } from './application/funding.api.js';
import { FundingImport } from './application/funding.import.js';
import { FundingService } from './application/funding.service.js';
import { FundingSettlement } from './application/funding.settlement.js';
import { FundingSuccession } from './application/funding.succession.js';
import './graphql/amount-correction.read-model.js';
import { FundingMutations } from './graphql/funding.mutations.js';
import { AmountCorrectionRepository } from './persistence/amount-correction.repository.js';
import { AppropriationRepository } from './persistence/appropriation.repository.js';
import { FundingLookup } from './persistence/funding.lookup.js';
import { GrantRepository } from './persistence/grant.repository.js';
import { LedgerRepository } from './persistence/ledger.repository.js';
import { fundingDatabase } from './funding.database.js';
import * as formats from './application/funding.import-format.js';

@Module({
  imports: [RegistryModule, PilotsModule],
  providers: [
    FundingService,
    FundingApi,
    FundingImport,
    FundingSettlement,
    FundingSuccession,
    FundingLookup,
    LedgerRepository,
    AmountCorrectionRepository,
    AppropriationRepository,
    GrantRepository,
    FundingMutations,
  ],
  exports: [FundingApi, FundingImport],
})
export class FundingModule implements OnModuleInit {
  constructor(
    private readonly texts: EventTexts,
    private readonly api: FundingApi,
  ) {}

  onModuleInit(): void {
    this.texts.registerWords(['appropriation', 'grant'], (_, { event }) => this.api.reasonIn(event));
  }
}

export const parts: ContextParts = {
  module: FundingModule,
  database: fundingDatabase,
  formats: Object.values(formats),
  imports: [FundingImport],
};
