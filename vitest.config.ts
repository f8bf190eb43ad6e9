import { defineConfig } from 'vitest/config';

const contract = 'suites/contract.test.ts';
const matrix = 'suites/proof/matrix.test.ts';
const hostile = 'suites/proof/hostile/*.test.ts';

export default defineConfig({
  test: {
    reporters: ['default', ['./lib/report/junit-reporter.ts', { outputFile: 'reports/junit.xml' }]],
    projects: [
      { test: { name: 'contract', include: [contract] } },
      {
        test: {
          name: 'self',
          include: ['lib/**/*.test.ts', 'suites/**/*.test.ts'],
          exclude: [contract, matrix, hostile],
          globalSetup: 'lib/cli/build-once.ts',
        },
      },
      // Apart from the others, for they take all cores for a minute each, and what is told here of time is to be true.
      { test: { name: 'hostile', include: [hostile], globalSetup: 'lib/cli/build-once.ts' } },
      { test: { name: 'matrix', include: [matrix] } },
    ],
  },
});
