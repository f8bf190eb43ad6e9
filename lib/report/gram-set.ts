/** So many characters are a gram. */
export const gramLength = 4;

/** Bits of a character that tell it from others. */
const bitsOfCharacter = 5;
const charactersTold = (1 << bitsOfCharacter) - 1;

/** The grams of some texts, for a first look that rules out most places of another text; some it takes for others. */
export class GramSet {
  readonly #isThere = new Uint8Array(1 << (gramLength * bitsOfCharacter));

  add(text: string): void {
    for (let at = 0; at + gramLength <= text.length; at += 1) this.#isThere[gramAt(text, at)] = 1;
  }

  hasAt(text: string, at: number): boolean {
    return this.#isThere[gramAt(text, at)] === 1;
  }
}

/** Four characters as a number. Not in a loop, which takes a quarter longer: all that is written is looked through so. */
function gramAt(text: string, at: number): number {
  const first = (bitsAt(text, at) << bitsOfCharacter) | bitsAt(text, at + 1);
  const second = (bitsAt(text, at + 2) << bitsOfCharacter) | bitsAt(text, at + 3);
  return (first << (2 * bitsOfCharacter)) | second;
}

function bitsAt(text: string, at: number): number {
  return text.charCodeAt(at) & charactersTold;
}
