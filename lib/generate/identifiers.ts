import fc from 'fast-check';
import type { Resource } from '../contract/api-reference.ts';
import { percentEncoded } from '../contract/percent-encoded.ts';
import type { Generator } from './generator.ts';
import { words } from './texts.ts';

const digitAfter: Readonly<Record<string, string>> = { 9: '0' };

/**
 * An id that has the form of a known one and names nothing.
 *
 * @param known an id of the same list, if there is one
 * @returns percent-encoded
 */
export function unknownIdLike(known: string | undefined, { idPrefix }: Pick<Resource, 'idPrefix'>): string {
  if (known === undefined) return `${idPrefix ?? 'unknown'}_${'0'.repeat(26)}1`;
  const start = known.lastIndexOf('_') + 1;
  // Ids that count, with a prefix or without: one that no list gets to.
  if (/^\d+$/.test(known.slice(start))) return percentEncoded(`${known.slice(0, start)}987654321987654321`);
  // Digits become other digits, so that hexadecimal stays hexadecimal and a prefix of letters stands.
  const changed = known.slice(start).replaceAll(/\d/g, (digit) => digitAfter[digit] ?? String(Number(digit) + 1));
  const isChanged = changed !== known.slice(start);
  return percentEncoded(known.slice(0, start) + (isChanged ? changed : `${changed.slice(0, -1)}0`));
}

/**
 * An id that no item of a list has or will have, so that it may be deleted without harm. A short one that is altered may
 * be another item's; what is much longer than a short one is not.
 *
 * @param known an id of the list
 * @returns percent-encoded
 */
export function impossibleIdLike(known: string, resource: Pick<Resource, 'idPrefix'>): string {
  const tail = known.slice(known.lastIndexOf('_') + 1);
  if (isDrawnAtRandom(tail) || /^\d+$/.test(tail)) return unknownIdLike(known, resource);
  return percentEncoded(`${known}${'0'.repeat(20)}1`);
}

/**
 * Ids that have the form of known ones, or nearly so, and name nothing. Where ids count up, one that is altered may be
 * another item's: there it is a number that no list gets to, or has letters behind it.
 *
 * @param known ids of one list
 * @returns percent-encoded ids
 */
export function unknownIds(known: readonly string[], resource: Pick<Resource, 'idPrefix'>): Generator<string> {
  const samples = known.length > 0 ? known : [decodeURIComponent(unknownIdLike(undefined, resource))];
  const random = fc.constantFrom(...samples).chain((sample) => {
    const start = sample.lastIndexOf('_') + 1;
    const [prefix, tail] = [sample.slice(0, start), sample.slice(start)];
    const longer = words.map((word) => `${sample}-${word}`);
    if (!isDrawnAtRandom(tail)) {
      return fc.oneof(
        fc.bigInt({ min: 10n ** 17n, max: 10n ** 18n - 1n }).map((number) => `${prefix}${number}`),
        longer,
      );
    }
    // What was made in the same instant may differ in its last characters alone.
    const firstHalf = fc.nat({ max: Math.floor(tail.length / 2) });
    return fc.oneof(
      fc
        .array(fc.nat({ max: 129 }), { minLength: tail.length, maxLength: tail.length })
        .map((choices) => prefix + ofTheSameForm(tail, choices)),
      fc
        .tuple(firstHalf, fc.integer({ min: 1, max: 5 }))
        .map(([place, by]) => prefix + withCharacterMoved(tail, place, by)),
      fc.integer({ min: 4, max: tail.length - 1 }).map((length) => prefix + tail.slice(0, length)),
      longer,
    );
  });
  return {
    edges: [unknownIdLike(known[0], resource)],
    random: random.filter((id) => !known.includes(id)).map(percentEncoded),
  };
}

/** Long, and of many different characters: no counter, not one that is filled up with zeros either. */
function isDrawnAtRandom(tail: string): boolean {
  return tail.length >= 16 && new Set(tail).size >= 8;
}

/** Hexadecimal stays hexadecimal. */
function ofTheSameForm(tail: string, choices: readonly number[]): string {
  return tail.replaceAll(/[0-9A-Za-z]/g, (character, index: number) => moved(character, choices[index] ?? 0, tail));
}

function withCharacterMoved(tail: string, place: number, by: number): string {
  return tail.slice(0, place) + moved(tail[place] ?? '', by, tail) + tail.slice(place + 1);
}

/** The letter or digit that comes so many places later, in a ring. */
function moved(character: string, by: number, tail: string): string {
  const isHexadecimal = /^[0-9a-f-]+$/i.test(tail);
  const rings = ['0123456789', isHexadecimal ? 'abcdef' : 'abcdefghijklmnopqrstuvwxyz'];
  const ring = rings.find((each) => each.includes(character.toLowerCase())) ?? character;
  const later = ring[(ring.indexOf(character.toLowerCase()) + by) % ring.length] ?? character;
  return character === character.toLowerCase() ? later : later.toUpperCase();
}

/** Blanks, letters beyond ASCII and great length in one: whoever stumbles over any of them stumbles over this. */
export const longOddId = `no%20id%20%E2%98%83%20${'x'.repeat(300)}`;

/** What no id begins with, so that none is left wherever a reader stops. */
const beginnings = fc.constantFrom('~', '!', '*', '(', "'", '$', '☃', 'é', '字', '🔑');

const anyUnit = fc.oneof(
  fc.string({ minLength: 1, maxLength: 1 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  fc.constantFrom('/', '\\', '\0', '\n', '%', '?', '#', '&', ';', ' '),
);

/** What is no id of any form, percent-encoded. */
export const malformedIds: Generator<string> = {
  edges: [longOddId, 'not-an-id', '%00', '%E2%98%83', 'x'.repeat(1000)],
  random: fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(beginnings, fc.string({ unit: anyUnit, maxLength: 40 }))
        .map(([first, rest]) => first + rest)
        .filter(hasNoDotSegment)
        .map(encodeURIComponent),
    },
    { weight: 1, arbitrary: fc.integer({ min: 100, max: 3000 }).map((length) => `~${'x'.repeat(length)}`) },
  ),
};

/** A reader that decodes first would find itself elsewhere. */
function hasNoDotSegment(text: string): boolean {
  return text.split(/[/\\]/).every((segment) => segment !== '.' && segment !== '..');
}
