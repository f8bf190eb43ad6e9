import { describe, expect, test } from 'vitest';
import { harProblems } from '../../lib/exchange/har/har-problems.ts';
import type { RunSettings } from '../../lib/run/run.ts';
import { contract } from '../contract.ts';
import { asObserved } from './as-observed.ts';
import { differences, judgedTwice, rulesOfBoth, rulesOfTraffic } from './judged-again.ts';
import { snapshotOfReference } from './plain-snapshot.ts';
import { type Deviation, runOnReference } from './run-on-reference.ts';

test('every rule that has something to say of all traffic is held against its recording', () => {
  const ids = contract.filter(({ judgesTraffic }) => judgesTraffic).map(({ id }) => id);
  expect(ids.toSorted()).toEqual([...rulesOfTraffic, ...rulesOfBoth].toSorted());
});

/** What comes of it on faults and on variants, the matrix looks at. */
describe('a recording read back from its HAR gives the verdicts of its run', () => {
  test.each<[string, Deviation, Partial<RunSettings>]>([
    ['on the reference', {}, {}],
    ['on what the real API is known to do', asObserved(), {}],
    ['without writes', {}, { allowWrites: false }],
    ['without the rate limit', {}, { rateLimits: false }],
    ['over several windows', {}, { runs: 1 }],
    ['with a short window', {}, { limit: { requests: 40, windowMs: 5_000 } }],
    ['of some lists', {}, { resources: ['/ip_policies', '/api_keys'] }],
  ])('%s', { timeout: 60_000 }, async (_, deviation, settings) => {
    const result = await runOnReference(deviation, settings);
    const toleranceOf = deviation.tolerating?.(new URL(result.target));
    const twice = judgedTwice(result, { toleranceOf });
    expect(differences(twice)).toEqual([]);
    expect([...twice.live.keys()].toSorted()).toEqual([...rulesOfTraffic, ...rulesOfBoth].toSorted());
    expect(harProblems(twice.har)).toEqual([]);
  });

  test('beside a snapshot', { timeout: 60_000 }, async () => {
    const snapshot = await snapshotOfReference();
    const twice = judgedTwice(await runOnReference({}, { snapshot }), { snapshot });
    expect(differences(twice)).toEqual([]);
    expect(twice.again.get('versioning.additive-only')).toContain('"conformant"');
  });
});
