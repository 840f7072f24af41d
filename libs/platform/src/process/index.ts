export type { Foundation } from './foundation.js';
export { type OpenDatabase, openDatabase } from './open-database.js';
export { Pace } from './pace.js';
export { run } from './run.js';
export { runApp } from './run-app.js';
export { serve } from './serve.js';
