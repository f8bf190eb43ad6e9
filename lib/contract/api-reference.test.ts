import { describe, expect, test } from 'vitest';
import { resources } from './api-reference.ts';
import { neededFor } from './create-body.ts';

const operations = resources.flatMap((resource) => resource.operations);

function resource(path: string) {
  const found = resources.find((candidate) => candidate.path === path);
  if (!found) throw new Error(`no resource ${path}`);
  return found;
}

function kinds(path: string) {
  return resource(path).operations.map(({ kind }) => kind);
}

function field(path: string, member: string) {
  return resource(path).fields.find((candidate) => candidate.path === member);
}

describe('the API reference', () => {
  test('has 253 operations, each once, and 38 lists', () => {
    expect(new Set(operations.map(({ method, path }) => `${method} ${path}`)).size).toBe(253);
    expect(operations).toHaveLength(253);
    expect(resources.filter(({ listKey }) => listKey !== undefined)).toHaveLength(38);
    expect(operations.filter(({ kind }) => kind === 'list')).toHaveLength(38);
  });

  test('has the documented number of operations of each method and status', () => {
    const counts: Record<string, number> = {};
    for (const { method, status } of operations) {
      counts[`${method} ${status}`] = (counts[`${method} ${status}`] ?? 0) + 1;
    }
    expect(counts).toEqual({
      'GET 200': 100,
      'POST 201': 34,
      'POST 204': 3,
      'PATCH 200': 33,
      'PUT 200': 23,
      'DELETE 204': 60,
    });
  });

  test('names every resource once', () => {
    expect(new Set(resources.map(({ path }) => path)).size).toBe(resources.length);
  });

  test.each([
    ['a collection', '/ip_policies', ['list', 'create', 'delete', 'get', 'update']],
    ['a nested collection without a list', '/edges/https/{edge_id}/routes', ['create', 'delete', 'get', 'update']],
    [
      'a nested collection with one',
      '/event_subscriptions/{subscription_id}/sources',
      ['list', 'create', 'delete', 'get', 'update'],
    ],
    ['a list alone', '/vaults/{id}/secrets', ['list']],
    ['another list alone', '/kubernetes_operators/{id}/bound_endpoints', ['list']],
    ['an edge module', '/edges/tcp/{id}/backend', ['delete', 'get', 'replace']],
    ['a document that can only be deleted', '/reserved_domains/{id}/certificate', ['delete']],
    ['a document of its own', '/self', ['get']],
    ['a collection with actions', '/tunnel_sessions', ['list', 'get', 'action', 'action', 'action']],
    ['a collection without a list', '/abuse_reports', ['create', 'get']],
  ])('groups %s', (_, path, expected) => {
    expect(kinds(path)).toEqual(expected);
  });

  test('knows what names an item', () => {
    expect(resource('/event_subscriptions/{subscription_id}/sources').itemKey).toBe('type');
    expect(resources.filter(({ itemKey }) => itemKey === 'type')).toHaveLength(1);
  });

  test('knows list keys that are not the last segment of the path', () => {
    expect(resource('/api_keys').listKey).toBe('keys');
    expect(resource('/vaults/{id}/secrets').listKey).toBe('secrets');
    expect(resource('/kubernetes_operators').listKey).toBe('operators');
    expect(resource('/edges/https/{edge_id}/routes').listKey).toBeUndefined();
  });

  test('knows the prefixes of ids', () => {
    expect(resource('/ip_policies').idPrefix).toBe('ipp');
    expect(resource('/edges/https/{edge_id}/routes').idPrefix).toBe('edghtsrt');
    expect(resource('/service_users').idPrefix).toBe('bot');
    expect(resource('/event_subscriptions/{subscription_id}/sources').idPrefix).toBeUndefined();
  });

  test('lists fields relative to one item', () => {
    expect(field('/ip_policies', 'created_at')).toEqual({
      path: 'created_at',
      type: 'string',
      nullable: false,
      timestamp: true,
    });
    expect(field('/edges/https', 'routes[].created_at')?.timestamp).toBe(true);
    expect(field('/api_keys', 'next_page_uri')).toBeUndefined();
    expect(field('/self', 'account.created_at')?.timestamp).toBe(true);
    expect(field('/kubernetes_operators/{id}/bound_endpoints', 'port')?.type).toBe('integer');
  });

  test('does not mistake terminate_at for a time', () => {
    const all = resources.flatMap(({ fields }) => fields).filter(({ path }) => path.endsWith('terminate_at'));
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter(({ timestamp }) => timestamp)).toEqual([]);
  });

  test('gives tunnels no created_at and event sources neither id nor created_at', () => {
    expect(field('/tunnels', 'created_at')).toBeUndefined();
    expect(field('/tunnels', 'started_at')?.timestamp).toBe(true);
    expect(
      resource('/event_subscriptions/{subscription_id}/sources')
        .fields.map(({ path }) => path)
        .sort(),
    ).toEqual(['type', 'uri']);
  });

  test('knows where null was seen, and that ids are never null', () => {
    expect(field('/api_keys', 'token')?.nullable).toBe(true);
    expect(field('/tls_certificates', 'issued_at')?.nullable).toBe(true);
    expect(field('/edges/tcp', 'hostports')?.nullable).toBe(true);
    expect(resources.filter(({ fields }) => fields.some(({ path, nullable }) => path === 'id' && nullable))).toEqual(
      [],
    );
  });

  test('knows what some captures lack, and that ids are always there', () => {
    expect(field('/endpoints', 'pooling_enabled')?.omittable).toBe(true);
    expect(field('/ip_policies', 'metadata')?.omittable).toBe(true);
    expect(field('/ip_policies', 'created_at')?.omittable).toBeUndefined();
    const omittableIds = resources.filter(({ fields }) =>
      fields.some(({ path, omittable }) => path === 'id' && omittable),
    );
    expect(omittableIds).toEqual([]);
  });

  test('does not wrap the body of an edge module', () => {
    const put = resource('/edges/tcp/{id}/backend').operations.find(({ kind }) => kind === 'replace');
    expect(put?.body.map(({ path }) => path)).toEqual(['enabled', 'backend_id']);
    expect(operations.flatMap(({ body }) => body).filter(({ path }) => path.startsWith('module'))).toEqual([]);
  });

  test('counts no parameter of the path among the members of a body', () => {
    const repeated = operations.filter(({ path, body }) => body.some((member) => path.includes(`{${member.path}}`)));
    expect(repeated).toEqual([]);
  });
});

describe('create bodies', () => {
  test('exist exactly where something can be created', () => {
    for (const { path, operations: own, createBody } of resources) {
      expect([path, createBody !== undefined]).toEqual([path, own.some(({ kind }) => kind === 'create')]);
    }
  });

  test('have every required member and none that is not documented', () => {
    for (const { path, operations: own, createBody } of resources) {
      const members =
        own.find(({ kind }) => kind === 'create')?.body.filter((member) => !/[.[]/.test(member.path)) ?? [];
      const given = Object.keys(createBody ?? {});
      const required = members.filter((member) => member.required).map((member) => member.path);
      expect([path, required.filter((name) => !given.includes(name))]).toEqual([path, []]);
      expect([path, given.filter((name) => !members.some((member) => member.path === name))]).toEqual([path, []]);
    }
  });

  test('refer to lists of which items can be created', () => {
    const needed = new Set(resources.flatMap(({ createBody }) => neededFor(createBody ?? {})));
    expect([...needed].sort()).toEqual(['/ip_policies', '/ssh_certificate_authorities', '/vaults']);
    for (const path of needed) expect(kinds(path)).toEqual(expect.arrayContaining(['list', 'create']));
  });

  test('ask for nothing where nothing is required', () => {
    expect(resource('/ip_policies').createBody).toEqual({});
    expect(resource('/api_keys').createBody).toEqual({});
  });
});
