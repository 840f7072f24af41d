export { programmesDatabase } from './programmes.database.js';
export { ProgrammesModule, parts } from './programmes.module.js';
import './programmes/adopter.read-model.js';
