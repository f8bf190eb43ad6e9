import { jsonPointer } from '../../contract/json-pointer.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { GateOutcome } from '../../gate/gate.ts';
import type { RunResult, Verdict } from '../../run/verdict.ts';
import { RecordingReport } from '../recording-report.ts';
import type { ReportedRun } from '../report-kinds.ts';
import { reportOf } from '../report-of.ts';
import { redactionOf } from '../sample-redaction.ts';
import {
  conformant,
  sampleExchange,
  sampleFinding,
  sampleKey,
  sampleKnown,
  sampleRule,
  sampleRun,
  violated,
  warned,
} from '../sample-run.ts';

/** For tests: a run of these verdicts, with the exchanges that their findings point to. */
export function reportedRun(
  verdicts: readonly Verdict[],
  change: Partial<RunResult> = {},
  required: ReadonlySet<string> = new Set(),
  gate?: GateOutcome,
): ReportedRun {
  const exchanges = new Map<number, Exchange>();
  for (const verdict of verdicts) {
    if (verdict.verdict !== 'violated') continue;
    for (const exchange of verdict.findings.flatMap((finding) => finding.exchanges)) {
      exchanges.set(exchange.number, exchange);
    }
  }
  const result = sampleRun(verdicts, { recording: [...exchanges.values()], ...change });
  const redaction = redactionOf(sampleKey);
  return {
    report: reportOf(result, false, redaction, required, gate),
    recording: new RecordingReport(result, redaction),
    files: ['report.html', 'report.json'],
    again: { flags: ['--target', 'http://127.0.0.1:4040/'], choice: [], require: [] },
  };
}

/** For tests: a rule in each state, on an account with reserved domains. */
export function everyState(): ReportedRun {
  const domains = [10, 20, 30].map((seconds, index) => ({
    id: `rd_${index}`,
    created_at: `2024-05-01T10:00:${seconds}Z`,
  }));
  const exchanges = [sampleExchange({}, JSON.stringify({ reserved_domains: domains, next_page_uri: null }))];
  const known = { rule: sampleRule({ id: 'pagination.known' }), verdict: 'violated' } as const;
  return reportedRun(
    [
      {
        rule: sampleRule({ id: 'transport.tls', section: 'transport' }),
        verdict: 'not-applicable',
        reason: 'no https',
      },
      violated({}, { exchanges, path: '3:1' }),
      warned(),
      { ...known, findings: [sampleFinding({ tolerance: sampleKnown, at: 'status', exchanges })] },
      conformant(),
    ],
    {},
    new Set(),
    { entries: [] },
  );
}

/** For tests: a run in which every text that comes from outside is this one. */
export function runOf(text: string): ReportedRun {
  const request = { method: text, url: `http://127.0.0.1:4040/?${text}`, headers: [[text, text]], body: text } as const;
  const headers = [
    ['content-type', text],
    [text, text],
  ] as const;
  const body = Buffer.from(JSON.stringify({ [text]: [text] }));
  const answered = (number: number): Exchange => ({
    ...sampleExchange(request, '', number),
    askedBy: text,
    outcome: { kind: 'answered', response: { status: 200, headers, body } },
  });
  const unanswered: Exchange = {
    ...sampleExchange(request, '', 3),
    outcome: { kind: 'failed', code: 'connection-lost', message: text },
  };
  const known = { reason: text, link: text, expires: text };
  const places = [1, 2].map((occurrences) => ({ request: text, at: text, occurrences }));
  const finding = { expected: text, actual: text, kind: text, places, occurrences: 3, remark: text, repeats: false };
  const findings = [
    sampleFinding({ ...finding, at: `${jsonPointer(text)}/0`, exchanges: [answered(1)] }),
    sampleFinding({ ...finding, at: `header ${text}`, exchanges: [answered(2)] }),
    sampleFinding({ ...finding, at: text, exchanges: [unanswered], tolerance: known }),
  ];
  const rule = { title: text, hint: text, accepts: text };
  return reportedRun(
    [
      { rule: sampleRule(rule), verdict: 'violated', findings },
      { rule: sampleRule({ ...rule, id: 'pagination.reason' }), verdict: 'inconclusive', reason: text },
      { rule: sampleRule({ ...rule, id: 'pagination.evidence' }), verdict: 'conformant', judged: 1, evidence: text },
    ],
    {
      target: text,
      remarks: [text],
      leftBehind: [{ url: text, reason: text }],
      ending: { kind: 'cut-short', code: 'TARGET_GONE', message: text, advice: text },
    },
    new Set(['pagination.reason']),
    {
      entries: (['seen', 'unmatched', 'not-checked'] as const).map((state, index) => ({
        entry: { ...known, file: text, line: index, column: 1, rule: 'pagination.reason', scope: {}, finding: {} },
        state,
        why: text,
      })),
    },
  );
}

/** For tests: more rules than can be told in full. */
export function manyRules(count: number): ReportedRun {
  return reportedRun(
    Array.from({ length: count }, (_, index): Verdict => {
      const id = `pagination.rule-${index}`;
      if (index % 4 !== 3) return conformant({ id });
      const exchanges = [sampleExchange({}, JSON.stringify({ a: 'x'.repeat(20_000) }), index)];
      const findings = Array.from({ length: 5 }, () => sampleFinding({ actual: 'y'.repeat(2_000), exchanges }));
      return { rule: sampleRule({ id }), verdict: 'violated', findings };
    }),
    { recording: [] },
  );
}
