/** What a test has of its run: a database, a folder, and patience. Loads nothing of what runs in a process. */
export { freePort } from '../../embedded/ports.js';
export { type Patience, waitFor } from '../../embedded/wait-for.js';
export { scratchFolder, testRun } from './run.js';
export { type TestDatabase, testDatabase } from './test-database.js';
