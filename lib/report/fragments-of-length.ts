import type { Range } from './fragment-index.ts';
import { GramSet, gramLength } from './gram-set.ts';

/**
 * Finds texts of one length in other texts, in the case in which they are given.
 *
 * A report of 50,000 exchanges is hundreds of megabytes of text, nearly all of it without a secret: only every fifth or
 * so place is looked at, for four characters there that no fragment has rule out all fragments that lie over it. And
 * where a hostile target has filled its answers with secrets, one look goes past each fragment.
 */
export class FragmentsOfLength {
  readonly #length: number;
  readonly #stride: number;
  readonly #fragments = new Set<string>();
  readonly #grams = new GramSet();

  /** @param length at least 4 */
  constructor(length: number) {
    this.#length = length;
    this.#stride = length - gramLength + 1;
  }

  add(fragment: string): void {
    this.#fragments.add(fragment);
    this.#grams.add(fragment);
  }

  /** The stretches of a text that fragments cover, in order; none touches another. */
  *rangesIn(text: string): Generator<Range> {
    if (this.#fragments.size === 0) return;
    let from = 0;
    for (let gram = 0; gram + gramLength <= text.length; gram += this.#stride) {
      if (!this.#grams.hasAt(text, gram)) continue;
      const start = this.#firstIn(text, Math.max(from, gram + gramLength - this.#length), gram);
      if (start === undefined) continue;
      const end = this.#coveredFrom(text, start);
      yield [start, end];
      // A fragment that begins at the end would have been found with the others.
      from = end + 1;
      gram = end;
    }
  }

  /** Where the first fragment begins that begins in a stretch, its last place included. */
  #firstIn(text: string, from: number, to: number): number | undefined {
    for (let start = from; start <= to; start += 1) if (this.#isAt(text, start)) return start;
    return undefined;
  }

  /** The end of what fragments cover without a gap, from the beginning of one on. */
  #coveredFrom(text: string, start: number): number {
    let begun = start;
    let next: number | undefined = start;
    while (next !== undefined) {
      begun = next;
      next = this.#lastIn(text, begun + 1, begun + this.#length);
    }
    return begun + this.#length;
  }

  #lastIn(text: string, from: number, to: number): number | undefined {
    for (let start = to; start >= from; start -= 1) if (this.#isAt(text, start)) return start;
    return undefined;
  }

  #isAt(text: string, start: number): boolean {
    const end = start + this.#length;
    if (end > text.length) return false;
    // Both ends are looked at first: that is quicker than to cut out what is ruled out anyway.
    if (!this.#grams.hasAt(text, start) || !this.#grams.hasAt(text, end - gramLength)) return false;
    return this.#fragments.has(text.slice(start, end));
  }
}
