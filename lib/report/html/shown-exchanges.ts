import type { ExchangeOutline } from '../recording-report.ts';

/** A browser lays out so many rows in no time, and they fit into a file that can be mailed. */
const mostRows = 5_000;

/** Of these, so many are kept for what matters wherever in the run it is. */
const mostKept = 1_000;

/**
 * Numbers of the exchanges that the page has a row for: all of them, or in a long run the first, and of the others those
 * that findings point to and those that were answered 429.
 */
export function shownNumbers(
  outlines: readonly ExchangeOutline[],
  evidence: ReadonlySet<number>,
  most = { rows: mostRows, kept: mostKept },
): ReadonlySet<number> {
  if (outlines.length <= most.rows) return new Set(outlines.map(({ number }) => number));
  const kept = [
    ...outlines.filter(({ number }) => evidence.has(number)),
    ...outlines.filter(({ status }) => status === 429),
  ];
  const shown = new Set<number>();
  for (const [some, end] of [
    [kept, most.kept],
    [outlines, most.rows],
  ] as const) {
    for (const { number } of some) {
      if (shown.size >= end) break;
      shown.add(number);
    }
  }
  return shown;
}
