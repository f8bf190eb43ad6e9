import { FragmentsOfLength } from './fragments-of-length.ts';
import { WholeTexts } from './whole-texts.ts';

/** From where to where in a text, the end not included. */
export type Range = readonly [start: number, end: number];

/** Shorter texts are not indexed: every other text would hold a fragment of them. */
export const shortestForm = 8;

/** This many characters in a row of a secret are too telling to be shown: a truncated key is nearly the key. */
const tellingLength = 8;

/** Longer texts of which no part tells anything are found by all their pieces: nobody writes so much alike by chance. */
const pieceLength = 64;

/**
 * Finds parts of some texts in other texts, in whatever case, at a cost that grows neither with the number of parts nor
 * with how many of them there are to be found.
 */
export class FragmentIndex {
  /** By length. */
  readonly #fragments = new Map<number, FragmentsOfLength>();
  readonly #wholes = new WholeTexts();

  /**
   * Takes in all fragments of a text: of 8 characters, or of two thirds of it where it is shorter than 12.
   *
   * @param isTelling whether a fragment is to be found alone; the whole text always is
   */
  add(form: string, isTelling: (fragment: string) => boolean = () => true): void {
    if (form.length < shortestForm) return;
    const length = Math.min(tellingLength, Math.ceil((form.length * 2) / 3));
    const fragments = this.#ofLength(length);
    const name = withoutCase(form);
    let isFoundByParts = true;
    for (let start = 0; start + length <= form.length; start += 1) {
      if (isTelling(form.slice(start, start + length))) fragments.add(name.slice(start, start + length));
      else isFoundByParts = false;
    }
    if (isFoundByParts) return;
    if (name.length < pieceLength) this.#wholes.add(name);
    else for (const piece of piecesOf(name)) this.#ofLength(pieceLength).add(piece);
  }

  /** Where they stand, in no order; they may overlap. */
  *rangesIn(text: string): Generator<Range> {
    const looked = withoutCase(text);
    for (const fragments of this.#fragments.values()) yield* fragments.rangesIn(looked);
    yield* this.#wholes.rangesIn(looked);
  }

  #ofLength(length: number): FragmentsOfLength {
    const fragments = this.#fragments.get(length) ?? new FragmentsOfLength(length);
    this.#fragments.set(length, fragments);
    return fragments;
  }
}

/** They overlap by a half, so that all fragments are in one of them. */
function* piecesOf(text: string): Generator<string> {
  const last = text.length - pieceLength;
  for (let start = 0; start < last; start += pieceLength / 2) yield text.slice(start, start + pieceLength);
  yield text.slice(last);
}

/** In small letters, each at its place: one character is longer so, and one has two small letters. */
function withoutCase(text: string): string {
  const small = text.toLowerCase();
  const placed = small.length === text.length ? small : text.replace(/[^İ]+/g, (others) => others.toLowerCase());
  return placed.replaceAll('ς', 'σ');
}
