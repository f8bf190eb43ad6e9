import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FragmentIndex } from './fragment-index.ts';

interface Added {
  readonly form: string;
  /** What a telling fragment has in it. */
  readonly sign: string;
}

function indexOf(added: readonly Added[]): FragmentIndex {
  const index = new FragmentIndex();
  for (const { form, sign } of added) index.add(form, (fragment) => fragment.includes(sign));
  return index;
}

/** Which characters of a text are found. */
function foundIn(text: string, index: FragmentIndex): string {
  const marks = Array.from(text, () => '.');
  for (const [start, end] of index.rangesIn(text)) marks.fill('#', start, end);
  return marks.join('');
}

/** One by one, for what a letter is in small letters may depend on those beside it. */
function smallLettersOf(text: string): string {
  return Array.from(text, (letter) => (letter === 'ς' ? 'σ' : letter.toLowerCase())).join('');
}

/** The same by trying everything everywhere. */
function expectedIn(text: string, added: readonly Added[]): string {
  const marks = Array.from(text, () => '.');
  const mark = (wanted: string) => {
    for (let start = 0; start + wanted.length <= text.length; start += 1) {
      const there = text.slice(start, start + wanted.length);
      if (smallLettersOf(there) === smallLettersOf(wanted)) marks.fill('#', start, start + wanted.length);
    }
  };
  for (const { form, sign } of added) {
    if (form.length < 8) continue;
    const length = form.length < 12 ? Math.ceil((form.length * 2) / 3) : 8;
    const fragments = Array.from({ length: form.length - length + 1 }, (_, at) => form.slice(at, at + length));
    for (const fragment of fragments) if (fragment.includes(sign)) mark(fragment);
    if (fragments.every((fragment) => fragment.includes(sign))) continue;
    for (let at = 0; at < Math.max(1, form.length - 64); at += 32) mark(form.slice(at, at + 64));
    mark(form.slice(-64));
  }
  return marks.join('');
}

/** Of few letters, so that they repeat themselves and each other. */
const wordOf = (letters: string, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: 6, maxLength });
const forms = fc.oneof(wordOf('ab', 14), wordOf('aB1', 90), wordOf('xyzσςΣİ', 20), fc.string({ maxLength: 20 }));
const signs = fc.constantFrom('', 'a', 'b', '1', 'ba', '\n');

describe('an index of fragments', () => {
  it('finds what one finds who tries everything everywhere', () => {
    const added = fc.record({ form: forms, sign: signs });
    const cases = fc.array(added, { maxLength: 5 }).chain((all) => {
      const parts = all.map(({ form }) => form);
      const piece = fc.oneof(
        fc.string({ maxLength: 3 }),
        wordOf('abA1', 40),
        fc
          .tuple(fc.constantFrom('', ...parts), fc.nat(100), fc.nat(100), fc.boolean())
          .map(([form, from, to, isBig]) => (isBig ? form.toUpperCase() : form).slice(from, Math.max(to, from + 7))),
      );
      return fc.tuple(fc.constant(all), fc.array(piece, { maxLength: 8 }));
    });
    fc.assert(
      fc.property(cases, ([all, pieces]) => {
        const text = pieces.join('');
        expect(foundIn(text, indexOf(all))).toBe(expectedIn(text, all));
      }),
      { numRuns: 2_000 },
    );
  });

  const key = '2CaNaRyQz7WvXk3JtLm9PbRsTuV_5HdFgYxNcEoZiAqSwUjK8';
  const never = '\n';
  it.each<[string, Added[], string]>([
    ['nothing that is looked for', [{ form: key, sign: '' }], '{"id":"ip_policy_2Rf","description":"none"} '],
    ['the key', [{ form: key, sign: '' }], key],
    ['the key, altered in one place or another', [{ form: key, sign: '' }], `${key.slice(0, 20)}#${key.slice(21)}`],
    ['pieces of the key', [{ form: key, sign: '' }], `${key.slice(3, 11)} `],
    ['pieces of it that are too short', [{ form: key, sign: '' }], `${key.slice(3, 10)} `],
    ['what repeats itself', [{ form: 'a'.repeat(60_000), sign: '' }], 'a'],
    ['what nearly repeats itself', [{ form: `${'a'.repeat(30_000)}b${'a'.repeat(30_000)}`, sign: never }], 'a'],
    [
      'texts of many lengths that begin alike',
      Array.from({ length: 200 }, (_, more) => ({ form: `${'a'.repeat(8 + more)}b`, sign: never })),
      'a',
    ],
  ])('goes quickly through a text full of %s', (_, added, piece) => {
    const index = indexOf(added);
    const text = piece.repeat(Math.ceil(2_000_000 / piece.length));
    const before = process.cpuUsage();
    // They are looked for where they are asked for, and no sooner.
    Array.from(index.rangesIn(text));
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2_500);
  });
});
