import { defineConfig } from 'vitest/config';

const contract = 'suites/contract.test.ts';
const matrix = 'suites/proof/matrix.test.ts';

export default defineConfig({
  test: {
    reporters: ['default', ['./lib/report/junit-reporter.ts', { outputFile: 'reports/junit.xml' }]],
    projects: [
      { test: { name: 'contract', include: [contract] } },
      {
        test: {
          name: 'self',
          include: ['lib/**/*.test.ts', 'suites/**/*.test.ts'],
          exclude: [contract, matrix],
          globalSetup: 'lib/cli/build-once.ts',
        },
      },
      // Apart from the others, for it takes all cores for more than a minute.
      { test: { name: 'matrix', include: [matrix] } },
    ],
  },
});
