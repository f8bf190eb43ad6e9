import fc, { type Arbitrary } from 'fast-check';

const smallLetters = 'abcdefghijklmnopqrstuvwxyz';
const alphanumeric = `0123456789${smallLetters}${smallLetters.toUpperCase()}`;

/** One letter or digit of ASCII; `0` is the simplest. */
export const letterOrDigit: Arbitrary<string> = fc.constantFrom(...alphanumeric);

/** Small letters of ASCII: `a` is the simplest. */
export const words: Arbitrary<string> = fc.string({
  unit: fc.constantFrom(...smallLetters),
  minLength: 1,
  maxLength: 12,
});

/**
 * Text of any script, of 1 to 30 characters as a reader counts them, one of them visible. It has no digit and no other
 * number of any script, compatible forms included: some readers take `٣` for 3. No half of a surrogate pair is in it.
 */
export const numberlessTexts: Arbitrary<string> = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((text) => !/\p{N}/u.test(text + text.normalize('NFKC')) && !isBlank(text));

/** Whether nothing is left without white space, control and format characters: a lenient reader takes it for no text. */
export function isBlank(text: string): boolean {
  return /^[\s\p{C}]*$/u.test(text);
}

/** A text as the value of a header field, which holds bytes: each byte of its UTF-8 is one character (RFC 9110 section 5.5). */
export function asHeaderValue(text: string): string {
  return Buffer.from(text).toString('latin1');
}
