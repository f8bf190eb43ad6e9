import { printable } from './printable.ts';
import type { Report } from './report.ts';
import { type TestCase, testSuitesOf } from './test-cases.ts';

/** GitHub shows no more than these of each kind for one step, the first ones. */
const mostOfOneKind = 10;

/**
 * What a run has to say as annotations of GitHub: a line each, none where all is well. What fails the run is an error, one
 * for each violated rule, those of must-level first; what warns is a warning. Where there are more of them than GitHub
 * shows, the last one says how many.
 */
export function annotations(report: Report): string {
  const cases = testSuitesOf(report).flatMap((suite) => suite.cases);
  const errors = cases.filter(({ outcome: { kind } }) => kind === 'failed' || kind === 'broken').sort(tellingFirst);
  const warnings = cases.filter(({ outcome }) => outcome.kind === 'warned');
  return [...commands('error', errors), ...commands('warning', warnings)].map((line) => `${line}\n`).join('');
}

/** What broke, then what the documentation says in so many words, then all else. */
function tellingFirst(one: TestCase, other: TestCase): number {
  const rank = ({ outcome, verdict }: TestCase) => {
    if (outcome.kind === 'broken' && verdict === undefined) return 0;
    return verdict?.fails === true && verdict.level === 'must' ? 1 : 2;
  };
  return rank(one) - rank(other);
}

function commands(kind: 'error' | 'warning', all: readonly TestCase[]): string[] {
  const told = all.length > mostOfOneKind ? all.slice(0, mostOfOneKind - 1) : all;
  const rest = all.length - told.length;
  return [
    ...told.map((testCase) => command(kind, titleOf(testCase), linesOf(testCase))),
    ...(rest > 0
      ? [command(kind, `${rest} more`, [`GitHub shows ${mostOfOneKind} of a kind; report.json has all`])]
      : []),
  ];
}

function titleOf({ name, verdict }: TestCase): string {
  return verdict === undefined ? name : `${name} (${verdict.level})`;
}

function linesOf({ outcome, verdict }: TestCase): string[] {
  const message = 'message' in outcome ? outcome.message : '';
  if (verdict === undefined || verdict.verdict !== 'violated') return [message];
  const clauses = verdict.clauses.map(({ id, link }) => (link === undefined ? id : `${id} · ${link}`));
  return [`${verdict.title}: ${message}`, ...clauses, `hint: ${verdict.hint}`];
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
