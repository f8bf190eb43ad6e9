import { describe, expect, test } from 'vitest';
import { isObject, type Members } from '../request-body.ts';
import { objectsIn, origin, stringIn, testApi } from '../testing.ts';
import { observedItems } from './items.ts';

/** A reference with just this observation. */
function seeing(name: string) {
  const observations = observedItems.filter((observation) => observation.name === name);
  expect(observations).toHaveLength(1);
  return testApi({ observations });
}

/** The items of a list, each as the list shows it and as it shows alone. */
async function shown({ ask }: ReturnType<typeof seeing>, path: string, key: string): Promise<Members[]> {
  const listed = objectsIn((await ask('GET', path)).json, key);
  expect(listed.length).toBeGreaterThan(1);
  const alone = await Promise.all(listed.map((item) => ask('GET', `${path}/${stringIn(item, 'id')}`)));
  expect(alone.map(({ json }) => json)).toEqual(listed);
  return listed;
}

describe('empty-texts-left-out', () => {
  test('description and metadata are there only while they say something', async () => {
    const { ask } = seeing('empty-texts-left-out');
    const { json: created } = await ask('POST', '/ip_policies', { body: { description: 'one', metadata: '' } });
    expect(created).toMatchObject({ description: 'one' });
    expect(created).not.toHaveProperty('metadata');
    const path = `/ip_policies/${stringIn(created, 'id')}`;
    expect((await ask('PATCH', path, { body: { description: '' } })).json).not.toHaveProperty('description');
    expect((await ask('PATCH', path, { body: { metadata: 'two' } })).json).toMatchObject({ metadata: 'two' });
    expect((await ask('GET', path)).json).not.toHaveProperty('description');
  });

  test('other empty texts and nulls stay', async () => {
    const { ask } = seeing('empty-texts-left-out');
    const { json } = await ask('POST', '/reserved_domains', { body: { domain: 'a.example.com', region: '' } });
    expect(json).toMatchObject({ region: '', certificate: null });
  });

  test('what stands within another item is like that, too', async () => {
    const { ask } = seeing('empty-texts-left-out');
    const { json: edge } = await ask('POST', '/edges/https', { body: {} });
    const body = { match: '/', match_type: 'path_prefix', description: '' };
    await ask('POST', `/edges/https/${stringIn(edge, 'id')}/routes`, { body });
    const [route] = objectsIn((await ask('GET', `/edges/https/${stringIn(edge, 'id')}`)).json, 'routes');
    expect(route).toMatchObject({ match: '/' });
    expect(route).not.toHaveProperty('description');
    expect((await ask('GET', '/self')).json['api_key']).not.toHaveProperty('description');
  });
});

test('agent-ingresses-with-relative-links', async () => {
  for (const { id, uri } of await shown(
    seeing('agent-ingresses-with-relative-links'),
    '/agent_ingresses',
    'ingresses',
  )) {
    expect(uri).toBe(`/agent_ingresses/${id}`);
  }
});

test('own-key-with-relative-link', async () => {
  const { ask } = seeing('own-key-with-relative-link');
  const key = (await ask('GET', '/self')).json['api_key'];
  expect(isObject(key) && key['uri']).toMatch(/^\/api_keys\/ak_/);
  for (const { uri } of objectsIn((await ask('GET', '/api_keys')).json, 'keys')) expect(uri).toMatch(origin);
});

test('people-without-links', async () => {
  const api = seeing('people-without-links');
  for (const { created_by, last_updated_by, vault } of await shown(api, '/vault_secrets', 'secrets')) {
    expect([created_by, last_updated_by]).toMatchObject([{ uri: '' }, { uri: '' }]);
    expect(vault).toMatchObject({ uri: expect.stringMatching(origin) });
  }
  for (const { principal, domain } of await shown(api, '/endpoints', 'endpoints')) {
    expect(principal).toMatchObject({ uri: '' });
    expect(domain).toMatchObject({ uri: expect.stringMatching(origin) });
  }
});

test('agent-endpoints-without-link', async () => {
  const endpoints = await shown(seeing('agent-endpoints-without-link'), '/endpoints', 'endpoints');
  expect(new Set(endpoints.map(({ type }) => type))).toEqual(new Set(['cloud', 'ephemeral']));
  for (const endpoint of endpoints) expect('uri' in endpoint).toBe(endpoint['type'] === 'cloud');
});

test('members-that-no-page-lists', async () => {
  const api = seeing('members-that-no-page-lists');
  const { json: domain } = await api.ask('POST', '/reserved_domains', { body: { domain: 'a.example.com' } });
  const configuration = { id: expect.stringMatching(/^ec_\w{27}$/), uri: expect.stringMatching(origin) };
  expect(domain).toMatchObject({ is_dev: false, http_endpoint_configuration: configuration });
  expect((await api.ask('GET', `/reserved_domains/${stringIn(domain, 'id')}`)).json).toEqual(domain);
  for (const edge of objectsIn((await api.ask('GET', '/edges/tcp')).json, 'tcp_edges'))
    expect(edge['policy']).toBeNull();
});

test('times-of-the-year-one', async () => {
  const operators = await shown(seeing('times-of-the-year-one'), '/kubernetes_operators', 'operators');
  const cert = { cert: '', not_before: '0001-01-01T00:00:00Z', not_after: '0001-01-01T00:00:00Z' };
  for (const { binding } of operators) expect(binding).toMatchObject({ cert });
});
