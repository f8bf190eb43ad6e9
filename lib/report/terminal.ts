import type { Colors, Formatter } from 'picocolors/types.js';
import { shellWord } from './curl.ts';
import { printable } from './printable.ts';
import type { Report, VerdictReport } from './report.ts';
import { labelWidth, violationLines } from './violation.ts';

export interface TerminalOptions {
  readonly colors: Colors;
  /** Width in columns that nothing but a line to paste goes beyond. */
  readonly columns: number;
  /** Leaves out the summary and the rules that were not judged. */
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
 * The human text of a run: a summary by section, each violation and warning, what was not judged and why, and last
 * what a tired reader looks for first: the verdict, the numbers, the files, the next command.
 */
export function terminalReport(report: Report, options: TerminalOptions): string {
  const { quiet, columns } = options;
  const violations = report.verdicts.filter(({ verdict, fails }) => verdict === 'violated' && fails);
  const warnings = report.verdicts.filter(({ verdict, fails }) => verdict === 'violated' && !fails);
  const parts = [
    ...(quiet || report.verdicts.length === 0 ? [] : [summary(report, options)]),
    ...violations.map((verdict) => told(verdict, report.seed, options)),
    ...warnings.map((verdict) => told(verdict, report.seed, options)),
    ...(quiet ? [] : notJudged(report, options)),
    ...report.remarks.map((remark) => wrap(`note: ${printable(remark)}`, columns, 6)),
    ...leftBehind(report, columns),
    lastLines(report, violations.length, warnings.length, options),
  ];
  return `${parts.join('\n\n')}\n`;
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

function summary(report: Report, { colors, columns }: TerminalOptions): string {
  const sections = [...new Set(report.verdicts.map(({ section }) => section))];
  const rows = sections.map((section) =>
    row(
      section,
      report.verdicts.filter((verdict) => verdict.section === section),
      colors,
    ),
  );
  const target = `${printable(report.target)}${report.embedded ? ' (embedded reference)' : ''}`;
  return [
    wrap(`${target} · seed ${report.seed}`, columns, 0),
    '',
    colors.dim(`${'section'.padEnd(20)}conformant    violated    warnings  not judged`),
    ...rows,
    colors.dim(`${'all'.padEnd(20)}${counts(report.verdicts).map(column).join('')}`),
  ].join('\n');
}

function row(section: string, verdicts: readonly VerdictReport[], colors: Colors): string {
  const [conformant, violated, warnings, unjudged] = counts(verdicts);
  const cells = [
    conformant > 0 ? colors.green(column(conformant, 0)) : column(conformant, 0),
    violated > 0 ? colors.red(column(violated, 1)) : column(violated, 1),
    warnings > 0 ? colors.yellow(column(warnings, 2)) : column(warnings, 2),
    column(unjudged, 3),
  ];
  return `${section.padEnd(20)}${cells.join('')}`;
}

function counts(
  verdicts: readonly VerdictReport[],
): [conformant: number, violated: number, warnings: number, unjudged: number] {
  const conformant = verdicts.filter(({ verdict }) => verdict === 'conformant').length;
  const violated = verdicts.filter(({ fails }) => fails).length;
  const warnings = verdicts.filter(({ verdict, fails }) => verdict === 'violated' && !fails).length;
  return [conformant, violated, warnings, verdicts.length - conformant - violated - warnings];
}

/** The first column of numbers is as wide as its heading, the others have two spaces before theirs. */
function column(count: number, place: number): string {
  return (count === 0 ? '·' : String(count)).padStart(place === 0 ? 10 : 12);
}

function told(verdict: VerdictReport, seed: number, { colors, columns }: TerminalOptions): string {
  const paint = verdict.fails ? colors.red : colors.yellow;
  const mark = verdict.fails ? '✗' : '!';
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

function notJudged(report: Report, { columns, colors }: TerminalOptions): string[] {
  return (['inconclusive', 'not-applicable'] as const).flatMap((kind) => {
    const byReason = new Map<string, string[]>();
    for (const { verdict, reason = 'no reason was given', rule } of report.verdicts) {
      if (verdict === kind) byReason.set(reason, [...(byReason.get(reason) ?? []), rule]);
    }
    if (byReason.size === 0) return [];
    const groups = [...byReason].map(
      ([reason, rules]) => `  ${wrap(`${printable(reason)}:`, columns, 2)}\n    ${wrap(rules.join(', '), columns, 4)}`,
    );
    return [[colors.bold(kind), ...groups].join('\n')];
  });
}

function leftBehind({ leftBehind: urls }: Report, columns: number): string[] {
  if (urls.length === 0) return [];
  const intro = wrap('These items were made by the run and could not be deleted; delete them by hand:', columns, 0);
  return [[intro, ...urls.map((url) => `  ${printable(url)}`)].join('\n')];
}

function lastLines(report: Report, violations: number, warnings: number, options: TerminalOptions): string {
  const { colors, columns, files, next } = options;
  const labelled = (label: string, text: string) => `${colors.dim(label.padEnd(labelWidth))}${text}`;
  const judged = report.verdicts.filter(({ verdict }) => verdict === 'conformant' || verdict === 'violated').length;
  const numbers = [
    report.verdicts.length === 0 ? 'no rule judged' : `${judged} of ${report.verdicts.length} rules judged`,
    `${counted(report.requests.sent, 'request')} sent, ${report.requests.counted} of them counted`,
    `${(report.durationMs / 1000).toFixed(1)} s`,
  ];
  const lines = [wrap(numbers.join(' · '), columns, 0)];
  if (report.ending.kind === 'unreachable') {
    lines.unshift(labelled('advice', wrap(printable(report.ending.advice), columns, labelWidth)));
  }
  if (files.length > 0) lines.push(labelled('written', wrap(files.join(', '), columns, labelWidth)));
  lines.push(labelled('next', next));
  return [verdictLine(report, violations, warnings, options), ...lines].join('\n');
}

function verdictLine(
  { exitCode, ending }: Report,
  violations: number,
  warnings: number,
  { colors, columns }: TerminalOptions,
): string {
  const also = warnings > 0 ? `, ${counted(warnings, 'warning')}` : '';
  const paint = (color: Formatter, text: string) => color(colors.bold(wrap(text, columns, 0)));
  switch (exitCode) {
    case 0:
      return paint(colors.green, `conformant${also}`);
    case 1:
      return paint(colors.red, `violated: ${counted(violations, 'rule')}${also}`);
    case 3:
      return paint(colors.yellow, 'incomplete: nothing was violated, but nothing could be judged');
    case 4:
      return paint(
        colors.red,
        `not judged: ${printable(ending.kind === 'unreachable' ? ending.message : ending.kind)}`,
      );
    case 130:
      return paint(colors.yellow, `interrupted: ${counted(violations, 'violation')} until then${also}`);
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/**
 * The command that a reader most likely wants next.
 *
 * @param target flags that name the same target again, empty for the embedded reference
 */
export function nextCommand(report: Report, target: readonly string[]): string {
  const again = ['npx', 'ngrok-conformance', ...target].map(shellWord).join(' ');
  const [first] = report.verdicts.filter(({ verdict }) => verdict === 'violated').sort(failingFirst);
  switch (report.ending.kind) {
    case 'unreachable':
    case 'interrupted':
      return `${again} --seed ${report.seed}`;
    case 'complete':
      if (first !== undefined) {
        const path = first.findings[0]?.path;
        return `${again} --only ${first.rule} --seed ${report.seed}${path === undefined ? '' : ` --path ${path}`}`;
      }
      if (report.embedded) return 'npx ngrok-conformance --target http://127.0.0.1:4040 --key-file key.txt';
      if (report.exitCode === 3) return `${again} --allow-writes`;
      return target.includes('--strict') ? `${again} --seed ${report.seed}` : `${again} --strict`;
  }
}

function failingFirst(one: VerdictReport, other: VerdictReport): number {
  return Number(other.fails) - Number(one.fails);
}
