import {
  type AnsweredExchange,
  type Exchange,
  type FailureCode,
  headerValues,
  isAnswered,
  type ResponseMessage,
} from '../exchange/exchange.ts';
import { isServed } from '../judge/refusal.ts';
import type { Ask } from './ask.ts';
import { survey } from './survey.ts';
import { shared, type Target } from './target.ts';
import type { Ending } from './verdict.ts';

/** What the root had to say to begin with. */
export interface Greeting {
  /** With a key and a version and nothing else. */
  readonly plain: Exchange;
  /** The same with something that the documentation does not ask for, where only that worked. */
  readonly withCrutch?: { readonly crutch: string; readonly exchange: Exchange };
}

/** Greets the target. If it only answers to more than the documentation asks for, the run leans on that from there on. */
export const greeting = shared('preflight', async (target): Promise<Greeting> => {
  const plain = await target.get('/');
  if (!isAnswered(plain) || works(plain) || plain.outcome.response.status === 429) return { plain };
  for (const [crutch, ask] of crutches(plain)) {
    const exchange = await target.ask({ ...ask, path: '/' });
    if (!works(exchange)) continue;
    target.leanOn(ask);
    return { plain, withCrutch: { crutch, exchange } };
  }
  return { plain };
});

/**
 * Finds out whether there is an API to judge. A root that does not work is not the end of it while some list does:
 * then the root is just what is wrong.
 *
 * @returns why there is not, or nothing
 */
export async function preflight(target: Target): Promise<Ending | undefined> {
  const { plain, withCrutch } = await greeting(target);
  if (withCrutch || works(plain)) return undefined;
  if (!isAnswered(plain) && saysAll.has(plain.outcome.code)) return unreachable(plain);
  if (isAnswered(plain) && isForEveryPath(plain)) return (await someListWorks(target)) ? undefined : unreachable(plain);
  const { lists } = await survey(target);
  if (lists.some(({ exchange }) => works(exchange)) || refusesGoodRequests(plain)) return undefined;
  return unreachable(plain);
}

/** A refused key, or a page for people in place of an answer: a few more requests tell whether it is everywhere. */
function isForEveryPath({ outcome: { response } }: AnsweredExchange): boolean {
  return [401, 403, 429].includes(response.status) || isHtml(response);
}

async function someListWorks(target: Target): Promise<boolean> {
  const lists = target.settings.resources ?? ['/ip_policies', '/api_keys', '/reserved_domains'];
  const answers = await Promise.all(lists.slice(0, 3).map((path) => target.get(path)));
  return answers.some(works);
}

/** Failures that no other path of the same host will escape. */
const saysAll: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'name-not-resolved',
  'connection-refused',
  'tls',
  'timeout',
]);

/** An API that is there, takes the key and refuses the request all the same is a matter for the rules. */
function refusesGoodRequests(exchange: Exchange): boolean {
  if (!isAnswered(exchange)) return false;
  const { response } = exchange.outcome;
  const { status } = response;
  return status >= 400 && status < 500 && ![401, 403, 404, 429].includes(status) && !isHtml(response);
}

/** True where the answer is one that an API gives to a good request. */
function works(exchange: Exchange): boolean {
  return isServed(exchange) && !isHtml(exchange.outcome.response);
}

function isHtml({ headers }: ResponseMessage): boolean {
  return /html/i.test(headerValues(headers, 'content-type').join());
}

/** What other clients send without being asked to, and a target may have come to rely on. */
function crutches({ outcome }: AnsweredExchange): [crutch: string, ask: Partial<Ask>][] {
  const cookies = headerValues(outcome.response.headers, 'set-cookie').map((cookie) => cookie.split(';', 1)[0] ?? '');
  return [
    [
      'with User-Agent and Accept',
      {
        headers: [
          ['user-agent', 'curl/8.5.0'],
          ['accept', '*/*'],
        ],
      },
    ],
    ['with the version header spelled Ngrok-Version', { versionName: 'Ngrok-Version' }],
    ...(cookies.length > 0
      ? [['with the cookie it set', { headers: [['cookie', cookies.join('; ')]] }] satisfies [string, Partial<Ask>]]
      : []),
  ];
}

/** Why there is no use in going on, told from the answer of the root. */
function unreachable({ outcome }: Exchange): Ending {
  if (outcome.kind === 'failed') return { kind: 'unreachable', ...failures[outcome.code](outcome.message) };
  return { kind: 'unreachable', ...refusal(outcome.response) };
}

interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

const failures: Record<FailureCode, (detail: string) => Trouble> = {
  'name-not-resolved': (detail) => ({
    code: 'NAME_NOT_RESOLVED',
    message: `the host name of the target has no address (${detail})`,
    advice: 'check the target URL for a typing error, or the name resolution of this machine',
  }),
  'connection-refused': (detail) => ({
    code: 'CONNECTION_REFUSED',
    message: `nothing listens at the target (${detail})`,
    advice: 'start the server, or check host and port of the target URL',
  }),
  'connection-lost': (detail) => ({
    code: 'CONNECTION_LOST',
    message: `the target closed the connection without an answer (${detail})`,
    advice: 'check that the target speaks HTTP/1.1 and that the URL has the right scheme (http or https)',
  }),
  tls: (detail) => ({
    code: 'TLS_REFUSED',
    message: `the TLS handshake with the target failed (${detail})`,
    advice: 'check the certificate of the target: its name, its dates, who signed it',
  }),
  timeout: (detail) => ({
    code: 'TIMEOUT',
    message: `the target did not answer GET / in time (${detail})`,
    advice: 'check that the target is up and that no firewall swallows the connection',
  }),
  'too-large': (detail) => ({
    code: 'ANSWER_TOO_LARGE',
    message: `the target answers GET / with more than the suite takes (${detail})`,
    advice: 'check that the target URL is the base URL of the API',
  }),
  'malformed-response': (detail) => ({
    code: 'NOT_HTTP',
    message: `what the target answers is not HTTP (${detail})`,
    advice: 'check host and port of the target URL',
  }),
};

function refusal(response: ResponseMessage): Trouble {
  const { status } = response;
  if (status === 401 || status === 403) {
    return {
      code: 'KEY_REFUSED',
      message: `the target refuses the API key (status ${status})`,
      advice: 'check NGROK_API_KEY or the key file: it takes an API key, not an authtoken and not the id of a key',
    };
  }
  if (status === 429) {
    return {
      code: 'RATE_LIMITED',
      message: 'the target answers 429 to the first request: the rate limit of the account is used up',
      advice: 'wait a minute, stop what else uses the account, and run again',
    };
  }
  if (isHtml(response)) {
    return {
      code: 'NOT_AN_API',
      message: `the target answers HTML to every request (status ${status})`,
      advice: 'check the target URL; a proxy or a captive portal may be answering in its place',
    };
  }
  return {
    code: 'NOTHING_SERVED',
    message: `neither the root nor any list of the API answers here (GET / gave status ${status})`,
    advice: 'check that the target URL is the base URL of the API, path prefix included',
  };
}
