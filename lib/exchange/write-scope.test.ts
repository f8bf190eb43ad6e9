import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithin } from './write-scope.ts';

const list = 'http://127.0.0.1:4040/v1/ip_policies';

describe('a write scope', () => {
  it('is everything, or nothing', () => {
    expect(isWithin('anywhere', 'http://127.0.0.1:4040/')).toBe(true);
    expect(isWithin([], list)).toBe(false);
  });

  it.each(['', '?limit=1', '/ipp_1', '/ipp_1?x=/..', '/ipp_1/rules', '/a%3Ab'])(
    'is a list and what is below it: %j',
    (end) => {
      expect(isWithin([list], `${list}${end}`)).toBe(true);
    },
  );

  it.each(['/', '2', '/../x', '/..', '/%2e%2e/x', '/%252e%252e/x', '/a%2f..', '/a\\..', '/a//b', '/./', '/a/'])(
    'is not %j',
    (end) => expect(isWithin([list], `${list}${end}`)).toBe(false),
  );

  it('never lets a URL through that leads elsewhere once it is read as URLs are', () => {
    const piece = fc.constantFrom(
      '/',
      '..',
      '.',
      '%2e',
      '%2f',
      '%5c',
      '%25',
      '\\',
      'a',
      '?',
      '#',
      '//',
      'ip_policies',
      '@',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const url = `${list}${pieces.join('')}`;
        if (!isWithin([list], url)) return;
        const { origin, pathname } = new URL(url);
        const read = `${origin}${decodeURIComponent(decodeURIComponent(pathname))}`;
        expect(read === list || read.startsWith(`${list}/`)).toBe(true);
      }),
    );
  });
});
