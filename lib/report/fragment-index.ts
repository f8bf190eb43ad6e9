import { FragmentsOfLength } from './fragments-of-length.ts';
import { WholeTexts } from './whole-texts.ts';

/** From where to where in a text, the end not included. */
export type Range = readonly [start: number, end: number];

/** Shorter texts are not indexed: every other text would hold a fragment of them. */
export const shortestForm = 8;

/** This many characters in a row of a secret are too telling to be shown: a truncated key is nearly the key. */
const tellingLength = 8;

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
    const fragments = this.#fragments.get(length) ?? new FragmentsOfLength(length);
    this.#fragments.set(length, fragments);
    const name = withoutCase(form);
    let isFoundByParts = true;
    for (let start = 0; start + length <= form.length; start += 1) {
      if (isTelling(form.slice(start, start + length))) fragments.add(name.slice(start, start + length));
      else isFoundByParts = false;
    }
    if (!isFoundByParts) this.#wholes.add(name);
  }

  /** Where they stand, in no order; they may overlap. */
  rangesIn(text: string): Range[] {
    const looked = withoutCase(text);
    return [
      ...[...this.#fragments.values()].flatMap((each) => each.rangesIn(looked)),
      ...this.#wholes.rangesIn(looked),
    ];
  }
}

/** In small letters, each at its place: one character is longer so, and one has two small letters. */
function withoutCase(text: string): string {
  const small = text.toLowerCase();
  const placed = small.length === text.length ? small : text.replace(/[^İ]+/g, (others) => others.toLowerCase());
  return placed.replaceAll('ς', 'σ');
}
