import type { Exchange, Recording } from '../exchange/exchange.ts';
import type { RateLimit } from '../exchange/pacing.ts';
import type { Finding, Level } from '../judge/finding.ts';
import type { FindingPlace } from './finding-identity.ts';

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
  /** What is sent for it, in a line or two that go on after "asks": "GET of each list of the API reference". */
  readonly asks: string;
  /** What is looked at in the answers: "that each answers with a 2xx status". */
  readonly judges: string;
  /** What the rule deliberately takes as right, if that needs saying. */
  readonly accepts?: string;
  /** For whoever broke it. */
  readonly hint: string;
}

/** A finding that somebody has looked at and told why it may stand, for a while. */
export interface Known {
  readonly reason: string;
  /** URL of the evidence, or of where it is being worked on. */
  readonly link: string;
  /** Last day on which it may stand: `2027-01-31`. */
  readonly expires: string;
}

/** Why a finding does not fail the run: it is known, or an older run had found it. */
export type Tolerance = Known | 'baseline';

/** Says whether a finding of a rule, one single place of it, is tolerated. Equal tolerances are the same value. */
export type ToleranceOf = (rule: string, finding: Finding) => Tolerance | undefined;

/** The place of a sighting in an exchange that has none: no answer came, or its status is 500 or more. */
export const failedAnswer = 'no good answer';

/** A place of an exchange that shows a finding by itself. */
export interface Sighting {
  /** Number of the exchange. */
  readonly exchange: number;
  /** Where in it: the `at` of the finding, or `failedAnswer`. */
  readonly at: string;
}

/** The same finding seen several times is told once, with the number of times. */
export interface ReportedFinding extends Finding {
  readonly level: Level;
  /** How many findings of this kind there were, this one included. */
  readonly occurrences: number;
  /** What it has in common with all that it was grouped with: see `kindOf`. */
  readonly kind: string;
  /** Each place of each exchange that shows it, a thousand at most. */
  readonly sightings: readonly Sighting[];
  /** Where it was seen, and how many times in each place. */
  readonly places: readonly (FindingPlace & { readonly occurrences: number })[];
  /** Absent where it is new. What is tolerated and what is not is never told as one finding. */
  readonly tolerance?: Tolerance;
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

/**
 * How a violated rule weighs: a must-rule that only broke in a lesser point is told as `should`. What is tolerated weighs
 * only where there is nothing else.
 */
export function levelOf(verdict: Verdict): Level {
  if (verdict.verdict !== 'violated') return verdict.rule.level;
  const untolerated = untoleratedIn(verdict);
  const weighed = untolerated.length > 0 ? untolerated : verdict.findings;
  return weighed.some((finding) => finding.level === 'must') ? 'must' : 'should';
}

/** The findings of a verdict that nobody has excused. */
export function untoleratedIn(verdict: Verdict): readonly ReportedFinding[] {
  return verdict.verdict === 'violated' ? verdict.findings.filter(({ tolerance }) => tolerance === undefined) : [];
}

/** How a run ended. Each but `complete` still has reports. */
export type Ending =
  | { readonly kind: 'complete' }
  /** Not everything could be asked: the target stopped answering, or time or memory were spent. */
  | { readonly kind: 'cut-short'; readonly code: string; readonly message: string; readonly advice: string }
  | { readonly kind: 'unreachable'; readonly code: string; readonly message: string; readonly advice: string }
  | { readonly kind: 'interrupted' };

/** All that the reports are made of. */
export interface RunResult {
  /** The base URL under test. */
  readonly target: string;
  /** True where no target was given and the embedded reference API was judged. */
  readonly embedded: boolean;
  readonly seed: number;
  /** Id of the run, which everything that it made carries in its `metadata`. */
  readonly runId: string;
  /** Wall-clock start, ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly requests: {
    readonly sent: number;
    /** Those that count against the account: sent with a key that the target knows, and not refused for their number. */
    readonly counted: number;
  };
  /** The exchanges among those of the recording that count. */
  readonly counted: ReadonlySet<Exchange>;
  /** The rate limit that the target declares, or the documented one. */
  readonly limit: RateLimit;
  /** What else the run was told that its judges rest on. */
  readonly conditions: RunConditions;
  /** In the order of the contract. */
  readonly verdicts: readonly Verdict[];
  readonly recording: Recording;
  readonly ending: Ending;
  /** Items that the run created and could not delete again. */
  readonly leftBehind: readonly LeftBehind[];
  /** What was unusual about the run and is no verdict of any rule, a sentence each. */
  readonly remarks: readonly string[];
}

/** Under which conditions a run was judged. */
export interface RunConditions {
  /** The API key. */
  readonly key: string;
  /** The wrong key of its form that the run sent to see it refused. */
  readonly unknownKey: string;
  /** Paths of the lists that the target was expected to serve; all of the API reference where absent. */
  readonly resources?: readonly string[] | undefined;
  readonly allowWrites: boolean;
  readonly rateLimits: boolean;
}

/** Something that a run made and could not delete. */
export interface LeftBehind {
  /** Of the item; of its list, where it is not known which item it is. */
  readonly url: string;
  /** Why it still stands, in words that go on after a colon. */
  readonly reason: string;
}

/** What a run tells while it goes on. */
export type RunEvent =
  /** Told first: the sections to come, in the order in which they begin. */
  | { readonly kind: 'plan'; readonly sections: readonly PlannedSection[] }
  | ({ readonly kind: 'section' } & PlannedSection)
  | {
      readonly kind: 'exchange';
      readonly sent: number;
      readonly counted: number;
      /** How many requests before this one the window of the declared rate limit holds, and how many it can. */
      readonly window: { readonly used: number; readonly of: number };
      readonly exchange: Exchange;
    }
  /** Nothing is sent for so many milliseconds. */
  | { readonly kind: 'wait'; readonly ms: number; readonly why: string };

export interface PlannedSection {
  readonly section: string;
  readonly rules: number;
}
