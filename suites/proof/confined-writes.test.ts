import { expect, test } from 'vitest';
import { isServed } from '../../lib/judge/refusal.ts';
import { runOnReference } from './run-on-reference.ts';

const timeout = 60_000;

/** The path of what a request went to. */
const pathOf = (url: string) => new URL(url).pathname;

test('a run with a scratch list writes to it alone, and judges all the same', { timeout }, async () => {
  const result = await runOnReference({}, { scratch: ['/vaults'] });
  const writes = result.recording.filter(({ request }) => !['GET', 'HEAD', 'OPTIONS'].includes(request.method));
  expect(writes.length).toBeGreaterThan(10);
  expect(writes.filter(({ request }) => !/^\/vaults(\/|$)/.test(pathOf(request.url)))).toEqual([]);

  const verdicts = new Map(result.verdicts.map((verdict) => [verdict.rule.id, verdict]));
  expect(verdicts.get('authentication.created-key')).toMatchObject({
    verdict: 'not-applicable',
    reason: 'it creates an API key; api_keys among the lists of --scratch allows it',
  });
  const unusual = result.verdicts.filter(({ verdict }) => verdict === 'violated' || verdict === 'inconclusive');
  expect(unusual.map(({ rule }) => rule.id)).toEqual([]);
  expect(result.leftBehind).toEqual([]);
});

test('it creates a key where api_keys is named too', { timeout }, async () => {
  const { verdicts } = await runOnReference({}, { scratch: ['/ip_policies', '/api_keys'] });
  expect(verdicts.find(({ rule }) => rule.id === 'authentication.created-key')).toMatchObject({
    verdict: 'conformant',
  });
});

test('no run changes an item that it did not make, or one that there can be none of', { timeout }, async () => {
  const { recording } = await runOnReference(
    {},
    { runs: 8, limit: { requests: 5_000, windowMs: 60_000 }, rateLimits: false },
  );
  const changes = recording.filter(({ request }) => ['PUT', 'PATCH', 'DELETE'].includes(request.method));
  const made = new Set<string>();
  for (const exchange of recording) {
    const { method, url } = exchange.request;
    if (method !== 'POST' || !isServed(exchange)) continue;
    made.add(`${pathOf(url)}/${JSON.parse(Buffer.from(exchange.outcome.response.body).toString()).id}`);
  }
  const others = changes.filter(({ request }) => !made.has(pathOf(request.url)));
  expect(changes.length).toBeGreaterThan(others.length + 10);
  // Wrong methods on a list, and the deletion of what never was: all are refused.
  expect(others.filter(isServed)).toEqual([]);
  const shown = recording.filter(isServed).map(({ outcome }) => Buffer.from(outcome.response.body).toString());
  for (const { request } of others) {
    const id = pathOf(request.url).split('/')[2];
    if (id !== undefined) expect(shown.filter((body) => body.includes(id))).toEqual([]);
  }
});
