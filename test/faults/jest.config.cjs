/**
 * `npm run test:faults`: the fault suite in full (hundreds of kills, some minutes). The ordinary tests run
 * the same files in a short form.
 */
const ordinary = require('../../jest.config.cjs');

/** @type {import('jest').Config} */
module.exports = {
  ...ordinary,
  rootDir: '../..',
  roots: ['<rootDir>/test/faults'],
  globals: { faults: 'full' },
  testTimeout: 3_600_000,
  maxWorkers: 1,
};
