import { describe, expect, test } from 'vitest';
import { type Field, type Resource, resources } from '../contract/api-reference.ts';
import { isObject, type Members } from './request-body.ts';
import { parentPath } from './resource-shape.ts';
import { objectsIn, origin, stringIn, testApi } from './testing.ts';

const { ask } = testApi();

/** The path of a resource below the newest of each of its parents. */
async function pathOf(resource: Pick<Resource, 'path'>): Promise<string> {
  if (!resource.path.includes('{')) return resource.path;
  const collection = resources.find(({ path }) => path === parentPath(parentPath(resource.path)));
  if (!collection) throw new Error(`no parent of ${resource.path}`);
  const parents = await pathOf(collection);
  const [parent = {}] = collection.listKey
    ? objectsIn((await ask('GET', parents)).json, collection.listKey)
    : objectsIn((await ask('GET', parentPath(parents))).json, 'routes');
  return `${parents}/${stringIn(parent, collection.itemKey)}${resource.path.slice(resource.path.lastIndexOf('/'))}`;
}

async function createBodyOf(resource: Resource): Promise<Members> {
  let text = JSON.stringify(resource.createBody).replaceAll('{unique}', `test${Math.random().toString(36).slice(2)}`);
  for (const [placeholder, path] of text.matchAll(/\{(\/\w+)\}/g)) {
    const listKey = resources.find((other) => other.path === path)?.listKey ?? '';
    const [item = {}] = objectsIn((await ask('GET', path ?? '')).json, listKey);
    text = text.replace(placeholder, stringIn(item, 'id'));
  }
  const body: unknown = JSON.parse(text);
  return isObject(body) ? body : {};
}

/** The places where a representation is not of the documented types. */
function mistypes(value: unknown, fields: readonly Field[]): string[] {
  return fields.flatMap((field) =>
    valuesAt(value, field.path.split('.')).flatMap((found) =>
      isOfType(found, field) ? [] : `${field.path}: ${found}`,
    ),
  );
}

function valuesAt(value: unknown, [name, ...rest]: readonly string[]): unknown[] {
  if (name === undefined) return [value];
  const plain = name.replace('[]', '');
  if (!isObject(value) || !Object.hasOwn(value, plain)) return [];
  const member = value[plain];
  return (name.endsWith('[]') && Array.isArray(member) ? member : [member]).flatMap((it) => valuesAt(it, rest));
}

function isOfType(value: unknown, { type, nullable, timestamp, path }: Field): boolean {
  if (value === null) return nullable;
  if (timestamp) return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(value));
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'integer') return Number.isInteger(value);
  if (/(^|\.)uri$/.test(path)) return typeof value === 'string' && value.startsWith(`${origin}/`);
  return typeof value === type;
}

const creatable = resources.filter((resource) => resource.createBody);
const lists = resources.filter((resource) => resource.listKey !== undefined);
const modules = resources.filter((resource) => resource.operations.some(({ kind }) => kind === 'replace'));

test.each(lists)('the items of $path are as documented', async (resource) => {
  const { status, json } = await ask('GET', await pathOf(resource));
  expect(status).toBe(200);
  for (const item of objectsIn(json, resource.listKey ?? '')) {
    expect(mistypes(item, resource.fields)).toEqual([]);
    const own = resource.operations.some(({ kind }) => kind === 'get');
    if (!own) continue;
    const path = `${await pathOf(resource)}/${stringIn(item, resource.itemKey)}`;
    expect(await ask('GET', path)).toMatchObject({ status: 200, json: item });
    if ('uri' in item) expect(item['uri']).toBe(origin + path);
  }
});

test.each(creatable)('an item of $path lives and dies', async (resource) => {
  const path = await pathOf(resource);
  const kinds = resource.operations.map(({ kind }) => kind);
  const body = await createBodyOf(resource);
  const created = await ask('POST', path, { body });
  expect(created.status).toBe(201);
  expect(mistypes(created.json, resource.fields)).toEqual([]);
  const item = `${path}/${stringIn(created.json, resource.itemKey)}`;
  expect(created.json['uri']).toBe(origin + item);

  const { token: _, ...lasting } = created.json;
  const read = await ask('GET', item);
  expect(read).toMatchObject({ status: 200, json: lasting });
  if (resource.listKey) {
    const [first] = objectsIn((await ask('GET', path)).json, resource.listKey);
    expect(first).toEqual(read.json);
  }
  if (kinds.includes('update')) {
    const member = resource.operations
      .find(({ kind }) => kind === 'update')
      ?.body.find(({ path }) => path === 'metadata' || path === 'name');
    const change = member ? { [member.path]: 'changed' } : {};
    const changed = await ask('PATCH', item, { body: change });
    const ignored = 'updated_at' in read.json ? { updated_at: changed.json['updated_at'] } : {};
    expect(changed.status).toBe(200);
    expect(changed.json).toEqual({ ...read.json, ...change, ...ignored });
    expect((await ask('GET', item)).json).toEqual(changed.json);
  }
  if (kinds.includes('delete')) {
    expect(await ask('DELETE', item)).toMatchObject({ status: 204, text: '' });
    expect((await ask('DELETE', item)).status).toBe(404);
    expect((await ask('GET', item)).status).toBe(404);
    expect((await ask('PATCH', item, { body: {} })).status).toBe(kinds.includes('update') ? 404 : 405);
    if (resource.listKey) expect((await ask('GET', path)).text).not.toContain(item);
  }
});

test.each(modules)('the module $path is replaced, read and deleted', async (resource) => {
  const path = await pathOf(resource);
  const put = await ask('PUT', path, { body: { enabled: true } });
  expect(put).toMatchObject({ status: 200, json: { enabled: true } });
  expect(mistypes(put.json, resource.fields)).toEqual([]);
  expect((await ask('GET', path)).json).toEqual(put.json);
  const name = path.slice(path.lastIndexOf('/') + 1);
  expect((await ask('GET', parentPath(path))).json[name]).toEqual(put.json);
  expect(await ask('DELETE', path)).toMatchObject({ status: 204, text: '' });
  expect((await ask('GET', path)).status).toBe(404);
  expect((await ask('DELETE', path)).status).toBe(404);
  expect((await ask('PUT', path, { body: {} })).status).toBe(200);
  expect((await ask('PUT', `${parentPath(path)}x/${name}`, { body: {} })).status).toBe(404);
});

describe('items below items', () => {
  test('a PUT replaces the whole module, with references to what it names', async () => {
    const edges = objectsIn((await ask('GET', '/edges/tcp')).json, 'tcp_edges');
    const path = `/edges/tcp/${stringIn(edges[0] ?? {}, 'id')}/ip_restriction`;
    const policies = objectsIn((await ask('GET', '/ip_policies')).json, 'ip_policies');
    const references = policies.map(({ id, uri }) => ({ id, uri }));
    const put = await ask('PUT', path, { body: { enabled: true, ip_policy_ids: policies.map(({ id }) => id) } });
    expect(put.json).toEqual({ enabled: true, ip_policies: references });
    expect((await ask('PUT', path, { body: {} })).json).toEqual({ enabled: false, ip_policies: [] });
    expect((await ask('PUT', path, { body: { ip_policy_ids: ['ipp_none'] } })).status).toBe(400);
  });

  test('a deleted parent takes what lies below it along', async () => {
    const edge = `/edges/https/${stringIn((await ask('POST', '/edges/https', { body: {} })).json, 'id')}`;
    const body = { match_type: 'path_prefix', match: '/' };
    const route = `${edge}/routes/${stringIn((await ask('POST', `${edge}/routes`, { body })).json, 'id')}`;
    await ask('PUT', `${route}/compression`, { body: { enabled: true } });
    expect((await ask('GET', edge)).json).toMatchObject({ routes: [{ match: '/', compression: { enabled: true } }] });
    expect((await ask('GET', route.replace(edge, '/edges/https/other'))).status).toBe(404);
    await ask('DELETE', edge);
    for (const path of [edge, route, `${route}/compression`]) expect((await ask('GET', path)).status).toBe(404);
    expect((await ask('POST', `${edge}/routes`, { body })).status).toBe(404);
  });

  test('sources belong to their subscription, and are named by their type', async () => {
    const body = { sources: [{ type: 'first.v0' }, { type: 'second.v0' }] };
    const created = await ask('POST', '/event_subscriptions', { body });
    const subscription = `/event_subscriptions/${stringIn(created.json, 'id')}`;
    const sources = body.sources.map(({ type }) => ({ type, uri: `${origin}${subscription}/sources/${type}` }));
    expect(created.json['sources']).toEqual(sources);
    expect((await ask('GET', `${subscription}/sources`)).json).toEqual({
      sources,
      uri: `${origin}${subscription}/sources`,
      next_page_uri: null,
    });
    expect(await ask('GET', `${subscription}/sources?limit=1`)).toMatchObject({
      json: { next_page_uri: `${origin}${subscription}/sources?before_id=first.v0&limit=1` },
    });
    expect((await ask('POST', `${subscription}/sources`, { body: { type: 'first.v0' } })).status).toBe(409);
    await ask('PATCH', subscription, { body: { sources: [{ type: 'third.v0' }] } });
    expect((await ask('GET', `${subscription}/sources/first.v0`)).status).toBe(404);
    expect((await ask('GET', `${subscription}/sources/third.v0`)).status).toBe(200);
  });

  test('a refused change of a subscription leaves its sources alone', async () => {
    const body = { sources: [{ type: 'same.v0' }, { type: 'same.v0' }] };
    const before = (await ask('GET', '/event_subscriptions')).text;
    expect((await ask('POST', '/event_subscriptions', { body })).status).toBe(409);
    expect((await ask('GET', '/event_subscriptions')).text).toBe(before);
    const [subscription = {}] = objectsIn((await ask('GET', '/event_subscriptions')).json, 'event_subscriptions');
    expect((await ask('PATCH', `/event_subscriptions/${stringIn(subscription, 'id')}`, { body })).status).toBe(409);
    expect((await ask('GET', '/event_subscriptions')).text).toBe(before);
  });

  test('the secrets of a vault are those of the list of all secrets', async () => {
    const vaults = objectsIn((await ask('GET', '/vaults')).json, 'vaults');
    const all = objectsIn((await ask('GET', '/vault_secrets')).json, 'secrets');
    for (const { id } of vaults) {
      const own = objectsIn((await ask('GET', `/vaults/${id}/secrets`)).json, 'secrets');
      expect(own.length).toBeGreaterThan(1);
      expect(own).toEqual(all.filter(({ vault }) => isObject(vault) && vault['id'] === id));
    }
    expect((await ask('GET', '/vaults/vault_none/secrets')).status).toBe(404);
  });
});

test('a representation names the origin that was asked', async () => {
  const { api } = testApi();
  const headers = { authorization: `Bearer ${api.key}`, 'ngrok-version': '2' };
  const answer = await api.fetch(new Request('https://other.example/ip_policies?limit=1', { headers }));
  expect(await answer.text()).toMatch(/"uri":"https:\/\/other\.example\/ip_policies","next_page_uri":"https:\/\/other/);
});
