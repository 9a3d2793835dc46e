const project = (displayName, suffix, extra = {}) => ({
  displayName,
  rootDir: import.meta.dirname,
  roots: ['<rootDir>/libs', '<rootDir>/apps'],
  testMatch: suffix.map((name) => `**/src/**/${name}`),
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/tooling/src/fixtures/'],
  modulePathIgnorePatterns: ['/dist/', '/tooling/src/fixtures/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', { swcrc: false, ...swc }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@kontor/source', 'node', 'node-addons'] },
  ...extra,
});

const swc = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true, tsx: false },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

const database = {
  globalSetup: '<rootDir>/libs/testing/src/server/jest-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/src/server/jest-teardown.mjs',
};

const startedOnce = {
  globalSetup: '<rootDir>/libs/testing/src/server/jest-demo-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/src/server/jest-demo-teardown.mjs',
};

/** One Jest run shares one PostgreSQL server; its address travels in the environment. */
export default {
  testTimeout: 120_000,
  projects: [
    project('unit', ['!(*.db|*.api|*.worker|*.fault|*.launcher).spec.ts']),
    project('db', ['*.db.spec.ts'], database),
    project('api', ['*.api.spec.ts'], database),
    project('worker', ['*.worker.spec.ts'], database),
    project('fault', ['*.fault.spec.ts'], database),
    project('launcher', ['*.launcher.spec.ts'], startedOnce),
    project('e2e', ['*.e2e.ts'], database),
  ],
};
