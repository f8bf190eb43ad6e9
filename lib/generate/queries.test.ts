import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oddQueries } from './queries.ts';
import { drawnFrom } from './testing.ts';

describe('odd queries', () => {
  it('are what a request line can hold', () => {
    fc.assert(
      fc.property(oddQueries.random, (query) => {
        expect(query).toMatch(/^\?[!$&-;=?-Z[\]_a-z~%]*$/);
        expect(query.length).toBeLessThanOrEqual(4096);
        expect(new URL(`http://127.0.0.1/list${query}`).pathname).toBe('/list');
      }),
      { numRuns: 2000 },
    );
  });

  it('never ask for a page size, by any reading', () => {
    fc.assert(
      fc.property(oddQueries.random, (query) => {
        for (const [name, value] of new URLSearchParams(query)) {
          if (/limit/i.test(name)) expect(value.replaceAll(/%\w\w/g, '')).not.toMatch(/\p{N}/u);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('are of many kinds', () => {
    const queries = drawnFrom(oddQueries, 1000);
    for (const kind of [
      /%(?![0-9A-F]{2})/,
      /%00/,
      /%FF/,
      /\[\]=/,
      /^\?&+$/,
      /(limit=)[^&]*&\1/,
      /^\?[a-z_]+$/,
      /x{500}/,
    ]) {
      expect(queries.some((query) => kind.test(query))).toBe(true);
    }
  });
});
