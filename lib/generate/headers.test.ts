import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oddHeaders } from './headers.ts';

/** What belongs to the connection or to other rules, or may change what is asked for or what links are built. */
const untouched =
  /^(host|connection|keep-alive|content-length|transfer-encoding|upgrade|expect|trailer|authorization|ngrok-version|forwarded|x-forwarded-(host|proto|port|prefix)|x-original-url|x-rewrite-url|x-http-method.*)$/;

describe('odd header fields', () => {
  it('are what HTTP can carry, and none that means more than it says', () => {
    for (const headers of oddHeaders.edges) check(headers);
    fc.assert(fc.property(oddHeaders.random, check), { numRuns: 2000 });

    function check(headers: (typeof oddHeaders.edges)[number]) {
      for (const [name, value] of headers) {
        expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
        expect(name).not.toMatch(untouched);
        expect(value).toMatch(/^[\t\x20-\x7e\x80-\xff]*$/);
      }
      expect(headers.flat().join().length).toBeLessThanOrEqual(8.5 * 1024);
    }
  });

  it('never say that an answer already known would do, or a part of one', () => {
    fc.assert(
      fc.property(oddHeaders.random, (headers) => {
        for (const [name, value] of headers) {
          if (name === 'range') expect(value).not.toMatch(/^bytes=\d*-\d*/);
          if (name === 'if-modified-since') expect(value).not.toMatch(/\d{4} \d\d:\d\d:\d\d GMT$/);
          if (name === 'accept-encoding') expect(value).not.toMatch(/zstd|compress/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
