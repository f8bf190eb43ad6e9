import { answersOtherwise, error, membersIn } from '../changed-answers.ts';
import type { Hook } from '../hook.ts';
import { documentedRateLimit } from '../reference-api.ts';
import { type Limiter, type RateLimit, RollingWindow } from '../rolling-window.ts';
import { headerFields } from './rewritten-answers.ts';
import type { Variant } from './variant.ts';

/** Which requests count against the limit is not documented, nor what an answer says about it. */
export const counting: readonly Variant[] = [
  {
    name: 'retry-after-in-seconds',
    title: 'a refusal for the rate says in how many seconds to come back',
    hook: () => headerFields(({ status }): Record<string, string> => (status === 429 ? { 'retry-after': '60' } : {})),
  },
  {
    name: 'retry-after-as-date',
    title: 'a refusal for the rate says when to come back',
    hook: () =>
      headerFields(
        ({ status }): Record<string, string> =>
          status === 429 ? { 'retry-after': new Date(Date.now() + 60_000).toUTCString() } : {},
      ),
  },
  {
    name: 'rate-limit-fields',
    title: 'answers say how many requests are left',
    hook: () => {
      let left = documentedRateLimit.requests;
      return headerFields(() => {
        left = Math.max(0, left - 1);
        return {
          'ratelimit-policy': '"default";q=120;w=60',
          ratelimit: `"default";r=${left};t=60`,
          'x-ratelimit-limit': '120',
          'x-ratelimit-remaining': String(left),
          'x-ratelimit-reset': '1700000000',
        };
      });
    },
  },
  {
    name: 'rate-limit-details',
    title: 'a refusal for the rate has further details and another message',
    hook: () =>
      answersOtherwise(
        () => true,
        async (response) => {
          if (response.status !== 429) return response;
          const { details, ...body } = (await membersIn(response)) ?? {};
          const further = { limit: '120', window: '60s' };
          const changed = {
            ...body,
            msg: 'langsam',
            details: { ...further, ...(typeof details === 'object' && details) },
          };
          return new Response(JSON.stringify(changed), response);
        },
      ),
  },
  {
    name: 'served-requests-counted',
    title: 'requests that are refused for anything do not count',
    ...notCounting(({ status }) => status >= 400),
  },
  {
    name: 'unknown-paths-not-counted',
    title: 'requests for unknown paths do not count',
    ...notCounting(({ status, code }) => status === 404 && code === 'ERR_NGROK_27204'),
  },
  {
    name: 'unknown-paths-and-methods-not-counted',
    title: 'requests for unknown paths, and of methods that a path does not have, do not count',
    ...notCounting(({ code }) => code === 'ERR_NGROK_27204' || code === 'ERR_NGROK_27614'),
  },
  {
    name: 'versions-looked-at-before-counting',
    title: 'requests without a version that exists do not count',
    ...notCounting(({ code }) => code === 'ERR_NGROK_218' || code === 'ERR_NGROK_217'),
  },
  {
    name: 'versions-and-paths-looked-at-before-counting',
    title: 'requests without a version that exists, and those for unknown paths, do not count',
    ...notCounting(({ code }) => ['ERR_NGROK_218', 'ERR_NGROK_217', 'ERR_NGROK_27204'].includes(code)),
  },
  {
    name: 'all-requests-counted',
    title: 'requests without a key count too, and are refused for the rate first',
    limiter: () => ({ admits: () => true }),
    hook: (clock) => {
      const window = new RollingWindow(documentedRateLimit);
      return async ({ request }, reference) => (window.admits(clock()) ? reference(request) : error(429, 226));
    },
  },
  {
    name: 'refused-requests-counted',
    title: 'requests that are refused for the rate count too',
    limiter: (limit) => new UnforgivingWindow(limit),
  },
];

/** Which requests are taken back out of the window, by the request: it has no other name. */
const takeBack = new WeakMap<Request, () => void>();

/** What is not to count is counted first, for a limiter has to decide before there is an answer. */
function notCounting(
  isFree: (answer: { readonly status: number; readonly code: string }) => boolean,
): Pick<Variant, 'hook' | 'limiter'> {
  return {
    limiter: (limit) => new ForgivingWindow(limit),
    hook:
      (): Hook =>
      async ({ request }, reference) => {
        const response = await reference(request);
        const body = response.status >= 400 ? await membersIn(response) : undefined;
        if (response.status !== 429 && isFree({ status: response.status, code: String(body?.['error_code']) })) {
          takeBack.get(request)?.();
        }
        return response;
      },
  };
}

/** A rolling window that a request can be taken out of again. */
class ForgivingWindow implements Limiter {
  readonly #limit: RateLimit;
  #counted: readonly { readonly time: number; readonly request: Request }[] = [];

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  admits(now: number, request: Request): boolean {
    const { requests, windowMs } = this.#limit;
    this.#counted = this.#counted.filter(({ time }) => time > now - windowMs);
    if (this.#counted.length >= requests) return false;
    this.#counted = [...this.#counted, { time: now, request }];
    takeBack.set(request, () => {
      this.#counted = this.#counted.filter((counted) => counted.request !== request);
    });
    return true;
  }
}

/** A rolling window in which whoever keeps asking stays refused. */
class UnforgivingWindow implements Limiter {
  readonly #limit: RateLimit;
  #times: readonly number[] = [];

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  admits(now: number): boolean {
    const { requests, windowMs } = this.#limit;
    this.#times = [...this.#times.filter((time) => time > now - windowMs), now];
    return this.#times.length <= requests;
  }
}
