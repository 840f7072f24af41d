export { AuditChain } from './audit-chain.js';
export { AuditModule } from './audit.module.js';
export { AuditTrail } from './audit-trail.js';
export { ChainWalk, lineOf, linkIn } from './chain.js';
export { Refusals } from './refusals.js';
export { removeBefore } from './removal.js';
export { links, verifyNewest, verifyStored } from './stored-chain.js';
export { areEntriesLate, LONGEST_WAIT } from './waiting.js';
export type { AuditNote } from '../database/index.js';
