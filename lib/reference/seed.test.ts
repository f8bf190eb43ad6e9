import { expect, test } from 'vitest';
import { resources } from '../contract/api-reference.ts';
import { objectsIn, stringIn, testApi } from './testing.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const clock = () => now;
const lists = resources.filter(({ path, listKey }) => listKey !== undefined && !path.includes('{'));

async function allItems({ ask }: ReturnType<typeof testApi>) {
  const items = new Map<string, Awaited<ReturnType<typeof itemsOf>>>();
  for (const { path, listKey } of lists) items.set(path, await itemsOf(ask, path, listKey ?? ''));
  return items;
}

async function itemsOf(ask: ReturnType<typeof testApi>['ask'], path: string, listKey: string) {
  const items = [];
  for (let next: unknown = path; typeof next === 'string'; ) {
    const { json } = await ask('GET', next.replace(/^http:\/\/[^/]+/, ''));
    items.push(...objectsIn(json, listKey));
    next = json['next_page_uri'];
  }
  return items;
}

test('there are a long list, a full page, an empty one, and some items everywhere else', async () => {
  const items = await allItems(testApi({ clock }));
  expect(items.get('/reserved_domains')).toHaveLength(250);
  expect(items.get('/ip_policy_rules')).toHaveLength(100);
  expect(items.get('/ssh_user_certificates')).toEqual([]);
  expect(items.get('/ip_policies')).toHaveLength(6);
  const others = [...items].filter(([path]) => !/domains|rules|user_cert/.test(path)).map(([, { length }]) => length);
  expect(Math.min(...others)).toBeGreaterThanOrEqual(2);
  expect(Math.max(...others)).toBeLessThanOrEqual(13);
});

test('each parent has several children', async () => {
  const { ask } = testApi({ clock });
  const nested = resources.filter(({ path, listKey }) => listKey !== undefined && path.includes('{'));
  expect(nested).toHaveLength(3);
  for (const { path, listKey } of nested) {
    const [parents = '', , name] = path.split(/\/(\{\w+\})\//);
    const parentKey = lists.find((list) => list.path === parents)?.listKey ?? '';
    const items = await itemsOf(ask, parents, parentKey);
    expect(items.length).toBeGreaterThan(1);
    for (const parent of items) {
      expect(
        (await itemsOf(ask, `${parents}/${stringIn(parent, 'id')}/${name}`, listKey ?? '')).length,
      ).toBeGreaterThan(1);
    }
  }
});

test('all were created in the past, newest first, some at the same time', async () => {
  const items = await allItems(testApi({ clock }));
  let ties = 0;
  for (const list of items.values()) {
    const times = list.map((item) => Date.parse(String(item['created_at'] ?? item['started_at'])));
    for (const time of times) expect(time).toBeLessThan(now);
    for (const [index, time] of times.slice(1).entries()) {
      expect(time).toBeLessThanOrEqual(times[index] ?? 0);
      if (time === times[index]) ties += 1;
    }
  }
  expect(ties).toBeGreaterThan(10);
});

test('the same seed gives the same items, another one others', async () => {
  const options = { clock, keys: ['first00000_key0000000'], random: (count: number) => new Uint8Array(count) };
  const one = await allItems(testApi({ ...options, seed: 7 }));
  expect(await allItems(testApi({ ...options, seed: 7 }))).toEqual(one);
  expect(await allItems(testApi({ ...options, seed: 8 }))).not.toEqual(one);
});

test('what is created or deleted before an item is first read does not change it', async () => {
  const options = { clock, random: (count: number) => new Uint8Array(count) };
  const one = testApi(options);
  const other = testApi(options);
  const [policy = {}] = objectsIn((await other.ask('GET', '/ip_policies')).json, 'ip_policies');
  await other.ask('DELETE', `/ip_policies/${stringIn(policy, 'id')}`);
  expect((await other.ask('GET', '/ip_policy_rules')).text).toBe((await one.ask('GET', '/ip_policy_rules')).text);
});

test('counts can be chosen', async () => {
  const { ask } = testApi({
    clock,
    itemCounts: { '/ip_policies': 0, '/edges/https': 1, '/edges/https/{edge_id}/routes': 5 },
  });
  expect((await ask('GET', '/ip_policies')).json['ip_policies']).toEqual([]);
  const [edge = {}] = objectsIn((await ask('GET', '/edges/https')).json, 'https_edges');
  expect(edge['routes']).toHaveLength(5);
});
