import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selfLinkProblems } from './self-link.ts';

describe('selfLinkProblems', () => {
  it.each([
    {},
    { uri: 'https://api.example/keys/ak_1' },
    { uri: 'http://127.0.0.1:80/x' },
    { uri: null },
    { uri: 3 },
    'x',
  ])('has nothing to say of %j', (item) => {
    expect(selfLinkProblems(item)).toEqual([]);
  });

  it.each(['', '/keys/ak_1', 'ak_1', 'urn:x'])('finds that %j is no absolute URL', (uri) => {
    expect(selfLinkProblems({ uri }, '/keys/0')).toMatchObject([{ at: '/keys/0/uri', actual: JSON.stringify(uri) }]);
  });

  it('accepts every URL as it stands, and nothing that is left of it without its scheme, its host or both', () => {
    const urls = fc
      .tuple(
        fc.constantFrom('http', 'https', 'HTTPS'),
        fc.constantFrom('api.example', 'localhost', '127.0.0.1', '[::1]', 'bücher.example'),
        fc.constantFrom('', ':1', ':8080', ':65535'),
        fc.constantFrom('', '/', '?', '#'),
        fc.string({ unit: fc.constantFrom(...'/?#&=%:@~.-aZ0é') }),
      )
      .map(([scheme, host, port, separator, rest]) => `${scheme}://${host}${port}${separator && separator + rest}`);
    fc.assert(
      fc.property(urls, (uri) => {
        expect(selfLinkProblems({ uri })).toEqual([]);
        const [scheme, afterScheme] = [uri.slice(0, uri.indexOf('//')), uri.slice(uri.indexOf('//') + 2)];
        const path = afterScheme.replace(/^[^/?#]*/, '');
        for (const rest of [
          `//${afterScheme}`,
          afterScheme,
          path,
          `${scheme}//`,
          `${scheme}${afterScheme}`,
          ` ${uri}`,
        ]) {
          expect(selfLinkProblems({ uri: rest })).toMatchObject([{ at: '/uri' }]);
        }
      }),
    );
  });
});
