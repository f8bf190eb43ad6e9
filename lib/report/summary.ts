import type { Colors, Formatter } from 'picocolors/types.js';
import { printable } from './printable.ts';
import { isTolerated, isWarning, type Report, type VerdictReport } from './report.ts';
import type { TerminalOptions } from './terminal.ts';

/** A column of the summary: each verdict is in one of them. */
export interface Column {
  readonly heading: 'conformant' | 'violated' | 'warnings' | 'known' | 'not judged';
  readonly width: number;
  readonly paint: (colors: Colors) => Formatter;
  readonly isOf: (verdict: VerdictReport) => boolean;
}

const plain = () => String;

/** The first column of numbers is as wide as its heading, the others have two spaces before theirs. */
const summaryColumns: readonly Column[] = [
  { heading: 'conformant', width: 10, paint: ({ green }) => green, isOf: ({ verdict }) => verdict === 'conformant' },
  { heading: 'violated', width: 12, paint: ({ red }) => red, isOf: ({ fails }) => fails },
  { heading: 'warnings', width: 12, paint: ({ yellow }) => yellow, isOf: isWarning },
  { heading: 'known', width: 12, paint: plain, isOf: isTolerated },
  { heading: 'not judged', width: 12, paint: plain, isOf: ({ reason }) => reason !== undefined },
];

const sectionWidth = 20;

/** What was judged, and a row of counts for each section and for all. */
export function summary(report: Report, { colors }: Pick<TerminalOptions, 'colors'>): string {
  const sections = [...new Set(report.verdicts.map(({ section }) => section))];
  const shown = columnsOf(report);
  const row = (name: string, verdicts: readonly VerdictReport[]) => {
    const cells = shown.map(({ isOf, width, paint }) => {
      const count = verdicts.filter(isOf).length;
      return count === 0 ? '·'.padStart(width) : paint(colors)(String(count).padStart(width));
    });
    return `${name.padEnd(sectionWidth)}${cells.join('')}`;
  };
  const headings = shown.map(({ heading, width }) => heading.padStart(width));
  const target = `${printable(report.target)}${report.embedded ? ' (embedded reference)' : ''}`;
  return [
    target,
    `seed ${report.seed} · run ${report.runId}`,
    '',
    colors.dim(`${'section'.padEnd(sectionWidth)}${headings.join('')}`),
    ...sections.map((section) =>
      row(
        section,
        report.verdicts.filter((verdict) => verdict.section === section),
      ),
    ),
    row('all', report.verdicts),
  ].join('\n');
}

/** The columns of a report; `known` is there where something can be. */
export function columnsOf({ gate }: Report): readonly Column[] {
  return gate ? summaryColumns : summaryColumns.filter(({ isOf }) => isOf !== isTolerated);
}
