import {
  type AnsweredExchange,
  type Exchange,
  type FailureCode,
  headerValues,
  isAnswered,
  type ResponseMessage,
} from '../exchange/exchange.ts';
import { errorCodeOf } from '../judge/error-body.ts';

/** Something that stands between a run and the API that it is to judge. */
export interface Obstacle {
  /** Stable: scripts may compare it. */
  readonly code: string;
  /** One sentence, without a full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
}

/**
 * The obstacle that an answer to a good request, or the want of one, tells of. What it says may be true of this one
 * path alone.
 *
 * @returns undefined for an answer that an API in good order might give to some path
 */
export function obstacleIn(exchange: Exchange): Obstacle | undefined {
  if (!isAnswered(exchange)) return failures[exchange.outcome.code](cut(exchange.outcome.message));
  const { response } = exchange.outcome;
  const code = errorCodeOf(exchange);
  return refusals.get(code ?? '')?.(`${code}, status ${response.status}`) ?? withoutCode(exchange);
}

/** Whether the answer is a page for people. */
export function isHtml({ headers }: ResponseMessage): boolean {
  return /html/i.test(headerValues(headers, 'content-type').join());
}

/** What is to be told where neither the root nor any list works, and no answer says why. */
export function nothingServed(root: Exchange): Obstacle {
  const seen = isAnswered(root) ? `status ${root.outcome.response.status}` : 'no answer';
  return {
    code: 'NOTHING_SERVED',
    message: `neither the root nor any list of the API answers here (GET / gave ${seen})`,
    advice: 'check that the target URL is the base URL of the API, path prefix included',
  };
}

/** A certificate may be for thousands of names, all of which the TLS library tells. */
function cut(detail: string): string {
  return detail.length <= longestDetail ? detail : `${detail.slice(0, longestDetail)}…`;
}

/** In characters. */
const longestDetail = 300;

const failures: Record<FailureCode, (detail: string) => Obstacle> = {
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
  'certificate-expired': (detail) => ({
    code: 'CERTIFICATE_EXPIRED',
    message: `the certificate of the target has expired (${detail})`,
    advice: 'renew the certificate of the target; if it is still valid, set the clock of this machine right',
  }),
  'certificate-not-yet-valid': (detail) => ({
    code: 'CERTIFICATE_NOT_YET_VALID',
    message: `the certificate of the target is not valid yet (${detail})`,
    advice: 'set the clock of this machine right, or give the target a certificate that is valid today',
  }),
  'certificate-not-trusted': (detail) => ({
    code: 'CERTIFICATE_NOT_TRUSTED',
    message: `the certificate of the target is signed by itself or by an authority that this machine does not trust (${detail})`,
    advice:
      'if the target is a mock with a certificate of its own, name the file of whoever signed it in ' +
      'NODE_EXTRA_CA_CERTS; if it is not, somebody may be listening on the way',
  }),
  'certificate-for-another-name': (detail) => ({
    code: 'CERTIFICATE_FOR_ANOTHER_NAME',
    message: `the certificate of the target is for another host (${detail})`,
    advice: 'give the target URL with a host name that the certificate is for, or check where the name leads',
  }),
  tls: (detail) => ({
    code: 'TLS_REFUSED',
    message: `the TLS handshake with the target failed (${detail})`,
    advice:
      'check that the target speaks TLS 1.2 or newer on this port; if it speaks plain HTTP, write http:// in the URL',
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

const keyAdvice = 'check NGROK_API_KEY or the key file: it takes an API key, not an authtoken and not the id of a key';

const keyRefused = (seen: string): Obstacle => ({
  code: 'KEY_REFUSED',
  message: `the target refuses the API key (${seen})`,
  advice: keyAdvice,
});

const keyIsAuthtoken = (seen: string): Obstacle => ({
  code: 'KEY_IS_AUTHTOKEN',
  message: `the target says that what it got is an authtoken and no API key (${seen})`,
  advice: 'an authtoken is for agents: make an API key, and put that into NGROK_API_KEY or the key file',
});

const accountRefused = (seen: string): Obstacle => ({
  code: 'ACCOUNT_REFUSED',
  message: `the target knows the API key, but refuses its account (${seen})`,
  advice: 'ask whoever runs the target to let the account use the API again, or take the key of another account',
});

const rateLimited = (seen: string): Obstacle => ({
  code: 'RATE_LIMITED',
  message: `the rate limit of the account was used up before the run began (${seen})`,
  advice: 'wait a minute, stop what else uses the account, and run again',
});

/**
 * What the code of an error says that is true of every request. The documentation states no status for most of these
 * codes, so none is looked at.
 */
const refusals: ReadonlyMap<string, (seen: string) => Obstacle> = new Map([
  [
    'ERR_NGROK_200',
    (seen) => ({
      code: 'KEY_MISSING',
      message: `the target says that the request came without a key, though it was sent with one (${seen})`,
      advice: 'look for a proxy or gateway on the way that takes the Authorization header off, and let it pass',
    }),
  ],
  ['ERR_NGROK_201', keyRefused],
  ['ERR_NGROK_202', keyRefused],
  ['ERR_NGROK_203', keyRefused],
  ['ERR_NGROK_204', accountRefused],
  ['ERR_NGROK_205', accountRefused],
  ['ERR_NGROK_206', keyIsAuthtoken],
  ['ERR_NGROK_207', keyIsAuthtoken],
  [
    'ERR_NGROK_208',
    (seen) => ({
      code: 'KEY_IS_ID',
      message: `the target says that what it got is the id of an API key and not the key itself (${seen})`,
      advice: 'the key is shown once, when it is made: make another one if it is lost',
    }),
  ],
  [
    'ERR_NGROK_217',
    (seen) => ({
      code: 'VERSION_NOT_SERVED',
      message: `the target does not serve version 2 of the API (${seen})`,
      advice: 'check that the target is the API that is meant, and that it is up to date: 2 is the latest version',
    }),
  ],
  [
    'ERR_NGROK_218',
    (seen) => ({
      code: 'VERSION_MISSING',
      message: `the target says that the request came without a version, though it was sent with one (${seen})`,
      advice: 'look for a proxy or gateway on the way that takes the ngrok-version header off, and let it pass',
    }),
  ],
  [
    'ERR_NGROK_220',
    (seen) => ({
      code: 'IP_NOT_ALLOWED',
      message: `the account takes no requests from the IP address of this machine (${seen})`,
      advice: 'run from an address that the IP restrictions of the account allow, or let them allow this one',
    }),
  ],
  [
    'ERR_NGROK_225',
    (seen) => ({
      code: 'TOO_MANY_AT_ONCE',
      message: `the account has too many requests under way at once, before the run began (${seen})`,
      advice: 'wait until what else uses the account has ended, and run again',
    }),
  ],
  ['ERR_NGROK_226', rateLimited],
  ['ERR_NGROK_247', accountRefused],
] satisfies [string, (seen: string) => Obstacle][]);

/** What an answer says by its status and header fields. */
function withoutCode({ request, outcome: { response } }: AnsweredExchange): Obstacle | undefined {
  const { status } = response;
  const seen = `status ${status}`;
  // RFC 6585 section 6: never from the target itself, always from the network before it.
  if (status === 511) return networkLogin(seen);
  if (isHtml(response) && status !== 429) return notAnApi(seen);
  const elsewhere = status >= 300 && status < 400 ? redirectOf(request.url, response) : undefined;
  if (elsewhere !== undefined) return redirected(elsewhere, seen);
  if (status === 401 || status === 403) return keyRefused(seen);
  return status === 429 ? rateLimited(seen) : undefined;
}

function networkLogin(seen: string): Obstacle {
  return {
    code: 'NETWORK_LOGIN_REQUIRED',
    message: `the network before the target wants a login first (${seen})`,
    advice: 'open any page in a browser, log in to the network, and run again',
  };
}

function notAnApi(seen: string): Obstacle {
  return {
    code: 'NOT_AN_API',
    message: `the target answers HTML to every request (${seen})`,
    advice: 'check the target URL; a proxy or a captive portal may be answering in its place',
  };
}

function redirected(elsewhere: string, seen: string): Obstacle {
  return {
    code: 'REDIRECTED',
    message: `the target sends every request on to ${elsewhere}, and a key follows no redirect (${seen})`,
    advice:
      'give the URL of the API itself as target; if you do not know that place, a captive portal may be answering',
  };
}

/** Origin that a redirect leads to, or its scheme where that has none (`javascript:`). */
function redirectOf(url: string, { headers }: ResponseMessage): string | undefined {
  const [location = ''] = headerValues(headers, 'location');
  if (location === '' || !URL.canParse(location, url)) return undefined;
  const { origin, protocol } = new URL(location, url);
  return origin === 'null' ? protocol : origin;
}
