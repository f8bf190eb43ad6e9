import type { Exchange } from '../exchange/exchange.ts';
import type { GateOutcome } from '../gate/gate.ts';
import { type Ending, isJudged, type RunResult } from '../run/verdict.ts';
import { causesIn } from './causes.ts';
import { exitCodeOf } from './exit-code.ts';
import { keyInAnswers } from './key-in-answers.ts';
import { redactedExchange } from './redacted-exchange.ts';
import type { Redaction } from './redaction.ts';
import type { CoverageReport, ExchangeReport, GateReport, Report, VerdictReport } from './report.ts';
import { sameAnswerToAll } from './same-answer.ts';
import { shortened } from './shortened.ts';
import { reasonOf, verdictReport } from './verdict-report.ts';

const excerptBytes = 300;

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
    remarks: [...result.remarks, sameAnswer, keyInAnswers(result.recording, redaction)]
      .filter((remark) => remark !== undefined)
      .map((remark) => redaction.redact(remark)),
    ...(gate && { gate: gateReport(gate, redaction) }),
    exitCode: exitCodeOf(result, strict, required, gate),
  };
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
