export {
  type Discrepancy,
  FundingApi,
  type FundingOfProgramme,
  type KnownAppropriation,
  type KnownGrant,
  type LedgerCheck,
} from './funding.api.js';
export { FundingImport } from './funding.import.js';
export { fundingDatabase } from './funding.database.js';
export { FundingModule, parts } from './funding.module.js';
