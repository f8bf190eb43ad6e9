import { groupedBy } from '../contract/grouped-by.ts';
import { counted } from './counted.ts';
import { printable } from './printable.ts';
import { type FindingReport, isTolerated, type VerdictReport } from './report.ts';
import type { AlsoFound } from './told-by-cause.ts';
import { marks, stateOf } from './verdict-state.ts';

/** One labelled line of a violation. */
export interface ViolationLine {
  readonly label:
    | 'clause'
    | 'expected'
    | 'actual'
    | 'evidence'
    | 'flaky'
    | 'remark'
    | 'known'
    | 'again'
    | 'also'
    | 'seed'
    | 'hint'
    | '';
  readonly text: string;
  /** True for a line to paste: it must stay one line. */
  readonly paste: boolean;
}

/** How much is told of findings that are many. */
export interface Brevity {
  /** New findings of one rule that are told. */
  readonly most: number;
  /** Which file has the others: see `wholeReport`. */
  readonly whole: string;
}

/** As wide as the longest label and two spaces. */
export const labelWidth = 10;

/** Exchanges that are named for one finding; the JSON report names all. */
const namedExchanges = 6;

/** Rules that stumble over the same are told with what they expected, each on a line of its own, if they are no more. */
const explainedRules = 4;

/** What is longer says no more of the rule than its name does. */
const longestExpectation = 80;

/**
 * The lines below the heading of a violated rule: its clauses, each finding, what else shows the same, the seed and the
 * hint. What is known comes last and in brief, for nobody has to find it again: the findings that one reason lets
 * through are told as one. Every text is safe for a terminal and free of line ends.
 *
 * @param also what shows the causes of these findings too, and is told nowhere else
 * @param brevity where not all new findings are told; one more line tells how many are left out
 */
export function violationLines(
  verdict: VerdictReport,
  seed: number,
  also: readonly AlsoFound[] = [],
  brevity?: Brevity,
): ViolationLine[] {
  const open = verdict.findings.filter((finding) => toleranceOf(finding) === undefined);
  const known = groupedBy(
    verdict.findings.filter((finding) => toleranceOf(finding) !== undefined),
    toleranceOf,
  );
  const told = open.slice(0, brevity?.most);
  const isOne = told.length + known.size === 1;
  const number = (index: number) => (isOne ? '' : `${index + 1}. `);
  const knownLines = [...known.values()].flatMap((findings, index) =>
    knownFindingLines(findings, number(told.length + index), verdict),
  );
  if (isTolerated(verdict)) return [...knownLines, ...alsoLines(also)];
  return [
    ...verdict.clauses.map(({ id, link }) => line('clause', link === undefined ? id : `${id} · ${link}`)),
    ...told.flatMap((finding, index) => newFindingLines(finding, number(index), verdict, seed, told[index + 1])),
    ...moreLines('and', open.length - told.length, brevity && `: all are in ${brevity.whole}`),
    ...knownLines,
    ...alsoLines(also),
    ...(told.some(({ path }) => path === undefined) ? [line('seed', String(seed))] : []),
    line('hint', verdict.hint),
  ];
}

function alsoLines(also: readonly AlsoFound[]): ViolationLine[] {
  const texts = also.length > explainedRules ? alsoNamed(also) : also.map(alsoExplained);
  return texts.map((text) => line('also', text));
}

/** Other rules that stumble over the same: a text for each mark, with the rules that have it. */
export function alsoNamed(also: readonly AlsoFound[]): string[] {
  const byMark = groupedBy(also, ({ verdict }) => marks[stateOf(verdict)]);
  return [...byMark].map(([mark, alike]) => `${mark} ${alike.map(({ verdict }) => verdict.rule).join(', ')}`);
}

function alsoExplained({ verdict, findings }: AlsoFound): string {
  const [only, ...more] = findings;
  const isTold = only !== undefined && more.length === 0 && only.expected.length <= longestExpectation;
  return `${marks[stateOf(verdict)]} ${verdict.rule}${isTold ? `: ${only.expected}` : ''}`;
}

function moreLines(joined: string, count: number, where = ''): ViolationLine[] {
  return count > 0 ? [line('', `${joined} ${counted(count, 'more finding')}${where}`)] : [];
}

/** The heading and the lines of a violated rule as plain text, without a line end after the last. */
export function violationText(verdict: VerdictReport, seed: number): string {
  const heading = `${marks[stateOf(verdict)]} ${verdict.rule}   ${printable(verdict.title)}   ${verdict.level}`;
  const lines = violationLines(verdict, seed).map(({ label, text }) => `  ${label.padEnd(labelWidth)}${text}`);
  return [heading, ...lines].join('\n');
}

function newFindingLines(
  finding: FindingReport,
  number: string,
  verdict: VerdictReport,
  seed: number,
  next: FindingReport | undefined,
): ViolationLine[] {
  // What is seen in one answer is asked for again once.
  const isAskedNext = finding.curl === next?.curl && finding.path === next?.path;
  return [
    ...findingLines(finding, number, verdict),
    ...(finding.repeats === false ? [line('flaky', 'asked once more, it did not come again')] : []),
    ...(finding.remark === undefined ? [] : [line('remark', finding.remark)]),
    ...(finding.curl === undefined || isAskedNext
      ? []
      : [{ label: 'again' as const, text: printable(finding.curl), paste: true }]),
    ...(finding.path === undefined || isAskedNext ? [] : [line('seed', `${seed} path ${finding.path}`)]),
  ];
}

function knownFindingLines(
  findings: readonly FindingReport[],
  number: string,
  verdict: VerdictReport,
): ViolationLine[] {
  return findings
    .slice(0, 1)
    .flatMap((finding) => [
      ...findingLines(finding, number, verdict),
      line('known', toleranceOf(finding) ?? ''),
      ...moreLines(findings.length === 2 ? 'so is' : 'so are', findings.length - 1),
    ]);
}

function findingLines(finding: FindingReport, number: string, verdict: VerdictReport): ViolationLine[] {
  const lesser = finding.level === verdict.level ? '' : ` (${finding.level})`;
  return [
    line('expected', `${number}${finding.expected}${lesser}`),
    line('actual', finding.at === undefined ? finding.actual : `${finding.actual} at ${finding.at}`),
    ...evidenceOf(finding).map((text) => line('evidence', text)),
  ];
}

/** Why a finding may stand, in words; undefined where it may not. */
export function toleranceOf({ known, baseline }: FindingReport): string | undefined {
  if (known) return `${known.reason} · ${known.link} · until ${known.expires}`;
  return baseline ? 'the baseline has it' : undefined;
}

function evidenceOf({ exchanges, occurrences }: FindingReport): string[] {
  const named = exchanges.slice(0, namedExchanges).map((number) => `#${number}`);
  const rest = exchanges.length - named.length;
  const parts = [
    ...(named.length > 0 ? [named.join(', ') + (rest > 0 ? ` and ${rest} more` : '')] : []),
    ...(occurrences > 1 ? [`seen ${occurrences} times`] : []),
  ];
  return parts.length === 0 ? [] : [parts.join(' · ')];
}

function line(label: ViolationLine['label'], text: string): ViolationLine {
  return { label, text: printable(text), paste: false };
}
