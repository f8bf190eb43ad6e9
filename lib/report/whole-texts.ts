import type { Range } from './fragment-index.ts';
import { GramSet, gramLength } from './gram-set.ts';

/** By so many of its first characters a text is found; there are no shorter ones. */
const headLength = 8;

/** Longer ones would make the sums of their parts alike. */
const mostLength = 63;

/**
 * Texts that begin alike are compared length by length: a hostile target could make up thousands, and a text of which
 * every place has to be compared with all of them. Beyond so many lengths they are no secrets of anybody.
 */
const mostLengths = 16;

/** Texts of one length. */
interface OfLength {
  readonly length: number;
  readonly texts: Set<string>;
  readonly sums: Set<number>;
}

/**
 * Finds texts in other texts as a whole, in the case in which they are given: those of which no part tells anything.
 */
export class WholeTexts {
  /** By their heads; the longest first. */
  readonly #byHead = new Map<string, OfLength[]>();
  readonly #grams = new GramSet();

  /** @param text of 8 characters at least, and 63 at most */
  add(text: string): void {
    const head = text.slice(0, headLength);
    const { length } = text;
    const lengths = this.#byHead.get(head) ?? [];
    this.#byHead.set(head, lengths);
    this.#grams.add(head);
    let ofLength = lengths.find((each) => each.length === length);
    if (ofLength === undefined) {
      if (lengths.length === mostLengths) return;
      ofLength = { length, texts: new Set(), sums: new Set() };
      lengths.push(ofLength);
      lengths.sort((one, other) => other.length - one.length);
    }
    ofLength.texts.add(text);
    ofLength.sums.add(new Checksums(text).of(0, length));
  }

  /** The stretches of a text that they cover, in order; they may touch or overlap. */
  *rangesIn(text: string): Generator<Range> {
    if (this.#byHead.size === 0) return;
    const checksums = new Checksums(text);
    const stride = headLength - gramLength + 1;
    let foundTo = 0;
    for (let gram = 0; gram + gramLength <= text.length; gram += stride) {
      if (!this.#grams.hasAt(text, gram)) continue;
      for (let start = Math.max(0, gram + gramLength - headLength); start <= gram; start += 1) {
        const end = this.#endFrom(text, start, foundTo, checksums);
        if (end === undefined) continue;
        // What was found before is not told again, for each place of a long row of letters may be the beginning of one.
        yield [Math.max(start, foundTo), end];
        foundTo = end;
      }
    }
  }

  /** Where the longest of them ends that begins at a place, if that is beyond what was found before. */
  #endFrom(text: string, start: number, foundTo: number, checksums: Checksums): number | undefined {
    if (!this.#grams.hasAt(text, start) || !this.#grams.hasAt(text, start + headLength - gramLength)) return undefined;
    for (const { length, texts, sums } of this.#byHead.get(text.slice(start, start + headLength)) ?? []) {
      const end = start + length;
      if (end <= foundTo) return undefined;
      if (end <= text.length && sums.has(checksums.of(start, end)) && texts.has(text.slice(start, end))) return end;
    }
    return undefined;
  }
}

const factor = 0x01000193;

/** The factor to the power of each length. */
const powers = new Int32Array(mostLength + 1);
powers.forEach((_, length) => {
  powers[length] = length === 0 ? 1 : Math.imul(powers[length - 1] ?? 0, factor);
});

/** Tells the parts of a text by a number each, at a cost that does not grow with their length; some have the same. */
class Checksums {
  readonly #ofBeginnings: Int32Array;

  constructor(text: string) {
    this.#ofBeginnings = new Int32Array(text.length + 1);
    let sum = 0;
    for (let index = 0; index < text.length; index += 1) {
      sum = (Math.imul(sum, factor) + text.charCodeAt(index)) | 0;
      this.#ofBeginnings[index + 1] = sum;
    }
  }

  /** @param end 63 characters behind the start at most */
  of(start: number, end: number): number {
    const before = Math.imul(this.#ofBeginnings[start] ?? 0, powers[end - start] ?? 0);
    return ((this.#ofBeginnings[end] ?? 0) - before) | 0;
  }
}
