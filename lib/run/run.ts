import { setTimeout } from 'node:timers/promises';
import { type ClientBounds, createClient, defaultBounds } from '../exchange/client.ts';
import { type Clock, systemClock } from '../exchange/clock.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { isLoopback } from '../exchange/loopback.ts';
import { CutShortError } from '../exchange/not-sent.ts';
import { type RateLimit, RollingBudget } from '../exchange/pacing.ts';
import { Recorder } from '../exchange/recorder.ts';
import { unknownKeyLike } from '../generate/keys.ts';
import type { Snapshot } from '../judge/snapshot.ts';
import { askAll, askLast, replay, sectionsOf } from './asking.ts';
import { cleanUp } from './clean-up.ts';
import { type EarlierRun, finishAll } from './finish.ts';
import { type Ledger, noLedger } from './ledger.ts';
import { OpenRule } from './open-rule.ts';
import type { Pause } from './patience.ts';
import { preflight } from './preflight.ts';
import { WindowSpentError } from './room.ts';
import type { Rule } from './rule.ts';
import { newRunId } from './run-mark.ts';
import { preferredScratch } from './scratch.ts';
import { spendingOf } from './spending.ts';
import { Target, type TargetSettings, writeScopeOf } from './target.ts';
import { Traffic } from './traffic.ts';
import type { Ending, LeftBehind, RunEvent, RunResult, ToleranceOf, Verdict } from './verdict.ts';

/** What a run is to do, already validated. */
export interface RunSettings {
  /** Base URL: no query, no fragment, no credentials; a path prefix is kept. */
  readonly target: URL;
  readonly key: string;
  /** True where the target is the reference API that this process started itself. */
  readonly embedded: boolean;
  readonly allowWrites: boolean;
  /**
   * Paths of the only lists that the run may write to. Without it, on this machine all of them; elsewhere one, whose
   * items nothing comes of.
   */
  readonly scratch?: readonly string[] | undefined;
  readonly rateLimits: boolean;
  readonly seed: number;
  /** Paths of the lists that the target is expected to serve; all of the API reference if not said. */
  readonly resources?: readonly string[] | undefined;
  /** The rate limit that the target declares. Default: the documented one. */
  readonly limit?: RateLimit | undefined;
  /**
   * How many inputs each rule of generated inputs is to get, over as many windows as that takes. Without it a run ends
   * with its first window, and gives them what the other rules leave of that.
   */
  readonly runs?: number | undefined;
  /** What an earlier run saw, to hold this one against. */
  readonly snapshot?: Snapshot | undefined;
  /** Path of the one input to send, of the only rule to judge. */
  readonly path?: string | undefined;
  /** Findings that need not fail the run; none if not said. */
  readonly toleranceOf?: ToleranceOf | undefined;
  /** How long an answer may take, in ms. Default: 5,000. */
  readonly timeoutMs?: number | undefined;
  /** How long the run may take before it is cut short, in ms. Default: ten minutes; none where `runs` is given. */
  readonly timeLimitMs?: number | undefined;
}

/** What a run takes from the world around it. */
export interface Surroundings {
  readonly onEvent?: (event: RunEvent) => void;
  /** Ends the run early; what it made is deleted all the same. */
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock;
  readonly bounds?: ClientBounds;
  /** Lets so many milliseconds pass. Default: the timer of this process. */
  readonly pause?: (ms: number) => Promise<void>;
  /** Id of the run. Default: a new one, by the random source of this machine. */
  readonly runId?: string;
  /** Where the run writes down what it is about to make. Default: nowhere. */
  readonly ledger?: Ledger;
  /** Runs on this target that have come to no end. What they left is deleted first, where this run may write there. */
  readonly earlier?: readonly EarlierRun[];
}

/** A default run takes seconds. A target may take this long over it if each answer barely comes in time. */
const defaultTimeLimitMs = 600_000;

/** For what is left to be deleted once the run is over: time to wait for one window of the rate limit, and to delete. */
const cleanUpTimeLimitMs = 90_000;

/**
 * Judges a target by some rules.
 *
 * The order of the requests: the root, each list once, what the rules cannot do without, inputs that count against
 * no account, other inputs one by one from rule to rule as long as the window of the documented rate limit has room,
 * the clean-up, and the rate limit itself last.
 *
 * @returns the verdicts in the order of the rules. A target that cannot be judged at all gives none, and an ending
 *   that says why; nothing that a target does makes it throw.
 */
export async function runContract(
  settings: RunSettings,
  rules: readonly Rule[],
  surroundings: Surroundings = {},
): Promise<RunResult> {
  const { onEvent = () => {}, signal, clock = systemClock, ledger = noLedger } = surroundings;
  const { runId = newRunId(), earlier = [] } = surroundings;
  const { answerMs, ...otherBounds } = surroundings.bounds ?? defaultBounds;
  const bounds = { answerMs: settings.timeoutMs ?? answerMs, ...otherBounds };
  const pausing = (until?: AbortSignal): Pause => {
    const pause = surroundings.pause ?? ((ms) => setTimeout(ms, undefined, until && { signal: until }));
    return async (ms, why) => {
      onEvent({ kind: 'wait', ms, why });
      await pause(ms);
    };
  };
  const spending = spendingOf(settings);
  const { key, resources, allowWrites, rateLimits } = settings;
  const timeLimitMs = settings.timeLimitMs ?? (spending.isThorough ? Number.POSITIVE_INFINITY : defaultTimeLimitMs);
  const startedAt = clock();
  const targetSettings: TargetSettings = {
    base: settings.target,
    key,
    mayWrite: allowWrites,
    scratch: settings.scratch ?? (isLoopback(settings.target) ? undefined : [preferredScratch]),
    runId,
    resources,
    seed: settings.seed,
    spending,
    snapshot: settings.snapshot,
  };
  const onExchange = (exchange: Exchange) =>
    onEvent({
      kind: 'exchange',
      sent: recorder.sent,
      counted: target.counted.size,
      window: budget.window,
      exchange,
    });
  const budget = new RollingBudget(spending.limit, clock);
  const writable = writeScopeOf(targetSettings);
  const recorder = new Recorder();
  const client = createClient({ bounds, clock, writable, timeLimitMs, signal, onExchange, recorder });
  const pause: Pause = async (ms, why) => {
    await pausing(signal)(Math.max(0, Math.min(ms, startedAt + timeLimitMs - clock())), why);
    if (client.cutShort) throw client.cutShort;
  };
  const target = Target.open(targetSettings, client, budget, pause, ledger);
  const openRules = rules.map(
    (rule) =>
      new OpenRule(
        rule,
        {
          https: settings.target.protocol === 'https:',
          'default-port': settings.target.protocol === 'https:' && settings.target.port === '',
          writes: allowWrites,
          'new-keys': target.mayWriteTo('/api_keys'),
          'rate-limits': rateLimits,
          waiting: spending.mayWait,
          snapshot: settings.snapshot !== undefined,
        },
        signal,
      ),
  );
  let leftBehind: readonly LeftBehind[] = [];
  const ofEarlierRuns: string[] = [];

  const end = (ending: Ending, verdicts: readonly Verdict[]): RunResult => ({
    target: settings.target.href,
    embedded: settings.embedded,
    seed: settings.seed,
    runId,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: Math.round(clock() - startedAt),
    requests: { sent: recorder.sent, counted: target.counted.size },
    counted: target.counted,
    limit: spending.limit,
    conditions: { key, unknownKey: unknownKeyLike(key), resources, allowWrites, rateLimits },
    verdicts,
    recording: recorder.recording,
    ending,
    leftBehind,
    remarks: [...ofEarlierRuns, ...target.remarks, ...remarksOnUnanswered(recorder)],
  });

  const judged = (nothingJudged?: string) => {
    const traffic = new Traffic(recorder.recording, targetSettings);
    return openRules.map((open) => open.verdict(traffic, nothingJudged, settings.toleranceOf));
  };

  try {
    onEvent({ kind: 'plan', sections: sectionsOf(openRules) });
    const obstacle = await preflight(target);
    if (obstacle) return end(obstacle, []);
    target.bePatient();
    ofEarlierRuns.push(...(await finishAll(earlier, target.as('clean-up'))));
    if (settings.path === undefined) await askAll(openRules, target, onEvent);
    else await replay(openRules, target, settings.path);
    // Rules have passed over it, each for itself.
    if (client.cutShort) throw client.cutShort;
    // Before the window is used up: then nothing more can be deleted.
    await cleanUp(target.as('clean-up'));
    if (settings.path === undefined) await askLast(openRules, target, onEvent);
    if (client.cutShort) throw client.cutShort;
    leftBehind = await cleanUp(target.as('clean-up'));
    return end({ kind: 'complete' }, judged());
  } catch (error) {
    // The client of the run sends nothing more once the run is interrupted or cut short.
    const cleaner = createClient({ bounds, clock, writable, timeLimitMs: cleanUpTimeLimitMs, onExchange, recorder });
    leftBehind = await cleanUp(target.as('clean-up').through(cleaner, pausing()));
    await cleaner.close();
    if (signal?.aborted)
      return end({ kind: 'interrupted' }, judged('the run was interrupted before it could be judged'));
    if (error instanceof CutShortError) {
      const { code, message, advice } = error;
      return end({ kind: 'cut-short', code, message, advice }, judged(message));
    }
    if (error instanceof WindowSpentError) return end({ kind: 'complete' }, judged(error.message));
    throw error;
  } finally {
    await client.close();
    if (target.isClean) ledger.discard();
  }
}

/** Otherwise a reader who counts the exchanges would miss some of the requests that the run says it sent. */
function remarksOnUnanswered({ sent, recording }: Recorder): string[] {
  const unanswered = sent - recording.length;
  if (unanswered === 0) return [];
  return [`requests under way when the run ended, which it neither recorded nor judged: ${unanswered}`];
}
