import { describe, expect, test } from 'vitest';
import { operationAt } from '../contract/reference-look-up.ts';
import { answered } from './sample-exchange.ts';
import { firstWithout, kinds, layoutOf, shapeOf } from './shape.ts';

function layoutAt(method: string, path: string) {
  const place = operationAt(method, path);
  if (!place) throw new Error(`the API reference has no ${method} ${path}`);
  return layoutOf(place);
}

const listLayout = layoutAt('GET', '/ip_policies');
const itemLayout = layoutAt('GET', '/tls_certificates/cert_1');

/** By place: how often each kind was seen, in words. */
function told(body: unknown, layout = listLayout): Record<string, string> {
  const { response } = answered({ body }).outcome;
  return Object.fromEntries(
    [...shapeOf(response, layout)].map(([place, { times, empty }]) => {
      const counts = kinds.flatMap((kind) => (times.has(kind) ? [`${times.get(kind)} ${kind}`] : []));
      return [place, [...counts, ...(empty > 0 ? [`${empty} empty`] : [])].join(', ')];
    }),
  );
}

describe('the shape of a body', () => {
  test('counts what stands at each place of a list', () => {
    const items = [
      { id: 'ipp_1', description: '', created_at: '2024-05-01T10:00:00Z' },
      { id: 'ipp_2', description: null },
    ];
    expect(told({ ip_policies: items, uri: 'https://api.example/ip_policies', next_page_uri: null })).toEqual({
      '': '1 object',
      '/ip_policies': '1 array',
      '/ip_policies/*': '2 object',
      '/ip_policies/*/id': '2 string',
      '/ip_policies/*/description': '1 null, 1 string, 2 empty',
      '/ip_policies/*/created_at': '1 string',
      '/uri': '1 string',
      '/next_page_uri': '1 null, 1 empty',
    });
  });

  test('tells integers from other numbers, and what is empty', () => {
    expect(told('{"a":5,"b":5.5,"c":5.0,"d":1e400,"e":[],"f":{},"g":false,"h":0}')).toEqual({
      '': '1 object',
      '/a': '1 integer',
      '/b': '1 number',
      '/c': '1 integer',
      '/d': '1 number',
      '/e': '1 array, 1 empty',
      '/f': '1 object, 1 empty',
      '/g': '1 boolean',
      '/h': '1 integer',
    });
  });

  test('goes into documented objects and into arrays, not into objects that may be maps of a user', () => {
    const body = {
      id: 'cert_1',
      subject_alternative_names: { dns_names: ['a', 'b'], ips: [] },
      labels: { 'user@example.com': 'x' },
      more: [{ inner: 1 }, [true]],
    };
    expect(Object.keys(told(body, itemLayout))).toEqual([
      '',
      '/id',
      '/subject_alternative_names',
      '/subject_alternative_names/dns_names',
      '/subject_alternative_names/dns_names/*',
      '/subject_alternative_names/ips',
      '/labels',
      '/more',
      '/more/*',
      '/more/*/*',
    ]);
  });

  test('leaves out names that are none of fields', () => {
    const names = ['', '*', 'a/b', 'a~b', 'a b', 'a\u0000b', 'x'.repeat(65), '\u{1f511}'];
    const body = Object.fromEntries(names.map((name) => [name, 1]));
    expect(told({ ...body, 'x-y.z': 1, constructor: 1 })).toEqual({
      '': '1 object',
      '/x-y.z': '1 integer',
      '/constructor': '1 integer',
    });
    expect(told('{"__proto__": {"polluted": true}}')).toEqual({ '': '1 object', '/__proto__': '1 object' });
  });

  test('has an end, however deep a body is', () => {
    const deep = `${'['.repeat(150)}1${']'.repeat(150)}`;
    expect(Object.keys(told(deep))).toHaveLength(13);
  });

  test.each(['', 'not json', '{"a":'])('is empty where the body is no JSON: %j', (body) => {
    expect(told(new TextEncoder().encode(body))).toEqual({});
  });
});

describe('the first object without a member', () => {
  const at = (body: unknown, place: string) => firstWithout(answered({ body }).outcome.response, place);

  test('is found behind arrays', () => {
    const body = { keys: [{ id: 1, tags: [{ a: 1 }] }, { id: 2, tags: [{ a: 1 }, {}] }, {}] };
    expect(at(body, '/keys/*/id')).toBe('/keys/2/id');
    expect(at(body, '/keys/*/tags/*/a')).toBe('/keys/1/tags/1/a');
    expect(at(body, '/uri')).toBe('/uri');
  });

  test('is nowhere where all have it, or there is no object', () => {
    expect(at({ keys: [{ id: null }] }, '/keys/*/id')).toBeUndefined();
    expect(at({ keys: 'none' }, '/keys/*/id')).toBeUndefined();
    expect(at({ keys: [7] }, '/keys/*/id')).toBeUndefined();
    expect(at({}, '/constructor')).toBe('/constructor');
  });
});
