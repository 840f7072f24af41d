/** What tests of every context share. Never imported by what runs in production. */
export { freePort } from '../embedded/ports.js';
export { type Patience, waitFor } from '../embedded/wait-for.js';
export { type Ask, asking, readSchema } from './asking.js';
export { scratchFolder, testRun } from './run.js';
export { type TestDatabase, testDatabase } from './test-database.js';
export { OPERATOR, type TestContext, testContext, testOperation } from './test-context.js';
export { importFiles } from './test-import.js';
export { versionOf } from './version-of.js';
