import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placedFindings } from './comparison.ts';
import { pruned } from './prune.ts';
import { judgedRules, ReportFileError } from './report-file.ts';
import { reports, sampleFound, sampleReport, sampleVerdict } from './sample-reports.ts';

const identities = (report: Parameters<typeof placedFindings>[0]) => new Set(placedFindings(report).keys());

describe('a pruned baseline', () => {
  it('keeps of a finding the places where it is still found', () => {
    const baseline = sampleReport([sampleVerdict('x.one', sampleFound('a', 'GET /', 'GET /api_keys'))]);
    const newer = sampleReport([sampleVerdict('x.one', sampleFound('a', 'GET /api_keys', 'POST /api_keys'))]);
    expect(pruned(baseline, newer).verdicts).toEqual([
      {
        ...sampleVerdict('x.one', sampleFound('a', 'GET /api_keys')),
        findings: [
          expect.objectContaining({
            places: [{ request: 'GET /api_keys', at: 'status', occurrences: 1 }],
            occurrences: 1,
          }),
        ],
      },
    ]);
  });

  it('has a rule conformant of which no finding is left, and drops the exchanges that showed it', () => {
    const baseline = sampleReport([
      sampleVerdict('x.one', sampleFound('a', 'GET /')),
      sampleVerdict('x.two', sampleFound('b', 'GET /', 'GET /api_keys')),
    ]);
    const newer = sampleReport([sampleVerdict('x.one'), { ...sampleVerdict('x.two'), verdict: 'inconclusive' }]);
    expect(pruned(baseline, newer)).toEqual({
      ...baseline,
      verdicts: [sampleVerdict('x.one'), baseline.verdicts[1]],
      exchanges: [{ number: 2 }],
    });
  });

  it('keeps what else stands in it', () => {
    const baseline = { ...sampleReport([sampleVerdict('x.one')]), startedAt: '2026-11-22T12:00:00Z' };
    expect(pruned(baseline, baseline)).toEqual(baseline);
  });

  it.each(['interrupted', 'unreachable', 'cut-short'] as const)('is not made from a run that was %s', (kind) => {
    const newer = sampleReport([], { ending: { kind } });
    expect(() => pruned(sampleReport(), newer)).toThrow(ReportFileError);
  });

  it('only ever shrinks: nothing is added, whatever the newer run found', () => {
    fc.assert(
      fc.property(reports, reports, (baseline, newer) => {
        const before = identities(baseline);
        expect([...identities(pruned(baseline, newer))].filter((each) => !before.has(each))).toEqual([]);
      }),
    );
  });

  it('holds just what the newer run still finds, and what it did not judge', () => {
    fc.assert(
      fc.property(reports, reports, (baseline, newer) => {
        const [found, judged] = [identities(newer), judgedRules(newer)];
        const kept = [...placedFindings(baseline)].filter(([each, { rule }]) => found.has(each) || !judged.has(rule));
        expect([...identities(pruned(baseline, newer))].sort()).toEqual(kept.map(([each]) => each).sort());
      }),
    );
  });

  it('is the same when pruned again', () => {
    fc.assert(
      fc.property(reports, reports, (baseline, newer) => {
        const once = pruned(baseline, newer);
        expect(pruned(once, newer)).toEqual(once);
      }),
    );
  });

  it('judges the rules that it judged before', () => {
    fc.assert(
      fc.property(reports, reports, (baseline, newer) => {
        expect(judgedRules(pruned(baseline, newer))).toEqual(judgedRules(baseline));
      }),
    );
  });
});
