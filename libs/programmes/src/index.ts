export { ConsultationKeeper } from './consultations/consultation-keeper.service.js';
export { CycleKeeper } from './cycle/cycle-keeper.service.js';
export { Programme } from './programmes/programme.read-model.js';
export { programmesDatabase } from './programmes.database.js';
export { ProgrammesModule, parts } from './programmes.module.js';
import './programmes/adopter.read-model.js';
import './revisions/plan-comparison.read-model.js';
import './action-plans/adopter-action-plans.read-model.js';
