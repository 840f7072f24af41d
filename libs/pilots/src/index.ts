export { type KnownPilot, type KnownProgramme, type PilotRecord, PilotsApi } from './application/pilots.api.js';
export { pilotsDatabase } from './pilots.database.js';
export { PilotsModule } from './pilots.module.js';
