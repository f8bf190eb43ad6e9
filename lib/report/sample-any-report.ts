import fc from 'fast-check';
import { documentedRateLimit } from '../exchange/pacing.ts';
import type { GateOutcome } from '../gate/gate.ts';
import type { EntryOutcome } from '../gate/known-deviations.ts';
import { type Ending, failedAnswer, type ReportedFinding, type Tolerance, type Verdict } from '../run/verdict.ts';
import type { Report } from './report.ts';
import { reportOf } from './report-of.ts';
import { redactionOf } from './sample-redaction.ts';
import { sampleExchange, sampleKey, sampleKnown, sampleRule, sampleRun } from './sample-run.ts';

/** For tests: what breaks a format that is not careful, beside any code unit at all. */
export const hostileTexts = fc.string({
  maxLength: 12,
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom(']]>', '<!--', '<', '&', '&amp;', '"', "'", '\r\n', '\0', '\x1b[31m', '\ud800', '\udc00'),
    fc.constantFrom('\ufffe', '\uffff', '𝒳', '[x](http://hostile.invalid)', '{0}', '\\', '{', '%'),
  ),
});

const texts = fc.oneof(fc.constantFrom('an id', '"2024-05-01T10:00:07Z"'), hostileTexts);
const levels = fc.constantFrom('must' as const, 'should' as const);

const lost = { kind: 'failed', code: 'connection-lost', message: 'the connection was lost' } as const;

const findings: fc.Arbitrary<ReportedFinding> = fc
  .record({
    expected: texts,
    actual: texts,
    at: fc.option(fc.oneof(fc.constant('/keys/0/created_at'), hostileTexts), { nil: undefined }),
    level: levels,
    kind: texts,
    tolerance: fc.constantFrom<(Tolerance | undefined)[]>(undefined, undefined, sampleKnown, 'baseline'),
    requests: fc.uniqueArray(
      fc.constantFrom('GET /', 'GET /ip_policies/{id}', 'GET (beside the API reference)', 'no request'),
      { minLength: 1 },
    ),
    place: texts,
    body: texts,
    extra: fc.record({ path: fc.constant('3:1'), repeats: fc.boolean(), remark: texts }, { requiredKeys: [] }),
    shown: fc.constantFrom('answered', 'failed', 'none'),
  })
  .map(({ at, tolerance, requests, place, body, extra, shown, ...rest }) => ({
    ...rest,
    ...extra,
    ...(at !== undefined && { at }),
    ...(tolerance !== undefined && { tolerance }),
    occurrences: requests.length,
    places: requests.map((request) => ({ request, at: place, occurrences: 1 })),
    sightings: shown === 'none' ? [] : [{ exchange: 41, at: shown === 'failed' ? failedAnswer : (at ?? '') }],
    exchanges:
      shown === 'none' ? [] : [shown === 'failed' ? { ...sampleExchange(), outcome: lost } : sampleExchange({}, body)],
  }));

const outcomes = fc.oneof(
  fc.record({ verdict: fc.constant('conformant' as const), judged: fc.nat(), evidence: texts }),
  fc.record({
    verdict: fc.constant('violated' as const),
    findings: fc.array(findings, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ verdict: fc.constantFrom('inconclusive' as const, 'not-applicable' as const), reason: texts }),
);

const verdicts: fc.Arbitrary<Verdict[]> = fc
  .array(fc.record({ section: fc.constantFrom('errors', 'pagination', 'transport'), level: levels, outcome: outcomes }))
  .map((rules) =>
    rules.map(({ section, level, outcome }, index) => ({
      rule: sampleRule({
        id: `${section}.rule-${index}`,
        section,
        level,
        ...(index % 2 === 0 && { accepts: 'all', clauses: ['pagination.order', 'of.no-page'] }),
      }),
      ...outcome,
    })),
  );

const endings: fc.Arbitrary<Ending> = fc.oneof(
  fc.constantFrom<Ending[]>({ kind: 'complete' }, { kind: 'interrupted' }),
  fc.record({
    kind: fc.constantFrom('unreachable' as const, 'cut-short' as const),
    code: fc.constant('TARGET_GONE'),
    message: texts,
    advice: texts,
  }),
);

const place = { file: 'known.yaml', column: 5, rule: 'errors.shape', scope: {}, finding: {} };

const gates: fc.Arbitrary<GateOutcome> = fc
  .record({
    states: fc.array(fc.constantFrom<EntryOutcome['state'][]>('seen', 'unmatched', 'expired', 'not-checked')),
    why: texts,
    hasBaseline: fc.boolean(),
    gone: texts,
  })
  .map(({ states, why, hasBaseline, gone }) => ({
    entries: states.map((state, index) => ({
      entry: { ...sampleKnown, ...place, line: index + 1 },
      state,
      why,
    })),
    ...(hasBaseline && {
      baseline: {
        seed: 42,
        gone: [
          {
            rule: 'errors.shape',
            expected: gone,
            actual: gone,
            kind: gone,
            request: 'GET /',
            at: gone,
            occurrences: 1,
          },
        ],
        notJudged: ['errors.status'],
      },
    }),
  }));

/** For tests: the report of any run that there can be, and of some that there cannot. */
export const anyReport: fc.Arbitrary<Report> = fc
  .record({
    verdicts,
    ending: endings,
    leftBehind: fc.array(fc.record({ url: texts, reason: texts }), { maxLength: 2 }),
    remarks: fc.array(texts, { maxLength: 2 }),
    embedded: fc.boolean(),
    strict: fc.boolean(),
    required: fc.array(fc.nat(5)),
    gate: fc.option(gates, { nil: undefined }),
  })
  .map(({ verdicts: judged, strict, required, gate, ...run }) => {
    const names = required.flatMap((index) => judged[index]?.rule.id ?? []);
    const result = sampleRun(judged, { ...run, limit: documentedRateLimit });
    return reportOf(result, strict, redactionOf(sampleKey), new Set(names), gate);
  });
