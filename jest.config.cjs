/** Tests run the TypeScript sources through swc; types are checked apart, by `npm run types`. */
const transform = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true },
    },
  },
];
/** Packages that come as ES modules alone, which jest cannot load as they are. */
const modules = '(openid-client|oauth4webapi|jose)/';

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.ts$': transform, [`/node_modules/${modules}.+\\.js$`]: transform },
  transformIgnorePatterns: [`/node_modules/(?!${modules})`],
  moduleFileExtensions: ['ts', 'js', 'cjs', 'mjs', 'json'],
  collectCoverageFrom: ['src/**/*.ts'],
  globalSetup: '<rootDir>/test/store/support/postgres-global-setup.mjs',
  globalTeardown: '<rootDir>/test/store/support/postgres-global-teardown.mjs',
  testTimeout: 90_000,
};
