export { fundingDatabase } from './funding.database.js';
export { FundingModule } from './funding.module.js';
