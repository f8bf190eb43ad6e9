import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { harProblems } from '../../lib/exchange/har/har-problems.ts';
import { readHar } from '../../lib/exchange/har/read-har.ts';
import { emptySnapshot, snapshotOf } from '../../lib/judge/snapshot.ts';
import { faults } from '../../lib/reference/faults/faults.ts';
import { variants } from '../../lib/reference/variants/variants.ts';
import { disclosedSecrets } from '../../lib/report/disclosed-secrets.ts';
import { Disguise } from '../../lib/report/disguise.ts';
import { recordingHar } from '../../lib/report/recording-har.ts';
import { RecordingReport } from '../../lib/report/recording-report.ts';
import { Redaction } from '../../lib/report/redaction.ts';
import { askedOperations } from '../../lib/run/asked-operations.ts';
import { judgeRecording } from '../../lib/run/judge-recording.ts';
import type { RunSettings } from '../../lib/run/run.ts';
import type { RunResult, Verdict } from '../../lib/run/verdict.ts';
import { contract } from '../contract.ts';
import { snapshotRules } from '../snapshot.ts';
import { asObserved } from './as-observed.ts';
import { type Deviation, runOnReference } from './run-on-reference.ts';

/** Rules that the contract judges on every exchange of a run: those of CONTRACT.md, and one that came to be one of them. */
const rulesOfTraffic = [
  'content-types.response-json',
  'content-types.errors-json',
  'versioning.additive-only',
  'pagination.envelope',
  'pagination.newest-first',
  'pagination.full-pages',
  'pagination.link-keeps-limit',
  'pagination.next-page-uri-usable',
  'timestamps.rfc3339',
  'timestamps.utc',
  'timestamps.upper-case',
  'timestamps.plausible',
  'rate-limits.enforced',
  'rate-limits.not-early',
  'rate-limits.refusal',
  'errors.shape',
  'errors.status',
  'errors.code-format',
  'errors.code-known',
  'errors.code-per-condition',
  'errors.operation-id',
  'resources.statuses',
  'resources.representation',
  'resources.self-link',
];

/** They try inputs beside what they judge all traffic by, and a recording does not tell those from other requests. */
const rulesOfBoth = ['pagination.limit', 'pagination.limit-maximum', 'pagination.last-page', 'errors.never-5xx'];

test('every rule that has something to say of all traffic is held against its recording', () => {
  const ids = contract.filter(({ judgesTraffic }) => judgesTraffic).map(({ id }) => id);
  expect(ids.toSorted()).toEqual([...rulesOfTraffic, ...rulesOfBoth].toSorted());
});

/** What a run came to, and what its HAR comes to, both by the names that stand for secrets in the HAR. */
interface JudgedTwice {
  readonly live: ReadonlyMap<string, object>;
  readonly again: ReadonlyMap<string, object>;
  readonly problems: readonly string[];
}

async function judgedTwice(deviation: Deviation, settings: Partial<RunSettings> = {}): Promise<JudgedTwice> {
  const result = await runOnReference(deviation, settings);
  const redaction = new Redaction();
  redaction.useKey(result.conditions.key);
  redaction.useTarget(result.target);
  for (const exchange of result.recording) redaction.learn(disclosedSecrets(exchange));
  const text = [...recordingHar(new RecordingReport(result, redaction))].join('');

  const { recording, counted, run, unread } = readHar(text);
  if (!run) throw new Error('the HAR says nothing of the run');
  expect(unread).toEqual([]);
  expect(numbersOf(recording)).toEqual(numbersOf(result.recording));
  expect(numbersOf(counted)).toEqual(numbersOf(result.recording.filter((exchange) => result.counted.has(exchange))));

  const given = { snapshot: settings.snapshot, toleranceOf: deviation.tolerating?.(new URL(result.target)) };
  const { conditions, limit } = result;
  const live = { ...conditions, limit, target: new URL(result.target), ...given };
  const verdicts = new Map([
    ...told(judgeRecording(result.recording, live, contract)),
    ...told(result.verdicts.filter(({ rule }) => rulesOfTraffic.includes(rule.id))),
  ]);
  return {
    live: disguised(verdicts, result, redaction),
    again: told(judgeRecording(recording, { ...run, target: new URL(run.target), ...given }, contract)),
    problems: harProblems(text),
  };
}

function numbersOf(exchanges: Iterable<Exchange>): number[] {
  return [...exchanges].map(({ number }) => number);
}

/** But for what a run finds out by asking once more, which is no part of what its traffic shows. */
function told(verdicts: readonly Verdict[]): Map<string, object> {
  return new Map(
    verdicts.map((verdict): [string, object] => {
      if (verdict.verdict !== 'violated') return [verdict.rule.id, { ...verdict, rule: verdict.rule.id }];
      const findings = verdict.findings.map(({ exchanges, repeats: _, ...finding }) => ({
        ...finding,
        exchanges: numbersOf(exchanges),
      }));
      return [verdict.rule.id, { ...verdict, rule: verdict.rule.id, findings }];
    }),
  );
}

/** Names are given in the order in which secrets come. */
function disguised(
  verdicts: ReadonlyMap<string, object>,
  { target, conditions, recording }: RunResult,
  redaction: Redaction,
): Map<string, object> {
  const disguise = new Disguise(redaction);
  disguise.text(target);
  disguise.credential(`Bearer ${conditions.key}`);
  disguise.credential(`Bearer ${conditions.unknownKey}`);
  for (const exchange of recording) disguise.exchange(exchange);
  return new Map([...verdicts].map(([id, verdict]) => [id, disguisedTexts(verdict, disguise)]));
}

function disguisedTexts<Value>(value: Value, disguise: Disguise): Value {
  return JSON.parse(JSON.stringify(value), (_, member: unknown) =>
    typeof member === 'string' ? disguise.text(member) : member,
  );
}

async function snapshotOfReference() {
  const { recording, target } = await runOnReference({}, { rateLimits: false, snapshot: emptySnapshot }, snapshotRules);
  return snapshotOf(askedOperations(recording, new URL(target)), () => false);
}

describe('a recording read back from its HAR gives the verdicts of its run', () => {
  test.each<[string, Deviation, Partial<RunSettings>]>([
    ['on the reference', {}, {}],
    ['on what the real API is known to do', asObserved(), {}],
    ['without writes', {}, { allowWrites: false }],
    ['without the rate limit', {}, { rateLimits: false }],
    ['over several windows', {}, { runs: 1 }],
    ['with a short window', {}, { limit: { requests: 40, windowMs: 5_000 } }],
    ['of some lists', {}, { resources: ['/ip_policies', '/api_keys'] }],
  ])('%s', { timeout: 60_000 }, async (_, deviation, settings) => {
    const { live, again, problems } = await judgedTwice(deviation, settings);
    expect(again).toEqual(live);
    expect(problems).toEqual([]);
  });

  test('on a fault of each of the rules, which each of them finds in both', { timeout: 120_000 }, async () => {
    const snapshot = await snapshotOfReference();
    const chosen = rulesOfTraffic.flatMap((rule) => faults.filter((fault) => fault.rule === rule).slice(0, 1));
    const found = new Set<string>();
    for (const fault of chosen) {
      const { live, again, problems } = await judgedTwice(fault, fault.needs === 'snapshot' ? { snapshot } : {});
      expect({ fault: fault.name, again, problems }).toEqual({ fault: fault.name, again: live, problems: [] });
      for (const [id, verdict] of again) if ('findings' in verdict) found.add(id);
    }
    expect(rulesOfTraffic.filter((rule) => !found.has(rule))).toEqual([]);
  });

  test('on variants of several kinds', { timeout: 60_000 }, async () => {
    for (const variant of variants.filter((_, index) => index % 12 === 0)) {
      const { live, again } = await judgedTwice(variant);
      expect({ variant: variant.name, again }).toEqual({ variant: variant.name, again: live });
    }
  });
});
