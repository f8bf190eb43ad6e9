import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAnswered } from '../exchange/exchange.ts';
import {
  boundaryOf,
  judgeBoundary,
  judgeEnforced,
  judgeNotEarly,
  judgeRateRefusals,
  judgeRolling,
  type MeteredRequest,
  type RateLimit,
} from './rate-window.ts';
import { isRateLimited, isServed } from './refusal.ts';
import {
  type Arrival,
  type CountedRequest,
  fixedWindow,
  type Limiter,
  metered,
  neverRecovering,
  type Place,
  perConnection,
  rolling,
  windowFromFirstRequest,
} from './sample-limiter.ts';

/** Names of the judges that find something. */
function judgesThatFind(requests: readonly MeteredRequest[], limit: RateLimit): string[] {
  const exchanges = requests.map(({ exchange }) => exchange);
  const judgements = {
    enforced: judgeEnforced(exchanges, limit),
    'not-early': judgeNotEarly(requests, limit, { accountIsAlone: true }),
    rolling: judgeRolling(requests, limit),
    boundary: judgeBoundary(requests, limit),
    refusal: judgeRateRefusals(exchanges),
  };
  return Object.entries(judgements)
    .filter(([, { findings }]) => findings.length > 0)
    .map(([judge]) => judge);
}

/**
 * Which judges have to find something, told from the times of counting, which the judges do not know. Every request is
 * counted within D after its sending and before its answer: the time that the longest of them took, and the millisecond
 * that our clock rounds off. So the judges know the distance of two times of counting to within 2 D. Two clocks may disagree about a window's length by a thousandth and 2 ms: the slack. What
 * is nearer than that to a window's edge cannot be told apart. With a window of W and a limit of N requests, it can be
 *
 * - `enforced`: that more than N served requests were counted within less than W - slack - 2 D;
 * - `not-early`: that a request was refused, though fewer than N others were counted (or sent, if they were given up)
 *   between W + slack + 2 D before it and 2 D after it;
 * - `rolling`: the same of a request that came after another was refused; or that one was served, though N served ones
 *   were counted between W - slack - 2 D and 2 D before it, and one was refused at some time.
 */
function toldApart(requests: readonly CountedRequest[], { requests: most, windowMs }: RateLimit): string[] {
  const durations = requests.map(({ exchange }) => (isAnswered(exchange) ? exchange.endedAt - exchange.sentAt : 0));
  const either = 2 * (Math.max(0, ...durations) + 1);
  const slack = windowMs / 1000 + 2;
  const served = requests.filter(({ exchange }) => isServed(exchange));
  const refused = requests.filter(({ exchange }) => isRateLimited(exchange));
  const countedBefore = ({ countedAt }: CountedRequest, from: number, to: number) =>
    served.filter((other) => countedAt - other.countedAt < from && countedAt - other.countedAt > to).length;
  const mayCount = (request: CountedRequest) =>
    requests.filter((other) => {
      const before = request.countedAt - other.countedAt;
      return (
        other !== request && (!isAnswered(other.exchange) || (before <= windowMs + slack + either && before >= -either))
      );
    }).length;

  const early = refused.filter((request) => mayCount(request) < most);
  const firstRefusal = Math.min(...refused.map(({ exchange }) => exchange.sentAt));
  const tooMany = served.some((request) => countedBefore(request, windowMs - slack - either, -Number.EPSILON) > most);
  const servedTooEarly = served.some((request) => countedBefore(request, windowMs - slack - either, either) >= most);
  const refusedTooLate = early.some(({ exchange }) => exchange.sentAt > firstRefusal);
  return [
    ...(tooMany ? ['enforced'] : []),
    ...(early.length > 0 ? ['not-early'] : []),
    ...(refusedTooLate || (servedTooEarly && refused.length > 0) ? ['rolling'] : []),
  ];
}

const limits: fc.Arbitrary<RateLimit> = fc.record({
  requests: fc.integer({ min: 3, max: 20 }),
  windowMs: fc.oneof(fc.constantFrom(100, 1000, 60_000), fc.integer({ min: 100, max: 60_000 })),
});

/** From 0 to 1, evenly: most numbers that `fc.double` gives are next to 0. */
const parts = fc.nat({ max: 1e6 }).map((millionths) => millionths / 1e6);

/**
 * Requests of every kind at any times, most of them where something is decided: many at once, as fast as the limit
 * allows, about a window later, and overlapping. Our own clock shows whole milliseconds.
 */
function mixedArrivals({ requests, windowMs }: RateLimit): fc.Arbitrary<Arrival[]> {
  const gap = fc.oneof(
    { arbitrary: fc.constant(0), weight: 3 },
    { arbitrary: parts.map((part) => part * 3), weight: 3 },
    { arbitrary: parts.map((part) => (part * 2 * windowMs) / requests), weight: 4 },
    parts.map((part) => windowMs + (part - 0.5) * (windowMs / 250 + 8)),
    parts.map((part) => part * 2 * windowMs),
  );
  const kind = fc.oneof(
    { arbitrary: fc.constant<Arrival['kind']>('good'), weight: 5 },
    fc.constantFrom<Arrival['kind']>('invalid', 'unauthenticated', 'lost'),
  );
  const step = fc.record({ gap, way: parts, back: parts, kind, connection: fc.nat({ max: 2 }) });
  const steps = fc.array(step, { minLength: requests, maxLength: 4 * requests + 10 });
  const longest = fc.constantFrom(0, 1, 5, windowMs / 50, windowMs);
  return fc.tuple(steps, longest).map(([all, most]) => {
    let now = 1_700_000_000_000;
    return all.map(({ gap, way, back, kind, connection }) => {
      now += gap;
      return arrival({ sentAt: now, countedAt: now + way * most, endedAt: now + back * most, kind, connection });
    });
  });
}

/**
 * As many requests as the limit allows and a few more, all at once, and one after the other when they leave the window;
 * around them some that take longer than a window, or are counted long after they were given up.
 */
function decisiveArrivals({ requests, windowMs }: RateLimit): fc.Arbitrary<Arrival[]> {
  const slack = windowMs / 1000 + 2;
  const slow = fc.record({ at: parts, way: parts, back: parts, kind: fc.constantFrom('good', 'lost') });
  return fc
    .record({
      begin: parts,
      burst: fc.array(fc.oneof(fc.constant(0), parts), { minLength: requests - 1, maxLength: requests + 2 }),
      later: fc.array(parts, { minLength: requests, maxLength: 2 * requests }),
      slow: fc.array(slow, { maxLength: 3 }),
    })
    .map(({ begin, burst, later, slow }) => {
      const start = 1_700_000_000_000 + begin;
      const leaving = start + windowMs - 2 * slack;
      const times = [
        ...burst.map((part) => start + part * 3),
        ...later.map((_, index) => leaving + (index + (later[index] ?? 0)) * ((4 * slack) / later.length)),
      ];
      const quick = times.map((time, index) =>
        arrival({ sentAt: time, countedAt: time, endedAt: time, kind: 'good', connection: index % 3 }),
      );
      const others = slow.map(({ at, way, back, kind }) => {
        const countedAt = start + (at * 2.4 - 1.2) * windowMs;
        const sentAt = countedAt - way * 2 * windowMs;
        const endedAt = kind === 'lost' ? sentAt + back : countedAt + back * 2 * windowMs;
        return arrival({ sentAt, countedAt, endedAt, kind, connection: 0 });
      });
      return [...quick, ...others].toSorted((one, other) => one.sentAt - other.sentAt);
    });
}

/** Shown by a clock of whole milliseconds. One that got an answer was counted before that. */
function arrival(exact: Arrival): Arrival {
  const endedAt = exact.kind === 'lost' ? exact.endedAt : Math.max(exact.endedAt, exact.countedAt);
  return { ...exact, sentAt: Math.floor(exact.sentAt), endedAt: Math.floor(endedAt) };
}

/** A clock that is early by any time, and fast or slow by nearly as much as the judges allow for. */
const clocks = fc
  .record({
    speed: fc.oneof(fc.constantFrom(-900, 900), fc.integer({ min: -900, max: 900 })),
    offset: parts.map((part) => part * 1e6),
    rounds: fc.boolean(),
  })
  .map(({ speed, offset, rounds }) => (time: number) => {
    const shown = time / (1 + speed / 1e6) + offset;
    return rounds ? Math.floor(shown) : shown;
  });

const ofClock =
  (limiter: Limiter, clock: (time: number) => number): Limiter =>
  (arrival) =>
    limiter({ ...arrival, countedAt: clock(arrival.countedAt) });

const places = fc.constantFrom<Place>('all', 'authenticated', 'served');

const limited = limits.chain((limit) =>
  fc.record({
    limit: fc.constant(limit),
    arrivals: fc.oneof(mixedArrivals(limit), decisiveArrivals(limit)),
  }),
);

describe('every schedule that a rolling limiter admits', () => {
  it('passes, wherever the limiter stands, whatever it counts and however its clock goes', () => {
    const options = fc.record({ countsRefused: fc.boolean(), holdsEdge: fc.boolean() });
    fc.assert(
      fc.property(limited, places, options, clocks, ({ limit, arrivals }, place, option, clock) => {
        const requests = metered(arrivals, ofClock(rolling(limit, option), clock), place);
        expect(judgesThatFind(requests, limit)).toEqual([]);
        expect(boundaryOf(requests, limit).fits).toContain(place);
        if (place === 'all') return;
        const withKey = requests.filter(({ authenticated }) => authenticated);
        expect(judgeNotEarly(withKey, limit, { accountIsAlone: true }).findings).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

function givingInTurn(answers: readonly boolean[]): Limiter {
  let count = 0;
  return () => {
    count += 1;
    return answers[count % answers.length] === true;
  };
}

describe('every schedule that can be told apart', () => {
  it('fails, whatever limiter it comes from', () => {
    const answers = fc.array(fc.boolean(), { minLength: 1, maxLength: 40 });
    const limiters = fc.oneof(
      answers.map((each) => () => givingInTurn(each)),
      fc.nat({ max: 120_000 }).map((phase) => (limit: RateLimit) => fixedWindow(limit, phase)),
      fc
        .constantFrom(-1, 1)
        .map((more) => (limit: RateLimit) => rolling({ ...limit, requests: limit.requests + more })),
      fc
        .constantFrom(0.5, 0.9, 1.1, 2)
        .map((longer) => (limit: RateLimit) => rolling({ ...limit, windowMs: limit.windowMs * longer })),
      fc.constantFrom(windowFromFirstRequest, perConnection, neverRecovering),
    );
    fc.assert(
      fc.property(limited, limiters, places, ({ limit, arrivals }, limiter, place) => {
        const requests = metered(arrivals, limiter(limit), place);
        expect(judgesThatFind(requests, limit)).toEqual(expect.arrayContaining(toldApart(requests, limit)));
      }),
      { numRuns: 300 },
    );
  });
});

interface Burst {
  readonly count: number;
  /** In windows, from the first request on. */
  readonly from: number;
}

/** Bursts of good requests, each within a tenth of a window, that take up to a twentieth of it and may overlap. */
function burstsOf({ windowMs }: RateLimit, bursts: readonly Burst[], connections: number): fc.Arbitrary<Arrival[]> {
  const request = fc.record({ place: parts, way: parts, back: parts });
  return fc
    .tuple(
      fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 }),
      ...bursts.map(({ count }) => fc.array(request, { minLength: count, maxLength: count })),
    )
    .map(([start, ...all]) =>
      all
        .flatMap((requests, burst) => requests.map((request) => ({ ...request, from: bursts[burst]?.from ?? 0 })))
        .map(({ from, place, way, back }, index): Arrival => {
          const countedAt = start + (from + place * 0.1) * windowMs;
          const [sentAt, endedAt] = [countedAt - way * windowMs * 0.025, countedAt + back * windowMs * 0.025];
          return { sentAt, countedAt, endedAt, kind: 'good', connection: index % connections };
        }),
    );
}

/** A limiter that is wrong, with requests that show it beyond doubt. */
interface Case {
  readonly limiter: (limit: RateLimit, arrivals: readonly Arrival[]) => Limiter;
  readonly bursts: (most: number) => readonly Burst[];
  readonly connections?: number;
  readonly found: readonly string[];
}

const firstOf = (arrivals: readonly Arrival[]) => Math.min(...arrivals.map(({ countedAt }) => countedAt));
const otherLimit = (change: (limit: RateLimit) => Partial<RateLimit>) => (limit: RateLimit) =>
  rolling({ ...limit, ...change(limit) });
/** More than fills a window that begins with the first request, at its end, and then the next one, at its beginning. */
const overAnEdge = (most: number) => [
  { count: 1, from: 0 },
  { count: most, from: 0.8 },
  { count: most - 1, from: 1.2 },
  { count: 1, from: 1.45 },
];

const wrong: Readonly<Record<string, Case>> = {
  'a limit of one less': {
    limiter: otherLimit(({ requests }) => ({ requests: requests - 1 })),
    bursts: (most) => [{ count: most, from: 0 }],
    found: ['not-early', 'boundary'],
  },
  'a limit of one more': {
    limiter: otherLimit(({ requests }) => ({ requests: requests + 1 })),
    bursts: (most) => [{ count: most + 1, from: 0 }],
    found: ['enforced'],
  },
  'a limit of one more, once it sets in': {
    limiter: otherLimit(({ requests }) => ({ requests: requests + 1 })),
    bursts: (most) => [
      { count: most, from: 0 },
      { count: 1, from: 0.3 },
      { count: 1, from: 0.6 },
    ],
    found: ['enforced', 'rolling', 'boundary'],
  },
  'a window of the clock': {
    limiter: (limit, arrivals) => fixedWindow(limit, -firstOf(arrivals)),
    bursts: overAnEdge,
    found: ['enforced', 'rolling'],
  },
  'a window of the clock that the requests begin in the middle of': {
    limiter: (limit, arrivals) => fixedWindow(limit, limit.windowMs / 2 - firstOf(arrivals)),
    bursts: (most) => [
      { count: most + 1, from: 0 },
      { count: most, from: 0.5 + 0.1 },
    ],
    found: ['enforced', 'rolling'],
  },
  'a window that the first request opens': {
    limiter: windowFromFirstRequest,
    bursts: overAnEdge,
    found: ['enforced', 'rolling'],
  },
  'a limit for each of two connections': {
    limiter: perConnection,
    bursts: (most) => [{ count: most + 1, from: 0 }],
    connections: 2,
    found: ['enforced'],
  },
  'a limit for each of three connections, once all set in': {
    limiter: perConnection,
    bursts: (most) => [
      { count: most, from: 0 },
      { count: 2 * most, from: 0.35 },
      { count: 3, from: 0.6 },
    ],
    connections: 3,
    found: ['enforced', 'rolling', 'boundary'],
  },
  'a limiter that never recovers': {
    limiter: neverRecovering,
    bursts: (most) => [
      { count: most + 1, from: 0 },
      { count: 1, from: 1.4 },
    ],
    found: ['not-early', 'rolling'],
  },
  'a window of half the length': {
    limiter: otherLimit(({ windowMs }) => ({ windowMs: windowMs / 2 })),
    bursts: (most) => [
      { count: most + 1, from: 0 },
      { count: most, from: 0.65 },
    ],
    found: ['enforced', 'rolling'],
  },
  'a window of twice the length': {
    limiter: otherLimit(({ windowMs }) => ({ windowMs: windowMs * 2 })),
    bursts: (most) => [
      { count: most + 1, from: 0 },
      { count: 1, from: 1.4 },
    ],
    found: ['not-early', 'rolling'],
  },
};

describe('a schedule that is meant to tell', () => {
  it.each(Object.entries(wrong))('tells %s apart, and fails', (_, { limiter, bursts, connections = 1, found }) => {
    const schedules = limits.chain((limit) =>
      fc.record({ limit: fc.constant(limit), arrivals: burstsOf(limit, bursts(limit.requests), connections) }),
    );
    fc.assert(
      fc.property(schedules, places, ({ limit, arrivals }, place) => {
        const requests = metered(arrivals, limiter(limit, arrivals), place);
        const told = toldApart(requests, limit);
        expect(told).toEqual(expect.arrayContaining(found.filter((judge) => judge !== 'boundary')));
        expect(told).not.toEqual([]);
        expect(judgesThatFind(requests, limit)).toEqual(expect.arrayContaining([...found]));
        expect(judgesThatFind(metered(arrivals, rolling(limit), place), limit)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
