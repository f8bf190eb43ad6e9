import fc from 'fast-check';
import type { Generator } from './generator.ts';
import { isBlank, numberlessTexts, words } from './texts.ts';

const sizes = fc.integer({ min: 1, max: 100 });

/** Page sizes that every list takes. */
export const pageSizes: Generator<number> = { edges: [1, 99, 50, 2, 100], random: sizes };

/** Numbers of which some integer type keeps nothing but a size from 1 to 100. */
const wrapToSize = fc.tuple(fc.constantFrom(8n, 16n, 32n, 64n), sizes).map(([bits, size]) => 2n ** bits + BigInt(size));

/** Limits above 100, in digits: many are beyond what a number can hold. They may be refused, or taken for 100. */
export const largerLimits: Generator<string> = {
  edges: [
    '101',
    '1000',
    String(2 ** 31),
    String(2 ** 32 + 1),
    String(2 ** 53),
    String(2n ** 63n),
    String(2n ** 64n + 1n),
  ],
  random: fc.oneof(
    { withCrossShrink: true },
    fc.integer({ min: 101, max: 999 }).map(String),
    fc.integer({ min: 1000, max: 2 ** 31 - 1 }).map(String),
    wrapToSize.map(String),
    fc.bigInt({ min: 2n ** 31n, max: 10n ** 40n }).map(String),
  ),
};

const fraction = fc.integer({ min: 1, max: 99 }).map((hundredths) => String(hundredths / 100).slice(1));

const nonsense = fc.oneof(
  fc.integer({ min: 1, max: 1000 }).map((number) => `-${number}`),
  fc.constantFrom('00', '000', '-0', '0.0'),
  fc.tuple(fc.nat({ max: 100 }), fraction).map(([whole, part]) => `${whole}${part}`),
  words,
  // One letter behind a number is a suffix of its type in some languages.
  fc
    .tuple(
      sizes,
      words.filter((word) => word.length > 1),
    )
    .map(([size, word]) => `${size}${word}`),
  fc.tuple(words, sizes).map(([word, size]) => `${word}${size}`),
  numberlessTexts,
  fc.constantFrom('0x', '0xg', '1e', 'e1', '1e-1', '1-2', '5..6', '--5', '5%', '[5]', '{}', '"', '$'),
);

/** Spellings of a size, or of nothing, that a reader may take as such or refuse. */
const oddSpellings = fc.oneof(
  sizes.map((size) => ` ${size}`),
  sizes.map((size) => `${size} `),
  sizes.map((size) => `+${size}`),
  sizes.map((size) => `00${size}`),
  sizes.map((size) => `${size}.0`),
  sizes.map((size) => `${size}e0`),
  sizes.map((size) => `0x${size.toString(16)}`),
  sizes.map((size) => String(size).replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))),
  fc.constantFrom(' ', '\t', '\u00a0', '\0'),
);

/**
 * What is no limit, percent-encoded as it stands behind `limit=` in a query. Some of it a lenient reader may take for
 * one: see `isHarmless`.
 */
export const invalidLimits: Generator<string> = {
  edges: ['0', 'ten', '-1', '1.5', '', '9'.repeat(20), '1&limit=2', '10abc', '1e1', '0x10', '+1', '%20'],
  random: fc.oneof(
    { weight: 6, arbitrary: nonsense.map(encodeURIComponent) },
    { weight: 1, arbitrary: oddSpellings.map(encodeURIComponent) },
    {
      weight: 1,
      arbitrary: fc.uniqueArray(sizes, { minLength: 2, maxLength: 3 }).map((different) => different.join('&limit=')),
    },
  ),
};

/**
 * Whether a lenient reader may take a limit for a number from 1 to 100, be it by a clamp, or for none at all. To stop reading where a
 * number ends (`10abc`) or to cut it (`1.5`) is not lenient but wrong.
 *
 * @param value percent-encoded, as it stands behind `limit=` in a query
 */
export function isHarmless(value: string): boolean {
  const text = decoded(value);
  if (text === undefined || isBlank(text)) return true;
  // Some readers know the digits of every script.
  if (/[^\P{N}0-9]/u.test(text)) return true;
  // However far above 100, it may be taken for 100.
  if (/^[0-9]+$/.test(text)) return Number(text) >= 1;
  const number = Number(text.replaceAll(/^[\s\p{C}]+|[\s\p{C}]+$/gu, '').replaceAll(/(?<=\d)_(?=\d)/g, ''));
  return Number.isInteger(number) && number >= 1 && number <= 100;
}

/** Undefined where the escapes are bad: some readers drop such a parameter. */
function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
