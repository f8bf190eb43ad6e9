import type { RateLimit } from '../exchange/pacing.ts';
import type { GateOutcome } from '../gate/gate.ts';
import type { EntryOutcome } from '../gate/known-deviations.ts';
import type { Level } from '../judge/finding.ts';
import {
  type Ending,
  isJudged,
  type Known,
  type LeftBehind,
  type ReportedFinding,
  type Verdict,
} from '../run/verdict.ts';
import type { ExitCode } from './exit-code.ts';

/**
 * All that any report says of a run, without a secret in it.
 *
 * Making it is the one choke point of redaction: terminal, JUnit and JSON are written from this and see no `RunResult`.
 * It is plain JSON throughout.
 */
export interface Report {
  readonly target: string;
  readonly embedded: boolean;
  readonly seed: number;
  /** Id of the run, which everything that it made carries in its `metadata`. */
  readonly runId: string;
  /** Wall-clock start, ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly requests: { readonly sent: number; readonly counted: number };
  /** The rate limit that the run kept to. */
  readonly limit: RateLimit;
  readonly verdicts: readonly VerdictReport[];
  readonly coverage: CoverageReport;
  /** The exchanges that findings point to, in order of sending. */
  readonly exchanges: readonly ExchangeReport[];
  readonly ending: Ending;
  /** What the run made and could not delete, and why not. */
  readonly leftBehind: readonly LeftBehind[];
  /** What was unusual about the run, a sentence each. */
  readonly remarks: readonly string[];
  /** Absent where neither known deviations nor a baseline were given. */
  readonly gate?: GateReport;
  readonly exitCode: ExitCode;
}

/** How much of what was chosen was judged. */
export interface CoverageReport {
  /** How many rules were judged. */
  readonly judged: number;
  /** How many were chosen. */
  readonly rules: number;
  /** The others, by reason. */
  readonly notJudged: readonly NotJudgedReport[];
}

export interface NotJudgedReport {
  readonly verdict: 'inconclusive' | 'not-applicable';
  readonly reason: string;
  /** Ids of the rules that this kept from being judged. */
  readonly rules: readonly string[];
}

/** What the reports say of the known deviations and of the baseline. */
export interface GateReport {
  readonly knownDeviations: readonly KnownDeviationReport[];
  readonly baseline?: GateOutcome['baseline'];
}

export interface KnownDeviationReport extends Known {
  /** File and line of the entry: `known.yaml:12`. */
  readonly at: string;
  readonly rule: string;
  readonly state: EntryOutcome['state'];
  /** Why it is so, and what to do; empty where it was seen. */
  readonly why: string;
}

/** What the reports say of one rule. */
export interface VerdictReport {
  /** Id of the rule. */
  readonly rule: string;
  readonly section: string;
  readonly title: string;
  /** That of the worst finding, or of the rule where there is none. */
  readonly level: Level;
  readonly clauses: readonly { readonly id: string; readonly link?: string }[];
  readonly hint: string;
  /** What the run sends for the rule. */
  readonly asks: string;
  /** What of the answers is looked at. */
  readonly judges: string;
  /** What the rule deliberately takes as right, if that needs saying. */
  readonly accepts?: string;
  readonly verdict: Verdict['verdict'];
  /** True for a violation that makes the run fail; a violation without it is a warning. */
  readonly fails: boolean;
  /** True where the run is incomplete unless the rule is judged. */
  readonly required: boolean;
  /** How many things were looked at, where the rule is conformant. */
  readonly judged?: number;
  readonly evidence?: string;
  /** Why the rule was not judged. */
  readonly reason?: string;
  readonly findings: readonly FindingReport[];
}

export interface FindingReport {
  readonly expected: string;
  readonly actual: string;
  /** JSON pointer, `status`, or `header` and a name. */
  readonly at?: string;
  readonly level: Level;
  readonly occurrences: number;
  /** What makes it the same finding in another report, together with its rule and each of its places. */
  readonly kind: string;
  readonly places: ReportedFinding['places'];
  /** The same number as others of this report that have the same cause; absent where no rule was judged beside it. */
  readonly cause?: number;
  /** Why it may stand for now, where somebody has looked at it. */
  readonly known?: Known;
  /** True where the older report has it. */
  readonly baseline?: true;
  /** Leads to the generated input that shows it, together with the seed of the run. */
  readonly path?: string;
  /** False where it did not come again when asked once more; absent where nobody asked. */
  readonly repeats?: boolean;
  /** What else is to be known of how it was found. */
  readonly remark?: string;
  /** Numbers of the exchanges that show it, the telling one first. */
  readonly exchanges: readonly number[];
  /** Sends the telling request again; absent where no exchange shows the finding. */
  readonly curl?: string;
}

export interface ExchangeReport {
  readonly number: number;
  readonly method: string;
  readonly url: string;
  /** Absent where no answer came; `failure` tells why. */
  readonly status?: number;
  /** The first 300 bytes of the response body. */
  readonly body?: string;
  readonly failure?: string;
}

/** Whether the caller requires that the rule be judged, and it was not. */
export function isMissing(verdict: VerdictReport): boolean {
  return verdict.required && !isJudged(verdict);
}

/** Whether all that is wrong with a rule is known or was so before. */
export function isTolerated({ findings }: VerdictReport): boolean {
  return findings.length > 0 && findings.every(({ known, baseline }) => known !== undefined || baseline === true);
}

/** Whether a violation does not fail the run, and nothing else lets it through. */
export function isWarning(verdict: VerdictReport): boolean {
  return verdict.verdict === 'violated' && !verdict.fails && !isTolerated(verdict);
}
