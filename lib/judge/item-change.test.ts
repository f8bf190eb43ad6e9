import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field, Resource } from '../contract/api-reference.ts';
import { changedMembers, differencesFromCreated, unnamedChanges, untakenMembers } from './item-change.ts';
import { isObject } from './json-value.ts';

const field = (path: string): Field => ({ path, type: 'string', nullable: true, timestamp: path.endsWith('_at') });
const resource: Resource = {
  path: '/domains',
  itemKey: 'id',
  fields: [
    ...[
      'id',
      'uri',
      'created_at',
      'updated_at',
      'description',
      'metadata',
      'name',
      'acl',
      'policy',
      'policy.kind',
      'target',
    ],
    ...['token', 'public_key', 'ca_pem', 'status', 'policy_status', 'last_used', 'certificate', 'valid_until'],
  ].map(field),
  operations: [
    {
      kind: 'create',
      method: 'POST',
      path: '/domains',
      status: 201,
      body: [
        'description',
        'metadata',
        'name',
        'acl',
        'policy.kind',
        'public_key',
        'ca_pem',
        'valid_until',
        'secret_sauce',
      ].map((path) => ({ path, type: 'string', required: false })),
    },
  ],
};
const item = {
  id: 'do_1',
  uri: 'https://api.example/domains/do_1',
  created_at: '2024-01-01T00:00:00Z',
  updated_at: '2024-01-01T00:00:00Z',
  description: 'one',
  metadata: 'm',
  name: 'n',
  acl: ['a', 'b'],
  policy: { kind: 'k', made: 1 },
  target: 't',
  token: 'secret',
  status: 'pending',
  certificate: null,
};
const placesOf = (problems: readonly { readonly at?: string }[]) => problems.map(({ at }) => at);

describe('changedMembers', () => {
  it('finds nothing between a value and its copy, and every member that was added, removed or changed', () => {
    const objects = fc.dictionary(fc.string(), fc.jsonValue());
    fc.assert(
      fc.property(objects, fc.string(), (before, name) => {
        const copy: unknown = JSON.parse(JSON.stringify(before));
        if (!isObject(copy)) throw new Error('a copy is an object');
        const plain: unknown = JSON.parse(JSON.stringify(before));
        if (!isObject(plain)) throw new Error('a copy is an object');
        expect(changedMembers(plain, copy)).toEqual([]);
        const changed = new Map(Object.entries(copy)).set(name, 'a value that nothing else has');
        expect(changedMembers(plain, Object.fromEntries(changed))).toEqual([name]);
      }),
    );
  });

  it('takes one empty value for another', () => {
    expect(changedMembers({ a: null, b: '', c: [] }, { a: '', c: {} })).toEqual([]);
    expect(changedMembers({ a: 0, b: false }, {})).toEqual(['a', 'b']);
  });
});

describe('the judges of a change', () => {
  /** Members that a body can set, each with values that mean something. */
  const values = fc.oneof(
    fc.string({ minLength: 1 }).map((text) => `v${text}`),
    fc.integer(),
    fc.boolean(),
    fc.array(fc.string(), { minLength: 1 }),
    fc.record({ kind: fc.string({ minLength: 1 }) }),
  );
  const settable = ['description', 'metadata', 'name', 'acl', 'policy', 'valid_until'] as const;
  const bodies = fc.dictionary(fc.constantFrom(...settable), values, { minKeys: 1 });
  const [fixed, other] = ['a value that nothing else has', 'another one'];

  it('have nothing to say where a patch changes what it names', () => {
    fc.assert(
      fc.property(bodies, bodies, (before, patch) => {
        const [old, now] = [
          { ...item, ...before },
          { ...item, ...before, ...patch },
        ];
        expect(unnamedChanges(old, now, patch, resource)).toEqual([]);
        expect(untakenMembers(patch, now, resource)).toEqual([]);
        expect(differencesFromCreated(now, { ...now }, resource)).toEqual([]);
      }),
    );
  });

  it('find every member that changed though it is not named, and every one that did not change though it is', () => {
    fc.assert(
      fc.property(bodies, fc.constantFrom('id', 'uri', 'created_at', ...settable), (patch, name) => {
        const isNamed = Object.hasOwn(patch, name);
        const [old, now] = [
          { ...item, [name]: fixed },
          { ...item, ...patch, [name]: other },
        ];
        expect(placesOf(unnamedChanges(old, now, patch, resource))).toEqual(isNamed ? [] : [`/${name}`]);
        expect(placesOf(untakenMembers(patch, now, resource))).toEqual(isNamed ? [`/${name}`] : []);
        expect(placesOf(differencesFromCreated(old, { ...old, [name]: other }, resource))).toEqual([`/${name}`]);
      }),
    );
  });
});

describe('differencesFromCreated', () => {
  it.each([
    {},
    { token: null },
    { token: undefined },
    { updated_at: '2024-01-02T00:00:00Z', status: 'ready', policy_status: 'x', last_used: 'now' },
    { certificate: { id: 'cert_1' } },
    { novelty: 1 },
  ])('accepts a get with %j', (change) => {
    expect(differencesFromCreated(item, { ...item, ...change }, resource)).toEqual([]);
  });

  it.each([
    [{ id: 'do_2' }, ['/id']],
    [{ uri: '/domains/do_1' }, ['/uri']],
    [{ created_at: '2024-01-01T00:00:01Z' }, ['/created_at']],
    [{ created_at: undefined }, ['/created_at']],
    [{ description: 'two', acl: ['b', 'a'] }, ['/description', '/acl']],
    [{ policy: { kind: 'k', made: 2 } }, ['/policy']],
    [{ target: 'u' }, ['/target']],
    [{ name: '' }, ['/name']],
    [{ public_key: 'appears' }, ['/public_key']],
  ])('finds in a get with %j exactly %j', (change, places) => {
    expect(placesOf(differencesFromCreated(item, { ...item, ...change }, resource))).toEqual(places);
  });
});

describe('unnamedChanges', () => {
  it.each([
    [{ description: 'two' }, { description: 'two', updated_at: '2024-01-02T00:00:00Z' }],
    [{ description: 'two' }, { description: 'something else' }],
    [{ description: 'two' }, { token: null, status: 'ready', novelty: 1 }],
    [{ name: 'o' }, { name: 'o', target: 'computed from it' }],
    [{}, {}],
  ])('after %j accepts %j', (patch, change) => {
    expect(unnamedChanges(item, { ...item, ...change }, patch, resource)).toEqual([]);
  });

  it.each([
    [{ description: 'two' }, { metadata: '' }, ['/metadata']],
    [{ description: 'two' }, { metadata: undefined, name: undefined }, ['/metadata', '/name']],
    [{ description: 'two' }, { target: 'u' }, ['/target']],
    [{ name: 'o' }, { description: '' }, ['/description']],
    [{ name: 'o' }, { created_at: '2024-01-02T00:00:00Z', id: 'do_2' }, ['/id', '/created_at']],
    [{ id: 'do_1', name: 'o' }, { id: 'do_2' }, ['/id']],
    [{}, { acl: ['a'] }, ['/acl']],
  ])('after %j finds in %j exactly %j', (patch, change, places) => {
    expect(placesOf(unnamedChanges(item, { ...item, ...change }, patch, resource))).toEqual(places);
  });
});

describe('untakenMembers', () => {
  it.each([
    [{ description: 'one', acl: ['a', 'b'], policy: { kind: 'k' } }],
    [{ name: '', policy: null }],
    [{ secret_sauce: 'unlisted', token: 'shown once' }],
    [{ ca_pem: 'wrapped anew', public_key: 'ssh-rsa x comment' }],
    [{ id: 'do_1', name: undefined }],
  ])('accepts that %j was taken', (body) => {
    expect(untakenMembers(body, item, resource)).toEqual([]);
  });

  it.each([
    [{ description: 'two', name: 'n' }, ['/description']],
    [{ description: '' }, ['/description']],
    [{ acl: ['a'] }, ['/acl']],
    [{ policy: { kind: 'other' } }, ['/policy']],
    [{ policy: { kind: 'k', missing: 1 } }, ['/policy']],
    [{ valid_until: '2030-01-01T00:00:00Z' }, ['/valid_until']],
  ])('finds that of %j was not taken: %j', (body, places) => {
    expect(placesOf(untakenMembers(body, item, resource))).toEqual(places);
  });

  it('takes one spelling of an instant for another', () => {
    const body = { valid_until: '2030-01-01T01:00:00.0+01:00' };
    expect(untakenMembers(body, { ...item, valid_until: '2030-01-01T00:00:00Z' }, resource)).toEqual([]);
  });
});
