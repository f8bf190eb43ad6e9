import { clauses } from '../contract/clauses.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { RateLimit } from '../exchange/pacing.ts';
import type { GateOutcome } from '../gate/gate.ts';
import type { EntryOutcome } from '../gate/known-deviations.ts';
import type { Level } from '../judge/finding.ts';
import {
  type Ending,
  isJudged,
  type Known,
  type LeftBehind,
  levelOf,
  type ReportedFinding,
  type RunResult,
  type Verdict,
} from '../run/verdict.ts';
import { causesIn } from './causes.ts';
import { curlLine } from './curl.ts';
import { type ExitCode, exitCodeOf, failsRun } from './exit-code.ts';
import { redactedExchange } from './redacted-exchange.ts';
import type { Redaction } from './redaction.ts';
import { sameAnswerToAll } from './same-answer.ts';
import { shortened } from './shortened.ts';

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

const excerptBytes = 300;

const links = new Map(Object.entries(clauses).map(([id, { link }]) => [id, link]));

/**
 * Makes the report of a run.
 *
 * @param strict whether warnings fail the run
 * @param redaction that of the run's key and of what the recording discloses
 * @param required ids of the rules that have to be judged
 * @param gate what came of known deviations and baseline, where there are any
 */
export function reportOf(
  result: RunResult,
  strict: boolean,
  redaction: Redaction,
  required: ReadonlySet<string> = new Set(),
  gate?: GateOutcome,
): Report {
  const sameAnswer = sameAnswerToAll(result.recording);
  const causes = causesIn(result.verdicts, sameAnswer !== undefined);
  const verdicts = result.verdicts.map((verdict) => verdictReport(verdict, strict, redaction, required, causes));
  const shown = new Map<number, ExchangeReport>();
  for (const verdict of result.verdicts) {
    if (verdict.verdict !== 'violated') continue;
    for (const exchange of verdict.findings.flatMap((finding) => finding.exchanges)) {
      if (!shown.has(exchange.number)) shown.set(exchange.number, exchangeReport(exchange, redaction));
    }
  }
  return {
    target: redaction.redact(result.target),
    embedded: result.embedded,
    seed: result.seed,
    runId: result.runId,
    startedAt: result.startedAt,
    durationMs: result.durationMs,
    requests: result.requests,
    limit: result.limit,
    verdicts,
    coverage: coverageOf(verdicts),
    exchanges: [...shown.values()].sort((one, other) => one.number - other.number),
    ending: redactedEnding(result.ending, redaction),
    leftBehind: result.leftBehind.map(({ url, reason }) => ({
      url: shortened(url, redaction),
      reason: shortened(reason, redaction),
    })),
    remarks: [...result.remarks, ...(sameAnswer === undefined ? [] : [sameAnswer])].map((remark) =>
      redaction.redact(remark),
    ),
    ...(gate && { gate: gateReport(gate, redaction) }),
    exitCode: exitCodeOf(result, strict, required, gate),
  };
}

/** Whether the caller requires that the rule be judged, and it was not. */
export function isMissing(verdict: VerdictReport): boolean {
  return verdict.required && !isJudged(verdict);
}

function coverageOf(verdicts: readonly VerdictReport[]): CoverageReport {
  const notJudged = (['inconclusive', 'not-applicable'] as const).flatMap((kind) => {
    const byReason = new Map<string, string[]>();
    for (const { verdict, reason = 'no reason was given', rule } of verdicts) {
      if (verdict === kind) byReason.set(reason, [...(byReason.get(reason) ?? []), rule]);
    }
    return [...byReason].map(([reason, rules]) => ({ verdict: kind, reason, rules }));
  });
  return { judged: verdicts.filter(isJudged).length, rules: verdicts.length, notJudged };
}

function gateReport({ entries, baseline }: GateOutcome, redaction: Redaction): GateReport {
  return {
    knownDeviations: entries.map(({ entry: { file, line, rule, ...known }, state, why }) => ({
      at: `${redaction.redact(file)}:${line}`,
      rule,
      ...reasonOf(known, redaction),
      state,
      why: redaction.redact(why),
    })),
    ...(baseline && {
      baseline: {
        ...baseline,
        gone: baseline.gone.map((finding) => ({
          ...finding,
          expected: redaction.redact(finding.expected),
          actual: redaction.redact(finding.actual),
          kind: redaction.redact(finding.kind),
          request: redaction.redact(finding.request),
          at: redaction.redact(finding.at),
        })),
      },
    }),
  };
}

function reasonOf({ reason, link, expires }: Known, redaction: Redaction): Known {
  return { reason: redaction.redact(reason), link: redaction.redact(link), expires };
}

/** Whether all that is wrong with a rule is known or was so before. */
export function isTolerated({ findings }: VerdictReport): boolean {
  return findings.length > 0 && findings.every(({ known, baseline }) => known !== undefined || baseline === true);
}

/** Whether a violation does not fail the run, and nothing else lets it through. */
export function isWarning(verdict: VerdictReport): boolean {
  return verdict.verdict === 'violated' && !verdict.fails && !isTolerated(verdict);
}

/** What the reports say of one verdict; for those who have verdicts but no whole run, as a vitest test has. */
export function verdictReport(
  verdict: Verdict,
  strict: boolean,
  redaction: Redaction,
  required: ReadonlySet<string> = new Set(),
  causes: ReturnType<typeof causesIn> = new Map(),
): VerdictReport {
  const { id, section, title, hint, asks, judges, accepts } = verdict.rule;
  return {
    rule: id,
    section,
    title,
    level: levelOf(verdict),
    clauses: verdict.rule.clauses.map((clause) => {
      const link = links.get(clause);
      return link === undefined ? { id: clause } : { id: clause, link };
    }),
    hint,
    asks,
    judges,
    ...(accepts !== undefined && { accepts }),
    verdict: verdict.verdict,
    fails: failsRun(verdict, strict),
    required: required.has(id),
    ...outcomeOf(verdict, redaction, causes),
  };
}

function outcomeOf(
  verdict: Verdict,
  redaction: Redaction,
  causes: ReturnType<typeof causesIn>,
): Pick<VerdictReport, 'judged' | 'evidence' | 'reason' | 'findings'> {
  switch (verdict.verdict) {
    case 'conformant':
      return {
        judged: verdict.judged,
        ...(verdict.evidence !== undefined && { evidence: shortened(verdict.evidence, redaction) }),
        findings: [],
      };
    case 'violated':
      return { findings: verdict.findings.map((finding) => findingReport(finding, redaction, causes.get(finding))) };
    case 'inconclusive':
    case 'not-applicable':
      return { reason: shortened(verdict.reason, redaction), findings: [] };
  }
}

function findingReport(finding: ReportedFinding, redaction: Redaction, cause?: number): FindingReport {
  const [telling] = finding.exchanges;
  const { tolerance } = finding;
  return {
    expected: shortened(finding.expected, redaction),
    actual: shortened(finding.actual, redaction),
    ...(finding.at !== undefined && { at: shortened(finding.at, redaction) }),
    level: finding.level,
    occurrences: finding.occurrences,
    kind: shortened(finding.kind, redaction),
    places: finding.places.map((place) => ({ ...place, at: shortened(place.at, redaction) })),
    ...(cause !== undefined && { cause }),
    ...(tolerance === 'baseline' && { baseline: true }),
    ...(typeof tolerance === 'object' && { known: reasonOf(tolerance, redaction) }),
    ...(finding.path !== undefined && { path: finding.path }),
    ...(finding.repeats !== undefined && { repeats: finding.repeats }),
    ...(finding.remark !== undefined && { remark: shortened(finding.remark, redaction) }),
    exchanges: finding.exchanges.map((exchange) => exchange.number),
    ...(telling !== undefined && { curl: curlLine(telling.request, redaction) }),
  };
}

function exchangeReport(exchange: Exchange, redaction: Redaction): ExchangeReport {
  const { number, request, response, failure } = redactedExchange(exchange, redaction, excerptBytes);
  return {
    number,
    method: request.method,
    url: request.url,
    ...(response !== undefined && { status: response.status, body: response.body }),
    ...(failure !== undefined && { failure }),
  };
}

function redactedEnding(ending: Ending, redaction: Redaction): Ending {
  if (ending.kind !== 'unreachable' && ending.kind !== 'cut-short') return ending;
  const { kind, code, message, advice } = ending;
  return { kind, code, message: shortened(message, redaction), advice: shortened(advice, redaction) };
}
