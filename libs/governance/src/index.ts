export { GovernanceNotices } from './application/governance-notices.js';
export { GovernanceApi, type KnownBody, type KnownMandate, type KnownSeat } from './application/governance.api.js';
export { Body } from './graphql/body.read-model.js';
export { Mandate } from './graphql/mandate.read-model.js';
export { Proposal } from './graphql/proposal.read-model.js';
export { Seat } from './graphql/seat.read-model.js';
export { concernedByBody, isSeated, isSecretariat, ownsBody } from './graphql/visibility.read-model.js';
export { governanceDatabase } from './governance.database.js';
export { GovernanceModule } from './governance.module.js';
