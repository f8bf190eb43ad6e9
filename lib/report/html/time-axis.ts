import { lastUntil } from './last-until.ts';

/** A labelled place on an axis of time. */
export interface Tick {
  /** Milliseconds after the beginning. */
  readonly at: number;
  readonly label: string;
}

/** Milliseconds since the Unix epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Distances that a reader can count in. */
const distances = [
  ...[0.001, 0.01, 0.1, 1, 10, 100].flatMap((power) => [1, 2, 5].map((digit) => digit * power)),
  ...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * second),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * minute),
  ...[1, 2, 3, 6, 12].map((hours) => hours * hour),
];

/**
 * Ticks for an axis of so many milliseconds, from 0 on.
 *
 * @param most how many there may be beside the first
 */
export function ticksOf(spanMs: number, most: number): Tick[] {
  const distance = distances.find((each) => spanMs / each <= most) ?? Math.ceil(spanMs / most / day) * day;
  const count = Math.floor(spanMs / distance + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => ({
    at: index * distance,
    label: elapsed(index * distance),
  }));
}

/** A length of time as a reader would say it, to about three digits. */
export function elapsed(milliseconds: number): string {
  if (milliseconds === 0) return '0 s';
  if (milliseconds < 99.5) return `${Number(milliseconds.toPrecision(milliseconds < 10 ? 2 : 3))} ms`;
  // A rolling window of 60 s is called that.
  if (milliseconds < 2 * minute - 50)
    return `${Number((milliseconds / second).toFixed(milliseconds < 9995 ? 2 : 1))} s`;
  const [large, small, names] = milliseconds < hour - 500 ? [minute, second, 'min s'] : [hour, minute, 'h min'];
  const rounded = Math.round(milliseconds / small);
  const rest = rounded % (large / small);
  const [largeName, smallName] = names.split(' ');
  return `${Math.floor(rounded / (large / small))} ${largeName}${rest === 0 ? '' : ` ${rest} ${smallName}`}`;
}

/**
 * Spans of at least so many milliseconds in which no request was under way.
 *
 * @param exchanges in order of sending
 */
export function pausesIn(
  exchanges: Iterable<{ readonly sentAt: number; readonly endedAt: number }>,
  shortestMs: number,
): Span[] {
  const pauses: Span[] = [];
  let busyUntil = Number.POSITIVE_INFINITY;
  for (const { sentAt, endedAt } of exchanges) {
    if (sentAt - busyUntil >= shortestMs) pauses.push({ from: busyUntil, to: sentAt });
    busyUntil = busyUntil === Number.POSITIVE_INFINITY ? endedAt : Math.max(busyUntil, endedAt);
  }
  return pauses;
}

/** Of the axis, in percent, what all pauses take up together at most, and what one of them does. */
const pausesShare = { all: 20, each: 2 };

/**
 * An axis on which pauses are short, or a long run would be nothing but pauses: it gives the place of a moment in
 * percent.
 *
 * @param span from the first sending to the last answer
 */
export function axisWithoutPauses(span: Span, pauses: readonly Span[]): (at: number) => number {
  const pauseShare = pauses.length === 0 ? 0 : Math.min(pausesShare.each, pausesShare.all / pauses.length);
  const paused = pauses.reduce((sum, { from, to }) => sum + to - from, 0);
  const busyMs = span.to - span.from - paused;
  const perMs = busyMs > 0 ? (100 - pauseShare * pauses.length) / busyMs : 0;
  /** Where each piece of the axis begins, and how many percent a millisecond takes on it. */
  const pieces = [{ at: span.from, place: 0, perMs }];
  let last = { at: span.from, place: 0 };
  for (const { from, to } of pauses) {
    const place = last.place + (from - last.at) * perMs;
    last = { at: to, place: place + pauseShare };
    pieces.push({ at: from, place, perMs: pauseShare / (to - from) }, { ...last, perMs });
  }
  return (at) => {
    const piece = lastUntil(pieces, at);
    return piece === undefined ? 0 : piece.place + (at - piece.at) * piece.perMs;
  };
}

/** So long after the beginning, to the millisecond: `1.204 s`, `2:03.500`, `1:02:03.500`. */
export function clockReading(milliseconds: number): string {
  const rounded = Math.round(milliseconds);
  const seconds = (rounded % minute) / second;
  if (rounded < minute) return `${seconds.toFixed(3)} s`;
  const minutes = Math.floor(rounded / minute) % 60;
  const tail = seconds.toFixed(3).padStart(6, '0');
  if (rounded < hour) return `${minutes}:${tail}`;
  return `${Math.floor(rounded / hour)}:${String(minutes).padStart(2, '0')}:${tail}`;
}
