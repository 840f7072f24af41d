/** What a process does before it loads its code. Nothing here may import Nest: a wrong setting is refused at once. */
export { type Address, requireAddress } from './address.js';
export { keepDatabase, type OpenDatabase, openDatabase } from './open-database.js';
export { Pace } from './pace.js';
export { type AtTheEnd, run } from './run.js';
export { runApp } from './run-app.js';
