import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Field, type FieldType, resources } from '../contract/api-reference.ts';
import { judgeTimestamp } from './timestamp.ts';
import { timestampsIn } from './timestamp-fields.ts';

const field = (path: string, type: FieldType, more: Partial<Field> = {}): Field => ({
  path,
  type,
  nullable: false,
  timestamp: false,
  ...more,
});
const time = (path: string, nullable = false) => field(path, 'string', { timestamp: true, nullable });
const fields = [
  time('created_at'),
  time('last_seen', true),
  field('terminate_at', 'string'),
  field('labels', 'object'),
  field('routes', 'array'),
  time('routes[].created_at'),
  field('cert', 'object'),
  time('cert.not_before'),
  field('attributes_map', 'object'),
];
const pointersIn = (item: unknown) => timestampsIn(item, fields).map(({ pointer }) => pointer);

describe('timestampsIn', () => {
  it('finds what the API reference lists, nested too, whatever stands there', () => {
    const item = { created_at: 5, last_seen: {}, routes: [{ created_at: 'x' }, {}], cert: { not_before: '' } };
    expect(pointersIn(item)).toEqual(['/created_at', '/last_seen', '/routes/0/created_at', '/cert/not_before']);
  });

  it('passes over null and absent ones, but for created_at', () => {
    expect(pointersIn({ last_seen: null, cert: { not_before: null } })).toEqual([]);
    expect(pointersIn({ created_at: null, routes: [{ created_at: null }] })).toEqual([
      '/created_at',
      '/routes/0/created_at',
    ]);
    expect(timestampsIn({ created_at: null }, [time('created_at', true)])).toEqual([]);
  });

  it('goes by the name of what is not listed', () => {
    const item = {
      paused_at: 'x',
      not_after: 'x',
      last_login: 'x',
      valid_until: 1,
      inner: { list: [{ seen_at: 'x' }] },
    };
    expect(pointersIn(item)).toEqual([
      '/paused_at',
      '/not_after',
      '/last_login',
      '/valid_until',
      '/inner/list/0/seen_at',
    ]);
    expect(timestampsIn(item, []).length).toBe(5);
  });

  it.each([
    { terminate_at: 'edge' },
    { tls: { terminate_at: 'upstream' } },
    { paused_at: null, look_at: { x: 1 }, flagged_at: true },
    { at: 'x', format: 'x', created: 'x', that: 'x' },
    { labels: { created_at: 'v1', baked_at: 'home' } },
    { attributes_map: { sold_at: 'market' } },
    { backend: { labels: { sold_at: 'market' }, headers: { expires_at: 'x' }, metadata: { made_at: 'x' } } },
    { metadata: '{"made_at":"noon"}' },
    'created_at',
    null,
  ])('takes nothing in %j for a timestamp', (item) => {
    expect(pointersIn(item)).toEqual([]);
  });

  it('names a place once', () => {
    const pointers = pointersIn({ created_at: 'x', routes: [{ created_at: 'x' }], cert: { not_before: 'x' } });
    expect(new Set(pointers).size).toBe(3);
    expect(pointers.length).toBe(3);
  });

  it('knows terminate_at in every resource that has one', () => {
    const having = resources.filter((resource) => resource.fields.some(({ path }) => path.endsWith('terminate_at')));
    expect(having.length).toBeGreaterThan(0);
    for (const resource of having) {
      const item = { terminate_at: 'edge', tls_termination: { terminate_at: 'edge' } };
      expect(timestampsIn(item, resource.fields)).toEqual([]);
    }
  });
});

const recorded = new URL('../../../shared/facts/recorded-examples.jsonl.gz', import.meta.url);

describe.skipIf(!existsSync(recorded))(
  'on answers that were once recorded (skipped where ../shared is missing)',
  () => {
    it('finds nothing but timestamps', () => {
      const lines = gunzipSync(readFileSync(recorded))
        .toString()
        .split('\n')
        .filter((line) => line !== '');
      const bodies = lines.map((line) => JSON.parse(line)).filter(({ kind }) => kind === 'response');
      const places = bodies.flatMap(({ body }) => timestampsIn(body, []));
      expect(places.length).toBeGreaterThan(5000);
      expect(places.filter(({ value }) => judgeTimestamp(value).length > 0)).toEqual([]);
    });
  },
);
