import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asHeaderValue, isBlank, letterOrDigit, numberlessTexts, words } from './texts.ts';

describe('texts', () => {
  it('are letters and digits of ASCII', () => {
    fc.assert(
      fc.property(letterOrDigit, words, (character, word) => {
        expect(character).toMatch(/^[0-9A-Za-z]$/);
        expect(word).toMatch(/^[a-z]{1,12}$/);
      }),
    );
  });

  it('of any script are visible, well formed and without numbers', () => {
    fc.assert(
      fc.property(numberlessTexts, (text) => {
        expect(text.trim()).not.toBe('');
        expect(text.normalize('NFKC').replaceAll(/\P{Nd}/gu, '')).toBe('');
        expect(() => encodeURIComponent(text)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['', ' ', '\t\n', '\0', '\u00a0\u200b\ufeff'])('%j is blank', (text) => {
    expect(isBlank(text)).toBe(true);
  });

  it.each(['x', ' 0 ', '☃', '-'])('%j is not blank', (text) => {
    expect(isBlank(text)).toBe(false);
  });

  it('become the bytes of their UTF-8 in a header field', () => {
    expect(asHeaderValue('é')).toBe('\u00c3\u00a9');
    fc.assert(
      fc.property(numberlessTexts, (text) => {
        expect(Buffer.from(asHeaderValue(text), 'latin1').toString()).toBe(text);
      }),
    );
  });
});
