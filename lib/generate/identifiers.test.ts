import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impossibleIdLike, malformedIds, unknownIdLike, unknownIds } from './identifiers.ts';
import { drawnFrom } from './testing.ts';

describe('an id like a known one', () => {
  it.each([
    ['rd_2abcDEF9', 'rd_3abcDEF0'],
    ['12345', '987654321987654321'],
    ['0a1b2c3d-0000-4000-8000-000000000009', '1a2b3c4d-1111-5111-9111-111111111110'],
    ['abc', 'ab0'],
    ['a b/1', 'a%20b%2F2'],
    // Half a surrogate pair has no encoding: a target may send one, and to cut a text may leave one.
    ['a🔑', 'a%EF%BF%BD0'],
    ['\ud83d_a', '%EF%BF%BD_0'],
  ])('%s is not %s, and has its form', (known, unknown) => {
    expect(unknownIdLike(known, { idPrefix: 'rd' })).toBe(unknown);
  });

  it('is made up from the prefix of the resource where none is known', () => {
    expect(unknownIdLike(undefined, { idPrefix: 'rd' })).toMatch(/^rd_0+1$/);
    expect(unknownIdLike(undefined, {})).toMatch(/^unknown_0+1$/);
  });
});

describe("an id that is nobody's", () => {
  it.each([
    ['ipp_2abcDEFghi0123456789JKLmno', 'ipp_3abcDEFghi1234567890JKLmno'],
    ['17', '987654321987654321'],
    ['policy1', 'policy1000000000000000000001'],
    ['ipp_a1', 'ipp_a1000000000000000000001'],
    ['a\ud83d', 'a%EF%BF%BD000000000000000000001'],
  ])('beside %s is %s', (known, impossible) => {
    expect(impossibleIdLike(known, { idPrefix: 'ipp' })).toBe(impossible);
  });
});

describe('unknown ids', () => {
  const resource = { idPrefix: 'rd' };

  it.each([
    [['rd_2abcDEFghi0123456789JKLmno', 'rd_2zzzDEFghi0123456789JKLmno']],
    [['0a1b2c3d-4e5f-4678-89ab-cdef01234567']],
    [['1', '2', '3']],
    [['rd_1', 'rd_2']],
    [['rd_00000000000000000000000012']],
    [['a', 'b', 'a b/c']],
    [['a🔑\ud83d', '2abcDEFghi0123456789🔑']],
    [[]],
  ])('are none of %j, nor its neighbours', (known) => {
    fc.assert(
      fc.property(unknownIds(known, resource).random, (coded) => {
        const id = decodeURIComponent(coded);
        expect(coded).toMatch(/^[^/?#\s]+$/);
        expect(known).not.toContain(id);
        for (const each of known) expect(isNeighbour(id, each)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('keep to the form of most ids', () => {
    const sameForm = (known: string, form: RegExp) => {
      const drawn = drawnFrom(unknownIds([known], resource), 200).map(decodeURIComponent);
      return drawn.filter((id) => form.test(id)).length;
    };
    expect(sameForm('rd_2abcDEFghi0123456789JKLmno', /^rd_[0-9A-Za-z]{26}$/)).toBeGreaterThan(50);
    expect(
      sameForm('0a1b2c3d-4e5f-4678-89ab-cdef01234567', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    ).toBeGreaterThan(50);
    expect(sameForm('17', /^\d{18}$/)).toBeGreaterThan(50);
  });

  /** Two counting ids that stand so near each other may both be items. */
  function isNeighbour(id: string, known: string): boolean {
    const [one, other] = [id, known].map((text) => /^(\D*)(\d{1,26})$/.exec(text));
    if (!one || !other || one[1] !== other[1]) return false;
    const distance = Number(one[2]) - Number(other[2]);
    return Math.abs(distance) < 1_000_000;
  }
});

describe('malformed ids', () => {
  it('hold what no id begins with, and lead nowhere when decoded', () => {
    fc.assert(
      fc.property(malformedIds.random, (coded) => {
        expect(coded).toMatch(/^[^/?#\s]+$/);
        const id = decodeURIComponent(coded);
        expect(id).toMatch(/^[^0-9A-Za-z_./\\?#;\s-]/u);
        expect(new URL(`http://127.0.0.1/list/${id.replaceAll(/[?#]/g, 'x')}`).pathname).toMatch(/^\/list\/./);
        expect(coded.length).toBeLessThanOrEqual(4096);
      }),
      { numRuns: 3000 },
    );
  });

  it('are of many kinds', () => {
    const drawn = drawnFrom(malformedIds, 1000).slice(malformedIds.edges.length);
    for (const part of ['%2F', '%00', '%0A', '%25', '%3F', '%5C', 'x'.repeat(1000)]) {
      expect(drawn.some((id) => id.includes(part))).toBe(true);
    }
  });
});
