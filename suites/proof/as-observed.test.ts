import { beforeAll, expect, test } from 'vitest';
import { isStale, outcomesOf } from '../../lib/gate/known-deviations.ts';
import type { RunSettings } from '../../lib/run/run.ts';
import { type RunResult, untoleratedIn } from '../../lib/run/verdict.ts';
import { asObserved, production, today } from './as-observed.ts';
import { runOnReference } from './run-on-reference.ts';

/** Milliseconds. A run takes half a second, but not where other tests have the machine. */
const longest = 60_000;

/** Of a new item's id, case turns out not to matter, to bring it behind others, and to bring it on a later page. */
const times = ['2026-03-01T12:00:00Z', '2026-03-09T01:34:24Z', '2026-04-19T17:49:27Z'].map(Date.parse);

const manners: readonly (readonly [string, Partial<RunSettings>])[] = [
  ['that only reads', { allowWrites: false, rateLimits: false }],
  ['with more inputs', { runs: 6 }],
  ['of two lists', { resources: ['/ip_policies', '/api_keys'] }],
];

/** What a run leaves that fails it, and the known deviations that it missed. */
function problemsOf(result: RunResult) {
  expect(result.ending).toEqual({ kind: 'complete' });
  const unknown = result.verdicts.flatMap((verdict) =>
    untoleratedIn(verdict).map((finding) => ({ rule: verdict.rule.id, finding })),
  );
  return { unknown, stale: outcomesOf(production, result, { today, isReplay: false }).filter(isStale) };
}

const none = { unknown: [], stale: [] };

let results: readonly RunResult[];

beforeAll(async () => {
  const inTurn: RunResult[] = [];
  for (const startsAt of times) inTurn.push(await runOnReference(asObserved(startsAt)));
  results = inTurn;
}, longest);

test('a run finds nothing in what was observed that the shipped file does not know', () => {
  expect(results.map(problemsOf)).toEqual(times.map(() => none));
});

test.each(manners)(
  'nor does a run %s',
  async (_, settings) => {
    expect(problemsOf(await runOnReference(asObserved(times[1]), settings))).toEqual(none);
  },
  longest,
);

test('each entry of the shipped file covers something', () => {
  const findings = results.flatMap(({ verdicts }) =>
    verdicts.flatMap((verdict) => (verdict.verdict === 'violated' ? verdict.findings : [])),
  );
  const seen = new Set<unknown>(findings.map(({ tolerance }) => tolerance));
  expect(production.filter((entry) => !seen.has(entry))).toEqual([]);
});

test(
  'without the file, these rules are violated, and no others',
  async () => {
    const { tolerating: _, ...observed } = asObserved();
    const { verdicts } = await runOnReference(observed);
    expect(verdicts.filter(({ verdict }) => verdict === 'violated').map(({ rule }) => rule.id)).toEqual([
      'pagination.envelope',
      'pagination.newest-first',
      'errors.shape',
      'errors.not-found',
      'errors.wrong-method',
      'resources.self-link',
      'resources.model',
    ]);
  },
  longest,
);

test(
  'on what is documented, a run misses what always shows on the real API, and nothing else',
  async () => {
    const { observations: _, ...known } = asObserved();
    const result = await runOnReference(known);
    const { unknown, stale } = problemsOf(result);
    expect(unknown).toEqual([]);
    expect(stale.map(({ entry }) => entry)).toEqual(production.filter(({ optional }) => !optional));
  },
  longest,
);
