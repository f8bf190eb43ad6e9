import type { RateLimit } from '../../exchange/pacing.ts';
import { counted } from '../counted.ts';
import type { ExchangeOutline } from '../recording-report.ts';
import { countedAt, peakOf, type WindowStep, windowSteps } from './rolling-window.ts';
import { elapsed, pausesIn, type Span } from './time-axis.ts';

/** How a run went over time, as it is drawn and as it is told. */
export interface RunTime {
  /** From the first sending to the last answer. */
  readonly span: Span;
  readonly steps: readonly WindowStep[];
  readonly peak: WindowStep | undefined;
  /** Those that were answered 429, in order of sending. */
  readonly refused: readonly RefusedExchange[];
  /** In which the run waited. */
  readonly pauses: readonly Span[];
}

export interface RefusedExchange {
  readonly number: number;
  /** When the answer was there, milliseconds since the Unix epoch. */
  readonly at: number;
  /** How many requests were counted in the window then. */
  readonly counted: number;
}

/** As part of the window: what is shorter than this is no wait that a reader should see. */
const shortestPause = 0.1;

/** @param outlines in order of sending */
export function runTimeOf(outlines: readonly ExchangeOutline[], limit: RateLimit): RunTime | undefined {
  const [first] = outlines;
  if (first === undefined) return undefined;
  const to = outlines.reduce((latest, { endedAt }) => Math.max(latest, endedAt), first.endedAt);
  const span = { from: first.sentAt, to };
  const steps = windowSteps(outlines, limit.windowMs);
  return {
    span,
    steps,
    peak: peakOf(steps),
    refused: outlines
      .filter(({ status }) => status === 429)
      .map(({ number, endedAt }) => ({ number, at: endedAt, counted: countedAt(steps, endedAt) })),
    pauses: pausesIn(outlines, limit.windowMs * shortestPause),
  };
}

/** What the drawing of the window shows, in sentences. */
export function runTimeText({ span, peak, refused, pauses }: RunTime, limit: RateLimit): string[] {
  const since = (at: number) => elapsed(at - span.from);
  const window = `window of ${elapsed(limit.windowMs)}`;
  const [first] = refused;
  const [longest] = [...pauses].sort((one, other) => other.to - other.from - (one.to - one.from));
  return [
    peak === undefined
      ? 'No request counted against the account.'
      : `At most ${counted(peak.counted, 'request')} counted within one ${window}, first after ${since(peak.at)}; the limit is ${limit.requests}.`,
    first === undefined
      ? 'None was answered 429.'
      : `The first 429 answered #${first.number}, after ${since(first.at)}, with ${first.counted} counted; ${refused.length === 1 ? 'it is the only one' : `${refused.length} came in all`}.`,
    ...(peak !== undefined && peak.counted > limit.requests
      ? ['More than the limit are no fault by themselves: a target need not count what it refuses.']
      : []),
    ...(longest === undefined
      ? []
      : [
          pauses.length === 1
            ? `The run waited once, for ${elapsed(longest.to - longest.from)}.`
            : `The run waited ${pauses.length} times, for ${elapsed(longest.to - longest.from)} at most.`,
        ]),
  ];
}
