export { alliancesDatabase } from './alliances.database.js';
export { AlliancesModule } from './alliances.module.js';
