/** From where to where in a text, the end not included. */
export type Range = readonly [start: number, end: number];

/** Each fragment is found by so many characters of it. */
const gramLength = 4;

/** Bits of a character that tell it from others; without those above them, capitals are small letters. */
const bitsOfCharacter = 5;

/** Shorter texts are not indexed: every other text would hold a fragment of them. */
export const shortestForm = 8;

/** This many characters in a row of a secret are too telling to be shown: a truncated key is nearly the key. */
const tellingLength = 8;

/**
 * Texts that begin alike are compared length by length: a hostile target could make up thousands, and a text of which
 * every place has to be compared with all of them. Beyond so many lengths they are no secrets of anybody.
 */
const mostLengths = 16;

/** What is found with a fragment. */
interface Known {
  /** Whether it is to be found alone. */
  isTelling: boolean;
  /** Texts that it begins and that cannot be told by their parts, by length. */
  readonly wholes: Map<number, Wholes>;
}

/** Texts of one length, in small letters. */
interface Wholes {
  readonly texts: Set<string>;
  /** Their last characters: most places are ruled out by them, and the texts may be long. */
  readonly ends: Set<string>;
}

/**
 * Finds parts of some texts in other texts, in whatever case, at a cost that does not grow with the number of parts.
 *
 * A report of 50,000 exchanges is hundreds of megabytes of text, nearly all of it without a secret. So only every fifth
 * or so place is looked at: four characters there that no secret has rule out all fragments that lie over it.
 */
export class FragmentIndex {
  /** By length. */
  readonly #fragments = new Map<number, Map<string, Known>>();
  readonly #grams = new Uint8Array(1 << (gramLength * bitsOfCharacter));
  #stride = 1;

  /**
   * Takes in all fragments of a text: of 8 characters, or of two thirds of it where it is shorter than 12.
   *
   * @param isTelling whether a fragment is to be found alone; the whole text always is
   */
  add(form: string, isTelling: (fragment: string) => boolean = () => true): void {
    if (form.length < shortestForm) return;
    const length = Math.min(tellingLength, Math.ceil((form.length * 2) / 3));
    const ofLength = this.#fragments.get(length) ?? new Map<string, Known>();
    this.#fragments.set(length, ofLength);
    this.#stride = Math.min(...this.#fragments.keys()) - gramLength + 1;
    let isFoundByParts = true;
    for (let start = 0; start + length <= form.length; start += 1) {
      const fragment = form.slice(start, start + length);
      if (isTelling(fragment)) this.#known(fragment, ofLength).isTelling = true;
      else isFoundByParts = false;
    }
    if (!isFoundByParts) addWhole(form.toLowerCase(), this.#known(form.slice(0, length), ofLength).wholes);
  }

  /** Where they stand, in no order; they may overlap. */
  rangesIn(text: string): Range[] {
    const found: Range[] = [];
    if (this.#fragments.size === 0) return found;
    for (let at = 0; at + gramLength <= text.length; at += this.#stride) {
      if (this.#isGramAt(text, at)) this.#collectAround(text, at, found);
    }
    return found;
  }

  #isGramAt(text: string, at: number): boolean {
    return this.#grams[gramAt(text, at)] === 1;
  }

  #known(fragment: string, ofLength: Map<string, Known>): Known {
    const name = fragment.toLowerCase();
    const known = ofLength.get(name) ?? { isTelling: false, wholes: new Map() };
    ofLength.set(name, known);
    for (let at = 0; at + gramLength <= fragment.length; at += 1) this.#grams[gramAt(fragment, at)] = 1;
    return known;
  }

  #collectAround(text: string, gram: number, found: Range[]): void {
    for (const [length, fragments] of this.#fragments) {
      for (let start = Math.max(0, gram + gramLength - length); start <= gram; start += 1) {
        // Where a target discloses very much, most places are looked at: this leaves out most of them.
        if (!this.#isGramAt(text, start) || !this.#isGramAt(text, start + length - gramLength)) continue;
        const known = fragments.get(text.slice(start, start + length).toLowerCase());
        if (known === undefined) continue;
        if (known.isTelling) found.push([start, start + length]);
        for (const [wholeLength, wholes] of known.wholes) {
          const end = start + wholeLength;
          if (end > text.length || !wholes.ends.has(text.slice(end - tellingLength, end).toLowerCase())) continue;
          if (wholes.texts.has(text.slice(start, end).toLowerCase())) found.push([start, end]);
        }
      }
    }
  }
}

function addWhole(whole: string, wholes: Known['wholes']): void {
  const ofLength = wholes.get(whole.length) ?? { texts: new Set(), ends: new Set() };
  if (wholes.size < mostLengths) wholes.set(whole.length, ofLength);
  ofLength.texts.add(whole);
  ofLength.ends.add(whole.slice(-tellingLength));
}

/** Four characters as a number. */
function gramAt(text: string, at: number): number {
  let gram = 0;
  for (let index = at; index < at + gramLength; index += 1)
    gram = (gram << bitsOfCharacter) | (text.charCodeAt(index) & 31);
  return gram;
}
