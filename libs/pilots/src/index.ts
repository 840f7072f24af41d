export { CallOpenings } from './application/call-openings.js';
export { type CancelledPilot, type PilotCancellation, PilotCancellations } from './application/pilot-cancellations.js';
export {
  type KnownPilot,
  type KnownPlan,
  type KnownProgramme,
  type KnownProject,
  type PilotRecord,
  PilotsApi,
} from './application/pilots.api.js';
export { PilotsImport } from './application/pilots.import.js';
export { Pilot } from './graphql/pilot.read-model.js';
export { PilotProgramme } from './graphql/programme.read-model.js';
export { pilotsDatabase } from './pilots.database.js';
export { PilotsModule, parts } from './pilots.module.js';
