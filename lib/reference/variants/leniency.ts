import { operationAt, resourceAt } from '../../contract/reference-look-up.ts';
import { answersOtherwise, answersWith, error, json, membersIn } from '../changed-answers.ts';
import { takesFor, withBody, withHeaders, withQuery } from '../changed-requests.ts';
import type { Call } from '../hook.ts';
import { isObject } from '../request-body.ts';
import { withStatus } from './rewritten-answers.ts';
import type { Variant } from './variant.ts';

/** Requests that may be taken or refused, and checks that come in any order: no page says which. */
export const leniency: readonly Variant[] = [
  {
    name: 'trailing-slash-taken',
    title: 'a path with a slash at its end is the one without it',
    hook: () => async (call, reference) => {
      const url = new URL(call.request.url);
      if (!/.\/$/.test(url.pathname)) return reference(call.request);
      url.pathname = url.pathname.replace(/\/$/, '');
      return reference(new Request(url, call.request));
    },
  },
  {
    name: 'unknown-query-parameters-ignored',
    title: 'query parameters that nobody knows are passed over',
    hook: () =>
      takesFor(
        ({ query }) => query.size > 0,
        (call) => {
          const unknown = [...call.query.keys()].filter((name) => name !== 'limit' && name !== 'before_id');
          return withQuery(Object.fromEntries(unknown.map((name) => [name, null])))(call);
        },
      ),
  },
  {
    name: 'unknown-members-ignored',
    title: 'members of a body that nobody knows are passed over',
    hook: () => takesFor(({ method }) => method === 'POST' || method === 'PATCH', withKnownMembers),
  },
  {
    name: 'older-versions-served',
    title: 'versions 0 and 1 are served',
    hook: () => takesFor(hasVersion('0', '1'), withHeaders({ 'ngrok-version': '2' })),
  },
  {
    name: 'other-spellings-of-two-taken',
    title: 'versions are read as numbers: 02, 2.0 and +2 are 2',
    hook: () => takesFor(hasVersion('02', '2.0', '+2'), withHeaders({ 'ngrok-version': '2' })),
  },
  {
    name: 'empty-version-is-none',
    title: 'an empty version is refused as a missing one',
    hook: () => takesFor(hasVersion(''), withHeaders({ 'ngrok-version': null })),
  },
  {
    name: 'large-limits-clamped',
    title: 'a limit above 100 is taken for 100',
    hook: () => takesFor(({ query }) => Number(query.get('limit')) > 100, withQuery({ limit: '100' })),
  },
  {
    name: 'large-limits-clamped-in-the-page-alone',
    title: 'a limit above 100 gives 100 items and links with the limit as it was asked for',
    hook: () => async (call, reference) => {
      const limit = call.query.get('limit') ?? '';
      if (!(Number(limit) > 100)) return reference(call.request);
      const response = await reference(await withQuery({ limit: '100' })(call));
      const text = await response.text();
      return new Response(text.replace(/(?<="next_page_uri":"[^"]*)limit=100/, `limit=${limit}`), response);
    },
  },
  {
    name: 'empty-limit-is-none',
    title: 'an empty limit is as good as none',
    hook: () => takesFor(({ query }) => query.get('limit') === '', withQuery({ limit: null })),
  },
  {
    name: 'limits-read-as-numbers',
    title: 'a limit is what a lenient reader takes for a number: 1e1, 0x10, +1',
    hook: () =>
      takesFor(
        ({ query }) => query.getAll('limit').length === 1 && isWholeNumber(query.get('limit')),
        async (call) => withQuery({ limit: String(Number(call.query.get('limit'))) })(call),
      ),
  },
  {
    name: 'unknown-cursors-give-an-empty-page',
    title: 'before_id with an id that names nothing gives a page with nothing on it',
    hook: () =>
      answersOtherwise(
        ({ query }) => query.has('before_id'),
        async (response, { path, request }) => {
          const listKey = resourceAt(path)?.listKey;
          const body = response.status === 400 ? await membersIn(response) : undefined;
          if (body?.['error_code'] !== 'ERR_NGROK_223' || listKey === undefined) return response;
          const { origin } = new URL(request.url);
          return json(200, { [listKey]: [], uri: origin + path, next_page_uri: null });
        },
      ),
  },
  {
    name: 'head-and-options-answered',
    title: 'HEAD and OPTIONS are answered',
    hook: () => async (call, reference) => {
      const { method, request } = call;
      if (method === 'OPTIONS') return new Response(null, { status: 204, headers: { allow: 'GET, HEAD, OPTIONS' } });
      if (method !== 'HEAD') return reference(request);
      const { status, headers } = await reference(new Request(request.url, { headers: request.headers }));
      return new Response(null, { status, headers });
    },
  },
  {
    name: 'put-for-patch',
    title: 'PUT on an item is taken for PATCH',
    hook: () =>
      takesFor(
        ({ method, path }) => method === 'PUT' && operationAt('PATCH', path) !== undefined,
        async ({ request }) =>
          new Request(request.url, { method: 'PATCH', headers: request.headers, body: await request.arrayBuffer() }),
      ),
  },
  {
    name: 'path-looked-at-first',
    title: 'an unknown path is refused before the key is looked at',
    hook: () =>
      answersWith(
        ({ path }) => path !== '/' && resourceAt(path) === undefined,
        () => error(404, 27204),
      ),
  },
  {
    name: 'path-and-method-looked-at-first',
    title: 'an unknown path and a wrong method are refused alike, before the key is looked at',
    hook: () =>
      answersWith(
        ({ method, path }) => !(method === 'GET' && path === '/') && operationAt(method, path) === undefined,
        () => error(404, 27204),
      ),
  },
  {
    name: 'wrong-scheme-refused-as-missing-key',
    title: 'whatever is not sent under the scheme Bearer is refused with a status of its own',
    hook: () =>
      answersOtherwise(
        ({ request }) => !/^bearer /i.test(request.headers.get('authorization') ?? ''),
        (response) => (response.status === 401 ? withStatus(407)(response) : response),
      ),
  },
];

function hasVersion(...versions: readonly string[]) {
  return ({ request }: Call) => versions.includes(request.headers.get('ngrok-version') ?? 'none');
}

function isWholeNumber(text: string | null): boolean {
  return text !== null && text.trim() !== '' && Number.isInteger(Number(text));
}

async function withKnownMembers(call: Call): Promise<Request> {
  const known = operationAt(call.method, call.path)?.operation.body.map(({ path }) => path.replace(/[.[].*$/, ''));
  return withBody((text) => {
    try {
      const body: unknown = JSON.parse(text);
      if (!known || !isObject(body)) return text;
      return JSON.stringify(Object.fromEntries(Object.entries(body).filter(([name]) => known.includes(name))));
    } catch (problem) {
      // What is no JSON is for the reference to refuse.
      if (problem instanceof SyntaxError) return text;
      throw problem;
    }
  })(call);
}
