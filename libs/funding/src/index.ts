export {
  type Discrepancy,
  FundingApi,
  type FundingOfProgramme,
  type KnownAppropriation,
  type KnownGrant,
  type LedgerCheck,
} from './application/funding.api.js';
export { FundingImport } from './application/funding.import.js';
export { APPROPRIATION_FLOW, GRANT_FLOW } from './domain/funding-flow.js';
export { fundingDatabase } from './funding.database.js';
export { FundingModule, parts } from './funding.module.js';
