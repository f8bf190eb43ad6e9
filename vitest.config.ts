import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { type AllGiven, allGiven, listOf } from './lib/cli/setting-sources.ts';

const contract = 'suites/contract.test.ts';
const matrix = 'suites/proof/matrix.test.ts';
const hostile = 'suites/proof/hostile/*.test.ts';

export default defineConfig({
  test: {
    reporters: ['default', ...junitReporter()],
    projects: [
      { test: { name: 'contract', include: [contract] } },
      {
        test: {
          name: 'self',
          include: ['lib/**/*.test.ts', 'suites/**/*.test.ts'],
          exclude: [contract, matrix, hostile],
          globalSetup: 'lib/cli/build-once.ts',
          // vitest's five seconds are over for a property of two thousand cases when the machine has much else to do. What
          // must be quick is held to its time by the test itself.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      // Apart from the others, for they take all cores for a minute each, and what is told here of time is to be true.
      { test: { name: 'hostile', include: [hostile], globalSetup: 'lib/cli/build-once.ts' } },
      { test: { name: 'matrix', include: [matrix] } },
    ],
  },
});

/** Writes what the tests of the contract say to where their settings want it, if they do. */
function junitReporter(): [string, { outputFile: string }][] {
  const { output, report } = reportSettings();
  if (report !== undefined && !listOf(report).includes('junit')) return [];
  return [['./lib/report/junit-reporter.ts', { outputFile: join(output?.text ?? 'reports', 'junit.xml') }]];
}

/** A mistake in the settings is told by the tests themselves. */
function reportSettings(): AllGiven {
  const readFile = (path: string) => readFileSync(path, 'utf8');
  try {
    return allGiven({}, { environment: process.env, readFile, randomSeed: () => 1, redaction: { useKey: () => {} } });
  } catch {
    return {};
  }
}
