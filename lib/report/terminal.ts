import type { Colors, Formatter } from 'picocolors/types.js';
import { shellWord } from './curl.ts';
import { type GateParagraph, restText, staleIn, staleText } from './gate-text.ts';
import { printable } from './printable.ts';
import { isMissing, isTolerated, type NotJudgedReport, type Report, type VerdictReport } from './report.ts';
import { labelWidth, markOf, violationLines } from './violation.ts';

export interface TerminalOptions {
  readonly colors: Colors;
  /** Width in columns that nothing but a line to paste goes beyond. */
  readonly columns: number;
  /** Leaves out the summary, and tells of the rules that were not judged no more than how many there are, and why. */
  readonly quiet: boolean;
  /** Paths of the files that were written, as the reader would type them. */
  readonly files: readonly string[];
  /** The next command to try; told last. */
  readonly next: string;
}

/** Findings of one rule that are told in full; more of the same make the others hard to find. */
const toldFindings = 5;

/** Required rules that the verdict names; the others are found in the summary. */
const toldMissing = 5;

/** A line to paste that is longer (a key of 8 KiB, a huge body) would push all else off the screen. */
const longestPaste = 1500;

/**
 * The human text of a run: a summary by section, each violation and warning, what is known, what was not judged
 * and why, and last what a tired reader looks for first: the verdict, the numbers, the files, the next command.
 */
export function terminalReport(report: Report, options: TerminalOptions): string {
  const { quiet, columns } = options;
  const tell = (verdicts: readonly VerdictReport[]) => verdicts.map((verdict) => told(verdict, report.seed, options));
  const tellGate = (texts: readonly GateParagraph[]) => texts.map((text) => paragraph(text, options));
  const { gate } = report;
  const parts = [
    ...(quiet || report.verdicts.length === 0 ? [] : [summary(report, options)]),
    ...tell(report.verdicts.filter(({ fails }) => fails)),
    ...tell(report.verdicts.filter(isWarning)),
    ...(quiet ? [] : tell(report.verdicts.filter(isTolerated))),
    ...(quiet ? briefly(report, columns) : notJudged(report, options)),
    ...report.remarks.map((remark) => wrap(`note: ${printable(remark)}`, columns, 6)),
    ...(quiet || !gate ? [] : tellGate(restText(gate))),
    ...(gate ? tellGate(staleText(gate)) : []),
    ...leftBehind(report, options),
    lastLines(report, options),
  ];
  return `${parts.join('\n\n')}\n`;
}

function isWarning(verdict: VerdictReport): boolean {
  return verdict.verdict === 'violated' && !verdict.fails && !isTolerated(verdict);
}

function paragraph({ heading, lines }: GateParagraph, { colors, columns }: TerminalOptions): string {
  return [colors.bold(heading), ...lines.map((line) => `  ${wrap(line, columns, 4)}`)].join('\n');
}

/**
 * Breaks a text at spaces so that no line is wider than so many columns; longer words, such as URLs, stay whole.
 *
 * @param indent columns before each line but the first, which the caller has begun
 */
export function wrap(text: string, columns: number, indent: number): string {
  const room = Math.max(columns - indent, 20);
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > room) {
      lines.push(current);
      current = word;
    } else {
      current = current === '' ? word : `${current} ${word}`;
    }
  }
  lines.push(current);
  return lines.join(`\n${' '.repeat(indent)}`);
}

/** A column of the summary; `known` is there where something can be. */
interface Column {
  readonly heading: string;
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

function summary(report: Report, { colors, columns }: TerminalOptions): string {
  const sections = [...new Set(report.verdicts.map(({ section }) => section))];
  const shown = report.gate ? summaryColumns : summaryColumns.filter(({ isOf }) => isOf !== isTolerated);
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
    wrap(`${target} · seed ${report.seed} · run ${report.runId}`, columns, 0),
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

function told(verdict: VerdictReport, seed: number, { colors, columns }: TerminalOptions): string {
  const mark = markOf(verdict);
  const paint = { '✗': colors.red, '!': colors.yellow, '~': colors.cyan }[mark];
  const name = `${mark} ${verdict.rule}`;
  const title = printable(verdict.title);
  const room = columns - name.length - 3 - title.length - 3 - verdict.level.length;
  const heading =
    room >= 0
      ? `${paint(name)}   ${colors.bold(title)}${' '.repeat(room + 3)}${verdict.level}`
      : `${paint(name)}${' '.repeat(Math.max(columns - name.length - verdict.level.length, 3))}${verdict.level}\n  ${colors.bold(wrap(title, columns, 2))}`;
  const indent = labelWidth + 2;
  const lines = violationLines(verdict, seed, toldFindings).map(
    ({ label, text, paste }) =>
      `  ${colors.dim(label.padEnd(labelWidth))}${paste ? pasteLine(text) : wrap(text, columns, indent)}`,
  );
  return [heading, ...lines].join('\n');
}

function pasteLine(text: string): string {
  return text.length <= longestPaste ? text : `(${text.length} characters long: see "curl" in report.json)`;
}

function notJudged({ coverage }: Report, { columns, colors }: TerminalOptions): string[] {
  return (['inconclusive', 'not-applicable'] as const).flatMap((kind) => {
    const groups = coverage.notJudged.filter(({ verdict }) => verdict === kind);
    return groups.length === 0
      ? []
      : [[colors.bold(kind), ...groups.map((group) => toldGroup(group, columns))].join('\n')];
  });
}

function toldGroup({ reason, rules }: NotJudgedReport, columns: number): string {
  return `  ${wrap(`${printable(reason)}:`, columns, 2)}\n    ${wrap(rules.join(', '), columns, 4)}`;
}

/** The same in one sentence. */
function briefly({ coverage }: Report, columns: number): string[] {
  if (coverage.notJudged.length === 0) return [];
  const reasons = coverage.notJudged.map(({ reason, rules }) => `${printable(reason)} (${rules.length})`);
  return [wrap(`not judged: ${reasons.join(' · ')}`, columns, 0)];
}

function leftBehind({ leftBehind: items }: Report, { colors, columns }: TerminalOptions): string[] {
  if (items.length === 0) return [];
  const lines = items.map(({ url, reason }) => `  ${printable(url)}\n    ${wrap(printable(reason), columns, 4)}`);
  return [[colors.bold('left behind'), ...lines].join('\n')];
}

function lastLines(report: Report, options: TerminalOptions): string {
  const { colors, columns, files, next } = options;
  const labelled = (label: string, text: string) => `${colors.dim(label.padEnd(labelWidth))}${text}`;
  const { judged, rules } = report.coverage;
  const numbers = [
    rules === 0 ? 'no rule judged' : `${judged} of ${rules} rules judged`,
    `${counted(report.requests.sent, 'request')} sent, ${report.requests.counted} of them counted`,
    `${(report.durationMs / 1000).toFixed(1)} s`,
  ];
  const lines = [wrap(numbers.join(' · '), columns, 0)];
  if (report.ending.kind === 'unreachable' || report.ending.kind === 'cut-short') {
    lines.unshift(labelled('advice', wrap(printable(report.ending.advice), columns, labelWidth)));
  }
  if (files.length > 0) lines.push(labelled('written', wrap(files.join(', '), columns, labelWidth)));
  lines.push(labelled('next', next));
  return [verdictLine(report, options), ...lines].join('\n');
}

function verdictLine(report: Report, { colors, columns }: TerminalOptions): string {
  const { exitCode, ending, verdicts, gate } = report;
  const violations = verdicts.filter(({ fails }) => fails).length;
  const warnings = verdicts.filter(isWarning).length;
  const known = verdicts.filter(isTolerated).length;
  const also = `${warnings > 0 ? `, ${counted(warnings, 'warning')}` : ''}${known > 0 ? `, ${known} known` : ''}`;
  const stale = gate === undefined ? 0 : staleIn(gate).length;
  const failed = [
    ...(violations > 0 ? [`violated: ${counted(violations, 'rule')}`] : []),
    ...(stale > 0 ? [`stale: ${counted(stale, 'known deviation')}`] : []),
  ];
  const missing = verdicts.filter(isMissing);
  const paint = (color: Formatter, text: string) => color(colors.bold(wrap(text, columns, 0)));
  switch (exitCode) {
    case 0:
      return paint(colors.green, conformity(report, also));
    case 1: {
      const required = missing.length > 0 ? `; required and not judged: ${named(missing)}` : '';
      const cut = ending.kind === 'cut-short' ? `; ${printable(ending.message)}` : '';
      return paint(colors.red, `${failed.join(', ')}${also}${required}${cut}`);
    }
    case 3:
      return paint(
        colors.yellow,
        `incomplete${also}: nothing was violated, but ${shortcomings(report).join(', and ')}`,
      );
    case 2:
    case 4:
      return paint(
        colors.red,
        `not judged: ${printable(ending.kind === 'unreachable' ? ending.message : ending.kind)}`,
      );
    case 130:
      return paint(colors.yellow, `interrupted: ${counted(violations, 'violation')} until then${also}`);
  }
}

function shortcomings({ coverage, verdicts, ending, leftBehind: left }: Report): string[] {
  const missing = verdicts.filter(isMissing);
  const isCutShort = ending.kind === 'cut-short';
  return [
    ...(isCutShort ? [printable(ending.message)] : []),
    ...(left.length > 0 ? [`${counted(left.length, 'thing')} that the run made may still stand`] : []),
    ...(coverage.judged === 0 && !isCutShort ? ['nothing could be judged'] : []),
    ...(coverage.judged > 0 && missing.length > 0 ? [`not all that is required was judged: ${named(missing)}`] : []),
  ];
}

/** A plain "conformant" is for a run that judged all there was to judge. */
function conformity({ coverage, verdicts }: Report, also: string): string {
  const { judged, rules } = coverage;
  if (judged === rules) return `conformant${also}`;
  const conformant = verdicts.filter(({ verdict }) => verdict === 'conformant').length;
  return `conformant: ${conformant} of ${judged} judged rules${also}; ${rules - judged} of ${rules} not judged`;
}

function named(verdicts: readonly VerdictReport[]): string {
  const told = verdicts.slice(0, toldMissing).map(({ rule }) => rule);
  const untold = verdicts.length - told.length;
  return `${told.join(', ')}${untold > 0 ? ` and ${untold} more` : ''}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * The command that a reader most likely wants next.
 *
 * @param target flags that name the same target again, empty for the embedded reference
 * @param require names that the caller gave of rules that have to be judged
 */
export function nextCommand(report: Report, target: readonly string[], require: readonly string[] = []): string {
  const again = ['npx', 'ngrok-conformance', ...target].map(shellWord).join(' ');
  const requiring = require.length === 0 ? '' : ` --require ${shellWord(require.join(','))}`;
  // What the environment requires beyond the chosen rules would be a mistake in the settings.
  const only = (rules: string) => `${again} --only ${rules}${requiring && ` --require ${rules}`} --seed ${report.seed}`;
  const [first] = report.verdicts.filter((each) => each.fails || isWarning(each)).sort(failingFirst);
  const missing = report.verdicts.filter(isMissing).map(({ rule }) => rule);
  const [stale] = report.gate === undefined ? [] : staleIn(report.gate);
  switch (report.ending.kind) {
    case 'unreachable':
    case 'interrupted':
    case 'cut-short':
      return `${again}${requiring} --seed ${report.seed}`;
    case 'complete':
      if (first !== undefined) {
        const path = first.findings[0]?.path;
        return `${only(first.rule)}${path === undefined ? '' : ` --path ${path}`}`;
      }
      if (stale !== undefined) return `npx ngrok-conformance explain ${stale.rule}`;
      // On their own they have the whole window.
      if (missing.length > 0) return only(missing.join(','));
      if (report.embedded) return 'npx ngrok-conformance --target http://127.0.0.1:4040 --key-file key.txt';
      if (report.exitCode === 3) return `${again}${requiring} --allow-writes`;
      return `${again}${requiring} ${target.includes('--strict') ? `--seed ${report.seed}` : '--strict'}`;
  }
}

function failingFirst(one: VerdictReport, other: VerdictReport): number {
  return Number(other.fails) - Number(one.fails);
}
