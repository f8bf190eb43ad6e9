import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../exchange/exchange.ts';
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
import { answered, failed } from './sample-exchange.ts';
import {
  type Arrival,
  fixedWindow,
  type Limiter,
  metered,
  neverRecovering,
  type Place,
  perConnection,
  rateRefusal,
  rolling,
} from './sample-limiter.ts';

const limit: RateLimit = { requests: 12, windowMs: 6000 };
const alone = { accountIsAlone: true };

/** Good requests, one after the other, at these times. */
const goodAt = (times: readonly number[]) =>
  times.map(
    (time, index): Arrival => ({
      sentAt: time,
      countedAt: time + 1,
      endedAt: time + 2,
      kind: 'good',
      connection: index % 4,
    }),
  );
const every = (step: number, count: number, from = 100_000) =>
  Array.from({ length: count }, (_, index) => from + index * step);

const findingsOf = (requests: readonly MeteredRequest[], of = limit) => {
  const judgements = {
    enforced: judgeEnforced(
      requests.map(({ exchange }) => exchange),
      of,
    ),
    early: judgeNotEarly(requests, of, alone),
    boundary: judgeBoundary(requests, of),
    rolling: judgeRolling(requests, of),
    refusals: judgeRateRefusals(requests.map(({ exchange }) => exchange)),
  };
  return Object.entries(judgements)
    .filter(([, { findings }]) => findings.length > 0)
    .map(([rule]) => rule);
};

describe('a rolling limiter', () => {
  it('passes with a clock of whole milliseconds', () => {
    const floor: Limiter = rolling(limit);
    const times = every(499.7, 60);
    expect(
      findingsOf(
        metered(goodAt(times), (arrival) => floor({ ...arrival, countedAt: Math.floor(arrival.countedAt) }), 'all'),
      ),
    ).toEqual([]);
  });

  it('passes at the documented limit', () => {
    const documented = { requests: 120, windowMs: 60_000 };
    const requests = metered(goodAt(every(5, 121)), rolling(documented), 'authenticated');
    expect(findingsOf(requests, documented)).toEqual([]);
    expect(requests.filter(({ exchange }) => isRefused(exchange)).length).toBe(1);
  });
});

const isRefused = ({ outcome }: Exchange) => outcome.kind === 'answered' && outcome.response.status === 429;

describe('judgeEnforced', () => {
  it.each([
    ['one request more', rolling({ ...limit, requests: 13 }), every(10, 13)],
    ['no limit at all', () => true, every(10, 20)],
    ['a limit for each connection', perConnection(limit), every(10, 13)],
    ['a shorter window', rolling({ ...limit, windowMs: 5000 }), every(450, 30)],
    ['a fixed window', fixedWindow(limit), [...every(10, 12, 105_000), ...every(10, 12, 108_100)]],
  ])('finds %s', (_, limiter, times) => {
    expect(findingsOf(metered(goodAt(times), limiter, 'all'))).toContain('enforced');
  });

  it('names the request too many, and the first of the window', () => {
    const requests = metered(goodAt(every(10, 13)), () => true, 'all');
    const { findings, judged } = judgeEnforced(
      requests.map(({ exchange }) => exchange),
      limit,
    );
    expect(findings).toMatchObject([{ exchanges: [{ number: 13 }, { number: 1 }] }]);
    expect(judged).toBe(13);
  });

  it('counts only what surely lies in one window', () => {
    const times = every(10, 12);
    const served = (sentAt: number, endedAt: number) => answered({ sentAt, endedAt });
    const twelve = times.map((time) => served(time, time + 1));
    expect(judgeEnforced([...twelve, served(105_000, 105_980)], limit).findings.length).toBe(1);
    expect(judgeEnforced([...twelve, served(105_000, 106_001)], limit).findings).toEqual([]);
    expect(judgeEnforced([...twelve, served(90_000, 100_001)], limit).findings).toEqual([]);
    expect(judgeEnforced([...twelve, answered({ sentAt: 100_050, status: 400 })], limit).findings).toEqual([]);
  });

  it('says nothing where nobody came up against the limit: then it holds on a target that has none, too', () => {
    const unlimited = (count: number) => metered(goodAt(every(10, count)), () => true, 'all');
    const judgedOf = (requests: readonly MeteredRequest[]) =>
      judgeEnforced(
        requests.map(({ exchange }) => exchange),
        limit,
      );
    expect(judgedOf(unlimited(12))).toMatchObject({
      judged: 0,
      findings: [],
      unjudged: ['no more than 12 requests were served within 6 s, and none was answered 429'],
    });
    expect(judgedOf([])).toMatchObject({ judged: 0, findings: [] });
    expect(judgedOf(metered(goodAt(every(10, 13)), rolling(limit), 'all'))).toMatchObject({ judged: 12, findings: [] });
    expect(judgedOf(unlimited(13)).findings).toHaveLength(1);
  });

  it('finds the largest set that lies in one window, as trying all windows does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 20_000 }), fc.nat({ max: 7000 })), { maxLength: 30 }),
        (intervals) => {
          const exchanges = intervals.map(([sentAt, length]) => answered({ sentAt, endedAt: sentAt + length }));
          const length = limit.windowMs - limit.windowMs / 1000 - 2;
          const counts = exchanges.map(
            ({ sentAt }) =>
              exchanges.filter((other) => other.sentAt >= sentAt && other.endedAt < sentAt + length).length,
          );
          const most = Math.max(0, ...counts);
          expect(judgeEnforced(exchanges, { ...limit, requests: most }).findings).toEqual([]);
          expect(judgeEnforced(exchanges, { ...limit, requests: most - 1 }).findings.length).toBe(most > 0 ? 1 : 0);
        },
      ),
    );
  });
});

describe('judgeNotEarly', () => {
  it('finds a limit of one less', () => {
    const requests = metered(goodAt(every(10, 13)), rolling({ ...limit, requests: 11 }), 'all');
    expect(judgeNotEarly(requests, limit, alone)).toMatchObject({
      judged: 13,
      findings: [{ actual: '429 after 11 requests at most' }],
    });
  });

  it('finds a longer window once the refused ones have left it too', () => {
    const times = [...every(10, 12), 106_200];
    expect(findingsOf(metered(goodAt(times), rolling({ ...limit, windowMs: 7000 }), 'all'))).toContain('early');
  });

  it('says nothing of fewer requests than the limit lets through, none of them refused', () => {
    const requests = metered(goodAt(every(10, 12)), rolling(limit), 'all');
    expect(judgeNotEarly(requests, limit, alone)).toEqual({ judged: 12, findings: [] });
    expect(judgeNotEarly(requests.slice(1), limit, alone)).toMatchObject({
      judged: 0,
      unjudged: ['no more than 11 requests came within 6 s, and none was answered 429'],
    });
    const spread = metered(goodAt(every(1_000, 60)), rolling(limit), 'all');
    expect(judgeNotEarly(spread, limit, alone).judged).toBe(0);
  });

  it('only warns where others use the account', () => {
    const requests = metered(goodAt([100_000]), () => false, 'all');
    expect(judgeNotEarly(requests, limit, { accountIsAlone: false }).findings).toMatchObject([{ level: 'should' }]);
    expect(judgeNotEarly(requests, limit, alone).findings[0]?.level).toBeUndefined();
  });

  it('allows for a request that was given up, and may be counted at any time after', () => {
    const lost = { exchange: failed({ sentAt: 1, endedAt: 2 }), authenticated: true };
    const requests = metered(goodAt(every(10, 12)), rolling({ ...limit, requests: 11 }), 'all');
    expect(judgeNotEarly([lost, ...requests], limit, alone).findings).toEqual([]);
  });

  it('leaves the limit of simultaneous requests alone, where there were any', () => {
    const at = (number: number, sentAt: number, endedAt: number, code: string) => ({
      exchange: answered({ number, sentAt, endedAt, status: 429, body: rateRefusal(code) }),
      authenticated: true,
    });
    const other = { exchange: answered({ number: 2, sentAt: 5, endedAt: 30 }), authenticated: true };
    expect(judgeNotEarly([at(1, 10, 20, 'ERR_NGROK_225'), other], limit, alone).findings).toEqual([]);
    expect(judgeNotEarly([at(1, 40, 50, 'ERR_NGROK_225'), other], limit, alone).findings.length).toBe(1);
    expect(judgeNotEarly([at(1, 10, 20, 'ERR_NGROK_999'), other], limit, alone).findings.length).toBe(1);
  });
});

describe('judgeBoundary', () => {
  const mixed = (count: number) =>
    goodAt(every(10, count)).map((arrival, index): Arrival => {
      return { ...arrival, kind: index % 4 === 1 ? 'invalid' : index % 4 === 3 ? 'unauthenticated' : 'good' };
    });

  it.each<[Place]>([['all'], ['authenticated'], ['served']])('tells that a limiter counts %s', (place) => {
    const requests = metered(mixed(60), rolling(limit), place);
    expect(boundaryOf(requests, limit).fits).toEqual([place]);
    expect(judgeBoundary(requests, limit).findings).toEqual([]);
  });

  it('cannot tell where all requests are served', () => {
    const requests = metered(goodAt(every(10, 20)), rolling(limit), 'all');
    expect(boundaryOf(requests, limit)).toMatchObject({
      firstRefused: { number: 13 },
      fits: ['all', 'authenticated', 'served'],
    });
  });

  it.each([11, 13])('warns of a limit of %i, by whichever way', (requests) => {
    for (const place of ['all', 'authenticated', 'served'] as const) {
      const requested = metered(mixed(80), rolling({ ...limit, requests }), place);
      expect(judgeBoundary(requested, limit).findings).toMatchObject([{ level: 'should' }]);
    }
  });

  it('holds none of the requests that were refused at the same time for served too late', () => {
    const times = [...every(10, 12), 100_500, 100_500];
    expect(boundaryOf(metered(goodAt(times), rolling(limit), 'all'), limit).fits).toEqual([
      'all',
      'authenticated',
      'served',
    ]);
  });

  it('judges nothing without a 429', () => {
    expect(judgeBoundary(metered(goodAt(every(10, 12)), rolling(limit), 'all'), limit)).toMatchObject({
      judged: 0,
      unjudged: ['none of 12 requests was answered 429'],
    });
  });

  it('takes a way of the caller', () => {
    const requests = metered(mixed(60), rolling(limit), 'served');
    const way = { name: 'good ones', counts: ({ exchange }: MeteredRequest) => exchange.number % 2 === 1 };
    expect(boundaryOf(requests, limit, [way]).fits).toEqual(['good ones']);
  });
});

describe('judgeRateRefusals', () => {
  const problemsOf = (...exchanges: Exchange[]) => judgeRateRefusals(exchanges).findings.map(({ at }) => at);
  const refused = (body: unknown) => answered({ status: 429, body });

  it.each([
    [rateRefusal('ERR_NGROK_226'), []],
    [rateRefusal('ERR_NGROK_227'), ['/error_code']],
    [rateRefusal('ERR_NGROK_225'), ['/error_code']],
    [rateRefusal('ERR_NGROK_226', 400), ['/status_code']],
    [{}, ['/error_code', '/status_code', '/msg', '/details']],
    ['Too many', ['body']],
  ])('finds in %j exactly %j', (body, places) => {
    expect(problemsOf(refused(body))).toEqual(places);
  });

  it('judges nothing where nothing was refused', () => {
    expect(judgeRateRefusals([answered(), answered({ status: 400 }), failed()]).judged).toBe(0);
  });
});

describe('judgeRolling', () => {
  // Half a limit, half a window later the other half, then a request in every tenth of a window.
  const telling = goodAt([...every(10, 6), ...every(10, 12, 103_000), ...every(150, 80, 103_300)]);

  // Where refused requests count, too many of them keep the window full.
  const sparse = goodAt([...every(10, 6), ...every(10, 7, 103_000), ...every(10, 6, 106_200)]);

  it.each([
    ['served requests', telling, rolling(limit)],
    ['all requests', sparse, rolling(limit, { countsRefused: true })],
  ])('has something to judge, and nothing to say, of a limiter that counts %s', (_, arrivals, limiter) => {
    const judgement = judgeRolling(metered(arrivals, limiter, 'all'), limit);
    expect(judgement.judged).toBeGreaterThan(5);
    expect(judgement.findings).toEqual([]);
  });

  it('proves a fixed window wherever its edges are', () => {
    for (const phase of every(250, limit.windowMs / 250, 0)) {
      const requests = metered(telling, fixedWindow(limit, phase), 'all');
      expect(findingsOf(requests), `phase ${phase}`).toEqual(expect.arrayContaining(['rolling']));
    }
  });

  it('proves a limiter that never recovers', () => {
    const requests = metered(goodAt([...every(10, 13), 110_000]), neverRecovering(limit), 'all');
    expect(judgeRolling(requests, limit)).toMatchObject({ findings: [{ actual: 'status 429' }] });
    expect(judgeRolling(requests, limit).findings.length).toBe(1);
  });

  it('judges nothing where nothing is seen to come back', () => {
    const requests = metered(goodAt(every(10, 14)), rolling(limit), 'all');
    expect(judgeRolling(requests, limit)).toMatchObject({
      judged: 0,
      unjudged: [expect.stringContaining('after the first 429')],
    });
  });

  it('has nothing to say before a first 429', () => {
    expect(judgeRolling(metered(goodAt(every(10, 12)), rolling(limit), 'all'), limit)).toMatchObject({
      judged: 0,
      findings: [],
    });
  });
});
