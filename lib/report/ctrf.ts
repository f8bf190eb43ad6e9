import manifest from '../../package.json' with { type: 'json' };
import { jsonText } from './json-text.ts';
import type { Report, VerdictReport } from './report.ts';
import { subjectOf, type TestCase, type TestOutcome, testSuitesOf } from './test-cases.ts';

/** Version of the Common Test Report Format, https://ctrf.io. */
const specVersion = '0.0.0';

/**
 * What CTRF calls each outcome. It has no error, so what broke has failed; and it has `other`, which neither passes nor
 * fails, for what is wrong and does not fail the run.
 */
const statuses = {
  passed: 'passed',
  warned: 'other',
  known: 'other',
  failed: 'failed',
  broken: 'failed',
  skipped: 'skipped',
} as const satisfies Record<TestOutcome['kind'], string>;

/**
 * The text of `ctrf-report.json`: the test cases of `junit.xml`, and in their order.
 *
 * The format requires the times of the run, in ms since the Unix epoch, and a duration of each test: that is 0, for rules
 * share their requests and none has a time of its own.
 */
export function ctrfReport(report: Report): string {
  const suites = testSuitesOf(report);
  const tests = suites.flatMap(({ name, cases }) => cases.map((each) => testOf(name, each)));
  const count = (status: (typeof statuses)[keyof typeof statuses]) =>
    tests.filter((test) => test.status === status).length;
  const start = Date.parse(report.startedAt);
  const document = {
    reportFormat: 'CTRF',
    specVersion,
    runId: report.runId,
    generatedBy: manifest.name,
    results: {
      tool: { name: manifest.name, version: manifest.version },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: 0,
        other: count('other'),
        suites: suites.length,
        start,
        stop: start + report.durationMs,
        duration: report.durationMs,
      },
      tests,
      environment: {
        appName: subjectOf(report),
        extra: { seed: report.seed, requests: report.requests, exitCode: report.exitCode },
      },
      ...(report.remarks.length > 0 && { extra: { remarks: report.remarks } }),
    },
  };
  return jsonText(document);
}

function testOf(suite: string, { name, outcome, verdict }: TestCase) {
  return {
    testId: `${suite}/${name}`,
    name,
    status: statuses[outcome.kind],
    duration: 0,
    suite: [suite],
    rawStatus: verdict?.verdict ?? outcome.kind,
    ...toldBy(outcome),
    ...(verdict && describedBy(verdict)),
  };
}

function toldBy(outcome: TestOutcome): { message?: string; trace?: string; stdout?: string[] } {
  switch (outcome.kind) {
    case 'passed':
      return outcome.output === undefined ? {} : { stdout: outcome.output.split('\n') };
    case 'skipped':
      return { message: outcome.reason };
    default: {
      const { message, text } = outcome;
      return { message, ...(text !== undefined && { trace: text }) };
    }
  }
}

function describedBy({ title, level, clauses, hint }: VerdictReport) {
  return {
    tags: [level],
    // The format takes no empty list.
    ...(clauses.length > 0 && { labels: { clauses: clauses.map(({ id }) => id) } }),
    extra: { title, hint },
  };
}
