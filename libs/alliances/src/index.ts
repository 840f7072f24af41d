export { alliancesDatabase } from './alliances.database.js';
export { AlliancesImport } from './application/alliances.import.js';
export { AlliancesModule, parts } from './alliances.module.js';
import './graphql/alliance-member.read-model.js';
import './graphql/theme-group.read-model.js';
import './graphql/governance.extension.js';
import './graphql/invitations.extension.js';
