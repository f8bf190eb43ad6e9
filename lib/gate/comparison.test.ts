import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparison, compareReports, placedFindings } from './comparison.ts';
import { reports, sampleFound, sampleReport, sampleVerdict } from './sample-reports.ts';

const places = (findings: Comparison['findings'][keyof Comparison['findings']]) =>
  findings.map(({ rule, kind, request, at }) => [rule, kind, request, at].join(' '));

describe('a comparison', () => {
  it('tells a new place of an old kind', () => {
    const older = sampleReport([sampleVerdict('x.one', sampleFound('a', 'GET /'))]);
    const newer = sampleReport([sampleVerdict('x.one', sampleFound('a', 'GET /', 'GET /api_keys'))]);
    const { findings, verdicts, sameTarget } = compareReports(older, newer);
    expect(places(findings.new)).toEqual(['x.one a GET /api_keys status']);
    expect(places(findings.unchanged)).toEqual(['x.one a GET / status']);
    expect(findings.gone).toEqual([]);
    expect(verdicts).toEqual([]);
    expect(sameTarget).toBe(true);
  });

  it('tells whether a finding is gone or its rule was not judged any more', () => {
    const older = sampleReport([
      sampleVerdict('x.one', sampleFound('a', 'GET /')),
      sampleVerdict('x.two', sampleFound('b', 'GET /')),
    ]);
    const newer = sampleReport([sampleVerdict('x.one'), { ...sampleVerdict('x.two'), verdict: 'inconclusive' }]);
    const { findings, verdicts } = compareReports(older, newer);
    expect(findings.gone).toMatchObject([
      { rule: 'x.one', judgedByOther: true },
      { rule: 'x.two', judgedByOther: false },
    ]);
    expect(verdicts).toEqual([
      { rule: 'x.one', old: 'violated', new: 'conformant' },
      { rule: 'x.two', old: 'violated', new: 'inconclusive' },
    ]);
  });

  it('tells of a rule that one report lacks', () => {
    const { verdicts } = compareReports(sampleReport(), sampleReport([sampleVerdict('x.one')]));
    expect(verdicts).toEqual([{ rule: 'x.one', old: 'absent', new: 'conformant' }]);
  });

  it.each([
    ['two URLs', { target: 'https://api.ngrok.com/' }, {}, false],
    ['two embedded references', { target: 'http://127.0.0.1:1/', embedded: true }, { embedded: true }, true],
    ['a mock on the port of a reference', { embedded: true }, { target: 'http://127.0.0.1:1/' }, false],
  ] as const)('knows whether it is about one target: %s', (_, one, other, isSame) => {
    expect(compareReports(sampleReport([], one), sampleReport([], other)).sameTarget).toBe(isSame);
  });

  it('puts each finding of either report in exactly one place', () => {
    fc.assert(
      fc.property(reports, reports, (older, newer) => {
        const { findings } = compareReports(older, newer);
        const all = (report: typeof older) => places([...placedFindings(report).values()]).sort();
        expect([...places(findings.new), ...places(findings.unchanged)].sort()).toEqual(all(newer));
        expect([...places(findings.gone), ...places(findings.unchanged)].sort()).toEqual(all(older));
      }),
    );
  });

  it('the other way round has new for gone', () => {
    fc.assert(
      fc.property(reports, reports, (older, newer) => {
        const there = compareReports(older, newer);
        const back = compareReports(newer, older);
        expect(back.findings.new).toEqual(there.findings.gone);
        expect(back.findings.gone).toEqual(there.findings.new);
        expect(places(back.findings.unchanged).sort()).toEqual(places(there.findings.unchanged).sort());
        expect(back.verdicts.map(({ rule }) => rule).sort()).toEqual(there.verdicts.map(({ rule }) => rule).sort());
      }),
    );
  });

  it('of a report with itself finds no difference', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const { findings, verdicts } = compareReports(report, report);
        expect([findings.new, findings.gone, verdicts]).toEqual([[], [], []]);
      }),
    );
  });
});
