import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, cutAndCounted } from './cut.ts';
import { isPrintable } from './printable.ts';

describe('a text that is cut', () => {
  it('says that it is, and how long it was where that is asked for', () => {
    expect(cut('four', 4)).toBe('four');
    expect(cut('fifth', 4)).toBe('fift…');
    expect(cutAndCounted('four', 4)).toBe('four');
    expect(cutAndCounted('fifth', 4)).toBe('fift… (5 characters)');
  });

  it('is cut between characters, not within one', () => {
    expect(cut('𝒳𝒳𝒳', 3)).toBe('𝒳…');
    expect(cut('𝒳𝒳𝒳', 4)).toBe('𝒳𝒳…');
    expect(cut('\ud835 alone', 1)).toBe('\\ud835…');
  });

  it('is safe to show, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, longest) => {
        expect(isPrintable(cut(text, longest))).toBe(true);
        expect(isPrintable(cutAndCounted(text, longest))).toBe(true);
      }),
    );
  });
});
