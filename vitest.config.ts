import { defineConfig } from 'vitest/config';

const contract = 'suites/contract.test.ts';

export default defineConfig({
  test: {
    reporters: ['default', ['./lib/report/junit-reporter.ts', { outputFile: 'reports/junit.xml' }]],
    projects: [
      { test: { name: 'contract', include: [contract] } },
      { test: { name: 'self', include: ['lib/**/*.test.ts', 'suites/**/*.test.ts'], exclude: [contract] } },
    ],
  },
});
