export { requireAddress } from './address.js';
export type { Foundation } from './foundation.js';
export { keepDatabase, type OpenDatabase, openDatabase } from './open-database.js';
export { Pace } from './pace.js';
export { run } from './run.js';
export { runApp } from './run-app.js';
export { endServing, serve } from './serve.js';
