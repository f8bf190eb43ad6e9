import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { RunResult, Verdict } from '../run/verdict.ts';
import { badgeJson, badgeOf } from './badge.ts';
import { badgeSvg } from './badge-svg.ts';
import { reportOf } from './report-of.ts';
import { hostileReport } from './sample-hostile-report.ts';
import { redactionOf } from './sample-redaction.ts';
import { conformant, sampleKey, sampleRule, sampleRun, violated, warned } from './sample-run.ts';

const reported = (verdicts: readonly Verdict[], change: Partial<RunResult> = {}) =>
  reportOf(sampleRun(verdicts, change), false, redactionOf(sampleKey));

const notJudged: Verdict = { rule: sampleRule({ id: 'transport.tls' }), verdict: 'inconclusive', reason: 'no list' };
const unreachable = { kind: 'unreachable', code: 'CONNECTION_REFUSED', message: 'nobody listens', advice: '' } as const;

describe('badge', () => {
  it.each<[string, string, boolean, readonly Verdict[], Partial<RunResult>]>([
    ['conformant 1/2', 'green', false, [conformant(), notJudged], {}],
    ['conformant 1/2', 'yellow', false, [conformant(), warned()], {}],
    ['2 violated', 'red', true, [conformant(), violated(), violated({ id: 'pagination.limit' }), warned()], {}],
    ['incomplete', 'yellow', true, [notJudged], {}],
    ['not judged', 'lightgrey', true, [], { ending: unreachable }],
    ['interrupted', 'lightgrey', true, [violated()], { ending: { kind: 'interrupted' } }],
  ])('says "%s" in %s', (message, color, isError, verdicts, change) => {
    const badge = { schemaVersion: 1, label: 'ngrok API conformance', message, color, isError };
    expect(JSON.parse(badgeJson(reported(verdicts, change)))).toEqual(badge);
    expect(badgeSvg(reported(verdicts, change))).toContain(`<title>ngrok API conformance: ${message}</title>`);
  });

  it('says what else fails a run', () => {
    const report = { ...hostileReport('x'), verdicts: [], exitCode: 1 } as const;
    expect(badgeOf(report).message).toBe('1 stale');
  });

  it('holds nothing to be fetched', () => {
    const svg = badgeSvg(reported([violated()]));
    expect(svg.match(/(?:href|src|url\(|@import|https?:)[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
  });

  it('is XML, and says what no target can choose', async () => {
    const texts = fc.sample(fc.string({ unit: 'binary' }), { numRuns: 20, seed: 1 });
    const badges = ['</svg><script>alert(1)</script>', ...texts].map((text) => badgeSvg(hostileReport(text)));
    expect(new Set(badges).size).toBe(1);
    const xml = badges.slice(0, 1).map((contents) => ({ fileName: 'badge.svg', contents }));
    expect(await validateXML({ xml, normalization: 'format' })).toMatchObject({ valid: true });
  });
});
