import { documentedRateLimit, type RateLimit } from '../exchange/pacing.ts';

/** How many requests a run may send, and how fast. */
export interface Spending {
  /** The rate limit that the target declares. */
  readonly limit: RateLimit;
  /** Whether the run waits for the window to have room again, or does without what there is none for. */
  readonly mayWait: boolean;
  /** Whether the run goes on over as many windows as the inputs of its rules need. */
  readonly isThorough: boolean;
  /** How many inputs a rule of generated inputs tries at most; all edges of it where those are more. */
  readonly runs: number;
  /** How many times a window is waited for at most because the target answered 429 before the run had filled it. */
  readonly mostEarlyWaits: number;
  /** How many smaller inputs are tried at most for one that failed. */
  readonly mostShrinks: number;
}

/** In one window some inputs of each rule tell more than many of one. */
const runsOfOneWindow = 20;
const shrinksOfOneWindow = 20;
const shrinksOfThoroughRun = 100;

/** What fits one window at the documented limit takes three where others leave half of it. */
const earlyWaitsOfOneWindow = 3;
const earlyWaitsOfThoroughRun = 30;

/** A window that is waited for without being asked to, in milliseconds: nobody notices. */
const shortWindowMs = 10_000;

/**
 * How a run spends its requests.
 *
 * @param wish.limit the rate limit that the target declares. Default: the documented one
 * @param wish.runs how many inputs each rule of generated inputs is to get, over as many windows as that takes.
 *   Without it a run ends with its first window, and gives them what the other rules leave of that
 */
export function spendingOf(wish: {
  readonly limit?: RateLimit | undefined;
  readonly runs?: number | undefined;
}): Spending {
  const { limit = documentedRateLimit, runs } = wish;
  const isThorough = runs !== undefined;
  return {
    limit,
    isThorough,
    mayWait: isThorough || limit.windowMs <= shortWindowMs,
    runs: runs ?? runsOfOneWindow,
    mostEarlyWaits: isThorough ? earlyWaitsOfThoroughRun : earlyWaitsOfOneWindow,
    mostShrinks: isThorough ? shrinksOfThoroughRun : shrinksOfOneWindow,
  };
}
