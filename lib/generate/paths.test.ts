import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methodsAt, operationAt } from '../contract/reference-look-up.ts';
import { unknownPaths, unknownRoute } from './paths.ts';
import { drawnFrom } from './testing.ts';

const ids = ['rd_2abcDEFghi0123456789JKLmno', 'odd id'];
const lists = [
  { path: '/reserved_domains', ids, resource: { idPrefix: 'rd' } },
  { path: '/edges/https', ids: [], resource: { idPrefix: 'edghts' } },
  { path: '/event_subscriptions/es_1/sources', ids: ['ip_policy_created.v0'], resource: {} },
];

/** As a server may read it that decodes first, takes `/` for `//` and overlooks one at the end. */
function read(path: string): string {
  return decodeURIComponent(path).replaceAll(/\/+/g, '/').replace(/\/$/, '');
}

describe('unknown paths', () => {
  const isItem = (path: string) => operationAt('GET', path)?.operation.kind === 'get';

  it('are routes that the API reference does not have, or items that no list has', () => {
    fc.assert(
      fc.property(unknownPaths(lists).random, ({ change, path }) => {
        expect(path).toMatch(/^\/[!$&-;=@-Z_a-z~%]+$/);
        expect(path).not.toMatch(/^\/\/|\/\.{1,2}(\/|$)/);
        expect(path.length).toBeLessThanOrEqual(4096);
        expect(new URL(`http://127.0.0.1${path}`).pathname).toBe(path);
        if (change === 'for a route that is not there') {
          expect(methodsAt(path)).toEqual([]);
          expect(methodsAt(read(path))).toEqual([]);
        } else {
          expect(isItem(path)).toBe(true);
          expect(ids).not.toContain(decodeURIComponent(path.slice(path.lastIndexOf('/') + 1)));
          const list = lists.find((each) => path.startsWith(`${each.path}/`));
          expect(read(path).length).toBeGreaterThan(`${list?.path}/`.length);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('stand beside what is there', () => {
    const paths = drawnFrom(unknownPaths(lists), 1000).map(({ path }) => path);
    expect(paths.some((path) => /^\/reserved_domains_[a-z]+$/.test(path))).toBe(true);
    expect(paths.some((path) => path.startsWith(`/reserved_domains/${ids[0]}/conformance_`))).toBe(true);
    expect(paths.some((path) => path.split('/').length > 100)).toBe(true);
    expect(paths.some((path) => /[^/]\/\//.test(path))).toBe(true);
  });

  it('begin with a route, what is no id and an unknown id', () => {
    const { edges } = unknownPaths(lists);
    expect(edges.slice(0, 3).map(({ path }) => path.slice(0, 30))).toEqual([
      unknownRoute,
      '/reserved_domains/no%20id%20%E',
      '/reserved_domains/rd_3abcDEFgh',
    ]);
  });

  it('are routes alone where there is no list', () => {
    const changes = drawnFrom(unknownPaths([]), 100).map(({ change }) => change);
    expect(new Set(changes)).toEqual(new Set(['for a route that is not there']));
  });
});
