import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runOnReference } from '../../suites/proof/run-on-reference.ts';
import { faultNamed } from '../reference/faults/faults.ts';
import { inFrontOf, untouched } from '../reference/hook.ts';
import { failedAnswer, type ReportedFinding, type Verdict } from '../run/verdict.ts';
import { causesIn } from './causes.ts';
import { sampleFinding, sampleKnown, sampleRule } from './sample-run.ts';

/** A finding that was seen at a place of some exchanges. */
function seen(at: string, exchanges: readonly number[], change: Partial<ReportedFinding> = {}): ReportedFinding {
  const sightings = exchanges.map((exchange) => ({ exchange, at }));
  return sampleFinding({ expected: `${at} as it should be`, sightings, ...change });
}

/** Whether two findings of different rules have one cause. */
function haveOneCause(one: ReportedFinding, other: ReportedFinding): boolean {
  const verdicts = [one, other].map(
    (finding, index): Verdict => ({
      rule: sampleRule({ id: `section.${index}` }),
      verdict: 'violated',
      findings: [finding],
    }),
  );
  const causes = causesIn(verdicts);
  return causes.get(one) === causes.get(other);
}

describe('findings have one cause', () => {
  it('where they were seen in the same places of the same exchanges', () => {
    const shape = seen('/description', [1, 2], { expected: 'a string or null' });
    expect(haveOneCause(shape, seen('/description', [2, 1], { expected: 'as it was set' }))).toBe(true);
    expect(haveOneCause(shape, seen('/metadata', [1, 2]))).toBe(false);
    expect(haveOneCause(shape, seen('/description', [3]))).toBe(false);
  });

  it('where the one was seen nowhere but where the other was, and expects the same in a case of its own', () => {
    const everywhere = seen('/error_code', [1, 2, 3], { expected: 'a string' });
    expect(haveOneCause(everywhere, seen('/error_code', [2], { expected: 'without a key: a string' }))).toBe(true);
    expect(haveOneCause(everywhere, seen('/error_code', [2, 4], { expected: 'without a key: a string' }))).toBe(false);
    expect(haveOneCause(everywhere, seen('/error_code', [2], { expected: 'without a key: ERR_NGROK_200' }))).toBe(
      false,
    );
  });

  it('where the answer failed as a whole, whatever was expected of it', () => {
    for (const at of [failedAnswer, 'body']) {
      const everywhere = seen(at, [1, 2, 3], { expected: 'an answer below 500' });
      expect(haveOneCause(everywhere, seen(at, [2], { expected: 'with limit=ten: a refusal' }))).toBe(true);
      expect(haveOneCause(everywhere, seen(at, [2, 4], { expected: 'with limit=ten: a refusal' }))).toBe(false);
    }
  });

  it('where they say the same of the same request, whenever it was sent', () => {
    const [walk, stable] = [seen('/items/0', [118]), seen('/items/0', [44])];
    expect(haveOneCause(walk, stable)).toBe(true);
    expect(haveOneCause(walk, { ...stable, actual: 'item 7' })).toBe(false);
    expect(haveOneCause(walk, { ...stable, places: [{ request: 'GET /', at: '/items/*', occurrences: 1 }] })).toBe(
      false,
    );
  });

  it('not where a time has the wrong form all over and is in the wrong place once', () => {
    const form = seen('/keys/1/created_at', [7, 8, 9], { expected: 'a timestamp in UTC that ends in Z' });
    expect(haveOneCause(form, seen('/keys/1/created_at', [8], { expected: 'created_at not later' }))).toBe(false);
  });

  it('not where the one is tolerated and the other is new, or for another reason', () => {
    const finding = seen('/error_code', [1]);
    const known = { ...finding, tolerance: sampleKnown };
    expect(haveOneCause(known, { ...finding, tolerance: { ...sampleKnown } })).toBe(true);
    expect(haveOneCause(known, finding)).toBe(false);
    expect(haveOneCause(known, { ...finding, tolerance: 'baseline' })).toBe(false);
    expect(haveOneCause(known, { ...finding, tolerance: { ...sampleKnown, reason: 'another' } })).toBe(false);
  });

  it('not where no exchange shows them', () => {
    expect(haveOneCause(seen('', [], { exchanges: [] }), seen('', [], { exchanges: [] }))).toBe(false);
  });
});

describe('causes', () => {
  const finding = fc
    .record({
      at: fc.constantFrom('body', 'status', '/a', failedAnswer),
      exchanges: fc.uniqueArray(fc.nat(4), { maxLength: 4 }),
      expected: fc.constantFrom('a string', 'without a key: a string', 'something else'),
      tolerance: fc.constantFrom(undefined, 'baseline' as const, sampleKnown),
    })
    .map(({ at, exchanges, expected, tolerance }) =>
      seen(at, exchanges, { expected, ...(tolerance && { tolerance }) }),
    );
  const verdicts = fc
    .array(fc.array(finding, { minLength: 1, maxLength: 3 }), { maxLength: 5 })
    .map((rules) =>
      rules.map(
        (findings, index): Verdict => ({ rule: sampleRule({ id: `section.${index}` }), verdict: 'violated', findings }),
      ),
    );
  const findingsIn = (all: readonly Verdict[]) =>
    all.flatMap((verdict) => (verdict.verdict === 'violated' ? verdict.findings : []));

  it('take in each finding once, and never what is tolerated together with what is not', () => {
    fc.assert(
      fc.property(verdicts, (all) => {
        const causes = causesIn(all);
        const findings = findingsIn(all);
        expect([...causes.keys()]).toHaveLength(findings.length);
        const reasons = new Map(findings.map((each) => [causes.get(each), each.tolerance]));
        for (const each of findings) expect(each.tolerance).toEqual(reasons.get(causes.get(each)));
      }),
    );
  });

  it('are the same in whatever order the verdicts and their findings come', () => {
    const shuffled = verdicts.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.boolean()),
    );
    fc.assert(
      fc.property(shuffled, ([all, moved, isTurned]) => {
        const other = moved.map((verdict) =>
          verdict.verdict === 'violated' && isTurned
            ? { ...verdict, findings: verdict.findings.toReversed() }
            : verdict,
        );
        const [before, after] = [causesIn(all), causesIn(other)];
        const findings = findingsIn(all);
        for (const one of findings) {
          for (const two of findings) {
            expect(after.get(one) === after.get(two)).toBe(before.get(one) === before.get(two));
          }
        }
      }),
    );
  });

  it('are numbered from 1 in the order in which they come', () => {
    const findings = [seen('/a', [1]), seen('/b', [1]), seen('/a', [1])];
    const all: Verdict[] = [{ rule: sampleRule(), verdict: 'violated', findings }];
    expect([...causesIn(all)].map(([each, number]) => [findings.indexOf(each), number]).sort()).toEqual([
      [0, 1],
      [1, 2],
      [2, 1],
    ]);
  });

  it('are found among ten thousand findings of as many kinds', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      seen(`/${index % 50}`, [index % 500, index % 77], { expected: `kind ${index}` }),
    );
    const before = process.cpuUsage();
    const all: Verdict[] = [{ rule: sampleRule(), verdict: 'violated', findings: many }];
    expect(causesIn(all).size).toBe(10_000);
    // Not by the clock, for the machine may have much else to do.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3_000);
  });
});

describe('on the reference', () => {
  /** The rules that stumble over faults, those with a cause in common side by side. */
  async function rulesByCause(...names: readonly string[]): Promise<string[]> {
    const hooks = names.map((name) => faultNamed(name)?.hook?.() ?? untouched);
    const { verdicts } = await runOnReference({
      hook: () => hooks.reduce((second, first) => inFrontOf(second, first)),
    });
    const causes = causesIn(verdicts);
    const rules = new Map<number | undefined, Set<string>>();
    for (const verdict of verdicts) {
      if (verdict.verdict !== 'violated') continue;
      for (const finding of verdict.findings) {
        const cause = causes.get(finding);
        rules.set(cause, (rules.get(cause) ?? new Set()).add(verdict.rule.id));
      }
    }
    return [...rules.values()].map((ids) => [...ids].join(', ')).sort();
  }

  it.each([
    ['error-in-latin-1', 'content-types.errors-json, versioning.unsupported, versioning.deprecated, errors.shape'],
    ['epoch-seconds', 'timestamps.rfc3339, resources.representation'],
    ['limit-word-crashes', 'pagination.limit-invalid, errors.never-5xx'],
    ['message-missing', 'versioning.required, errors.shape'],
  ])('%s is one cause', async (name, rules) => {
    expect(await rulesByCause(name)).toEqual([rules]);
  });

  it.each([
    ['oldest-item-pinned', 'lower-case-t', ['pagination.newest-first', 'timestamps.upper-case']],
    ['filtered-after-cutting', 'null-time', ['pagination.full-pages', 'timestamps.rfc3339, resources.representation']],
    [
      'wrong-method-bare',
      'second-deletion-crashes',
      ['errors.never-5xx, resources.lifecycle', ...Array<string>(4).fill('errors.shape, errors.wrong-method')],
    ],
  ])('%s and %s are two', async (one, other, rules) => {
    expect(await rulesByCause(one, other)).toEqual(rules);
  });
});
