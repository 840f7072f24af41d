import { availableParallelism } from 'node:os';

/** Shared by every project: TypeScript as native ES modules, compiled by SWC with the build's own settings (.swcrc). */
const shared = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/apps/contexts.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/house/fixtures/'],
};

const suffix = (name) => ['apps', 'libs', 'test', 'scripts'].map((folder) => `<rootDir>/${folder}/**/*.${name}.ts`);

/** A PostgreSQL server for the run, and a migrated database to copy; see libs/platform/src/testing. */
const withDatabase = {
  ...shared,
  globalSetup: '<rootDir>/test/support/database-setup.js',
  globalTeardown: '<rootDir>/test/support/teardown.js',
};

export default {
  // Jest knows one for all projects only. What a test waits for has a deadline of its own, and says what it was.
  testTimeout: 180_000,
  // Tests wait for databases and processes more than they compute: two at a time also on two cores.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // Modules of a finished test file are never let go of (native ES modules): a worker grown past this is replaced.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: suffix('spec'),
      setupFiles: [...shared.setupFiles, '<rootDir>/test/support/property-runs.js'],
    },
    { ...withDatabase, displayName: 'database', testMatch: suffix('db-spec') },
    {
      ...withDatabase,
      displayName: 'end-to-end',
      globalSetup: '<rootDir>/test/support/end-to-end-setup.js',
      // What takes long is for `npm run test:deep` alone.
      testPathIgnorePatterns: [
        ...shared.testPathIgnorePatterns,
        // oxlint-disable-next-line no-process-env -- as the tests that it leaves out read it
        ...(process.env.HOSTILE === 'deep' ? [] : ['<rootDir>/test/hostile/deep/']),
      ],
      testMatch: suffix('e2e-spec'),
    },
  ],
};
