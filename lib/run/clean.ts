import { setTimeout } from 'node:timers/promises';
import { createClient, defaultBounds } from '../exchange/client.ts';
import { systemClock } from '../exchange/clock.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { type RateLimit, RollingBudget } from '../exchange/pacing.ts';
import { type EarlierRun, type Finished, finish, isFinished } from './finish.ts';
import { preflight } from './preflight.ts';
import type { Surroundings } from './run.ts';
import { spendingOf } from './spending.ts';
import { Target, writeScopeOf } from './target.ts';
import { urlBelow } from './target-url.ts';
import type { Ending } from './verdict.ts';

/** What is to be cleaned, already validated. */
export interface CleanSettings {
  /** Base URL, as a run takes it. */
  readonly target: URL;
  readonly key: string;
  /** The rate limit that the target declares. Default: the documented one. */
  readonly limit?: RateLimit | undefined;
  /** How long an answer may take, in ms. Default: 5,000. */
  readonly timeoutMs?: number | undefined;
}

/** What came of it. */
export interface CleanResult {
  /** Why the target could not be cleaned at all. */
  readonly obstacle: Ending | undefined;
  readonly finished: readonly Finished[];
}

/** Far more than any list has. */
const mostPages = 1_000;

/**
 * Deletes what earlier runs made and left at a target, waiting for room in its rate limit where that takes it. It can
 * write to the lists that these runs wrote to, and to no other.
 */
export async function clean(
  settings: CleanSettings,
  earlier: readonly EarlierRun[],
  surroundings: Pick<Surroundings, 'clock' | 'bounds' | 'pause' | 'onEvent'> = {},
): Promise<CleanResult> {
  const { clock = systemClock, pause = setTimeout, onEvent = () => {} } = surroundings;
  const { answerMs, ...otherBounds } = surroundings.bounds ?? defaultBounds;
  const bounds = { answerMs: settings.timeoutMs ?? answerMs, ...otherBounds };
  const base = settings.target;
  const spending = { ...spendingOf({ limit: settings.limit }), mayWait: true };
  const targetSettings = {
    base,
    key: settings.key,
    mayWrite: true,
    scratch: listsOf(base, earlier),
    runId: 'clean',
    seed: 0,
    spending,
  };
  const onExchange = (exchange: Exchange) =>
    onEvent({
      kind: 'exchange',
      sent: client.sent,
      counted: target.counted.size,
      window: budget.window,
      exchange,
    });
  const client = createClient({ bounds, clock, writable: writeScopeOf(targetSettings), onExchange });
  const budget = new RollingBudget(spending.limit, clock);
  const target = Target.open(targetSettings, client, budget, async (ms, why) => {
    onEvent({ kind: 'wait', ms, why });
    await pause(ms);
  }).as('clean-up');
  try {
    // The last run may have filled the window.
    target.bePatient();
    const obstacle = await preflight(target);
    const finished: Finished[] = [];
    for (const run of obstacle ? [] : earlier) {
      const ofRun = await finish(target, run, mostPages);
      finished.push(...ofRun);
      if (isFinished(ofRun)) run.onFinished();
    }
    return { obstacle, finished };
  } finally {
    await client.close();
  }
}

/** Paths of the lists that runs wrote to. What is not below the target is told by `finish`. */
function listsOf(base: URL, earlier: readonly EarlierRun[]): string[] {
  const prefix = urlBelow(base, '');
  const urls = earlier.flatMap(({ items, lists }) => [
    ...lists,
    ...items.map((url) => url.slice(0, url.lastIndexOf('/'))),
  ]);
  return [...new Set(urls)].filter((url) => url.startsWith(`${prefix}/`)).map((url) => url.slice(prefix.length));
}
