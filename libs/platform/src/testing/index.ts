/** What tests of every context share: a context with its services. Never imported by what runs in production. */
export { type Ask, asking, readSchema } from './asking.js';
export { OPERATOR, type TestContext, testContext, testOperation } from './test-context.js';
export { importFiles } from './test-import.js';
export { versionOf } from './version-of.js';
