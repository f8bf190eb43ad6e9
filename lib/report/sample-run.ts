import type { Exchange } from '../exchange/exchange.ts';
import { documentedRateLimit } from '../exchange/pacing.ts';
import type { Known, ReportedFinding, RuleDescription, RunResult, Verdict } from '../run/verdict.ts';

/** The key of the sample runs, shaped like a real one. */
export const sampleKey = '2RfSampleKey0000000000000000_5tUvWxYz1234567890AbC';

/** For tests: an answered exchange. */
export function sampleExchange(change: Partial<Exchange['request']> = {}, body = '{}', number = 41): Exchange {
  return {
    number,
    request: {
      method: 'GET',
      url: 'http://127.0.0.1:4040/reserved_domains?limit=2',
      headers: [
        ['authorization', `Bearer ${sampleKey}`],
        ['ngrok-version', '2'],
      ],
      body: undefined,
      ...change,
    },
    outcome: { kind: 'answered', response: { status: 200, headers: [], body: Buffer.from(body) } },
    sentAt: 0,
    endedAt: 1,
    askedBy: 'pagination.newest-first',
  };
}

/** For tests: what a report knows of a rule. */
export function sampleRule(change: Partial<RuleDescription> = {}): RuleDescription {
  return {
    id: 'pagination.newest-first',
    section: 'pagination',
    level: 'must',
    clauses: ['pagination.order'],
    title: 'lists run from newest to oldest',
    asks: 'GET of each list',
    judges: 'the order of creation times',
    hint: 'sort by creation time before cutting pages',
    ...change,
  };
}

/** For tests: a finding of must-level. */
export function sampleFinding(change: Partial<ReportedFinding> = {}): ReportedFinding {
  return {
    expected: 'created_at not later than 2024-05-01T10:00:00Z (item 2)',
    actual: '2024-05-01T10:00:07Z',
    at: '/reserved_domains/2/created_at',
    level: 'must',
    occurrences: 1,
    kind: 'created_at · created_at not later than # (item #)',
    places: [{ request: 'GET /reserved_domains', at: '/reserved_domains/*/created_at', occurrences: 1 }],
    exchanges: [sampleExchange()],
    sightings: [{ exchange: 41, at: change.at ?? '/reserved_domains/2/created_at' }],
    ...change,
  };
}

/** For tests: a deviation that somebody has looked at. */
export const sampleKnown: Known = {
  reason: 'lists run by id',
  link: 'https://example.com/evidence',
  expires: '2027-01-31',
};

/** For tests: a rule that was violated. */
export function violated(rule: Partial<RuleDescription> = {}, finding: Partial<ReportedFinding> = {}): Verdict {
  return { rule: sampleRule(rule), verdict: 'violated', findings: [sampleFinding(finding)] };
}

/** For tests: a violation that only warns. */
export function warned(rule: Partial<RuleDescription> = {}): Verdict {
  return violated({ id: 'pagination.link-keeps-limit', level: 'should', ...rule }, { level: 'should' });
}

/** For tests: a rule that was found conformant. */
export function conformant(rule: Partial<RuleDescription> = {}): Verdict {
  return { rule: sampleRule({ id: 'pagination.walk', ...rule }), verdict: 'conformant', judged: 3 };
}

/** For tests: a complete run with these verdicts. */
export function sampleRun(verdicts: readonly Verdict[], change: Partial<RunResult> = {}): RunResult {
  return {
    target: 'http://127.0.0.1:4040/',
    embedded: false,
    seed: 42,
    startedAt: '2024-05-01T10:00:00.000Z',
    durationMs: 1234,
    requests: { sent: 121, counted: 120 },
    counted: new Set(),
    limit: documentedRateLimit,
    conditions: { key: sampleKey, unknownKey: '0AbC', allowWrites: true, rateLimits: true },
    verdicts,
    recording: [],
    ending: { kind: 'complete' },
    runId: '0123456789abcdef',
    leftBehind: [],
    remarks: [],
    ...change,
  };
}
