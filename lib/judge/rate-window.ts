import { jsonPointer } from '../contract/json-pointer.ts';
import { type AnsweredExchange, type Exchange, isAnswered } from '../exchange/exchange.ts';
import { errorCodeOf, errorsIn, isWellFormedError, refusalProblems } from './error-body.ts';
import { type Finding, type Judgement, notJudged, seenIn } from './finding.ts';
import { isRateLimited, isServed } from './refusal.ts';

/** So many requests in any window of so many milliseconds. */
export interface RateLimit {
  readonly requests: number;
  readonly windowMs: number;
}

/**
 * A request that may have been counted, at one moment between its sending and its answer that nobody but the target
 * knows. One that failed may even be counted later than it was given up.
 */
export interface MeteredRequest {
  readonly exchange: Exchange;
  /** Whether it carried a key that the target accepts, so that it belongs to the account. */
  readonly authenticated: boolean;
}

/** A way in which a target may count, for no page says which requests the limit is about. */
export interface WayOfCounting {
  /** `all`, `authenticated` or `served`, or the caller's own. */
  readonly name: string;
  readonly counts: (request: MeteredRequest) => boolean;
}

/** Refused for the rate or not, answered or not: a request that failed may have been counted in each of them. */
export const waysOfCounting: readonly WayOfCounting[] = [
  { name: 'all', counts: () => true },
  { name: 'authenticated', counts: ({ authenticated }) => authenticated },
  { name: 'served', counts: ({ exchange }) => isServed(exchange) },
];

const rateCode = 'ERR_NGROK_226';
/** Too many requests at once: another limit, which other requests have to be under way for. */
const simultaneityCode = 'ERR_NGROK_225';

/**
 * No rolling window holds more served requests than the limit. Only requests that surely lie in one window are held
 * together: all sent and answered within less than its length. Where none was answered 429 either, nobody came up
 * against a limit, and there is nothing to say: not of a run that was interrupted early, nor of a slow one.
 *
 * @param exchanges of one account, in any order
 */
export function judgeEnforced(exchanges: Iterable<Exchange>, limit: RateLimit): Judgement {
  const all = [...exchanges];
  const served = all.filter(isServed);
  const crowded = mostInOneWindow(served, limit.windowMs - slack(limit.windowMs));
  const window = seconds(limit.windowMs);
  const [first, last] = [crowded.at(0), crowded.at(limit.requests)];
  const isOver = first !== undefined && last !== undefined;
  if (!isOver && !all.some(isRateLimited)) {
    return notJudged(`no more than ${crowded.length} requests were served within ${window}, and none was answered 429`);
  }
  const evidence = `at most ${crowded.length} served requests within one window of ${window}`;
  if (!isOver) return { judged: served.length, findings: [], evidence };
  const problem = {
    expected: `at most ${limit.requests} served requests in any ${window}`,
    actual: `${crowded.length} of them, sent and answered within ${seconds(spanOf(crowded))}`,
    at: 'status',
  };
  return { judged: served.length, findings: seenIn([problem], last, first), evidence };
}

/**
 * No 429 comes while fewer requests than the limit can have been counted: of all requests, refused ones too, those
 * that may lie in the window before it. Where none came, it takes as many requests in one window as the limit lets
 * through to say so: a run that was interrupted early has seen nothing of the kind.
 *
 * @param options.accountIsAlone false where others may use the account, or did so less than a window before the
 * first of these requests: then a finding is no more than a warning
 */
export function judgeNotEarly(
  requests: Iterable<MeteredRequest>,
  limit: RateLimit,
  options: { readonly accountIsAlone: boolean },
): Judgement {
  const schedule = inOrder(requests);
  const answered = schedule.map(({ exchange }) => exchange).filter(isAnswered);
  const refusals = schedule.filter(({ exchange }) => isRateRefusal(exchange, schedule));
  const together = mostInOneWindow(answered, limit.windowMs).length;
  if (refusals.length === 0 && together < limit.requests) {
    const reason = `no more than ${together} requests came within ${seconds(limit.windowMs)}, and none was answered 429`;
    return notJudged(reason);
  }
  const findings = refusals.flatMap((refused): Finding[] => {
    const count = possiblyBefore(refused, schedule, limit.windowMs).length;
    if (count >= limit.requests) return [];
    const problem = {
      expected: `no 429 before ${limit.requests} requests within ${seconds(limit.windowMs)}`,
      actual: `429 after ${count} requests at most`,
      at: 'status',
      ...(!options.accountIsAlone && { level: 'should' as const }),
    };
    return seenIn([problem], refused.exchange);
  });
  return { judged: answered.length, findings };
}

/** Where the limit set in, and which ways of counting explain it. */
export interface Boundary {
  /** The first request that was refused for the rate. */
  readonly firstRefused: Exchange | undefined;
  /** Names of the ways of counting by which nothing was refused too early, and nothing served too late. */
  readonly fits: readonly string[];
}

/**
 * Tells which ways of counting the requests up to the first 429 agree with. By a way that fits, that one may have
 * found a full window before it, and no other request that was let through did surely.
 */
export function boundaryOf(
  requests: Iterable<MeteredRequest>,
  limit: RateLimit,
  ways: readonly WayOfCounting[] = waysOfCounting,
): Boundary {
  const schedule = inOrder(requests);
  const first = schedule.find(({ exchange }) => isRateRefusal(exchange, schedule));
  const upToFirst = schedule.filter(({ exchange }) => first === undefined || exchange.sentAt <= first.exchange.sentAt);
  const fits = ways.filter(({ counts }) => {
    const full = (count: number) => count >= limit.requests;
    const early =
      first !== undefined &&
      !full(possiblyBefore(first, schedule, limit.windowMs).filter((each) => mayCount(each, counts)).length);
    const late = upToFirst.some(
      (request) =>
        isAnswered(request.exchange) &&
        !isRateRefusal(request.exchange, schedule) &&
        counts(request) &&
        full(surelyBefore(request, upToFirst, limit.windowMs).filter((each) => surelyCounts(each, counts)).length),
    );
    return !early && !late;
  });
  return { firstRefused: first?.exchange, fits: fits.map(({ name }) => name) };
}

/** A boundary that no way of counting explains. Which way is right is not documented: never more than a warning. */
export function judgeBoundary(
  requests: Iterable<MeteredRequest>,
  limit: RateLimit,
  ways: readonly WayOfCounting[] = waysOfCounting,
): Judgement {
  const schedule = inOrder(requests);
  const { firstRefused, fits } = boundaryOf(schedule, limit, ways);
  if (firstRefused === undefined) {
    return { judged: 0, findings: [], unjudged: [`none of ${schedule.length} requests was answered 429`] };
  }
  const evidence = `the first 429 agrees with counting: ${fits.join(', ') || 'none'}`;
  if (fits.length > 0) return { judged: 1, findings: [], evidence };
  const before = schedule.filter(({ exchange }) => exchange.sentAt < firstRefused.sentAt);
  const authenticated = before.filter((each) => each.authenticated).length;
  const served = before.filter(({ exchange }) => isServed(exchange)).length;
  const problem = {
    expected: `the first 429 for request ${limit.requests + 1} of those that count`,
    actual: `no way of counting fits: ${before.length} came before it, ${authenticated} with a key, ${served} served`,
    at: 'status',
    level: 'should' as const,
  };
  return { judged: 1, findings: seenIn([problem], firstRefused), evidence };
}

/**
 * A 429 is a well-formed error with `ERR_NGROK_226`. The code for too many requests at once passes where another
 * request was under way.
 */
export function judgeRateRefusals(exchanges: Iterable<Exchange>): Judgement {
  const all = [...exchanges];
  const schedule = all.map((exchange): MeteredRequest => ({ exchange, authenticated: true }));
  const refusals = errorsIn(all).filter(({ outcome }) => outcome.response.status === 429);
  const findings = refusals
    .filter((exchange) => isRateRefusal(exchange, schedule))
    .flatMap((exchange) => seenIn(rateRefusalProblems(exchange), exchange));
  return { judged: refusals.length, findings };
}

function rateRefusalProblems(exchange: AnsweredExchange) {
  if (!isWellFormedError(exchange)) return refusalProblems(exchange);
  const code = errorCodeOf(exchange);
  if (code === rateCode) return [];
  return [{ expected: rateCode, actual: String(code), at: jsonPointer('error_code') }];
}

/**
 * Capacity comes back request by request, as each leaves the window. What disproves it: a request that is served
 * though the window is surely full (a window that is emptied at once), or, after a first 429, one that is refused
 * though it cannot be full (a window that is not emptied). What is judged are the requests that had to go one
 * certain way; a schedule proves the more, the further its requests are spread over the window.
 */
export function judgeRolling(requests: Iterable<MeteredRequest>, limit: RateLimit): Judgement {
  const schedule = inOrder(requests);
  const first = schedule.findIndex(({ exchange }) => isRateRefusal(exchange, schedule));
  const unjudged = (reason: string): Judgement => ({ judged: 0, findings: [], unjudged: [reason] });
  if (first < 0) return unjudged('no request was answered 429, so nothing had to come back');

  const certain = schedule.flatMap((request, index): Finding[][] => {
    const inWindow = surelyBefore(request, schedule, limit.windowMs).filter(({ exchange }) =>
      isServed(exchange),
    ).length;
    if (inWindow >= limit.requests) return [servedTooEarly(request.exchange, inWindow)];
    if (index <= first || !isAnswered(request.exchange)) return [];
    const count = possiblyBefore(request, schedule, limit.windowMs).length;
    return count < limit.requests ? [refusedTooLate(request.exchange, schedule, count)] : [];
  });
  const findings = certain.flat();
  if (findings.length === 0 && !schedule.slice(first + 1).some(({ exchange }) => isServed(exchange))) {
    return unjudged('no request was served after the first 429, so nothing is known to have come back');
  }
  return { judged: certain.length, findings };
}

function servedTooEarly(exchange: Exchange, inWindow: number): Finding[] {
  if (!isServed(exchange)) return [];
  const expected = `429, for ${inWindow} served requests are still in the window`;
  return seenIn([{ expected, actual: `status ${statusOf(exchange)}`, at: 'status' }], exchange);
}

function refusedTooLate(exchange: Exchange, schedule: readonly MeteredRequest[], count: number): Finding[] {
  if (!isRateRefusal(exchange, schedule)) return [];
  const expected = `no 429, for at most ${count} requests are still in the window`;
  return seenIn([{ expected, actual: 'status 429', at: 'status' }], exchange);
}

/**
 * Clocks differ in speed and resolution, the target's from ours: what is nearer than this to a window's edge may
 * lie on either side of it. Milliseconds: a thousandth of the window and the rounding at both its ends.
 */
function slack(windowMs: number): number {
  return windowMs / 1000 + 2;
}

function inOrder(requests: Iterable<MeteredRequest>): MeteredRequest[] {
  return [...requests].toSorted((one, other) => one.exchange.sentAt - other.exchange.sentAt);
}

/** Those that were surely counted before this one, and surely not yet out of its window. @param schedule in order of sending */
function surelyBefore(
  { exchange }: MeteredRequest,
  schedule: readonly MeteredRequest[],
  windowMs: number,
): MeteredRequest[] {
  const opens = exchange.endedAt - windowMs + slack(windowMs);
  const inWindow = schedule.slice(placeBehind(schedule, opens), placeBehind(schedule, exchange.sentAt));
  return inWindow.filter((other) => other.exchange.endedAt < exchange.sentAt);
}

/** How many requests of a schedule were sent at a time or before. Halving spares a long run seconds. */
function placeBehind(schedule: readonly MeteredRequest[], time: number): number {
  let [from, to] = [0, schedule.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((schedule[middle]?.exchange.sentAt ?? 0) <= time) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Those that may have been counted before this one and still have been in its window. */
function possiblyBefore(
  request: MeteredRequest,
  schedule: readonly MeteredRequest[],
  windowMs: number,
): MeteredRequest[] {
  const opens = request.exchange.sentAt - windowMs - slack(windowMs);
  const { endedAt } = request.exchange;
  return schedule.filter(
    (other) => other !== request && other.exchange.sentAt <= endedAt && latestCounting(other.exchange) >= opens,
  );
}

function latestCounting(exchange: Exchange): number {
  return isAnswered(exchange) ? exchange.endedAt : Number.POSITIVE_INFINITY;
}

function mayCount(request: MeteredRequest, counts: WayOfCounting['counts']): boolean {
  return counts(request) || !isAnswered(request.exchange);
}

/** Whether a refusal for the rate is itself counted is not documented, so it is nothing sure. */
function surelyCounts(request: MeteredRequest, counts: WayOfCounting['counts']): boolean {
  return isAnswered(request.exchange) && statusOf(request.exchange) !== 429 && counts(request);
}

/** The largest set of exchanges that began and ended in less than that many milliseconds, in order of sending. */
function mostInOneWindow(exchanges: readonly Exchange[], lengthMs: number): Exchange[] {
  // One that takes longer than the window lies surely in none.
  const short = exchanges.filter(({ sentAt, endedAt }) => endedAt - sentAt < lengthMs);
  const bySending = short.toSorted((one, other) => one.sentAt - other.sentAt);
  const ends = short.map(({ endedAt }) => endedAt).toSorted((one, other) => one - other);
  let most = 0;
  let opens = 0;
  let ended = 0;
  bySending.forEach(({ sentAt }, index) => {
    while (ended < ends.length && (ends[ended] ?? 0) < sentAt + lengthMs) ended += 1;
    // All that began earlier have ended by then, for all are shorter than the window.
    if (ended - index > most) {
      most = ended - index;
      opens = sentAt;
    }
  });
  return bySending.filter(({ sentAt, endedAt }) => sentAt >= opens && endedAt < opens + lengthMs);
}

function spanOf(exchanges: readonly Exchange[]): number {
  const began = exchanges.reduce((earliest, { sentAt }) => Math.min(earliest, sentAt), Number.POSITIVE_INFINITY);
  const ended = exchanges.reduce((latest, { endedAt }) => Math.max(latest, endedAt), Number.NEGATIVE_INFINITY);
  return ended - began;
}

function isRateRefusal(exchange: Exchange, schedule: readonly MeteredRequest[]): boolean {
  if (statusOf(exchange) !== 429) return false;
  return errorCodeOf(exchange) !== simultaneityCode || !hasCompany(exchange, schedule);
}

function hasCompany({ number, sentAt, endedAt }: Exchange, schedule: readonly MeteredRequest[]): boolean {
  return schedule.some(
    ({ exchange }) => exchange.number !== number && exchange.sentAt < endedAt && exchange.endedAt > sentAt,
  );
}

function statusOf(exchange: Exchange): number | undefined {
  return isAnswered(exchange) ? exchange.outcome.response.status : undefined;
}

function seconds(milliseconds: number): string {
  return `${Number((milliseconds / 1000).toFixed(3))} s`;
}
