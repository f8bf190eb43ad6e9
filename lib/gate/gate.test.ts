import { describe, expect, it } from 'vitest';
import type { Finding } from '../judge/finding.ts';
import { answered } from '../judge/sample-exchange.ts';
import { jsonReport } from '../report/json-report.ts';
import { reportOf } from '../report/report-of.ts';
import { redactionOf } from '../report/sample-redaction.ts';
import { conformant, sampleExchange, sampleKey, sampleRun, violated } from '../report/sample-run.ts';
import { kindOf, placeOf } from '../run/finding-identity.ts';
import type { RunResult, Verdict } from '../run/verdict.ts';
import { gateOf } from './gate.ts';
import { readReportFile } from './report-file.ts';
import { sampleKnown } from './sample-known.ts';

const base = new URL('http://127.0.0.1:4040/');
const redaction = redactionOf(sampleKey);
const rule = 'pagination.newest-first';

/** The verdict of a run that had just this finding, as a run tells it. */
const found = (finding: Finding): Verdict =>
  violated({}, { ...finding, kind: kindOf(finding), places: [{ ...placeOf(finding, base), occurrences: 1 }] });
const finding = (path = '/api_keys', change: Partial<Finding> = {}): Finding => ({
  expected: 'a Z',
  actual: 'b',
  at: '/keys/0/created_at',
  exchanges: [answered({ url: `http://127.0.0.1:4040${path}` })],
  ...change,
});
const reportWith = (...verdicts: readonly Verdict[]) =>
  readReportFile(jsonReport(reportOf(sampleRun(verdicts), false, redaction)));
const gate = (baseline: ReturnType<typeof reportWith> | undefined, known = [] as ReturnType<typeof sampleKnown>[]) =>
  gateOf({ known, baseline, base, today: '2026-11-22', isReplay: false, redact: (text) => redaction.redact(text) });
const run = (verdicts: readonly Verdict[], change: Partial<RunResult> = {}) =>
  sampleRun(verdicts, { recording: [sampleExchange()], ...change });

describe('a baseline', () => {
  const { toleranceOf } = gate(reportWith(found(finding())));

  it('lets through what the older report has, whatever the ids, the page and the words of the answer', () => {
    expect(toleranceOf(rule, finding())).toBe('baseline');
    expect(toleranceOf(rule, finding('/api_keys?limit=3', { at: '/keys/7/created_at', actual: 'c' }))).toBe('baseline');
  });

  it.each([
    ['another rule', 'pagination.walk', finding()],
    ['another list', rule, finding('/tunnels')],
    ['another place in the answer', rule, finding('/api_keys', { at: '/keys/0/last_used/created_at' })],
    ['another kind', rule, finding('/api_keys', { expected: 'a T' })],
    ['another weight', rule, finding('/api_keys', { level: 'should' })],
    [
      'another method',
      rule,
      finding('', { exchanges: [answered({ method: 'POST', url: 'http://127.0.0.1:4040/api_keys' })] }),
    ],
  ])('does not let through %s', (_, other, each) => {
    expect(toleranceOf(other, each)).toBeUndefined();
  });

  it('knows again what was redacted in it', () => {
    const secret = finding('/api_keys', { expected: `not ${sampleKey.replaceAll(/\d/g, 'x')}`, at: `/${sampleKey}` });
    const withKey = redactionOf(sampleKey.replaceAll(/\d/g, 'x'));
    const baseline = readReportFile(jsonReport(reportOf(sampleRun([found(secret)]), false, withKey)));
    expect(baseline.verdicts[0]?.findings[0]?.kind).toContain('[redacted]');
    const { toleranceOf: again } = gateOf({
      known: [],
      baseline,
      base,
      today: '2026-11-22',
      isReplay: false,
      redact: (text) => withKey.redact(text),
    });
    expect(again(rule, secret)).toBe('baseline');
  });

  it('gives way to a file that knows the finding by name', () => {
    const known = sampleKnown('finding: { at: "*" }');
    expect(gate(reportWith(found(finding())), [known]).toleranceOf(rule, finding())).toBe(known);
  });

  it('tells what did not come any more, and which rules are not judged any more', () => {
    const baseline = reportWith(found(finding()), conformant());
    expect(gate(baseline).outcomeOf(run([found(finding())])).baseline).toEqual({
      seed: 42,
      gone: [],
      notJudged: ['pagination.walk'],
    });
    const other = gate(baseline).outcomeOf(run([found(finding('/tunnels')), conformant()]));
    expect(other.baseline).toMatchObject({ gone: [{ rule, request: 'GET /api_keys' }], notJudged: [] });
  });

  it('says nothing is gone where the run was cut short', () => {
    const cut = run([found(finding('/tunnels'))], { ending: { kind: 'interrupted' } });
    expect(gate(reportWith(found(finding()))).outcomeOf(cut).baseline).toMatchObject({ gone: [] });
  });
});

describe('a gate without a baseline', () => {
  it('tells of the known deviations alone', () => {
    const known = sampleKnown('finding: { at: "*" }');
    const outcome = gate(undefined, [known]).outcomeOf(run([conformant({ id: rule })]));
    expect(outcome).toEqual({ entries: [{ entry: known, state: 'unmatched', why: expect.any(String) }] });
    expect(gate(undefined).toleranceOf(rule, finding())).toBeUndefined();
  });
});
