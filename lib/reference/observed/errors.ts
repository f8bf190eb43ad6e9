import { capture, type ErrorAnswer, type Observation, publishedProbe } from './observation.ts';

/** What is seen of refusals. */
export const observedErrors: readonly Observation[] = [
  {
    name: 'keys-refused-with-403',
    title: 'a missing or wrong key is refused with 403, and no WWW-Authenticate',
    facts:
      '0.4, 5.1: a published probe (200, 202), quoted answers (203); nothing is known of 201, which goes with them',
    link: publishedProbe,
    errors: (answer) => (isOneOf(answer, 200, 201, 202, 203) ? withStatus(answer, 403) : answer),
  },
  {
    name: 'authtokens-refused-with-400',
    title: 'the token of a credential, used as a key, is refused with 400',
    facts: '0.4, 5.1: two secret scanners tell authtokens by it',
    link: 'https://github.com/trufflesecurity/trufflehog/blob/31da4f3f38b7a3598e43a20c67603c648a8a7b10/pkg/detectors/ngrok/ngrok.go',
    errors: (answer) => (isOneOf(answer, 206) ? withStatus(answer, 400) : answer),
  },
  {
    name: 'wrong-keys-quoted',
    title: 'msg quotes the whole credential that is refused',
    facts: '0.8: a published probe; the error reference has the same place in its messages for 202, 203 and 206',
    link: publishedProbe,
    errors: (answer, request) => {
      const [, credential] = /^\S+ +(\S+) *$/.exec(request.headers.get('authorization') ?? '') ?? [];
      if (credential === undefined || !isOneOf(answer, 202, 203, 206)) return answer;
      return withMembers(answer, { msg: `${answer.body['msg']} Your credential: '${credential}'.` });
    },
  },
  {
    name: 'routes-first',
    title: 'a path or method that there is not is refused before a key or a version is asked for',
    facts: '0.5: a published probe',
    link: publishedProbe,
    routesFirst: true,
  },
  {
    name: 'unknown-routes-without-code',
    title: 'an unknown path or method gives 404 with details.path, without error_code and operation_id',
    facts: '0.1, 0.4, 5.1: a published probe',
    link: publishedProbe,
    errors: (answer, request) => {
      if (!isOneOf(answer, unknownRoute, wrongMethod)) return answer;
      const details = { path: new URL(request.url).pathname };
      return { status: 404, headers: {}, body: { status_code: 404, msg: 'Not Found', details } };
    },
  },
  {
    name: 'missing-items-without-code',
    title: 'an item that does not exist gives 404 without error_code',
    facts: '0.1, 5.2: 183 captures, fixtures of the Go and .NET clients',
    link: capture('tunnel_sessions_restart'),
    errors: (answer) => {
      if (!isOneOf(answer, missingItem)) return answer;
      const { error_code: _, ...body } = answer.body;
      return { ...answer, body: { ...body, msg: 'Resource not found' } };
    },
  },
];

/** Numbers of the codes that the reference has for what the real API gives none for. */
const unknownRoute = 27204;
const missingItem = 27611;
const wrongMethod = 27614;

function isOneOf({ body }: ErrorAnswer, ...numbers: readonly number[]): boolean {
  return numbers.some((number) => body['error_code'] === `ERR_NGROK_${number}`);
}

/** The challenge goes with 401 alone. */
function withStatus(answer: ErrorAnswer, status: number): ErrorAnswer {
  const { 'www-authenticate': _, ...headers } = answer.headers;
  return { ...withMembers(answer, { status_code: status }), status, headers };
}

function withMembers(answer: ErrorAnswer, members: ErrorAnswer['body']): ErrorAnswer {
  return { ...answer, body: { ...answer.body, ...members } };
}
