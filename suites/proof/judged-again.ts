import type { Exchange } from '../../lib/exchange/exchange.ts';
import { readHar } from '../../lib/exchange/har/read-har.ts';
import type { Snapshot } from '../../lib/judge/snapshot.ts';
import { disclosedSecrets } from '../../lib/report/disclosed-secrets.ts';
import { Disguise } from '../../lib/report/disguise.ts';
import { recordingHar } from '../../lib/report/recording-har.ts';
import { RecordingReport } from '../../lib/report/recording-report.ts';
import { Redaction } from '../../lib/report/redaction.ts';
import { judgeRecording } from '../../lib/run/judge-recording.ts';
import type { RunResult, ToleranceOf, Verdict } from '../../lib/run/verdict.ts';
import { contract } from '../contract.ts';

/** Rules that the contract judges on every exchange of a run: those of CONTRACT.md, and one that came to be one of them. */
export const rulesOfTraffic = [
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
export const rulesOfBoth = ['pagination.limit', 'pagination.limit-maximum', 'pagination.last-page', 'errors.never-5xx'];

/** What a run came to, and what its HAR comes to, both by the names that stand for secrets in the HAR. */
export interface JudgedTwice {
  readonly har: string;
  readonly live: ReadonlyMap<string, string>;
  readonly again: ReadonlyMap<string, string>;
}

/**
 * Writes the recording of a run as a HAR, reads that back, and judges it.
 *
 * @param given what the run was judged by that no recording holds
 * @throws where the exchanges themselves are not those of the run
 */
export function judgedTwice(
  result: RunResult,
  given: { readonly snapshot?: Snapshot | undefined; readonly toleranceOf?: ToleranceOf | undefined },
): JudgedTwice {
  const redaction = new Redaction();
  redaction.useKey(result.conditions.key);
  redaction.useTarget(result.target);
  for (const exchange of result.recording) redaction.learn(disclosedSecrets(exchange));
  const har = [...recordingHar(new RecordingReport(result, redaction))].join('');

  const { recording, counted, run, unread } = readHar(har);
  if (!run) throw new Error('the HAR says nothing of the run');
  const read = { all: numbersOf(recording), counted: numbersOf(counted), unread };
  const wanted = {
    all: numbersOf(result.recording),
    counted: numbersOf(result.recording.filter((exchange) => result.counted.has(exchange))),
    unread: [],
  };
  if (JSON.stringify(read) !== JSON.stringify(wanted)) {
    throw new Error(`the HAR has the exchanges ${JSON.stringify(read)}, the run ${JSON.stringify(wanted)}`);
  }

  const { conditions, limit } = result;
  const ofBoth = contract.filter(({ id }) => rulesOfBoth.includes(id));
  const live = { ...conditions, limit, target: new URL(result.target), ...given };
  const verdicts = [
    ...result.verdicts.filter(({ rule }) => rulesOfTraffic.includes(rule.id)),
    ...judgeRecording(result.recording, live, ofBoth),
  ];
  const names = namesIn(result, redaction);
  return {
    har,
    live: told(verdicts, (text) => names.text(text)),
    again: told(judgeRecording(recording, { ...run, target: new URL(run.target), ...given }, contract)),
  };
}

/** Rules whose verdicts are not the same, with both. */
export function differences({ live, again }: JudgedTwice): string[] {
  return [...new Set([...live.keys(), ...again.keys()])]
    .filter((rule) => live.get(rule) !== again.get(rule))
    .map((rule) => `${rule}: ${live.get(rule)} in the run, ${again.get(rule)} from its HAR`);
}

function numbersOf(exchanges: Iterable<Exchange>): number[] {
  return [...exchanges].map(({ number }) => number);
}

/** But for what a run finds out by asking once more, which is no part of what its traffic shows. */
function told(
  verdicts: readonly Verdict[],
  disguised: (text: string) => string = (text) => text,
): ReadonlyMap<string, string> {
  const plain = (name: string, value: unknown) => {
    if (name === 'repeats') return undefined;
    if (name === 'exchanges' && Array.isArray(value)) return numbersOf(value);
    return typeof value === 'string' ? disguised(value) : value;
  };
  return new Map(verdicts.map(({ rule, ...verdict }) => [rule.id, JSON.stringify(verdict, plain)]));
}

/** Names are given in the order in which secrets come. */
function namesIn({ target, conditions, recording }: RunResult, redaction: Redaction): Disguise {
  const disguise = new Disguise(redaction);
  disguise.text(target);
  disguise.credential(`Bearer ${conditions.key}`);
  disguise.credential(`Bearer ${conditions.unknownKey}`);
  for (const exchange of recording) disguise.exchange(exchange);
  return disguise;
}
