/**
 * Characters that must not reach a terminal or a single line as they are: C0 and C1 controls, DEL, line and paragraph
 * separators, bidirectional controls (they can make a line read otherwise than it is) and halves of surrogate pairs.
 */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/u;

/**
 * What the log of a build server takes for a command. GitHub's runner obeys `::name::` at the start of a line, leading
 * blanks aside, and `##[name]` anywhere in it; Azure's agent `##vso[name]` anywhere, TeamCity `##teamcity[name]`. Lines
 * are broken at blanks, so whatever follows one may come to stand first.
 */
const logCommand = /(?<!\S)::|#(?=#)/;

const unsafe = new RegExp(`${unprintable.source}|${logCommand.source}`, 'gu');

/**
 * Makes any text safe to show on one line: what a terminal or the log of a build server would obey becomes its JavaScript
 * escape (`\u001b`, `\n`, `\u0023#`), which is also its escape in a string of JSON.
 * A target may send anything, and a report is read with `cat`.
 */
export function printable(text: string): string {
  return text.replace(unsafe, (found) => {
    if (found === '\n') return '\\n';
    if (found === '\t') return '\\t';
    if (found === '\r') return '\\r';
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}${found.slice(1)}`;
  });
}

/** Whether `printable` would leave the text as it is. */
export function isPrintable(text: string): boolean {
  return printable(text) === text;
}
