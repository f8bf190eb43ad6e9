import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindingReport, VerdictReport } from './report.ts';
import { redactionOf } from './sample-redaction.ts';
import { sampleKey, sampleKnown, violated } from './sample-run.ts';
import { toldByCause } from './told-by-cause.ts';
import { verdictReport } from './verdict-report.ts';

type Part = Partial<Pick<FindingReport, 'cause' | 'level' | 'occurrences' | 'known'>>;

/** The report of a rule with findings of these causes. */
function ruleOf(id: string, ...parts: readonly Part[]): VerdictReport {
  const [finding] = verdictReport(violated({ id }), false, redactionOf(sampleKey)).findings;
  const verdict = verdictReport(violated({ id }), false, redactionOf(sampleKey));
  if (!finding) throw new Error('the sample has a finding');
  return { ...verdict, findings: parts.map((part) => ({ ...finding, ...part })) };
}

const told = (...verdicts: readonly VerdictReport[]) =>
  toldByCause({ verdicts }).map(({ verdict, also }) =>
    [verdict, ...also.map((each) => each.verdict)].map(({ rule }) => rule).join(' < '),
  );

describe('telling by cause', () => {
  it('tells a cause by the heaviest of its findings, then by the one seen most often, then by the first', () => {
    expect(told(ruleOf('a', { cause: 1 }), ruleOf('b', { cause: 1 }))).toEqual(['a < b']);
    expect(told(ruleOf('a', { cause: 1 }), ruleOf('b', { cause: 1, occurrences: 2 }))).toEqual(['b < a']);
    expect(
      told(
        ruleOf('a', { cause: 1, level: 'should', occurrences: 3 }),
        ruleOf('b', { cause: 1 }),
        ruleOf('c', { cause: 2 }),
      ),
    ).toEqual(['b < a', 'c']);
  });

  it('tells a rule by itself for what no other rule tells', () => {
    const [a, b] = toldByCause({
      verdicts: [ruleOf('a', { cause: 1 }, { cause: 2 }), ruleOf('b', { cause: 2, occurrences: 9 }, { cause: 3 })],
    });
    expect(a?.verdict.findings.map(({ cause }) => cause)).toEqual([1]);
    expect(a?.also).toEqual([]);
    expect(b?.verdict.findings.map(({ cause }) => cause)).toEqual([2, 3]);
    expect(b?.also.map(({ verdict, findings }) => [verdict.rule, findings.length])).toEqual([['a', 1]]);
  });

  it('keeps apart what has no cause in common with anything', () => {
    expect(told(ruleOf('a', {}, {}), ruleOf('b', {}))).toEqual(['a', 'b']);
  });

  it('tells as known what is left of a violation and is known', () => {
    const verdict = ruleOf('b', { cause: 1 }, { cause: 2, known: sampleKnown });
    const [, left] = toldByCause({ verdicts: [ruleOf('a', { cause: 1 }), verdict] });
    expect(verdict.fails).toBe(true);
    expect(left?.verdict.fails).toBe(false);
  });

  it('tells each finding once, in the order of the report', () => {
    const parts = fc.array(
      fc.record({
        cause: fc.nat(4),
        level: fc.constantFrom('must' as const, 'should' as const),
        occurrences: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 5 }), (rules) => {
        const verdicts = rules.map((some, index) => ruleOf(`rule.${index}`, ...some));
        const tellers = toldByCause({ verdicts });
        const all = tellers.flatMap(({ verdict, also }) => [
          ...verdict.findings,
          ...also.flatMap(({ findings }) => findings),
        ]);
        expect(new Set(all)).toEqual(new Set(verdicts.flatMap(({ findings }) => findings)));
        expect(all).toHaveLength(verdicts.flatMap(({ findings }) => findings).length);
        const order = tellers.map(({ verdict }) => verdict.rule);
        expect(order).toEqual(order.toSorted());
        for (const { verdict, also } of tellers) {
          expect(also.map(({ verdict: other }) => other.rule)).not.toContain(verdict.rule);
        }
      }),
    );
  });
});
