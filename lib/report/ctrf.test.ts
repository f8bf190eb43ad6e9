import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunResult, Verdict } from '../run/verdict.ts';
import { ctrfReport } from './ctrf.ts';
import { reportOf } from './report-of.ts';
import { anyReport } from './sample-any-report.ts';
import { redactionOf } from './sample-redaction.ts';
import { sampleKey, sampleKnown, sampleRule, sampleRun, violated, warned } from './sample-run.ts';
import { testSuitesOf } from './test-cases.ts';
import { ctrfMistakes } from './validity.ts';

const ctrfOf = (verdicts: readonly Verdict[], change: Partial<RunResult> = {}) =>
  JSON.parse(ctrfReport(reportOf(sampleRun(verdicts, change), false, redactionOf(sampleKey))));

const skipped: Verdict = { rule: sampleRule({ id: 'transport.tls' }), verdict: 'not-applicable', reason: 'no https' };

const proven: Verdict = {
  rule: sampleRule({ id: 'pagination.walk' }),
  verdict: 'conformant',
  judged: 3,
  evidence: 'much',
};

describe('ctrf-report.json', () => {
  it('tells each rule by its outcome, and the run as it was', () => {
    const known = violated({ id: 'errors.shape' }, { tolerance: sampleKnown });
    const { results, ...head } = ctrfOf([violated(), warned(), known, proven, skipped]);
    expect(head).toEqual({
      reportFormat: 'CTRF',
      specVersion: '0.0.0',
      runId: '0123456789abcdef',
      generatedBy: 'ngrok-api-conformance',
    });
    expect(results.summary).toEqual({
      tests: 5,
      passed: 1,
      failed: 1,
      skipped: 1,
      pending: 0,
      other: 2,
      suites: 1,
      start: Date.parse('2024-05-01T10:00:00Z'),
      stop: Date.parse('2024-05-01T10:00:01.234Z'),
      duration: 1234,
    });
    expect(results.tests).toMatchObject([
      {
        testId: 'pagination/pagination.newest-first',
        name: 'pagination.newest-first',
        status: 'failed',
        rawStatus: 'violated',
        suite: ['pagination'],
        message: expect.stringMatching(/^expected created_at .*, got 2024-05-01T10:00:07Z at /),
        trace: expect.stringContaining('again     curl'),
        tags: ['must'],
        labels: { clauses: ['pagination.order'] },
        extra: { title: 'lists run from newest to oldest', hint: expect.any(String) },
      },
      { status: 'other', rawStatus: 'violated', tags: ['should'] },
      { status: 'other', rawStatus: 'violated', trace: expect.stringContaining('lists run by id') },
      { status: 'passed', rawStatus: 'conformant', stdout: ['evidence: much'] },
      { status: 'skipped', rawStatus: 'not-applicable', message: 'not-applicable: no https' },
    ]);
    expect(results.environment).toMatchObject({ appName: 'http://127.0.0.1:4040/', extra: { seed: 42, exitCode: 1 } });
  });

  it('is red for a run that came to no verdict', () => {
    const ending = { kind: 'unreachable', code: 'TIMEOUT', message: 'no answer', advice: 'wait' } as const;
    const { results } = ctrfOf([], { ending });
    expect(results.summary).toMatchObject({ tests: 1, failed: 1 });
    expect(results.tests).toMatchObject([{ status: 'failed', rawStatus: 'broken', message: 'no answer: wait' }]);
  });

  it('is valid for whatever there is to tell, and tells the cases of junit.xml in their order', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = ctrfReport(report);
        expect(ctrfMistakes(text)).toEqual([]);
        const { results } = JSON.parse(text);
        const cases = testSuitesOf(report).flatMap((suite) => suite.cases.map(({ name }) => `${suite.name}/${name}`));
        expect(results.tests.map(({ testId }: { testId: string }) => testId)).toEqual(cases);
        const { tests, passed, failed, skipped: notJudged, other } = results.summary;
        expect([tests, passed + failed + notJudged + other]).toEqual([cases.length, cases.length]);
        expect(failed > 0).toBe(report.exitCode !== 0);
      }),
    );
  });
});
