import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { objectsIn, origin, stringIn, testApi } from '../testing.ts';
import { observedLists } from './lists.ts';

const clock = () => Date.parse('2026-03-01T12:00:00Z');
const { ask } = testApi({ observations: observedLists, clock });

async function idsOf(path: string, key: string): Promise<string[]> {
  const { json } = await ask('GET', path);
  return objectsIn(json, key).map((item) => stringIn(item, 'id'));
}

const down = (one: string, other: string) => (one < other ? 1 : -1);
const folded = (ids: readonly string[]) => ids.map((id) => id.toLowerCase());

describe('order', () => {
  test.each([
    ['/ip_policies', 'ip_policies'],
    ['/reserved_domains', 'reserved_domains'],
    ['/vault_secrets', 'secrets'],
  ])('%s runs down by id, upper and lower case taken as one', async (path, key) => {
    const ids = await idsOf(path, key);
    expect(folded(ids)).toEqual(folded(ids).toSorted(down));
    expect(ids).not.toEqual(ids.toSorted(down));
  });

  test('API keys run up by id', async () => {
    const ids = await idsOf('/api_keys', 'keys');
    expect(folded(ids)).toEqual(folded(ids).toSorted());
  });

  test('TLS certificates run from oldest to newest', async () => {
    const { json } = await ask('GET', '/tls_certificates');
    const times = objectsIn(json, 'tls_certificates').map((item) => stringIn(item, 'created_at'));
    expect(times).toEqual(times.toSorted());
  });

  test.each(['endpoints', 'tunnels'])('/%s runs down by the bytes of ids', async (key) => {
    const ids = await idsOf(`/${key}`, key);
    expect(ids.length).toBeGreaterThan(1);
    expect(ids).toEqual(ids.toSorted(down));
  });

  test('a part of a list is in the order of the whole', async () => {
    const [operator] = await idsOf('/kubernetes_operators', 'operators');
    const bound = await idsOf(`/kubernetes_operators/${operator}/bound_endpoints`, 'endpoints');
    expect(bound.length).toBeGreaterThan(1);
    expect(bound).toEqual(bound.toSorted(down));
  });

  test('pages of any size are cut from it', async () => {
    const whole = await idsOf('/api_keys', 'keys');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.length }), async (limit) => {
        const visited: string[] = [];
        for (let path: string | null = `/api_keys?limit=${limit}`; path !== null; ) {
          const { json } = await ask('GET', path);
          visited.push(...objectsIn(json, 'keys').map((item) => stringIn(item, 'id')));
          path = typeof json['next_page_uri'] === 'string' ? json['next_page_uri'].slice(origin.length) : null;
        }
        expect(visited).toEqual(whole);
      }),
      { numRuns: whole.length },
    );
  });
});

test('event sources alone have no next_page_uri', async () => {
  const [subscription] = await idsOf('/event_subscriptions', 'event_subscriptions');
  const { json } = await ask('GET', `/event_subscriptions/${subscription}/sources`);
  expect(Object.keys(json)).toEqual(['sources', 'uri']);
  expect(Object.keys((await ask('GET', '/ip_policies')).json)).toEqual(['ip_policies', 'uri', 'next_page_uri']);
});
