import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLike } from './pattern.ts';

describe('a pattern', () => {
  it.each([
    ['/ip_policies/*', '/ip_policies/ipp_1', true],
    ['/ip_policies/*', '/ip_policies', false],
    ['*', '', true],
    ['*', 'two\nlines', true],
    ['a*c', 'abc', true],
    ['a*c', 'abcd', false],
    ['**', 'anything', true],
    ['a.c', 'abc', false],
    ['status', 'status', true],
  ])('%s on %j', (pattern, text, isLikeIt) => {
    expect(isLike(text, pattern)).toBe(isLikeIt);
  });

  it('that is not given fits everything', () => {
    fc.assert(fc.property(fc.string(), (text) => isLike(text, undefined)));
  });

  it('takes every other character as it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (start, middle, end) => {
        fc.pre(!start.includes('*') && !end.includes('*'));
        expect(isLike(start + middle + end, `${start}*${end}`)).toBe(true);
        expect(isLike(`${start}${end}`, start + end)).toBe(true);
        expect(isLike(`x${start}`, start)).toBe(false);
      }),
    );
  });
});
