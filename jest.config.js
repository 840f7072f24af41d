/** Shared by every project: TypeScript as native ES modules, compiled by SWC with the build's own settings (.swcrc). */
const shared = {
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironment: 'node',
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/house/fixtures/'],
};

const suffix = (name) => ['apps', 'libs', 'test', 'scripts'].map((folder) => `<rootDir>/${folder}/**/*.${name}.ts`);

export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: suffix('spec') },
    { ...shared, displayName: 'database', testMatch: suffix('db-spec') },
    { ...shared, displayName: 'end-to-end', testMatch: suffix('e2e-spec') },
  ],
};
