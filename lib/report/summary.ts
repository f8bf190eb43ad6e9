import type { Colors, Formatter } from 'picocolors/types.js';
import { groupedBy } from '../contract/grouped-by.ts';
import { printable } from './printable.ts';
import type { Report, VerdictReport } from './report.ts';
import type { TerminalOptions } from './terminal.ts';
import { type RuleState, stateOf } from './verdict-state.ts';
import { wrap } from './wrap.ts';

/** A column of the summary: each verdict is in one of them. */
export interface Column {
  readonly state: RuleState;
  /** The state as said of any number of rules. */
  readonly heading: 'conformant' | 'violated' | 'warnings' | 'known' | 'not judged';
  readonly width: number;
  readonly paint: (colors: Colors) => Formatter;
}

const plain = () => String;

/** The first column of numbers is as wide as its heading, the others have two spaces before theirs. */
const summaryColumns: readonly Column[] = [
  { state: 'conformant', heading: 'conformant', width: 10, paint: ({ green }) => green },
  { state: 'violated', heading: 'violated', width: 12, paint: ({ red }) => red },
  { state: 'warning', heading: 'warnings', width: 12, paint: ({ yellow }) => yellow },
  { state: 'known', heading: 'known', width: 12, paint: ({ cyan }) => cyan },
  { state: 'not judged', heading: 'not judged', width: 12, paint: plain },
];

const sectionWidth = 20;

/** Where there is no room for columns, and each section is told in words. */
const narrowSectionWidth = 15;

/** How many rules there are of each kind. */
export interface SummaryTable {
  /** `known` is there where something can be. */
  readonly columns: readonly Column[];
  readonly sections: readonly SummaryRow[];
  readonly all: SummaryRow;
}

export interface SummaryRow {
  readonly name: string;
  /** One for each column. */
  readonly counts: readonly number[];
}

/** What came of the rules of each section, and of all. */
export function summaryTable(report: Report): SummaryTable {
  const columns = report.gate ? summaryColumns : summaryColumns.filter(({ state }) => state !== 'known');
  const row = (name: string, verdicts: readonly VerdictReport[]) => ({
    name,
    counts: columns.map(({ state }) => verdicts.filter((verdict) => stateOf(verdict) === state).length),
  });
  const sections = groupedBy(report.verdicts, ({ section }) => section);
  return {
    columns,
    sections: [...sections].map(([section, verdicts]) => row(section, verdicts)),
    all: row('all', report.verdicts),
  };
}

/** What was judged, and the counts of each section and of all: in columns where there is room, in words elsewhere. */
export function summary(report: Report, options: Pick<TerminalOptions, 'colors' | 'columns'>): string {
  const table = summaryTable(report);
  const isWide = options.columns >= sectionWidth + table.columns.reduce((sum, { width }) => sum + width, 0);
  const target = `${printable(report.target)}${report.embedded ? ' (embedded reference)' : ''}`;
  const counts = isWide ? inColumns(table, options.colors) : inWords(table, options.columns);
  return [target, `seed ${report.seed} · run ${report.runId}`, '', ...counts].join('\n');
}

function inColumns({ columns, sections, all }: SummaryTable, colors: Colors): string[] {
  const cell = (count: number, { width, paint }: Column) =>
    count === 0 ? '·'.padStart(width) : paint(colors)(String(count).padStart(width));
  const headings = columns.map(({ heading, width }) => heading.padStart(width));
  return [
    colors.dim(`${'section'.padEnd(sectionWidth)}${headings.join('')}`),
    ...[...sections, all].map(
      ({ name, counts }) =>
        `${name.padEnd(sectionWidth)}${columns.map((column, index) => cell(counts[index] ?? 0, column)).join('')}`,
    ),
  ];
}

function inWords({ columns, sections, all }: SummaryTable, width: number): string[] {
  return [...sections, all].map(({ name, counts }) => {
    // A line ends between two counts, never within one.
    const words = columns.flatMap(({ state, heading }, index) => {
      const count = counts[index] ?? 0;
      return count === 0 ? [] : `${count} ${count === 1 ? state : heading}`.replaceAll(' ', '\u00a0');
    });
    const text = wrap(words.join(', '), width, narrowSectionWidth).replaceAll('\u00a0', ' ');
    return `${name.padEnd(narrowSectionWidth)}${text}`;
  });
}

/** The column that a verdict counts in. */
export function columnOf(verdict: VerdictReport): Column | undefined {
  const state = stateOf(verdict);
  return summaryColumns.find((column) => column.state === state);
}
