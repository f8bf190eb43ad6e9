import { groupedBy } from '../contract/grouped-by.ts';
import { isStale } from '../gate/known-deviations.ts';
import { printable } from './printable.ts';
import type { GateReport, KnownDeviationReport } from './report.ts';

/** A heading and the lines below it. */
export interface GateParagraph {
  readonly heading: string;
  /** Each safe for a terminal; what wraps goes on below the text of its line. */
  readonly lines: readonly string[];
}

/** Entries that fail the run: what is told even where little is. */
export function staleText(gate: GateReport): GateParagraph[] {
  const stale = staleIn(gate);
  if (stale.length === 0) return [];
  const lines = [...groupedBy(stale, ({ why }) => why)].map(([why, entries]) =>
    printable(`${entries.map(({ at, rule }) => `${at} ${rule}`).join(', ')}: ${why}`),
  );
  return [{ heading: 'stale known deviations', lines }];
}

/** The entries that fail the run. */
export function staleIn({ knownDeviations }: GateReport): readonly KnownDeviationReport[] {
  return knownDeviations.filter(isStale);
}

/** One entry that fails the run, on one line. */
export function staleLine({ at, rule, why }: KnownDeviationReport): string {
  return printable(`${at} ${rule}: ${why}`);
}

/** What this run cannot tell of known deviations, and how it differs from the baseline. */
export function restText(gate: GateReport): GateParagraph[] {
  const unchecked = groupedBy(uncheckedIn(gate), ({ why }) => why);
  const lines = [...unchecked].map(([why, entries]) => printable(`${why}: ${entries.map(({ at }) => at).join(', ')}`));
  return [...(lines.length > 0 ? [{ heading: 'known deviations not checked', lines }] : []), ...baselineText(gate)];
}

/** The entries of which this run cannot tell whether they are still needed. */
export function uncheckedIn({ knownDeviations }: GateReport): readonly KnownDeviationReport[] {
  return knownDeviations.filter(({ state }) => state === 'not-checked');
}

/** How this run differs from the baseline. */
export function baselineText({ baseline }: GateReport): GateParagraph[] {
  const lines = [
    ...(baseline && baseline.gone.length > 0
      ? [`${baseline.gone.length} of its findings did not come any more: "baseline prune" takes them out`]
      : []),
    ...(baseline && baseline.notJudged.length > 0
      ? [`judged then and not now, so that nothing guards them: ${baseline.notJudged.join(', ')}`]
      : []),
  ];
  return lines.length > 0 ? [{ heading: 'baseline', lines: lines.map(printable) }] : [];
}
