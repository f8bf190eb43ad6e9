import { printable } from './printable.ts';

/** Longer runs of backticks are shown as escapes: GitHub's renderer takes no code span whose fence is longer than 80. */
const longestRun = 8;

/**
 * Any text as a code span of GitHub's Markdown, which is all that makes it harmless there: GitHub looks for mentions,
 * issue numbers, commits and e-mail addresses after escapes are undone, but not in code.
 */
export function codeSpan(text: string): string {
  const shown = printable(text).replace(new RegExp(`\`{${longestRun + 1},}`, 'g'), (run) =>
    '\\u0060'.repeat(run.length),
  );
  // An empty span is no span, but two backticks that may open one.
  if (shown === '') return '` `';
  const fence = fenceAround(shown, 1);
  // One space at each end belongs to the span where both ends have one.
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** One line to paste as a block of code. */
export function codeBlock(line: string, language: string): string {
  const fence = fenceAround(line, 3);
  return `${fence}${language}\n${line}\n${fence}`;
}

/** Words of our own within a line, in which Markdown is to see no signs of its own. */
export function prose(text: string): string {
  return printable(text).replace(/[\\`*_[\]<>&#|~@$]/g, '\\$&');
}

function fenceAround(text: string, shortest: number): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length + 1);
  return '`'.repeat(Math.max(shortest, ...runs));
}
