import type { Colors } from 'picocolors/types.js';
import { type GateParagraph, restText, staleText } from './gate-text.ts';
import { numbersOf } from './numbers.ts';
import { printable } from './printable.ts';
import { isTolerated, isWarning, type NotJudgedReport, type Report, type VerdictReport } from './report.ts';
import { columnOf, summary } from './summary.ts';
import { type ToldRule, toldByCause } from './told-by-cause.ts';
import { verdictLine } from './verdict-line.ts';
import { marks, stateOf } from './verdict-state.ts';
import { labelWidth, violationLines } from './violation.ts';
import { wholeReport } from './whole-report.ts';
import { wrap } from './wrap.ts';

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

/** A line to paste that is longer (a key of 8 KiB, a huge body) would push all else off the screen. */
const longestPaste = 1500;

/**
 * The human text of a run: a summary by section, each violation and warning, what is known, what was not judged
 * and why, and last what a tired reader looks for first: the verdict, the numbers, the files, the next command.
 */
export function terminalReport(report: Report, options: TerminalOptions): string {
  const { quiet, columns } = options;
  const causes = toldByCause(report);
  const tell = (isTold: (verdict: VerdictReport) => boolean) =>
    causes.filter(({ verdict }) => isTold(verdict)).map((rule) => toldRule(rule, report.seed, options));
  const tellGate = (texts: readonly GateParagraph[]) => texts.map((text) => paragraph(text, options));
  const { gate } = report;
  const parts = [
    ...(quiet || report.verdicts.length === 0 ? [] : [summary(report, options)]),
    ...tell(({ fails }) => fails),
    ...tell(isWarning),
    ...(quiet ? [] : tell(isTolerated)),
    ...(quiet ? briefly(report, columns) : notJudged(report, options)),
    ...report.remarks.map((remark) => wrap(`remark: ${printable(remark)}`, columns, 8)),
    ...(quiet || !gate ? [] : tellGate(restText(gate))),
    ...(gate ? tellGate(staleText(gate)) : []),
    ...leftBehind(report, options),
    lastLines(report, options),
  ];
  return `${parts.join('\n\n')}\n`;
}

function paragraph({ heading, lines }: GateParagraph, { colors, columns }: TerminalOptions): string {
  return [colors.bold(heading), ...lines.map((line) => `  ${wrap(line, columns, 4)}`)].join('\n');
}

function toldRule({ verdict, also }: ToldRule, seed: number, { colors, columns, files }: TerminalOptions): string {
  const paint = columnOf(verdict)?.paint(colors) ?? String;
  const name = `${marks[stateOf(verdict)]} ${verdict.rule}`;
  const title = printable(verdict.title);
  const room = columns - name.length - 3 - title.length - 3 - verdict.level.length;
  const heading =
    room >= 0
      ? `${paint(name)}   ${colors.bold(title)}${' '.repeat(room + 3)}${verdict.level}`
      : `${paint(name)}${' '.repeat(Math.max(columns - name.length - verdict.level.length, 3))}${verdict.level}\n  ${colors.bold(wrap(title, columns, 2))}`;
  const indent = labelWidth + 2;
  const whole = wholeReport(files);
  const lines = violationLines(verdict, seed, also, { most: toldFindings, whole }).map(
    ({ label, text, paste }) =>
      `  ${colors.dim(label.padEnd(labelWidth))}${paste ? pasteLine(text, whole) : wrap(text, columns, indent)}`,
  );
  return [heading, ...lines].join('\n');
}

function pasteLine(text: string, whole: string): string {
  return text.length <= longestPaste ? text : `(${text.length} characters long: see "curl" in ${whole})`;
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
  return `  ${wrap(printable(`${reason}:`), columns, 2)}\n    ${wrap(rules.join(', '), columns, 4)}`;
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
  const numbers = [...numbersOf(report), `${(report.durationMs / 1000).toFixed(1)} s`];
  const lines = [wrap(numbers.join(' · '), columns, 0)];
  if (report.ending.kind === 'unreachable' || report.ending.kind === 'cut-short') {
    lines.unshift(labelled('advice', wrap(printable(report.ending.advice), columns, labelWidth)));
  }
  if (files.length > 0) lines.push(labelled('written', wrap(printable(files.join(', ')), columns, labelWidth)));
  lines.push(labelled('next', next));
  return [verdictLine(report, options), ...lines].join('\n');
}
