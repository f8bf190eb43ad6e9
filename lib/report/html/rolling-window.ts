import { lastUntil } from './last-until.ts';

/** A request, and whether it counts against the account. */
export interface MeteredExchange {
  /** Milliseconds since the Unix epoch. */
  readonly endedAt: number;
  readonly counted: boolean;
}

/** From this moment on, so many requests lie in the rolling window. */
export interface WindowStep {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly counted: number;
}

/**
 * How many requests lie in the rolling window: a step for each moment at which that changes, in order of time. Before
 * the first step it is none.
 *
 * Only the target knows when it counts a request, somewhere between sending and answer. Here it is the answer, as for
 * the budget of the run, and the request leaves the window exactly `windowMs` later.
 *
 * @param windowMs length of the window in milliseconds
 */
export function windowSteps(exchanges: Iterable<MeteredExchange>, windowMs: number): WindowStep[] {
  const entries = [...exchanges].filter(({ counted }) => counted).map(({ endedAt }) => endedAt);
  entries.sort((one, other) => one - other);
  const entering = (index: number) => entries[index] ?? Number.POSITIVE_INFINITY;
  const steps: WindowStep[] = [];
  let [entered, left] = [0, 0];
  while (left < entries.length) {
    const at = Math.min(entering(entered), entering(left) + windowMs);
    const before = entered - left;
    while (entering(entered) <= at) entered += 1;
    while (entering(left) + windowMs <= at) left += 1;
    if (entered - left !== before) steps.push({ at, counted: entered - left });
  }
  return steps;
}

/** The first of the highest steps; undefined where nothing counted. */
export function peakOf(steps: readonly WindowStep[]): WindowStep | undefined {
  let peak = steps[0];
  for (const step of steps) if (peak === undefined || step.counted > peak.counted) peak = step;
  return peak;
}

/** How many requests lie in the window at a moment. @param steps as `windowSteps` gives them */
export function countedAt(steps: readonly WindowStep[], at: number): number {
  return lastUntil(steps, at)?.counted ?? 0;
}

/**
 * Those steps that a drawing of so many columns can show: of each column the highest, the lowest and the last. Peak and
 * outline stay as they are.
 */
export function drawnSteps(steps: readonly WindowStep[], from: number, to: number, columns: number): WindowStep[] {
  const width = Math.max(to - from, 1) / columns;
  const drawn: WindowStep[] = [];
  let column: WindowStep[] = [];
  const flush = () => {
    const [first] = column;
    if (first === undefined) return;
    let [lowest, highest, last] = [first, first, first];
    for (const step of column) {
      if (step.counted < lowest.counted) lowest = step;
      if (step.counted > highest.counted) highest = step;
      last = step;
    }
    drawn.push(...[...new Set([lowest, highest, last])].sort((one, other) => one.at - other.at));
  };
  for (const step of steps) {
    if (step.at > to) break;
    const [first] = column;
    if (first !== undefined && Math.floor((first.at - from) / width) !== Math.floor((step.at - from) / width)) {
      flush();
      column = [];
    }
    column.push(step);
  }
  flush();
  return drawn;
}
