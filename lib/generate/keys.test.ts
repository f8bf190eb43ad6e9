import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { hasNgrokForm, unknownKeyLike, wrongCredentials } from './keys.ts';
import { smallest } from './testing.ts';

const key = '2NABCDEFGHIJKLMNOPQRSTUVWXy_5zabcdefghijklmnopq9';

describe('an unknown key', () => {
  test('has the form of a good one and nothing else of it', () => {
    const unknown = unknownKeyLike(key);
    expect(hasNgrokForm(unknown)).toBe(true);
    expect(unknownKeyLike(key.replaceAll('C', 'D').replaceAll('5', '6'))).toBe(unknown);
    expect(unknown).not.toBe(key);
  });

  test.each([
    [key, true],
    ['second.0a1b', false],
    ['', false],
    [key.replace('_', ''), false],
  ])('%j has the form of an ngrok key: %s', (text, expected) => {
    expect(hasNgrokForm(text)).toBe(expected);
  });
});

/** A reader as lenient as one may be: it finds the key behind the scheme in any case, with any space around. */
function isLetIn(authorization: string | null, good: string): boolean {
  const found = /^bearer\s+(\S*)/i.exec((authorization ?? '').trim());
  return found?.[1] === good;
}

describe('wrong credentials', () => {
  const goodKeys = [key, 'secret', 'UPPER', '12345', 'x', 'key-with-dash'];

  it.each(goodKeys)('never let %j itself through', (good) => {
    const { edges, random } = wrongCredentials(good);
    expect(edges.length).toBeGreaterThan(10);
    expect(edges.filter(({ authorization }) => isLetIn(authorization, good))).toEqual([]);
    const changes = edges.map(({ change }) => change);
    expect(new Set(changes).size).toBe(changes.length);
    fc.assert(
      fc.property(random, ({ authorization }) => {
        expect(isLetIn(authorization, good)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('change one place at a time, and say so without a piece of the key', () => {
    fc.assert(
      fc.property(wrongCredentials(key).random, ({ change, authorization, query, headers }) => {
        expect(change).toMatch(/^with .+/);
        const pieces = Array.from({ length: key.length - 4 }, (_, start) => key.slice(start, start + 5));
        expect(pieces.filter((piece) => change.includes(piece))).toEqual([]);
        const isElsewhere = query !== undefined || headers !== undefined;
        expect(authorization === null).toBe(isElsewhere);
        expect((authorization ?? '').length).toBeLessThanOrEqual('Bearer '.length + 8 * 1024);
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[string, (authorization: string) => boolean, string | RegExp]>([
    ['twelve characters of it', (text) => text.startsWith(`Bearer ${key.slice(0, 12)}`), `Bearer ${key.slice(0, 12)}`],
    ['it anywhere', (text) => text.includes(key), /./],
    ['it in any case', (text) => text.toLowerCase() === `bearer ${key.toLowerCase()}`, /^Bearer /],
    ['any password', (text) => text.startsWith('Basic '), /^Basic /],
  ])('trip a reader that is content with %s', (_, lets, expected) => {
    const found = smallest(wrongCredentials(key), ({ authorization }) => lets(authorization ?? ''));
    expect(found?.authorization).toMatch(expected);
  });

  it.each<[string, (credential: ReturnType<typeof wrongCredentials>['edges'][number]) => boolean]>([
    ['the query', ({ query }) => query?.includes(key) === true],
    ['a header', ({ headers }) => headers?.some(([name, value]) => name === 'x-api-key' && value === key) === true],
    ['a cookie', ({ headers }) => headers?.some(([name, value]) => name === 'cookie' && value.includes(key)) === true],
  ])('trip a reader that looks in %s', (_, lets) => {
    expect(smallest(wrongCredentials(key), lets)?.authorization).toBeNull();
  });
});
