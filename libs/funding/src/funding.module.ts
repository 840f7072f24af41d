import { Module, type OnModuleInit } from '@nestjs/common';
import type { ContextParts } from '@talkoot/contracts';
import { EventTexts } from '@talkoot/platform/events';
import { PilotsModule } from '@talkoot/pilots';
import { RegistryModule } from '@talkoot/registry';
import { FundingApi } from './funding.api.js';
import { FundingImport } from './funding.import.js';
import { FundingService } from './funding.service.js';
import { FundingSettlement } from './funding.settlement.js';
import { FundingSuccession } from './funding.succession.js';
import './amount-correction.read-model.js';
import { FundingMutations } from './funding.mutations.js';
import { AmountCorrectionRepository } from './amount-correction.repository.js';
import { AppropriationRepository } from './appropriation.repository.js';
import { FundingLookup } from './funding.lookup.js';
import { GrantRepository } from './grant.repository.js';
import { LedgerRepository } from './ledger.repository.js';
import { fundingDatabase } from './funding.database.js';
import * as formats from './funding.import-format.js';

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
