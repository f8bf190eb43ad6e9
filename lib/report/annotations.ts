import { printable } from './printable.ts';
import { isWarning } from './report.ts';
import type { ReportedRun } from './report-kinds.ts';
import { findingsLine, type TestCase, testSuitesOf } from './test-cases.ts';
import { type ToldRule, toldByCause } from './told-by-cause.ts';
import { alsoNamed } from './violation.ts';
import { wholeReport } from './whole-report.ts';

/** GitHub shows no more than these of each kind for one step, the first ones. */
const mostOfOneKind = 10;

/** One thing to tell, whatever its kind. */
interface Annotation {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * What a run has to say as annotations of GitHub: a line each, none where all is well. What fails the run is an error,
 * one for each cause, with all rules that stumble over it, those of must-level first; what warns is a warning. Where there
 * are more of them than GitHub shows, the last one says how many.
 */
export function annotations({ report, files }: Pick<ReportedRun, 'report' | 'files'>): string {
  const told = toldByCause(report);
  const failing = told.filter(({ verdict }) => verdict.fails);
  const warnings = told.filter(({ verdict }) => isWarning(verdict));
  const others = testSuitesOf(report)
    .flatMap(({ cases }) => cases)
    .filter(({ outcome, verdict }) => isError(outcome) && verdict?.verdict !== 'violated');
  const isBroken = ({ outcome, verdict }: TestCase) => outcome.kind === 'broken' && verdict === undefined;
  const errors = [
    ...others.filter(isBroken).map(ofCase),
    ...failing.filter(({ verdict }) => verdict.level === 'must').map(ofRule),
    ...failing.filter(({ verdict }) => verdict.level === 'should').map(ofRule),
    ...others.filter((testCase) => !isBroken(testCase)).map(ofCase),
  ];
  const whole = wholeReport(files);
  return [...commands('error', errors, whole), ...commands('warning', warnings.map(ofRule), whole)]
    .map((line) => `${line}\n`)
    .join('');
}

function isError({ kind }: TestCase['outcome']): boolean {
  return kind === 'failed' || kind === 'broken';
}

function ofRule({ verdict, also }: ToldRule): Annotation {
  const clauses = verdict.clauses.map(({ id, link }) => (link === undefined ? id : `${id} · ${link}`));
  const told = `${verdict.title}: ${findingsLine(verdict)}`;
  return {
    title: `${verdict.rule} (${verdict.level})`,
    lines: [told, ...clauses, ...alsoNamed(also).map((rules) => `also ${rules}`), `hint: ${verdict.hint}`],
  };
}

function ofCase({ name, outcome, verdict }: TestCase): Annotation {
  const title = verdict === undefined ? name : `${name} (${verdict.level})`;
  return { title, lines: 'message' in outcome ? [outcome.message] : [] };
}

function commands(kind: 'error' | 'warning', all: readonly Annotation[], whole: string): string[] {
  const told = all.length > mostOfOneKind ? all.slice(0, mostOfOneKind - 1) : all;
  const rest = all.length - told.length;
  return [
    ...told.map(({ title, lines }) => command(kind, title, lines)),
    ...(rest > 0
      ? [command(kind, `${rest} more`, [`GitHub shows ${mostOfOneKind} of a kind: all are in ${whole}`])]
      : []),
  ];
}

function command(kind: string, title: string, lines: readonly string[]): string {
  return `::${kind} title=${propertyOf(title)}::${lines.map(dataOf).join('%0A')}`;
}

/** One line, as the runner of GitHub undoes it. It would undo `%0D` and `%0A`, too. */
function dataOf(line: string): string {
  return printable(line).replaceAll('%', '%25');
}

/** The same where `:` and `,` have a meaning. */
function propertyOf(title: string): string {
  return dataOf(title).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
