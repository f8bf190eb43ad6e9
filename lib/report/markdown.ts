import { groupedBy } from '../contract/grouped-by.ts';
import { badgeOf } from './badge.ts';
import { counted } from './counted.ts';
import { type GateParagraph, restText, staleText } from './gate-text.ts';
import { codeBlock, codeSpan, prose } from './markdown-text.ts';
import { numbersOf } from './numbers.ts';
import { isTolerated, isWarning, type Report, type VerdictReport } from './report.ts';
import type { ReportedRun } from './report-kinds.ts';
import { summaryTable } from './summary.ts';
import { subjectOf } from './test-cases.ts';
import { type ToldRule, toldByCause } from './told-by-cause.ts';
import { verdictSentence } from './verdict-line.ts';
import { marks, runStateOf, stateOf } from './verdict-state.ts';
import { type ViolationLine, violationLines } from './violation.ts';
import { wholeReport } from './whole-report.ts';

/** What the summaries of one step may take on GitHub, in bytes; of a larger one it shows nothing. */
export const largestSummary = 1024 * 1024;

/** Findings of one rule that are told in full. */
const toldFindings = 5;

/** A line to paste that is longer leaves no room for what else there is to see. */
const longestPaste = 4_000;

/** What is told whole or left out for want of room. */
interface Block {
  /** What it is one of. */
  readonly noun: string;
  /** Told once for all that have the same. */
  readonly heading: string;
  readonly text: string;
}

/**
 * The text of `summary.md`, for GitHub's Markdown: verdict, table of the sections, violations, warnings, what is known,
 * what was not judged and why, remarks, numbers, the command to try next.
 *
 * All that a target can have sent stands in code. There is no time in it, so that equal runs give equal texts.
 *
 * @param most bytes that it may take; what has no room is named at the end
 * @returns nothing where there is not even room for the verdict and the numbers
 */
export function markdownSummary(
  { report, files, next }: Pick<ReportedRun, 'report' | 'files' | 'next'>,
  most = largestSummary,
): string {
  const whole = wholeReport(files);
  const first = headOf(report);
  const last = tailOf(report, next);
  const blocks = blocksOf(report, whole);
  const leftOut = new Map<string, number>();
  // The sentence at the end is longest where all is left out.
  for (const { noun } of blocks) leftOut.set(noun, (leftOut.get(noun) ?? 0) + 1);
  let room = most - bytesOf([first, ...sentences(leftOutSentence(leftOut, whole)), last]);
  if (room < 0) return '';
  const told = blocks.filter(({ noun, heading, text }) => {
    const size = bytesOf([headed(heading), text]);
    if (size > room) return false;
    room -= size;
    leftOut.set(noun, (leftOut.get(noun) ?? 0) - 1);
    return true;
  });
  const parts = [...groupedBy(told, ({ heading }) => heading)].flatMap(([heading, group]) => [
    headed(heading),
    group.map(({ text }) => text).join('\n'),
  ]);
  return textOf([first, ...parts, ...sentences(leftOutSentence(leftOut, whole)), last]);
}

function headed(heading: string): string {
  return `### ${heading}`;
}

/** With an empty line after each, and the line end after the last. */
function textOf(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

function bytesOf(parts: readonly string[]): number {
  return Buffer.byteLength(textOf(parts)) + 1;
}

function leftOutSentence(leftOut: ReadonlyMap<string, number>, whole: string): string {
  const parts = [...leftOut].filter(([, count]) => count > 0).map(([noun, count]) => counted(count, noun));
  return parts.length === 0 ? '' : `Left out for want of room, and told in ${whole}: ${parts.join(', ')}.`;
}

function sentences(sentence: string): string[] {
  return sentence === '' ? [] : [sentence];
}

function headOf(report: Report): string {
  const { label, message } = badgeOf(report);
  return [
    `## ${marks[runStateOf(report)]} ${prose(`${label}: ${message}`)}`,
    codeSpan(verdictSentence(report).text),
    `target ${codeSpan(subjectOf(report))} · seed ${report.seed}`,
    ...(report.verdicts.length === 0 ? [] : [tableOf(report)]),
  ].join('\n\n');
}

function tableOf(report: Report): string {
  const { columns, sections, all } = summaryTable(report);
  return [
    `| section | ${columns.map(({ heading }) => heading).join(' | ')} |`,
    `| --- | ${columns.map(() => '---:').join(' | ')} |`,
    ...[...sections, all].map(
      ({ name, counts }) => `| ${prose(name)} | ${counts.map((count) => (count === 0 ? '·' : count)).join(' | ')} |`,
    ),
  ].join('\n');
}

function blocksOf(report: Report, whole: string): Block[] {
  const { seed, gate, leftBehind, remarks, coverage } = report;
  const causes = toldByCause(report);
  const told = (noun: string, isOf: (verdict: VerdictReport) => boolean) =>
    causes.filter(({ verdict }) => isOf(verdict)).map((rule) => ruleBlock(noun, rule, seed, whole));
  const ofGate = (texts: readonly GateParagraph[]) =>
    texts.flatMap(({ heading, lines: items }) => items.map((item) => listed('gate note', heading, codeSpan(item))));
  return [
    ...told('violated rule', ({ fails }) => fails),
    ...(gate ? ofGate(staleText(gate)) : []),
    ...leftBehind.map(({ url, reason }) =>
      listed('left-behind item', 'left behind', `${codeSpan(url)}: ${codeSpan(reason)}`),
    ),
    ...told('warning', isWarning),
    ...remarks.map((remark) => listed('remark', 'remarks', codeSpan(remark))),
    ...coverage.notJudged.map(({ verdict, reason, rules }) =>
      listed('not-judged reason', verdict, `${codeSpan(reason)}: ${rules.map(prose).join(', ')}`),
    ),
    ...told('known rule', isTolerated),
    ...(gate ? ofGate(restText(gate)) : []),
  ];
}

function listed(noun: string, heading: string, item: string): Block {
  return { noun, heading, text: `- ${item}` };
}

function ruleBlock(noun: string, { verdict, also }: ToldRule, seed: number, whole: string): Block {
  const clauses = verdict.clauses.map(({ id, link }) => (link === undefined ? prose(id) : `[${prose(id)}](${link})`));
  const lines = violationLines(verdict, seed, also, { most: toldFindings, whole });
  const items = lines.filter(({ label }) => label !== 'clause').map((line) => itemText(line, whole));
  return {
    noun,
    heading: `${marks[stateOf(verdict)]} ${prose(verdict.rule)} · ${verdict.level}`,
    text: `**${prose(verdict.title)}** · ${clauses.join(', ')}\n\n${items.join('\n')}`,
  };
}

function itemText({ label, text, paste }: ViolationLine, whole: string): string {
  if (!paste) return `- ${label === '' ? '' : `${label} `}${label === 'hint' ? prose(text) : codeSpan(text)}`;
  if (text.length > longestPaste) return `- ${label} (${text.length} characters long: see "curl" in ${whole})`;
  return `- ${label}\n${codeBlock(text, 'sh').replace(/^/gm, '  ')}`;
}

function tailOf(report: Report, next: string | undefined): string {
  const { ending } = report;
  const advice =
    ending.kind === 'unreachable' || ending.kind === 'cut-short' ? [`advice ${codeSpan(ending.advice)}`] : [];
  const command = next === undefined ? [] : ['next', codeBlock(next, 'sh')];
  return [...advice, numbersOf(report).join(' · '), ...command].join('\n\n');
}
