export { alliancesDatabase } from './alliances.database.js';
export { AlliancesImport } from './alliances.import.js';
export { AlliancesModule, parts } from './alliances.module.js';
import './alliance-member.read-model.js';
import './theme-group.read-model.js';
import './governance.extension.js';
import './invitations.extension.js';
