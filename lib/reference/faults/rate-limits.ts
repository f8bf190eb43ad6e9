import { answersOf, error, errorBodies, json, membersIn } from '../changed-answers.ts';
import { withHeaders } from '../changed-requests.ts';
import type { Call, Hook } from '../hook.ts';
import { type Limiter, type RateLimit, RollingWindow } from '../rolling-window.ts';
import type { Fault } from './fault.ts';
import { AllAtOnce, FixedWindow, NoRecovery, TokenBucket, WindowForEach, WindowFromFirstRequest } from './limiters.ts';

type LimiterFor = (limit: RateLimit) => Limiter;

/** A rolling window of another size. */
const rolling =
  (change: (limit: RateLimit) => Partial<RateLimit>): LimiterFor =>
  (limit) =>
    new RollingWindow({ ...limit, ...change(limit) });

/** A window of their own for the requests of each kind. */
const perKind =
  (kindOf: (request: Request) => string | undefined): LimiterFor =>
  (limit) =>
    new WindowForEach(limit, kindOf);

/** A window that the requests for which this holds are not counted in. */
const sparing = (isFree: (request: Request) => boolean): LimiterFor =>
  perKind((request) => (isFree(request) ? undefined : 'counted'));

const pathOf = ({ url }: Request) => new URL(url).pathname;

const connectionHeader = 'x-connection';

/** Tells a limiter which connection a request came by. */
function numbersConnections(): Hook {
  const numbers = new WeakMap<Call['incoming']['socket'], number>();
  let connections = 0;
  return async (call, reference) => {
    const { socket } = call.incoming;
    const number = numbers.get(socket) ?? connections + 1;
    connections = Math.max(connections, number);
    numbers.set(socket, number);
    return reference(await withHeaders({ [connectionHeader]: String(number) })(call));
  };
}

/** Calls whatever is beyond the limit something else. */
const beyondLimit = (answer: (call: Call) => Response) => () => answersOf(429, (_, call) => answer(call));

/** The error beyond the limit, with something else in it. */
const refusalWith = (members: Readonly<Record<string, unknown>>) => () =>
  errorBodies((body) => ({ ...body, ...members }), 429);

export const rateLimitsFaults: readonly Fault[] = [
  {
    name: 'no-rate-limit',
    title: 'there is no limit',
    rule: 'rate-limits.enforced',
    limiter: () => ({ admits: () => true }),
  },
  {
    name: 'twice-as-many',
    title: 'twice as many requests are served',
    rule: 'rate-limits.enforced',
    limiter: rolling(({ requests }) => ({ requests: 2 * requests })),
  },
  {
    name: 'one-request-too-many',
    title: 'one request too many is served',
    rule: 'rate-limits.enforced',
    limiter: rolling(({ requests }) => ({ requests: requests + 1 })),
  },
  {
    name: 'every-tenth-uncounted',
    title: 'every tenth request is not counted',
    rule: 'rate-limits.enforced',
    limiter: (limit) => {
      const window = new RollingWindow(limit);
      let requests = 0;
      return {
        admits: (now) => {
          requests += 1;
          return requests % 10 === 0 || window.admits(now);
        },
      };
    },
  },
  {
    name: 'two-servers-count-apart',
    title: 'two servers take turns, and each counts what it serves alone',
    rule: 'rate-limits.enforced',
    limiter: (limit) => {
      let requests = 0;
      return new WindowForEach(limit, () => {
        requests += 1;
        return String(requests % 2);
      });
    },
  },
  {
    name: 'fixed-window',
    title: 'requests are counted by the minute of the clock',
    rule: 'rate-limits.enforced',
    limiter: (limit) => new FixedWindow(limit),
    needs: 'waiting',
  },
  {
    name: 'token-bucket',
    title: 'after all requests of the limit at once, further ones are served as fast as the limit has them on average',
    rule: 'rate-limits.enforced',
    limiter: (limit) => new TokenBucket(limit, limit.requests),
    needs: 'waiting',
  },

  {
    name: 'one-request-too-few',
    title: 'the last request of the limit is refused',
    rule: 'rate-limits.not-early',
    limiter: rolling(({ requests }) => ({ requests: requests - 1 })),
  },
  {
    name: 'half-as-many',
    title: 'half as many requests are served',
    rule: 'rate-limits.not-early',
    limiter: rolling(({ requests }) => ({ requests: Math.floor(requests / 2) })),
  },
  {
    name: 'writes-count-ten-times',
    title: 'a request that is no GET counts as ten',
    rule: 'rate-limits.not-early',
    limiter: (limit) => {
      const window = new RollingWindow(limit);
      return {
        admits: (now, { method }) => {
          for (let further = method === 'GET' ? 0 : 9; further > 0; further -= 1) window.admits(now);
          return window.admits(now);
        },
      };
    },
  },
  {
    name: 'small-burst',
    title: 'no more than 100 requests are served at once, and then as many in a second as the limit has on average',
    rule: 'rate-limits.not-early',
    limiter: (limit) => new TokenBucket(limit, Math.ceil((limit.requests * 100) / 120)),
  },
  {
    name: 'ten-in-a-second',
    title: 'more than ten requests within a second are refused, however few there were before',
    rule: 'rate-limits.not-early',
    limiter: (limit) => {
      const [window, second] = [new RollingWindow(limit), new RollingWindow({ requests: 10, windowMs: 1000 })];
      return { admits: (now) => second.admits(now) && window.admits(now) };
    },
  },

  {
    name: 'rate-refused-with-403',
    title: 'beyond the limit comes 403',
    rule: 'rate-limits.refusal',
    hook: beyondLimit(() => error(403, 226)),
  },
  {
    name: 'rate-refused-with-503',
    title: 'beyond the limit comes 503',
    rule: 'rate-limits.refusal',
    hook: beyondLimit(() => error(503, 226)),
  },
  {
    name: 'rate-refused-with-200',
    title: 'beyond the limit comes 200 with the error in its body',
    rule: 'rate-limits.enforced',
    hook: () => answersOf(429, async (response) => json(200, await response.json())),
  },
  {
    name: 'rate-refused-with-another-code',
    title: 'the 429 has the code of another limit',
    rule: 'rate-limits.refusal',
    hook: refusalWith({ error_code: 'ERR_NGROK_227' }),
  },
  {
    name: 'rate-refused-as-simultaneous',
    title: 'the 429 has the code for too many requests at once',
    rule: 'rate-limits.refusal',
    hook: refusalWith({ error_code: 'ERR_NGROK_225' }),
  },
  {
    name: 'rate-refused-with-a-number',
    title: 'the code of the 429 is a number',
    rule: 'rate-limits.refusal',
    hook: refusalWith({ error_code: 226 }),
  },
  {
    name: 'rate-refused-without-code',
    title: 'the 429 has a message and no more',
    rule: 'rate-limits.refusal',
    hook: beyondLimit(() => json(429, { message: 'too many requests' })),
  },
  {
    name: 'rate-refused-without-operation',
    title: 'the 429 has empty details',
    rule: 'rate-limits.refusal',
    hook: refusalWith({ details: {} }),
  },
  {
    name: 'rate-refused-as-text',
    title: 'the 429 is text',
    rule: 'rate-limits.refusal',
    hook: beyondLimit(() => new Response('slow down', { status: 429 })),
  },
  {
    name: 'rate-refused-without-body',
    title: 'the 429 has no body',
    rule: 'rate-limits.refusal',
    hook: beyondLimit(() => new Response(null, { status: 429 })),
  },
  {
    name: 'writes-refused-with-another-code',
    title: 'the 429 of a request that is no GET has the code of another limit',
    rule: 'rate-limits.refusal',
    hook: () =>
      answersOf(429, async (response, { method }) =>
        method === 'GET' ? response : json(429, { ...(await membersIn(response)), error_code: 'ERR_NGROK_227' }),
      ),
  },

  {
    name: 'window-from-first-request',
    title: 'the window begins with a first request, and the next one with nothing',
    rule: 'rate-limits.rolling',
    limiter: (limit) => new WindowFromFirstRequest(limit),
    needs: 'waiting',
  },
  {
    name: 'all-at-once',
    title: 'whoever has gone beyond the limit is shut out for the length of a window, and then has all of it again',
    rule: 'rate-limits.rolling',
    limiter: (limit) => new AllAtOnce(limit),
    needs: 'waiting',
  },
  {
    name: 'no-recovery',
    title: 'what was used up does not come back',
    rule: 'rate-limits.rolling',
    limiter: (limit) => new NoRecovery(limit),
    needs: 'waiting',
  },
  {
    name: 'half-window',
    title: 'requests leave the window in half the time',
    rule: 'rate-limits.rolling',
    limiter: rolling(({ windowMs }) => ({ windowMs: windowMs / 2 })),
    needs: 'waiting',
  },
  {
    name: 'double-window',
    title: 'requests leave the window in twice the time',
    rule: 'rate-limits.rolling',
    limiter: rolling(({ windowMs }) => ({ windowMs: windowMs * 2 })),
    needs: 'waiting',
  },

  {
    name: 'only-reads-limited',
    title: 'only GET is limited',
    rule: 'rate-limits.per-account',
    limiter: sparing(({ method }) => method !== 'GET'),
  },
  {
    name: 'writes-limited-apart',
    title: 'each method has a limit of its own',
    rule: 'rate-limits.per-account',
    limiter: perKind(({ method }) => method),
  },
  {
    name: 'lists-limited-apart',
    title: 'each resource has a limit of its own',
    rule: 'rate-limits.per-account',
    limiter: perKind((request) => pathOf(request).split('/')[1]),
  },
  {
    name: 'urls-limited-apart',
    title: 'each URL has a limit of its own',
    rule: 'rate-limits.per-account',
    limiter: perKind(({ url }) => url),
  },
  {
    name: 'connections-limited-apart',
    title: 'each connection has a limit of its own',
    rule: 'rate-limits.per-account',
    hook: numbersConnections,
    limiter: perKind(({ headers }) => headers.get(connectionHeader) ?? ''),
  },
  {
    name: 'closed-connections-unlimited',
    title: 'a request that closes its connection is not counted',
    rule: 'rate-limits.per-account',
    limiter: sparing(({ headers }) => headers.get('connection') === 'close'),
  },
  {
    name: 'one-resource-unlimited',
    title: 'IP policies are not counted',
    rule: 'rate-limits.per-account',
    limiter: sparing((request) => pathOf(request).startsWith('/ip_policies')),
  },
];
