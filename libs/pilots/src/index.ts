export { type KnownPilot, type KnownProgramme, PilotsApi } from './application/pilots.api.js';
export { pilotsDatabase } from './pilots.database.js';
export { PilotsModule } from './pilots.module.js';
