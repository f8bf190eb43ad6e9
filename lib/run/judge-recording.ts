import type { Recording } from '../exchange/exchange.ts';
import type { RecordedRun } from '../exchange/har/recorded-run.ts';
import { documentedRateLimit, type RateLimit } from '../exchange/pacing.ts';
import type { Snapshot } from '../judge/snapshot.ts';
import { type Offers, OpenRule } from './open-rule.ts';
import type { Rule } from './rule.ts';
import { Traffic } from './traffic.ts';
import type { ToleranceOf, Verdict } from './verdict.ts';

/** What is to be known of a recording, to judge it. */
export interface RecordingSettings
  extends Partial<Pick<RecordedRun, 'allowWrites' | 'rateLimits' | 'resources' | 'unknownKey'>> {
  /** Base URL of the target. */
  readonly target: URL;
  /** What its caller sent as API key; empty where nobody knows. */
  readonly key: string;
  /** The rate limit that the target declares. Default: the documented one. */
  readonly limit?: RateLimit | undefined;
  /** What an earlier run saw, to hold this recording against. No recording holds it. */
  readonly snapshot?: Snapshot | undefined;
  /** Findings that may stand; none if not said. */
  readonly toleranceOf?: ToleranceOf | undefined;
}

/**
 * Judges a recording, of a run or of anybody else, by the rules that ask for nothing of their own. What went to another
 * origin than that of the target, as much does in a browser, is none of its business.
 *
 * @param rules of which the others are passed over
 * @returns a verdict for each of them, in their order: for the recording of a run, the ones that the run came to, where
 *   they rest on nothing but its exchanges
 */
export function judgeRecording(
  recording: Recording,
  settings: RecordingSettings,
  rules: readonly Rule[],
): readonly Verdict[] {
  const { target, key, unknownKey, resources, snapshot, allowWrites = true, rateLimits = true } = settings;
  const { limit = documentedRateLimit } = settings;
  const own = recording.filter(({ request }) => new URL(request.url).origin === target.origin);
  const traffic = new Traffic(own, { base: target, key, unknownKey, resources, snapshot, spending: { limit } });
  const offers: Offers = {
    writes: allowWrites,
    'rate-limits': rateLimits,
    snapshot: snapshot !== undefined,
    // Those that need more than these ask for something of their own.
    https: true,
    'default-port': true,
    'new-keys': true,
    waiting: true,
  };
  return rules
    .filter(({ judgesTraffic }) => judgesTraffic)
    .map((rule) => new OpenRule(rule, offers).verdict(traffic, undefined, settings.toleranceOf));
}
