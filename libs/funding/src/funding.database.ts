import type { ContextDatabase } from '@talkoot/platform/database';
import { Funding1795305600700 } from './migrations/20261122000700-funding.js';
import { FundingReads1795305601110 } from './migrations/20261122001110-funding-reads.js';
import { AmountCorrections1795824017300 } from './migrations/20261128001730-amount-corrections.js';
import { AmountCorrectionEntity } from './amount-correction.entity.js';
import { AppropriationEntity } from './appropriation.entity.js';
import { GrantConditionsEntity, GrantEntity, GrantHolderEntity } from './grant.entity.js';
import { AccountEntity, PostingEntity } from './ledger.entity.js';

export const fundingDatabase: ContextDatabase = {
  schema: 'funding',
  entities: [
    AppropriationEntity,
    GrantEntity,
    GrantHolderEntity,
    GrantConditionsEntity,
    AmountCorrectionEntity,
    AccountEntity,
    PostingEntity,
  ],
  migrations: [Funding1795305600700, FundingReads1795305601110, AmountCorrections1795824017300],
  withoutHistory: {
    'funding.account': 'its balance on any day is the sum of its postings',
    'funding.posting': 'a posting is never replaced',
  },
};
