import type { Recording } from '../exchange/exchange.ts';
import type { Finding, Level } from '../judge/finding.ts';

/** What a report needs to know of a rule. */
export interface RuleDescription {
  /** `pagination.newest-first`: permanent. */
  readonly id: string;
  /** The part before the dot: `pagination`. */
  readonly section: string;
  readonly level: Level;
  readonly clauses: readonly string[];
  /** One line in the present tense: "lists run from newest to oldest". */
  readonly title: string;
  /** What the rule deliberately takes as right, if that needs saying. */
  readonly accepts?: string;
  /** For whoever broke it. */
  readonly hint: string;
}

/** The same finding seen several times is told once, with the number of times. */
export interface ReportedFinding extends Finding {
  readonly level: Level;
  /** How many findings of this kind there were, this one included. */
  readonly occurrences: number;
}

/** What the run says of one rule. */
export type Verdict =
  | {
      readonly rule: RuleDescription;
      readonly verdict: 'conformant';
      readonly judged: number;
      readonly evidence?: string;
    }
  | { readonly rule: RuleDescription; readonly verdict: 'violated'; readonly findings: readonly ReportedFinding[] }
  | { readonly rule: RuleDescription; readonly verdict: 'inconclusive'; readonly reason: string }
  | { readonly rule: RuleDescription; readonly verdict: 'not-applicable'; readonly reason: string };

/** Whether a rule was found to hold, or not to. */
export function isJudged({ verdict }: { readonly verdict: Verdict['verdict'] }): boolean {
  return verdict === 'conformant' || verdict === 'violated';
}

/** How a violated rule weighs: a must-rule that only broke in a lesser point is told as `should`. */
export function levelOf(verdict: Verdict): Level {
  if (verdict.verdict !== 'violated') return verdict.rule.level;
  return verdict.findings.some((finding) => finding.level === 'must') ? 'must' : 'should';
}

/** How a run ended. Each but `complete` still has reports. */
export type Ending =
  | { readonly kind: 'complete' }
  | { readonly kind: 'unreachable'; readonly code: string; readonly message: string; readonly advice: string }
  | { readonly kind: 'interrupted' };

/** All that the reports are made of. */
export interface RunResult {
  /** The base URL under test. */
  readonly target: string;
  /** True where no target was given and the embedded reference API was judged. */
  readonly embedded: boolean;
  readonly seed: number;
  /** Wall-clock start, ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly requests: {
    readonly sent: number;
    /** Those that count against the account: sent with a key that the target knows, and not refused for their number. */
    readonly counted: number;
  };
  /** In the order of the contract. */
  readonly verdicts: readonly Verdict[];
  readonly recording: Recording;
  readonly ending: Ending;
  /** Items that the run created and could not delete again, by URL. */
  readonly leftBehind: readonly string[];
  /** What was unusual about the run and is no verdict of any rule, a sentence each. */
  readonly remarks: readonly string[];
}

/** What a run tells while it goes on. */
export type RunEvent =
  | { readonly kind: 'section'; readonly section: string; readonly rules: number }
  | { readonly kind: 'exchange'; readonly sent: number; readonly counted: number }
  /** Nothing is sent for so many milliseconds. */
  | { readonly kind: 'wait'; readonly ms: number; readonly why: string }
  | { readonly kind: 'verdict'; readonly verdict: Verdict };
