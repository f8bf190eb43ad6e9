import type { MeteredRequest, RateLimit } from './rate-window.ts';
import { answered, failed } from './sample-exchange.ts';

/** A request before a limiter has judged it, times in milliseconds. `countedAt` is what only the target knows. */
export interface Arrival {
  readonly sentAt: number;
  readonly countedAt: number;
  readonly endedAt: number;
  readonly kind: 'good' | 'invalid' | 'unauthenticated' | 'lost';
  readonly connection: number;
}

/** A request as the judges see it, with the time at which the target counted it. */
export interface CountedRequest extends MeteredRequest {
  readonly countedAt: number;
}

/** Whether a request that comes now is let through; called in order of counting. */
export type Limiter = (arrival: Arrival) => boolean;

/** A limiter stands before the key is looked at, behind that, or behind all that can refuse. */
export type Place = 'all' | 'authenticated' | 'served';

/** A well-formed refusal for the rate, but for what the caller says. */
export const rateRefusal = (error_code: string, status_code = 429) => ({
  error_code,
  status_code,
  msg: 'Too many.',
  details: { operation_id: 'op_1' },
});

/** What becomes of requests that meet a limiter. */
export function metered(arrivals: readonly Arrival[], admits: Limiter, place: Place): CountedRequest[] {
  const inOrderOfCounting = arrivals.toSorted((one, other) => one.countedAt - other.countedAt);
  return inOrderOfCounting.map((arrival, index) => {
    const { kind, sentAt, countedAt, endedAt } = arrival;
    const unmetered = { all: [], authenticated: ['unauthenticated'], served: ['unauthenticated', 'invalid'] }[place];
    const isRefused = !unmetered.some((each) => each === kind) && !admits(arrival);
    const told = { countedAt, authenticated: kind !== 'unauthenticated' };
    const sample = { number: index + 1, sentAt, endedAt };
    if (kind === 'lost') return { ...told, exchange: failed(sample) };
    const status = isRefused ? 429 : { good: 200, invalid: 400, unauthenticated: 401 }[kind];
    return { ...told, exchange: answered({ ...sample, status, body: isRefused ? rateRefusal('ERR_NGROK_226') : {} }) };
  });
}

/** What the documentation asks for. It says neither whether refused requests count nor on which side the edge lies. */
export function rolling({ requests, windowMs }: RateLimit, { countsRefused = false, holdsEdge = false } = {}): Limiter {
  const counted: number[] = [];
  return ({ countedAt }) => {
    const opens = countedAt - windowMs;
    const isFull = counted.filter((time) => time > opens || (holdsEdge && time === opens)).length >= requests;
    if (!isFull || countsRefused) counted.push(countedAt);
    return !isFull;
  };
}

/** Windows of the clock, whose edges lie `phase` before the multiples of their length. */
export function fixedWindow({ requests, windowMs }: RateLimit, phase = 0): Limiter {
  const counts = new Map<number, number>();
  return ({ countedAt }) => {
    const window = Math.floor((countedAt + phase) / windowMs);
    const count = counts.get(window) ?? 0;
    counts.set(window, count + 1);
    return count < requests;
  };
}

/** A window begins with the first request behind the one before. */
export function windowFromFirstRequest({ requests, windowMs }: RateLimit): Limiter {
  let opened = Number.NEGATIVE_INFINITY;
  let count = 0;
  return ({ countedAt }) => {
    if (countedAt >= opened + windowMs) [opened, count] = [countedAt, 0];
    count += 1;
    return count <= requests;
  };
}

export function neverRecovering({ requests }: RateLimit): Limiter {
  let count = 0;
  return () => {
    count += 1;
    return count <= requests;
  };
}

export function perConnection(limit: RateLimit): Limiter {
  const limiters = new Map<number, Limiter>();
  return (arrival) => {
    const limiter = limiters.get(arrival.connection) ?? rolling(limit);
    limiters.set(arrival.connection, limiter);
    return limiter(arrival);
  };
}
