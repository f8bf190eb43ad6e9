import {
  answersOf,
  answersOtherwise,
  error,
  errorBodies,
  hangsUp,
  json,
  labelled,
  membersIn,
  page,
  refusalsFor,
} from '../changed-answers.ts';
import { takesFor, withBody, withHeaders } from '../changed-requests.ts';
import {
  always,
  both,
  type Call,
  creating,
  everyTenth,
  type Hook,
  hasKey,
  header,
  reading,
  type When,
} from '../hook.ts';
import { forTheKey } from '../refused-for.ts';
import type { Fault } from './fault.ts';
import { refusedAndDone } from './refused-and-done.ts';

const contentType = (call: Call): string | null => header(call, 'content-type');
const sentAs = (mediaType: string | null): When => both(creating, hasKey, (call) => contentType(call) === mediaType);
const taken = withHeaders({ 'content-type': 'application/json' });
const mediaTypeParameter = /^application\/json *;/i;

/** The same answer with another text in its body. */
function rewritten(change: (text: string) => string | Uint8Array) {
  return async (response: Response): Promise<Response> => {
    const body = change(await response.text());
    return new Response(body, { status: response.status, headers: response.headers });
  };
}

const inLatin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** The same answer without a media type. */
async function unlabelled(response: Response): Promise<Response> {
  // Bytes, for which `Response` makes up no Content-Type.
  return new Response(new TextEncoder().encode(await response.text()), { status: response.status });
}

/** Sends answers to some requests otherwise where they are a success. */
function successes(when: When, change: (response: Response) => Response | Promise<Response>): Hook {
  return answersOtherwise(when, (response) => (response.ok ? change(response) : response));
}

/** Ways to break the rules of content types. */
export const contentTypesFaults: readonly Fault[] = [
  {
    name: 'list-as-text',
    title: 'GET /vaults is text/plain',
    rule: 'content-types.response-json',
    hook: () => successes(reading('/vaults'), labelled('text/plain; charset=utf-8')),
  },
  {
    name: 'byte-order-mark-on-later-pages',
    title: 'pages after the first begin with a byte order mark',
    rule: 'content-types.response-json',
    hook: () =>
      successes(
        ({ query }) => query.has('before_id'),
        rewritten((text) => `\ufeff${text}`),
      ),
  },
  {
    name: 'creation-as-text-json',
    title: 'answers to creations are text/json',
    rule: 'content-types.response-json',
    hook: () => answersOf(201, labelled('text/json')),
  },
  {
    name: 'patch-as-vendor-type',
    title: 'answers to patches are application/vnd.ngrok+json',
    rule: 'content-types.response-json',
    hook: () => successes(({ method }) => method === 'PATCH', labelled('application/vnd.ngrok+json')),
  },
  {
    name: 'list-without-media-type',
    title: 'GET /endpoints has no Content-Type',
    rule: 'content-types.response-json',
    hook: () => successes(reading('/endpoints'), unlabelled),
  },
  {
    name: 'list-in-latin-1',
    title: 'a description with an umlaut in /bot_users is sent in Latin-1',
    rule: 'content-types.response-json',
    hook: () =>
      successes(
        reading('/bot_users'),
        rewritten((text) => inLatin1(text.replace('"active":', '"description":"für alle","active":'))),
      ),
  },
  {
    name: 'list-in-utf-16',
    title: 'GET /edges/tls is sent in UTF-16',
    rule: 'content-types.response-json',
    hook: () =>
      successes(
        reading('/edges/tls'),
        rewritten((text) => Buffer.from(text, 'utf16le')),
      ),
  },
  {
    name: 'list-behind-guard',
    title: 'GET /api_keys begins with characters that keep it from being run as a script',
    rule: 'content-types.response-json',
    hook: () =>
      successes(
        reading('/api_keys'),
        rewritten((text) => `)]}',\n${text}`),
      ),
  },
  {
    name: 'deletion-as-html',
    title: 'a 204 names the media type text/html',
    rule: 'content-types.response-json',
    hook: () => answersOf(204, () => new Response(null, { status: 204, headers: { 'content-type': 'text/html' } })),
  },
  {
    name: 'tenth-answer-as-text',
    title: 'every tenth success is text/plain',
    rule: 'content-types.response-json',
    hook: () => {
      const tenth = everyTenth(always);
      return answersOtherwise(always, (response, call) =>
        response.ok && tenth(call) ? labelled('text/plain')(response) : response,
      );
    },
  },

  {
    name: 'wrong-method-as-problem',
    title: 'wrong methods are answered as application/problem+json',
    rule: 'content-types.errors-json',
    hook: () => refusalsFor(27614, labelled('application/problem+json')),
  },
  {
    name: 'unknown-route-as-text',
    title: 'unknown routes are answered in plain words',
    rule: 'content-types.errors-json',
    hook: () => refusalsFor(27204, () => new Response('404 page not found', { status: 404 })),
  },
  {
    name: 'rate-limit-as-html',
    title: 'a 429 is a page for people',
    rule: 'content-types.errors-json',
    hook: () => answersOf(429, () => page(429)),
  },
  {
    name: 'media-type-refused-in-html',
    title: 'a 415 calls its JSON text/html',
    rule: 'content-types.errors-json',
    hook: () => answersOf(415, labelled('text/html')),
  },
  {
    name: 'unauthorized-as-text',
    title: 'a 401 calls its JSON text/plain',
    rule: 'content-types.errors-json',
    hook: () => refusalsFor(forTheKey, labelled('text/plain')),
  },
  {
    name: 'bad-request-without-media-type',
    title: 'a 400 has no Content-Type',
    rule: 'content-types.errors-json',
    hook: () => answersOf(400, unlabelled),
  },
  {
    name: 'missing-item-blank',
    title: 'a 404 for an item has no body',
    rule: 'content-types.errors-json',
    hook: () =>
      refusalsFor(27611, () => new Response('', { status: 404, headers: { 'content-type': 'application/json' } })),
  },
  {
    name: 'byte-order-mark-on-errors',
    title: 'errors for a missing version begin with a byte order mark',
    rule: 'content-types.errors-json',
    hook: () =>
      refusalsFor(
        218,
        rewritten((text) => `\ufeff${text}`),
      ),
  },
  {
    name: 'error-in-latin-1',
    title: 'the message of an unsupported version is sent in Latin-1',
    rule: 'content-types.errors-json',
    hook: () =>
      refusalsFor(
        217,
        rewritten((text) => inLatin1(text.replace('"msg":"', '"msg":"Für diese Version: '))),
      ),
  },
  {
    name: 'error-twice',
    title: 'a 405 has its body twice over',
    rule: 'content-types.errors-json',
    hook: () =>
      refusalsFor(
        27614,
        rewritten((text) => text + text),
      ),
  },

  {
    name: 'text-taken',
    title: 'a body sent as text/plain is taken',
    rule: 'content-types.request-json',
    hook: () => takesFor(sentAs('text/plain'), taken),
  },
  {
    name: 'form-taken',
    title: 'a body sent as a form is taken',
    rule: 'content-types.request-json',
    hook: () =>
      takesFor(
        both(creating, hasKey, (call) => /form/.test(contentType(call) ?? '')),
        taken,
      ),
  },
  {
    name: 'any-media-type-taken',
    title: 'a body is taken whatever it is sent as',
    rule: 'content-types.request-json',
    hook: () => takesFor(both(creating, hasKey), taken),
  },
  {
    name: 'no-media-type-taken',
    title: 'a body without Content-Type is taken',
    rule: 'content-types.request-json',
    hook: () => takesFor(sentAs(null), taken),
  },
  {
    name: 'no-media-type-done',
    title: 'a creation without Content-Type is refused and done',
    rule: 'content-types.request-json',
    ...refusedAndDone(sentAs(null), { 'content-type': 'application/json' }),
  },
  {
    name: 'wrong-media-type-done',
    title: 'a creation with another media type is refused and done',
    rule: 'content-types.request-json',
    ...refusedAndDone(
      both(creating, hasKey, (call) => /^(?!application\/json)/.test(contentType(call) ?? 'application/json')),
      { 'content-type': 'application/json' },
    ),
  },
  {
    name: 'wrong-media-type-unsaid',
    title: 'a body of another media type is refused with an empty object',
    rule: 'content-types.request-json',
    hook: () => answersOf(415, () => json(415, {})),
  },

  {
    name: 'parameter-refused',
    title: 'a media type with a parameter is refused',
    rule: 'content-types.parameters-accepted',
    hook: () =>
      takesFor(
        (call) => mediaTypeParameter.test(contentType(call) ?? ''),
        withHeaders({ 'content-type': 'text/plain' }),
      ),
  },
  {
    name: 'charset-upper-case-only',
    title: 'charset=utf-8 is refused and charset=UTF-8 is not',
    rule: 'content-types.parameters-accepted',
    hook: () =>
      takesFor(
        (call) => /charset=(?!UTF-8)/.test(contentType(call) ?? ''),
        withHeaders({ 'content-type': 'text/plain' }),
      ),
  },
  {
    name: 'parameter-drops',
    title: 'a media type with a parameter ends the connection',
    rule: 'content-types.parameters-accepted',
    hook: () => hangsUp((call) => mediaTypeParameter.test(contentType(call) ?? '')),
  },

  {
    name: 'malformed-mended',
    title: 'the last brace of a body may be missing',
    rule: 'content-types.malformed-json',
    hook: () =>
      takesFor(
        both(creating, hasKey),
        withBody((body) => (body.endsWith('"') ? `${body}}` : body)),
      ),
  },
  {
    name: 'malformed-taken-for-nothing',
    title: 'a body that is not JSON is taken for an empty one',
    rule: 'content-types.malformed-json',
    hook: () =>
      takesFor(
        both(creating, hasKey, (call) => contentType(call) === 'application/json'),
        withBody((body) => (isJson(body) ? body : '{}')),
      ),
  },
  {
    name: 'malformed-bare',
    title: 'a body that is not JSON is refused without a code',
    rule: 'content-types.malformed-json',
    hook: () =>
      errorBodies(({ error_code: code, ...body }) => (code === 'ERR_NGROK_213' ? body : { ...body, error_code: code })),
  },
  {
    name: 'malformed-as-html',
    title: 'a body that is not JSON is refused with a page for people',
    rule: 'content-types.malformed-json',
    hook: () => refusalsFor(213, () => page(400)),
  },
  {
    name: 'malformed-crashes',
    title: 'a body that is not JSON gets a 500',
    rule: 'content-types.malformed-json',
    hook: () => refusalsFor(213, () => error(500, 128)),
  },
  {
    name: 'malformed-200',
    title: 'a body that is not JSON gets its error with status 200',
    rule: 'content-types.malformed-json',
    hook: () => refusalsFor(213, async (response) => json(200, await membersIn(response))),
  },
];

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
