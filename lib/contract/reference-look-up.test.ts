import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Operation, resources } from './api-reference.ts';
import { listResources, methodsAt, operationAt, resourceAt } from './reference-look-up.ts';

const operations = resources.flatMap((resource) => resource.operations);

const segment = fc.stringMatching(/^[A-Za-z0-9_%.~-]+$/);

describe('operationAt', () => {
  test.each([
    ['GET', '/api_keys', '/api_keys', 'list', {}],
    ['GET', '/api_keys/ak_1', '/api_keys', 'get', { id: 'ak_1' }],
    ['POST', '/edges/https/edghts_1/routes', '/edges/https/{edge_id}/routes', 'create', { edge_id: 'edghts_1' }],
    [
      'PUT',
      '/edges/https/edghts_1/routes/edghtsrt_1/oauth',
      '/edges/https/{edge_id}/routes/{id}/oauth',
      'replace',
      { edge_id: 'edghts_1', id: 'edghtsrt_1' },
    ],
    ['GET', '/edges/https/routes', '/edges/https', 'get', { id: 'routes' }],
    ['POST', '/tunnel_sessions/ts_1/stop', '/tunnel_sessions', 'action', { id: 'ts_1' }],
    ['GET', '/self', '/self', 'get', {}],
    [
      'DELETE',
      '/event_subscriptions/esb_1/sources/ip_policy_updated.v0',
      '/event_subscriptions/{subscription_id}/sources',
      'delete',
      { subscription_id: 'esb_1', type: 'ip_policy_updated.v0' },
    ],
    ['GET', '/api_keys/%00', '/api_keys', 'get', { id: '%00' }],
  ])('finds %s %s', (method, path, resource, kind, parameters) => {
    const place = operationAt(method, path);
    expect(place?.resource.path).toBe(resource);
    expect(place?.operation.kind).toBe(kind);
    expect(place?.parameters).toEqual(parameters);
  });

  test.each([
    ['PUT', '/api_keys'],
    ['get', '/api_keys'],
    ['GET', ''],
    ['GET', '/'],
    ['GET', 'api_keys'],
    ['GET', '/api_keys/'],
    ['GET', '//api_keys'],
    ['GET', '/API_KEYS'],
    ['GET', '/api_keys/ak_1/more'],
    ['GET', '/api_keys?limit=1'],
    ['GET', '/edges'],
    ['GET', '/edges/https/edghts_1/routes'],
    ['GET', '/nowhere'],
    ['GET', '/{id}'],
  ])('finds nothing at %s %s', (method, path) => {
    expect(operationAt(method, path)).toBeUndefined();
  });

  test('finds every operation again, whatever stands for its parameters', () => {
    fc.assert(
      fc.property(fc.constantFrom(...operations), fc.infiniteStream(segment), (operation, values) => {
        const { path, expected } = concrete(operation, values);
        const place = operationAt(operation.method, path);
        expect(place?.operation).toBe(operation);
        expect(place?.parameters).toEqual(expected);
      }),
    );
  });

  test('finds one operation at most, and throws for no path', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webPath()), (path) => {
        const methods = methodsAt(path);
        expect(new Set(methods).size).toBe(methods.length);
        expect(methods.length > 0).toBe(resourceAt(path) !== undefined);
      }),
    );
  });
});

describe('resourceAt', () => {
  test('finds the resource of a path that takes other methods only', () => {
    expect(resourceAt('/edges/https/edghts_1/routes')?.path).toBe('/edges/https/{edge_id}/routes');
    expect(resourceAt('/tunnel_sessions/ts_1/stop')?.path).toBe('/tunnel_sessions');
    expect(resourceAt('/tunnel_sessions/ts_1/halt')).toBeUndefined();
  });
});

describe('methodsAt', () => {
  test('gives all methods of a path', () => {
    expect([...methodsAt('/ip_policies/ipp_1')].sort()).toEqual(['DELETE', 'GET', 'PATCH']);
    expect(methodsAt('/nowhere')).toEqual([]);
  });
});

describe('listResources', () => {
  test('gives 38 resources that have a list operation', () => {
    expect(listResources()).toHaveLength(38);
    for (const resource of listResources()) {
      expect(resource.operations.some(({ kind, path }) => kind === 'list' && path === resource.path)).toBe(true);
    }
  });
});

function concrete({ path }: Operation, values: Iterator<string>) {
  const expected: Record<string, string> = {};
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(values.next().value);
    expected[name] = value;
    return value;
  });
  return { path: filled, expected };
}
