import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunResult, Verdict } from '../run/verdict.ts';
import { printable } from './printable.ts';
import { reportOf } from './report-of.ts';
import { anyReport } from './sample-any-report.ts';
import { redactionOf } from './sample-redaction.ts';
import { conformant, sampleFinding, sampleKey, sampleKnown, sampleRule, sampleRun, violated } from './sample-run.ts';
import { sarifReport } from './sarif.ts';
import { sarifMistakes } from './validity.ts';

const files = ['report.json', 'report.sarif'];

/** The one run of the SARIF of a run. */
function sarifOf(verdicts: readonly Verdict[], change: Partial<RunResult> = {}, required: readonly string[] = []) {
  const report = reportOf(sampleRun(verdicts, change), false, redactionOf(sampleKey), new Set(required));
  return JSON.parse(sarifReport({ report, files })).runs[0];
}

const skipped: Verdict = { rule: sampleRule({ id: 'transport.tls' }), verdict: 'not-applicable', reason: 'no https' };
const places = [
  { request: 'GET /ip_policies/{id}', at: '/created_at', occurrences: 2 },
  { request: 'GET /', at: '', occurrences: 1 },
  { request: 'no request', at: '', occurrences: 1 },
];

/** What a reader of SARIF shows of a message: links and placeholders are what stands in brackets that are not escaped. */
function shown(text: string): string {
  expect(text.replace(/\{\{|\}\}|\\[\\[\]]/g, '')).not.toMatch(/[{}[\]\\]/);
  return text.replace(/\{\{|\}\}/g, (both) => both.slice(1)).replace(/\\([\\[\]])/g, '$1');
}

describe('report.sarif', () => {
  it('has each rule with its clause and what to do, whatever became of it', () => {
    const { driver } = sarifOf([conformant({ accepts: 'equal times in any order' }), skipped]).tool;
    expect(driver.rules).toMatchObject([
      {
        id: 'pagination.walk',
        shortDescription: { text: 'lists run from newest to oldest' },
        fullDescription: { text: 'lists run from newest to oldest. Accepted: equal times in any order.' },
        help: {
          text: 'To mend it: sort by creation time before cutting pages. Accepted: equal times in any order.',
          markdown: expect.stringContaining('[pagination.order](https://ngrok.com/docs/api#pagination)'),
        },
        helpUri: 'https://ngrok.com/docs/api#pagination',
        defaultConfiguration: { level: 'error' },
        properties: { tags: ['pagination', 'must', 'pagination.order'] },
      },
      { id: 'transport.tls' },
    ]);
  });

  it('has a result for each place of a finding, with the request and the answer that tell', () => {
    const { results } = sarifOf([conformant(), violated({}, { places, level: 'should' })]);
    const telling = sampleFinding();
    const found = `expected ${telling.expected}, got ${telling.actual} at ${telling.at}`;
    expect(results).toMatchObject([
      {
        ruleId: 'pagination.newest-first',
        ruleIndex: 1,
        level: 'warning',
        message: { text: found },
        occurrenceCount: 2,
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'ngrok-api/ip_policies/%7Bid%7D' },
              region: { startLine: 1 },
            },
            logicalLocations: [{ fullyQualifiedName: 'GET /ip_policies/{id} /created_at' }],
          },
        ],
        suppressions: [],
        webRequest: { method: 'GET', target: 'http://127.0.0.1:4040/reserved_domains?limit=2' },
        webResponse: { statusCode: 200, body: { text: '{}' } },
      },
      {
        message: { text: `${found}, as at GET /ip_policies/{{id}} /created_at` },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'ngrok-api' } } }],
      },
      { locations: [{ physicalLocation: { artifactLocation: { uri: 'ngrok-api' } } }] },
    ]);
    expect(results[0]).not.toHaveProperty('baselineState');
    expect(results[1]).not.toHaveProperty('webRequest');
    const prints = results.map(({ partialFingerprints }: { partialFingerprints: object }) => partialFingerprints);
    expect(new Set(prints.map(JSON.stringify)).size).toBe(3);
    expect(sarifOf([violated({}, { places, actual: 'another time', level: 'should' })]).results[0]).toMatchObject({
      partialFingerprints: prints[0],
    });
  });

  it('tells a hundred places of a finding, and how many more there are', () => {
    const many = Array.from({ length: 103 }, (_, index) => ({ request: 'GET /', at: `/${index}`, occurrences: 1 }));
    const { results } = sarifOf([violated({}, { places: many })]);
    expect(results).toHaveLength(100);
    expect(results[0].message.text).toContain('(and in 3 more places: all are in report.json)');
  });

  it('has no more results than GitHub takes, the errors among them, and says how many are left out', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ request: 'GET /', at: `/${index}`, occurrences: 1 }));
    const findings = (level: 'must' | 'should', count: number) =>
      Array.from({ length: count }, () => sampleFinding({ level, places: many }));
    const rule = sampleRule();
    const run = sarifOf([
      { rule, verdict: 'violated', findings: findings('should', 200) },
      { rule, verdict: 'violated', findings: findings('must', 60) },
    ]);
    const levels = run.results.map(({ level }: { level: string }) => level);
    expect(levels).toHaveLength(25_000);
    expect(levels.filter((level: string) => level === 'error')).toHaveLength(6_000);
    expect(run.invocations[0].toolExecutionNotifications).toMatchObject([
      { level: 'note', message: { text: '1000 results left out: all findings are in report.json' } },
    ]);
  });

  it('suppresses what is known, and tells what the baseline has', () => {
    const tolerated = [
      violated({ id: 'errors.shape' }, { tolerance: sampleKnown }),
      violated({ id: 'errors.status' }, { tolerance: 'baseline' }),
      violated(),
    ];
    const gate = { entries: [], baseline: { seed: 42, gone: [], notJudged: [] } };
    const report = reportOf(sampleRun(tolerated), false, redactionOf(sampleKey), new Set(), gate);
    expect(JSON.parse(sarifReport({ report, files })).runs[0].results).toMatchObject([
      {
        suppressions: [
          {
            kind: 'external',
            status: 'accepted',
            justification: 'lists run by id · https://example.com/evidence · until 2027-01-31',
          },
        ],
        baselineState: 'new',
      },
      { suppressions: [{ kind: 'external', justification: 'the baseline has it' }], baselineState: 'unchanged' },
      { suppressions: [], baselineState: 'new' },
    ]);
  });

  it('tells what was not judged, and why, beside the results', () => {
    const verdicts = [skipped, conformant(), { ...skipped, rule: sampleRule({ id: 'transport.root' }) }];
    const { results, invocations } = sarifOf(verdicts, { remarks: ['a [note]'] }, ['transport.root']);
    expect(results).toEqual([]);
    expect(invocations).toEqual([
      {
        executionSuccessful: true,
        exitCode: 3,
        toolExecutionNotifications: [
          {
            descriptor: { id: 'not-applicable' },
            level: 'note',
            message: { text: 'not-applicable: no https' },
            associatedRule: { id: 'transport.tls', index: 0 },
          },
          expect.objectContaining({ level: 'error', associatedRule: { id: 'transport.root', index: 2 } }),
          { descriptor: { id: 'remark' }, level: 'note', message: { text: 'a \\[note\\]' } },
        ],
        toolConfigurationNotifications: [],
      },
    ]);
  });

  it('tells of a run that came to no verdict', () => {
    const ending = { kind: 'unreachable', code: 'TIMEOUT', message: 'no answer', advice: 'wait' } as const;
    expect(sarifOf([], { ending }).invocations).toMatchObject([
      {
        executionSuccessful: false,
        exitCode: 4,
        toolExecutionNotifications: [{ descriptor: { id: 'TIMEOUT' }, level: 'error' }],
      },
    ]);
  });

  it('is the same for equal runs at other times', () => {
    const again = { startedAt: '2025-01-01T00:00:00.000Z', durationMs: 7, runId: 'fedcba9876543210' };
    expect(sarifOf([violated(), skipped], again)).toEqual(sarifOf([violated(), skipped]));
  });

  it('is valid for whatever there is to tell, and tells it as it is', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        const text = sarifReport({ report, files });
        expect(sarifMistakes(text)).toEqual([]);
        const [{ results, invocations }] = JSON.parse(text).runs;
        const findings = report.verdicts.flatMap((verdict) => verdict.findings);
        const told = findings.flatMap(({ expected, actual, places: all }) => all.map(() => ({ expected, actual })));
        expect(results).toHaveLength(told.length);
        for (const [index, { expected, actual }] of told.entries()) {
          expect(shown(results[index].message.text)).toContain(printable(`expected ${expected}, got ${actual}`));
        }
        const errors = [
          ...results.filter(({ suppressions }: { suppressions: unknown[] }) => suppressions.length === 0),
          ...invocations[0].toolExecutionNotifications,
          ...invocations[0].toolConfigurationNotifications,
        ].filter(({ level }) => level === 'error');
        if (report.exitCode !== 0 && report.verdicts.every(({ level, fails }) => !fails || level === 'must')) {
          expect(errors.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
