import { printable } from './printable.ts';
import { type FindingReport, isTolerated, type VerdictReport } from './report.ts';

/** One labelled line of a violation. */
export interface ViolationLine {
  readonly label: 'clause' | 'expected' | 'actual' | 'evidence' | 'flaky' | 'known' | 'again' | 'seed' | 'hint' | '';
  readonly text: string;
  /** True for a line to paste: it must stay one line. */
  readonly paste: boolean;
}

/** As wide as the longest label and two spaces. */
export const labelWidth = 10;

/** Exchanges that are named for one finding; the JSON report names all. */
const namedExchanges = 6;

/**
 * The lines below the heading of a violated rule: its clauses, each finding, the seed and the hint.
 * Every text is safe for a terminal and free of line ends.
 *
 * @param most findings to tell at most; one more line tells how many are left out
 */
export function violationLines(verdict: VerdictReport, seed: number, most = Number.POSITIVE_INFINITY): ViolationLine[] {
  const told = verdict.findings.slice(0, most);
  const untold = verdict.findings.length - told.length;
  const rest =
    untold > 0 ? [line('', `and ${untold} more ${untold === 1 ? 'finding' : 'findings'}: all are in report.json`)] : [];
  if (isTolerated(verdict))
    return [...told.flatMap((finding, index) => findingLines(finding, index, verdict, seed)), ...rest];
  return [
    ...verdict.clauses.map(({ id, link }) => line('clause', link === undefined ? id : `${id} · ${link}`)),
    ...told.flatMap((finding, index) => findingLines(finding, index, verdict, seed)),
    ...rest,
    ...(told.some((finding) => finding.path === undefined && toleranceOf(finding) === undefined)
      ? [line('seed', String(seed))]
      : []),
    line('hint', verdict.hint),
  ];
}

/** The heading and the lines of a violated rule as plain text, without a line end after the last. */
export function violationText(verdict: VerdictReport, seed: number): string {
  const heading = `${markOf(verdict)} ${verdict.rule}   ${printable(verdict.title)}   ${verdict.level}`;
  const lines = violationLines(verdict, seed).map(({ label, text }) => `  ${label.padEnd(labelWidth)}${text}`);
  return [heading, ...lines].join('\n');
}

/** `✗` fails the run, `!` warns, `~` is known. */
export function markOf(verdict: VerdictReport): '✗' | '!' | '~' {
  if (verdict.fails) return '✗';
  return isTolerated(verdict) ? '~' : '!';
}

/** What is known is told in brief: nobody has to find it again. */
function findingLines(finding: FindingReport, index: number, verdict: VerdictReport, seed: number): ViolationLine[] {
  const lesser = finding.level === verdict.level ? '' : ` (${finding.level})`;
  const number = verdict.findings.length > 1 ? `${index + 1}. ` : '';
  const found = [
    line('expected', `${number}${finding.expected}${lesser}`),
    line('actual', finding.at === undefined ? finding.actual : `${finding.actual} at ${finding.at}`),
    ...evidenceOf(finding).map((text) => line('evidence', text)),
  ];
  const tolerance = toleranceOf(finding);
  if (tolerance !== undefined) return [...found, line('known', tolerance)];
  return [
    ...found,
    ...(finding.repeats === false ? [line('flaky', 'asked once more, it did not come again')] : []),
    ...(finding.remark === undefined ? [] : [line('', finding.remark)]),
    ...(finding.curl === undefined ? [] : [{ label: 'again' as const, text: printable(finding.curl), paste: true }]),
    ...(finding.path === undefined ? [] : [line('seed', `${seed} path ${finding.path}`)]),
  ];
}

function toleranceOf({ known, baseline }: FindingReport): string | undefined {
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
