import { groupedBy } from '../contract/grouped-by.ts';
import { isStale } from '../gate/known-deviations.ts';
import { isJudged } from '../run/verdict.ts';
import { staleLine } from './gate-text.ts';
import { printable, printableLines } from './printable.ts';
import {
  type FindingReport,
  isMissing,
  isTolerated,
  type KnownDeviationReport,
  type Report,
  type VerdictReport,
} from './report.ts';
import { violationText } from './violation.ts';

/** Something that kept rules from being judged at all, or from being judged in peace. */
export interface Breakage {
  readonly name: string;
  /** Stable, for machines: `CONNECTION_REFUSED`. */
  readonly code: string;
  readonly message: string;
}

/** What became of a test case, in the words that formats of test results share. Every text is safe for a terminal. */
export type TestOutcome =
  | { readonly kind: 'passed'; readonly output?: string }
  /** Wrong, and yet it does not fail the run. */
  | { readonly kind: 'warned' | 'known'; readonly message: string; readonly text: string }
  | { readonly kind: 'failed'; readonly type: string; readonly message: string; readonly text: string }
  /** It could not be found out, and it had to be. */
  | { readonly kind: 'broken'; readonly type: string; readonly message: string; readonly text?: string }
  | { readonly kind: 'skipped'; readonly reason: string };

export interface TestCase {
  readonly name: string;
  readonly outcome: TestOutcome;
  /** Of a rule; absent for everything else that a run tells. */
  readonly verdict?: VerdictReport;
}

export interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

/**
 * A run as formats of test results see it: a suite for what broke, one for each section, and one for the known
 * deviations, each only where there is something in it. The order is that of the contract, and of their file.
 *
 * @param errors what else broke
 */
export function testSuitesOf(
  report: Pick<Report, 'seed' | 'verdicts' | 'ending' | 'leftBehind' | 'gate'>,
  errors: readonly Breakage[] = [],
): TestSuite[] {
  const broken = [...breakagesOf(report), ...errors];
  const known = report.gate?.knownDeviations ?? [];
  const sections = groupedBy(report.verdicts, ({ section }) => section);
  return [
    ...(broken.length > 0 ? [{ name: 'run', cases: broken.map(brokenCase) }] : []),
    ...[...sections].map(([name, verdicts]) => ({
      name,
      cases: verdicts.map((verdict) => ({ name: verdict.rule, outcome: outcomeOf(verdict, report.seed), verdict })),
    })),
    ...(known.length > 0 ? [{ name: 'known-deviations', cases: known.map(knownDeviationCase) }] : []),
  ];
}

/** What was judged, in words that are the same in equal runs: the embedded reference has another port each time. */
export function subjectOf({ target, embedded }: Pick<Report, 'target' | 'embedded'>): string {
  return embedded ? 'the embedded reference' : target;
}

/** What kept a run from its end, what it left behind, and that it was for nothing. */
export function breakagesOf({
  ending,
  leftBehind,
  verdicts,
}: Pick<Report, 'ending' | 'leftBehind' | 'verdicts'>): Breakage[] {
  const isForNothing = ending.kind === 'complete' && !verdicts.some(isJudged);
  const nothing = { name: 'something is judged', code: 'nothing-judged', message: 'nothing could be judged' };
  const left = leftBehind.map(({ url, reason }) => `${url}: ${reason}`).join('\n');
  return [
    ...endingBreakages(ending),
    ...(isForNothing ? [nothing] : []),
    ...(left === '' ? [] : [{ name: 'what the run made is deleted', code: 'left-behind', message: left }]),
  ];
}

function endingBreakages(ending: Report['ending']): Breakage[] {
  switch (ending.kind) {
    case 'complete':
      return [];
    case 'unreachable':
      return [{ name: 'the target can be judged', code: ending.code, message: `${ending.message}: ${ending.advice}` }];
    case 'cut-short':
      return [{ name: 'the run was finished', code: ending.code, message: `${ending.message}: ${ending.advice}` }];
    case 'interrupted': {
      const message = 'The run was interrupted: rules that are missing here were not judged.';
      return [{ name: 'the run was finished', code: 'interrupted', message }];
    }
  }
}

/** One finding on one line. */
export function findingLine({ expected, actual, at }: FindingReport): string {
  return printable(`expected ${expected}, got ${actual}${at === undefined ? '' : ` at ${at}`}`);
}

/** What is wrong with a violated rule, where there is one line for all of it: the first finding, and how many more. */
export function findingsLine({ findings, title }: VerdictReport): string {
  const [first] = findings;
  if (first === undefined) return printable(title);
  return `${findingLine(first)}${findings.length > 1 ? ` (and ${findings.length - 1} more)` : ''}`;
}

/** Why a rule was not judged: `not-applicable: the target is not an https URL`. */
export function notJudgedLine({ verdict, reason = 'no reason was given' }: VerdictReport): string {
  return printable(`${verdict}: ${reason}`);
}

function brokenCase({ name, code, message }: Breakage): TestCase {
  const outcome = { kind: 'broken', type: code, message: printable(message), text: printableLines(message) } as const;
  return { name: printable(name), outcome };
}

function outcomeOf(verdict: VerdictReport, seed: number): TestOutcome {
  if (!isJudged(verdict)) {
    const reason = notJudgedLine(verdict);
    if (!isMissing(verdict)) return { kind: 'skipped', reason };
    return { kind: 'broken', type: 'required-not-judged', message: `required, and not judged: ${reason}` };
  }
  if (verdict.verdict === 'conformant') {
    const { evidence } = verdict;
    return { kind: 'passed', ...(evidence !== undefined && { output: `evidence: ${printableLines(evidence)}` }) };
  }
  const told = { message: findingsLine(verdict), text: violationText(verdict, seed) };
  if (verdict.fails) return { kind: 'failed', type: verdict.level, ...told };
  return { kind: isTolerated(verdict) ? 'known' : 'warned', ...told };
}

function knownDeviationCase(entry: KnownDeviationReport): TestCase {
  const name = printable(`${entry.rule} ${entry.at}`);
  if (isStale(entry)) {
    const text = printable(`${entry.reason} · ${entry.link}`);
    return { name, outcome: { kind: 'failed', type: entry.state, message: staleLine(entry), text } };
  }
  if (entry.state === 'not-checked') return { name, outcome: { kind: 'skipped', reason: printable(entry.why) } };
  return { name, outcome: { kind: 'passed' } };
}
