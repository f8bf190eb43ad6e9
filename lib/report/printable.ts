/**
 * Characters that must not reach a terminal or a single line as they are: C0 and C1 controls, DEL, line and paragraph
 * separators, bidirectional controls (they can make a line read otherwise than it is) and halves of surrogate pairs.
 */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/**
 * Makes any text safe to show on one line: what a terminal would obey becomes its JavaScript escape (`\u001b`, `\n`).
 * A target may send anything, and a report is read with `cat`.
 */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    if (character === '\r') return '\\r';
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Whether `printable` would leave the text as it is. */
export function isPrintable(text: string): boolean {
  return printable(text) === text;
}
