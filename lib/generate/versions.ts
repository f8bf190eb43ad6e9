import fc from 'fast-check';
import type { Generator } from './generator.ts';
import { numberlessTexts, words } from './texts.ts';

const [small, further] = [fc.integer({ min: 3, max: 999 }), fc.nat({ max: 9 })];

/** Numbers of which some integer type keeps nothing but a 2. */
const wrapToTwo = fc
  .tuple(fc.constantFrom(8n, 16n, 32n, 64n), fc.bigInt({ min: 1n, max: 9n }))
  .map(([bits, times]) => times * 2n ** bits + 2n);

const single = fc.oneof(
  { withCrossShrink: true },
  small.map(String),
  small.map((number) => String(-number)),
  wrapToTwo.map(String),
  fc.bigInt({ min: 10n ** 18n, max: 10n ** 60n }).map(String),
  fc.tuple(small, further).map(([whole, part]) => `${whole}.${part}`),
  words,
  // A comma makes a list of it, which may be one of nothing.
  numberlessTexts.filter((text) => !text.includes(',')),
  words.map((word) => `2${word}`),
  words.map((word) => `2-${word}`),
  // Who takes `v2` takes another spelling of two.
  words.filter((word) => !word.endsWith('v') && !word.endsWith('version')).map((word) => `${word}2`),
);

const repeated = fc.oneof(
  small.map((number) => [String(number), '2']),
  small.map((number) => ['2', String(number)]),
  fc.tuple(small, small).map((numbers) => numbers.map(String)),
);

/**
 * Values of `ngrok-version` that name none of the versions 0, 1 and 2, each with the field lines that it is sent in.
 * Text beyond ASCII is to be sent as the bytes of its UTF-8. Other spellings of the three are left out (`02`, `2.0`,
 * `+2`, `v2`), and so are lists that come down to a 2 (`2, 2`): those may be taken either way.
 */
export const unsupportedVersions: Generator<readonly string[]> = {
  edges: [
    ['3'],
    ['2abc'],
    [''],
    ['two'],
    ['-1'],
    ['3', '2'],
    ['99'],
    ['２'],
    ['9'.repeat(40)],
    ['2', '3'],
    [String(2 ** 8 + 2)],
    [String(2 ** 32 + 2)],
    [String(2n ** 64n + 2n)],
  ],
  random: fc.oneof({ weight: 5, arbitrary: single.map((value) => [value]) }, { weight: 1, arbitrary: repeated }),
};
