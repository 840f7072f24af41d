export { GovernanceNotices } from './application/governance-notices.js';
export { governanceDatabase } from './governance.database.js';
export { GovernanceModule } from './governance.module.js';
