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

/** Four characters as a number. */
function gramAt(text: string, at: number): number {
  let gram = 0;
  for (let index = at; index < at + gramLength; index += 1)
    gram = (gram << bitsOfCharacter) | (text.charCodeAt(index) & charactersTold);
  return gram;
}
