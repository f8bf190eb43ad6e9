import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { echoServer } from '../../lib/cli/canary-echo.ts';
import { urlOf } from '../../lib/cli/canary-process.ts';
import { harProblems } from '../../lib/exchange/har/har-problems.ts';
import { type RunSettings, runContract } from '../../lib/run/run.ts';
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
  ])('%s', async (_, deviation, settings) => {
    const result = await runOnReference(deviation, settings);
    const toleranceOf = deviation.tolerating?.(new URL(result.target));
    const twice = judgedTwice(result, { toleranceOf });
    expect(differences(twice)).toEqual([]);
    expect([...twice.live.keys()].toSorted()).toEqual([...rulesOfTraffic, ...rulesOfBoth].toSorted());
    expect(harProblems(twice.har)).toEqual([]);
  });

  test('beside a snapshot', async () => {
    const snapshot = await snapshotOfReference();
    const twice = judgedTwice(await runOnReference({}, { snapshot }), { snapshot });
    expect(differences(twice)).toEqual([]);
    expect(twice.again.get('versioning.additive-only')).toContain('"conformant"');
  });

  test.each(['2CaNaRyQz7WvXk3JtLm9PbRsTuV_5HdFgYxNcEoZiAqSwUjK8', 'Zq&<b>"\'7&amp;x<!--', 'x&7"Q'])(
    'on an echo of all that it is sent, by the key %s',
    async (key) => {
      const echo = echoServer().listen(0, '127.0.0.1');
      try {
        await once(echo, 'listening');
        const settings = { target: new URL(urlOf(echo)), key, embedded: false, allowWrites: true, rateLimits: false };
        const result = await runContract({ ...settings, seed: 42, limit: { requests: 120, windowMs: 300 } }, contract);
        const { live, again, har } = judgedTwice(result, {});
        expect(withoutQuotations(again)).toEqual(withoutQuotations(live));
        expect(harProblems(har)).toEqual([]);
      } finally {
        echo.close();
      }
    },
  );
});

/** Without what findings quote: where a quotation ends within a secret, the part of it has a name of its own. */
function withoutQuotations(verdicts: ReadonlyMap<string, string>): ReadonlyMap<string, unknown> {
  const isQuotation = (name: string) => name === 'actual' || name === 'kind';
  const told = (verdict: string) =>
    JSON.parse(verdict, (name, member: unknown) => (isQuotation(name) ? undefined : member));
  return new Map([...verdicts].map(([rule, verdict]) => [rule, told(verdict)]));
}
