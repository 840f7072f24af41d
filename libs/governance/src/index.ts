export { type CollaborationGuard, CollaborationGuards, type SeenBy } from './application/collaboration-guards.js';
export { GovernanceNotices } from './application/governance-notices.js';
export { GovernanceApi, type KnownBody, type KnownMandate, type KnownSeat } from './application/governance.api.js';
export { governanceDatabase } from './governance.database.js';
export { GovernanceModule } from './governance.module.js';
