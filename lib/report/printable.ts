/**
 * Characters that must not reach a terminal or a single line as they are, by their categories in Unicode: controls, line
 * and paragraph separators, halves of surrogate pairs, and those of format, which nobody sees: they can make a line read
 * otherwise than it is, and two texts look the same that are not. Line feeds stand apart, for texts of several lines keep
 * theirs.
 */
const unprintable = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * What the log of a build server takes for a command. GitHub's runner obeys `::name::` at the start of a line, leading
 * blanks aside, and `##[name]` anywhere in it; Azure's agent `##vso[name]` anywhere, TeamCity `##teamcity[name]`. Lines
 * are broken at blanks, so whatever follows one may come to stand first.
 */
const logCommand = /(?<!\S):(?=:)|#(?=#)/;

const unsafeInLines = new RegExp(`${unprintable.source}|${logCommand.source}`, 'gu');
const unsafe = new RegExp(`\\n|${unsafeInLines.source}`, 'gu');

/**
 * Makes any text safe to show on one line: what a terminal or the log of a build server would obey becomes its JavaScript
 * escape (`\u001b`, `\n`, `\u0023#`), which is also its escape in a string of JSON.
 * A target may send anything, and a report is read with `cat`.
 */
export function printable(text: string): string {
  return text.replace(unsafe, escaped);
}

/** Makes a text of several lines safe to show: each line as `printable` does, and the line feeds between them stay. */
export function printableLines(text: string): string {
  return text.replace(unsafeInLines, escaped);
}

/** Whether `printable` would leave the text as it is. */
export function isPrintable(text: string): boolean {
  return printable(text) === text;
}

function escaped(found: string): string {
  if (found === '\n') return '\\n';
  if (found === '\t') return '\\t';
  if (found === '\r') return '\\r';
  // By code units, for JSON has no escape for a pair.
  return found.split('').map(escapeOf).join('');
}

function escapeOf(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
