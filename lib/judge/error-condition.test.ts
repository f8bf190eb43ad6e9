import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeCodesPerCondition } from './error-condition.ts';
import { answered } from './sample-exchange.ts';

const provoked = (condition: string, error_code?: unknown) => ({
  condition,
  exchange: answered({ status: 400, body: { error_code } }),
});

describe('judgeCodesPerCondition', () => {
  it('accepts one code for one condition, again and again', () => {
    const errors = [provoked('no version', 'A'), provoked('no key', 'B'), provoked('no version', 'A')];
    expect(judgeCodesPerCondition(errors)).toEqual({ judged: 3, findings: [] });
  });

  it('finds a code that stands for two conditions, once', () => {
    const errors = [provoked('no version', 'A'), provoked('no key', 'A'), provoked('no key', 'A')];
    expect(judgeCodesPerCondition(errors).findings).toMatchObject([
      {
        expected: `codes of their own for no version (#${errors[0]?.exchange.number}) and no key (#${errors[1]?.exchange.number})`,
        exchanges: [errors[0]?.exchange, errors[1]?.exchange],
      },
    ]);
  });

  it('finds a condition that changes its code', () => {
    const errors = [provoked('no version', 'A'), provoked('no version', 'B')];
    expect(judgeCodesPerCondition(errors).findings).toMatchObject([{ actual: 'A and B' }]);
  });

  it('does not count errors without a code', () => {
    expect(judgeCodesPerCondition([provoked('no key'), provoked('no version'), provoked('x', 5)])).toEqual({
      judged: 0,
      findings: [],
    });
  });

  it('is content exactly if conditions and codes are paired off', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(fc.array(fc.tuple(names, names)), (pairs) => {
        const isPaired = pairs.every(([one, code]) =>
          pairs.every(([other, its]) => (one === other) === (code === its)),
        );
        const { findings } = judgeCodesPerCondition(pairs.map(([condition, code]) => provoked(condition, code)));
        expect(findings.length === 0).toBe(isPaired);
      }),
    );
  });
});
