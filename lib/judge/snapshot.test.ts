import { type Arbitrary, constantFrom, dictionary, assert as holds, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { operationAt } from '../contract/reference-look-up.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { answered, failed, type Sample } from './sample-exchange.ts';
import { kinds } from './shape.ts';
import {
  type AskedOperation,
  emptySnapshot,
  mergeSnapshots,
  type Snapshot,
  snapshotOf,
  snapshotText,
  timesPossible,
  timesSeen,
  withoutSecretNames,
} from './snapshot.ts';

function asked(path: string, sample: Sample = {}): AskedOperation {
  return askedIn(path, answered({ ...sample, url: `https://api.example${path}` }));
}

function askedIn(path: string, exchange: Exchange): AskedOperation {
  const place = operationAt(exchange.request.method, path);
  if (!place) throw new Error(`the API reference has no ${exchange.request.method} ${path}`);
  return { exchange, place };
}

const nothingSecret = () => false;

describe('the snapshot of a run', () => {
  test('adds up what the answers of each operation show, and holds none of their values', () => {
    const secret = 'a-secret-value';
    const snapshot = snapshotOf(
      [
        asked('/vaults/vault_1', { body: { id: secret, name: secret } }),
        asked('/vaults/vault_2', { body: { id: secret, name: '' } }),
        asked('/vaults', { body: { vaults: [], uri: secret, next_page_uri: null } }),
        asked('/vaults/vault_2', { method: 'DELETE', status: 204, body: '' }),
      ],
      nothingSecret,
    );
    expect(snapshot).toEqual({
      format: 1,
      version: '2',
      runs: 1,
      operations: {
        'DELETE /vaults/{id}': { served: 1, fields: {} },
        'GET /vaults': {
          served: 1,
          fields: {
            '': { object: 1 },
            '/next_page_uri': { null: 1, empty: 1 },
            '/uri': { string: 1 },
            '/vaults': { array: 1, empty: 1 },
          },
        },
        'GET /vaults/{id}': {
          served: 2,
          fields: { '': { object: 2 }, '/id': { string: 2 }, '/name': { string: 2, empty: 1 } },
        },
      },
    });
    expect(snapshotText(snapshot)).not.toContain(secret);
  });

  test('knows nothing of what was refused or not answered', () => {
    const refused = [
      asked('/vaults', { status: 404, body: { error_code: 'x' } }),
      askedIn('/vaults', failed()),
      asked('/vaults', { status: 301 }),
    ];
    expect(snapshotOf(refused, nothingSecret)).toEqual({ ...emptySnapshot, runs: 1 });
  });

  test('leaves out undocumented names that are secrets', () => {
    const body = { id: 'vault_1', 'sk-12345678': true, harmless: true };
    const { operations } = snapshotOf([asked('/vaults/vault_1', { body })], (text) => /sk-|id/.test(text));
    expect(Object.keys(operations['GET /vaults/{id}']?.fields ?? {})).toEqual(['', '/harmless', '/id']);
  });

  test('is taken over without such names where somebody gave it', () => {
    const isSecret = (text: string) => /sk-|id|vaults/.test(text);
    const fields = { '': { object: 1 }, '/sk-12345678': { string: 1 }, '/harmless': { null: 1 }, '/id': { string: 1 } };
    const operations = {
      'GET /vaults/{id}': { served: 1, fields },
      'GET /vaults/sk': { served: 1, fields },
      'GET /sk-1': { served: 1, fields: {} },
      'GET /made_up': { served: 2, fields },
    };
    const { '/sk-12345678': _, ...documented } = fields;
    const { '/id': __, ...harmless } = documented;
    expect(withoutSecretNames({ ...emptySnapshot, runs: 3, operations }, isSecret)).toEqual({
      ...emptySnapshot,
      runs: 3,
      operations: {
        'GET /vaults/{id}': { served: 1, fields: documented },
        'GET /made_up': { served: 2, fields: harmless },
      },
    });
  });

  test('is the same text whatever the order of requests and members', () => {
    const requests = [
      asked('/vaults/vault_1', { body: { id: 'a', name: null } }),
      asked('/vaults/vault_2', { body: { name: 'b', id: 'b' } }),
      asked('/api_keys/ak_1', { body: { id: 'c' } }),
    ];
    const [one, other] = [requests, requests.toReversed()].map((all) => snapshotText(snapshotOf(all, nothingSecret)));
    expect(one).toBe(other);
    expect(one).toMatch(/^\{\n.*\}\n$/s);
  });

  test('is bounded, whatever names a target makes up', () => {
    const body = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`made_up_${index}`, 1]));
    const { operations } = snapshotOf([asked('/vaults/vault_1', { body })], nothingSecret);
    expect(Object.keys(operations['GET /vaults/{id}']?.fields ?? {}).length).toBeLessThanOrEqual(400);
  });
});

/** More places than are kept, in all that are merged, so that some have to go. */
const places = Array.from({ length: 500 }, (_, index) => `/field_${index}`);

const evidence = dictionary(constantFrom(...kinds, 'empty'), integer({ min: 1, max: 1_000 }), {
  minKeys: 1,
  maxKeys: 3,
});

const snapshots: Arbitrary<Snapshot> = record({
  runs: integer({ min: 1, max: 9 }),
  operations: dictionary(
    constantFrom('GET /vaults', 'GET /api_keys', 'PATCH /vaults/{id}'),
    record({
      served: integer({ min: 1, max: 100 }),
      fields: dictionary(constantFrom('', '/id', '/name', '/__proto__', ...places), evidence, { maxKeys: 350 }),
    }),
    { maxKeys: 3 },
  ),
}).map((drawn) => mergeSnapshots(emptySnapshot, { ...emptySnapshot, ...drawn }));

describe('merging', () => {
  test('does not depend on the order', () => {
    holds(
      property(snapshots, snapshots, (one, other) => {
        expect(snapshotText(mergeSnapshots(one, other))).toBe(snapshotText(mergeSnapshots(other, one)));
      }),
      { numRuns: 30 },
    );
  });

  test('is associative', () => {
    holds(
      property(snapshots, snapshots, snapshots, (one, two, three) => {
        const left = mergeSnapshots(mergeSnapshots(one, two), three);
        const right = mergeSnapshots(one, mergeSnapshots(two, three));
        expect(snapshotText(left)).toBe(snapshotText(right));
      }),
      { numRuns: 30 },
    );
  });

  test('with the empty snapshot changes nothing', () => {
    holds(
      property(snapshots, (snapshot) => {
        expect(mergeSnapshots(snapshot, emptySnapshot)).toEqual(snapshot);
        expect(mergeSnapshots(emptySnapshot, snapshot)).toEqual(snapshot);
      }),
      { numRuns: 30 },
    );
  });

  test('of two runs is the snapshot of both their requests', () => {
    const one = [asked('/vaults/vault_1', { body: { id: 'a', name: null } })];
    const other = [asked('/vaults/vault_2', { body: { id: 'a', name: 'b' } }), asked('/api_keys', { body: {} })];
    const merged = mergeSnapshots(snapshotOf(one, nothingSecret), snapshotOf(other, nothingSecret));
    expect(merged).toEqual({ ...snapshotOf([...one, ...other], nothingSecret), runs: 2 });
  });
});

describe('the counts of a place', () => {
  const fields = { '': { object: 4 }, '/keys': { array: 3, null: 1, empty: 2 }, '/keys/*': { object: 7, string: 1 } };

  test('tell how often it was seen, and could have been', () => {
    expect([timesSeen(fields['/keys']), timesPossible(fields, '/keys')]).toEqual([4, 4]);
    expect([timesSeen(undefined), timesPossible(fields, '/keys/*/id')]).toEqual([0, 7]);
  });

  test('tell nothing of how many elements an array could have', () => {
    expect(timesPossible(fields, '/keys/*')).toBe(0);
    expect(timesPossible(fields, '')).toBe(0);
  });
});
