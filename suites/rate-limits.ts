import type { Resource } from '../lib/contract/api-reference.ts';
import { type Exchange, headerValues, isAnswered } from '../lib/exchange/exchange.ts';
import { isLoopback } from '../lib/exchange/loopback.ts';
import type { RateLimit } from '../lib/exchange/pacing.ts';
import { unknownRoute } from '../lib/generate/paths.ts';
import { type Judgement, notJudged, seenIn, together } from '../lib/judge/finding.ts';
import {
  boundaryOf,
  judgeBoundary,
  judgeEnforced,
  judgeNotEarly,
  judgeRateRefusals,
  judgeRolling,
  type MeteredRequest,
  type WayOfCounting,
} from '../lib/judge/rate-window.ts';
import { answerTold, isRateLimited, isServed } from '../lib/judge/refusal.ts';
import { probe, section } from '../lib/run/rule.ts';
import { newItem, scratch } from '../lib/run/scratch.ts';
import { servedLists } from '../lib/run/survey.ts';
import { shared, type Target } from '../lib/run/target.ts';
import type { Traffic } from '../lib/run/traffic.ts';
import { goodRequest } from './evidence/good-request.ts';
import { watchRecovery } from './evidence/recovery.ts';

const rateLimits = section('rate-limits');

const countsAll: WayOfCounting = { name: 'all', counts: () => true };

/** What a target may look at before it counts a request, and refuse it for without counting it. */
const checksBeforeCounting: readonly (readonly Ground[])[] = [
  [],
  ['path'],
  ['path', 'method'],
  ['version'],
  ['version', 'path'],
  ['version', 'path', 'method'],
  ['version', 'path', 'method', 'anything else'],
];

type Ground = 'version' | 'path' | 'method' | 'anything else';

/** What may count, since no page says it: all requests, or those with a key less what is refused before it counts. */
function waysOfCounting(traffic: Traffic): WayOfCounting[] {
  const served = new Set(traffic.answered.filter(isServed).map((exchange) => traffic.resourceOf(exchange)));
  const groundsOfRefusal = new Map(traffic.recording.map((each) => [each, groundOf(each, traffic, served)]));
  return [
    countsAll,
    ...checksBeforeCounting.map((grounds) => ({
      name: ['with a key', ...grounds.map((ground) => `not refused for ${ground}`)].join(', '),
      counts: ({ authenticated, exchange }: MeteredRequest) => {
        const ground = groundsOfRefusal.get(exchange);
        return authenticated && (ground === undefined || !grounds.includes(ground));
      },
    })),
  ];
}

/** What a request was refused for, told from what was wrong with it; undefined where it was not refused. */
function groundOf(exchange: Exchange, traffic: Traffic, served: ReadonlySet<Resource | undefined>): Ground | undefined {
  if (isServed(exchange) || isRateLimited(exchange)) return undefined;
  if (headerValues(exchange.request.headers, 'ngrok-version').join() !== '2') return 'version';
  // The root is no resource, and there all the same.
  if (traffic.isRoot(exchange)) return 'method';
  // What a partial mock does not serve at all is an unknown path to it.
  const resource = traffic.resourceOf(exchange);
  if (resource === undefined || !served.has(resource)) return 'path';
  return traffic.placeOf(exchange) === undefined ? 'method' : 'anything else';
}

/** What was asked for to use up the window, and what came after the first 429. */
interface Exhaustion {
  /** What was asked for again and again. */
  readonly path: string;
  readonly sent: readonly Exchange[];
  /** Requests of other kinds, once one was answered 429. */
  readonly spread: readonly { readonly kind: string; readonly exchange: Exchange }[];
}

/** Who asks for it, in the recording. */
const exhausting = 'rate-limits.enforced';

/**
 * Sends one request after the other until one is answered 429. So many more than the limit that a limit which is
 * counted by connection, method or resource, and so had seen nothing of these requests before, sets in too.
 */
const exhaustion = shared(exhausting, async (target): Promise<Exhaustion> => {
  const { path } = await goodRequest(target);
  const { limit, mayWait } = target.settings.spending;
  // With nothing older in the window, nothing leaves it while it fills.
  if (mayWait) await target.waitForWholeWindow();
  // With this one, those who count no unknown paths are two requests behind, and those whose limit is one off are one.
  await target.overrun({ path: unknownRoute });
  const sent: Exchange[] = [];
  // One item makes a short answer, but the root need not take a limit, and some targets take none for their lists.
  let repeated = `${path}?limit=1`;
  while (sent.length <= limit.requests) {
    // By one connection, so that a limit that is counted by connection sets in too.
    const exchange = await target.overrun({ path: repeated, aside: true });
    sent.push(exchange);
    if (isRateLimited(exchange)) return { path: repeated, sent, spread: await otherKinds(target, path) };
    // Some windows are too short to be filled one by one.
    const isTooSlow = exchange.endedAt - (sent[0] ?? exchange).sentAt > limit.windowMs;
    if (isTooSlow || (!isServed(exchange) && sent.length > 1)) break;
    if (!isServed(exchange)) repeated = path;
  }
  return { path: repeated, sent, spread: [] };
});

/** Asks for it, for rules that are judged by whatever the run sent. */
const exhaust = probe(exhaustion, (): Judgement => ({ judged: 0, findings: [] }));

/** Requests that a good account would be served, each of another kind than those before. */
async function otherKinds(target: Target, path: string): Promise<Exhaustion['spread']> {
  const other = (await servedLists(target)).find((list) => list.path !== path)?.path;
  const place = await scratch(target);
  const asks = [
    { kind: 'another connection', ask: { path, close: true } },
    ...(other === undefined ? [] : [{ kind: 'another resource', ask: { path: other, aside: true } }]),
    ...(place
      ? [
          {
            kind: 'another method',
            ask: {
              method: 'POST',
              path: place.path,
              body: newItem(target, place.resource, 'beyond the rate limit'),
              aside: true,
            },
          },
        ]
      : []),
  ];
  const spread: { kind: string; exchange: Exchange }[] = [];
  for (const { kind, ask } of asks) spread.push({ kind, exchange: await target.overrun(ask) });
  return spread;
}

/** 120 requests in a rolling window of 60 seconds. https://ngrok.com/docs/api#rate-limits */
const enforced = rateLimits.rule('enforced', {
  level: 'must',
  clauses: ['rate-limits.window'],
  title: 'no 60 seconds see more than 120 requests served',
  asks: 'GET of a list, one after the other, until one is answered 429 or one more than the limit is sent',
  judges:
    'how many requests of the account were served in any 60 seconds; a first 429 that no way of counting explains is a warning',
  accepts: 'any way of counting refused requests: none is documented',
  hint: 'count the requests of the last 60 seconds by account, and refuse the 121st',
  needs: ['rate-limits'],
  probe: exhaust,
  judge: (traffic) => {
    const served = judgeEnforced(accountsOwn(traffic), limitOf(traffic));
    const early = judgeEarliness(traffic);
    if (served.findings.length > 0 || early.findings.length > 0) return served;
    return together(served, judgeBoundary(traffic.metered, limitOf(traffic), waysOfCounting(traffic)));
  },
});

/** No earlier than the 121st. https://ngrok.com/docs/api#rate-limits */
const notEarly = rateLimits.rule('not-early', {
  level: 'must',
  clauses: ['rate-limits.window'],
  title: 'no 429 comes before 120 requests can have counted',
  asks: 'the same requests as rate-limits.enforced',
  judges:
    'how many requests can have counted in the 60 seconds before each 429; fewer than 120 are a warning where others may use the account',
  accepts: 'any way of counting refused requests that the rest of the run does not disprove',
  hint: 'look at the count before the request is added, and let what leaves the window free its place',
  needs: ['rate-limits'],
  probe: exhaust,
  judge: judgeEarliness,
});

/**
 * All requests of the run may have counted, unless it was served more of them than the limit before the first 429:
 * then only those with a key that the target knows may have.
 */
function judgeEarliness(traffic: Traffic): Judgement {
  const { metered } = traffic;
  const limit = limitOf(traffic);
  // Elsewhere others may use the account, too.
  const options = { accountIsAlone: isLoopback(traffic.settings.base) };
  const ofAll = judgeNotEarly(metered, limit, options);
  const mayCountAll = boundaryOf(metered, limit, [countsAll]).fits.length > 0;
  if (ofAll.findings.length > 0 || mayCountAll) return ofAll;
  return judgeNotEarly(
    metered.filter(({ authenticated }) => authenticated),
    limit,
    options,
  );
}

/** Beyond the limit: 429 with ERR_NGROK_226. https://ngrok.com/docs/api#rate-limits */
const refusal = rateLimits.rule('refusal', {
  level: 'must',
  clauses: ['rate-limits.refusal', 'errors.shape'],
  title: 'a request beyond the limit gets a well-formed 429 with ERR_NGROK_226',
  asks: 'the same requests as rate-limits.enforced',
  judges:
    'that each 429 is a well-formed error with this code, and that the last of these requests is not refused in another way',
  accepts: 'ERR_NGROK_225 where several requests are under way at once',
  hint: 'let the limiter answer with an error body like any other',
  needs: ['rate-limits'],
  probe: exhaust,
  judge: (traffic) => together(judgeRateRefusals(traffic.recording), refusedOtherwise(traffic)),
});

/** A request that was served before and is refused once the window is full is refused for the rate. */
function refusedOtherwise(traffic: Traffic): Judgement {
  const { requests, windowMs } = limitOf(traffic);
  const sent = traffic.recording.filter(({ askedBy }) => askedBy === exhausting);
  const last = sent.at(-1);
  if (!last || isServed(last) || !isAnswered(last) || sent.some(isRateLimited)) return { judged: 0, findings: [] };
  const before = traffic.answered.filter(({ endedAt }) => endedAt <= last.sentAt && endedAt > last.sentAt - windowMs);
  const wasServed = before.some((exchange) => isServed(exchange) && exchange.request.url === last.request.url);
  if (before.length < requests || !wasServed) return { judged: 0, findings: [] };
  const problem = { expected: 'status 429', actual: answerTold(last), at: 'status' };
  return { judged: 1, findings: seenIn([problem], last) };
}

/** The window is rolling. https://ngrok.com/docs/api#rate-limits */
const rolling = rateLimits.rule('rolling', {
  level: 'must',
  clauses: ['rate-limits.window'],
  title: 'capacity comes back request by request, as each leaves the window',
  asks: 'after the first 429, requests spread over two and a half windows, with waiting between them',
  judges:
    'that nothing is served while 120 served requests are surely in the window, and nothing refused while it cannot be full',
  hint: 'keep the times of the last 120 requests, not a count that is reset',
  needs: ['rate-limits', 'waiting'],
  probe: probe(
    async (target) => {
      const { path, sent } = await exhaustion(target);
      if (sent.some(isRateLimited)) await watchRecovery(target, path);
    },
    (_, traffic) => judgeRolling(traffic.metered, limitOf(traffic)),
  ),
});

/** The limit is one for the whole account. https://ngrok.com/docs/api#rate-limits */
const perAccount = rateLimits.rule('per-account', {
  level: 'must',
  clauses: ['rate-limits.window'],
  title: 'other resources, methods and connections earn no more requests',
  asks: 'after the first 429, one request by another connection, one for another list and, where the run may write, a creation',
  judges: 'that none of them is served while the window is full',
  hint: 'count by account, whatever the request and the connection',
  needs: ['rate-limits'],
  probe: probe(exhaustion, ({ sent, spread }, traffic) => {
    if (spread.length === 0) return notJudged(`none of ${sent.length} requests beyond the window was answered 429`);
    const refused = sent.filter(isRateLimited);
    return together(
      ...spread.map(({ kind, exchange }): Judgement => {
        if (mayHaveRoomAgain(exchange, refused, traffic)) {
          return notJudged('the run took longer than the window, so capacity had come back');
        }
        if (!isServed(exchange)) return { judged: 1, findings: [] };
        const problem = { expected: `429 for a request by ${kind} too`, actual: answerTold(exchange), at: 'status' };
        return { judged: 1, findings: seenIn([problem], exchange, ...refused) };
      }),
    );
  }),
});

/** Whether a request may have left the window between the first refusal and this exchange. */
function mayHaveRoomAgain({ endedAt }: Exchange, [refused]: readonly Exchange[], traffic: Traffic): boolean {
  const { windowMs } = limitOf(traffic);
  return traffic.recording.some(
    (exchange) => exchange.sentAt + windowMs <= endedAt && exchange.endedAt + windowMs >= (refused?.sentAt ?? 0),
  );
}

/** What the target declares; documented are 120 requests in 60 seconds. */
function limitOf({ settings }: Traffic): RateLimit {
  return settings.spending.limit;
}

/** The exchanges that belong to the account of the run. */
function accountsOwn({ metered }: Traffic): Exchange[] {
  return metered.filter(({ authenticated }) => authenticated).map(({ exchange }) => exchange);
}

export const rateLimitsRules = [enforced, notEarly, refusal, rolling, perAccount];
