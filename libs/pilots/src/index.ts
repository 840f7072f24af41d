export { CallOpenings } from './programmes/call-openings.service.js';
export { type CancelledPilot, type PilotCancellation, PilotCancellations } from './pilots/pilot-cancellations.port.js';
export {
  type KnownPilot,
  type KnownPlan,
  type KnownProgramme,
  type KnownProject,
  type PilotRecord,
  PilotsApi,
} from './pilots.api.js';
export { PilotsImport } from './pilots.import.js';
export { Pilot } from './pilots/pilot.read-model.js';
export { PilotProgramme } from './programmes/programme.read-model.js';
export { pilotsDatabase } from './pilots.database.js';
export { PilotsModule, parts } from './pilots.module.js';
