import type { Level } from '../../lib/judge/finding.ts';
import {
  answersOtherwise,
  answersWith,
  bodies,
  error,
  errorBodies,
  itemsOf,
  json,
  labelled,
  membersIn,
  pagesOf,
} from '../../lib/reference/changed-answers.ts';
import { takesFor, withBody, withHeaders, withQuery } from '../../lib/reference/changed-requests.ts';
import { type Call, type Hook, inFrontOf, onItemOf, reading, type When } from '../../lib/reference/hook.ts';
import { isObject } from '../../lib/reference/request-body.ts';

interface RateLimit {
  readonly requests: number;
  readonly windowMs: number;
}

/** One behaviour of the reference that is broken, and the rule that has to say so. */
export interface Breakage {
  readonly name: string;
  readonly rule: string;
  readonly level: Level;
  /** Made anew for each server, since some remember what they saw. */
  readonly hook?: () => Hook;
  /** What the account may send, where it is not what is documented; false: anything. */
  readonly rateLimit?: RateLimit | false;
  /** Must-rules of other sections that may say so too: they look at the same answers. */
  readonly also?: readonly string[];
  /** True where the rule tries the input only if the window has room: then few lists are expected of the target. */
  readonly roomy?: boolean;
  /** True where a list of more than one full page is needed; it takes longer to judge. */
  readonly longList?: boolean;
}

const scratch = '/ip_policies';
const long = '/reserved_domains';
const aside = '/vaults';

const header = ({ request }: Call, name: string) => request.headers.get(name);
const hasKey: When = (call) => header(call, 'authorization') !== null;
const hasVersion: When = (call) => header(call, 'ngrok-version') !== null;
const creating: When = ({ method, path }) => method === 'POST' && path === scratch;
const always: When = () => true;
const limitIs =
  (...limits: (string | null)[]): When =>
  ({ query }) =>
    limits.includes(query.get('limit'));
const both =
  (...conditions: readonly When[]): When =>
  (call) =>
    conditions.every((condition) => condition(call));

/** The item with another value of a member that it has. */
const setting =
  (name: string, change: (value: string) => unknown) =>
  (item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
    typeof item[name] === 'string' ? { ...item, [name]: change(item[name]) } : item;

/** Serves whoever has no good key as if he had the good one, which the hook saw before. */
function letsIn(when: When): () => Hook {
  return () => {
    let good: string | null = null;
    return async (call, reference) => {
      if (good !== null && when(call)) return reference(await withHeaders({ authorization: good })(call));
      const response = await reference(call.request);
      if (response.ok) good ??= header(call, 'authorization');
      return response;
    };
  };
}

/** Does what should be refused, and answers with the refusal. */
function doesWhatItRefuses(when: When, mended: (good: string) => (call: Call) => Promise<Request>): () => Hook {
  return () => {
    let good = '';
    return async (call, reference) => {
      const copy = { ...call, request: call.request.clone() };
      const response = await reference(call.request);
      if (response.ok) good = header(call, 'authorization') ?? good;
      else if (when(call)) await reference(await mended(good)(copy));
      return response;
    };
  };
}

/** What the hook asks for beside what it was asked for counts too. */
const roomFor = (further: number): RateLimit => ({ requests: 120 + further, windowMs: 60_000 });

const missing = (number: number) => (): Response => error(404, number);

export const breakages: readonly Breakage[] = [
  {
    name: 'a User-Agent is asked for',
    rule: 'transport.plain-client',
    level: 'must',
    hook: () =>
      answersWith(
        (call) => header(call, 'user-agent') === null,
        () => error(403, 204),
      ),
  },
  {
    name: 'a connection that is to be closed is refused',
    rule: 'transport.plain-client',
    level: 'must',
    hook: () =>
      answersWith(
        (call) => header(call, 'connection') === 'close',
        () => error(400, 204),
      ),
  },
  {
    name: 'the root is not there',
    rule: 'transport.root',
    level: 'must',
    hook: () => answersWith(both(reading('/'), hasKey, hasVersion), missing(27204)),
  },
  {
    name: 'the root is text',
    rule: 'transport.root',
    level: 'must',
    hook: () =>
      answersOtherwise(reading('/'), (response) => (response.ok ? labelled('text/plain')(response) : response)),
    also: ['content-types.response-json'],
  },
  {
    name: 'one list is not there',
    rule: 'transport.resources',
    level: 'should',
    hook: () => answersWith(both(reading('/tls_certificates'), hasKey, hasVersion), missing(27204)),
  },
  {
    name: 'one nested list is not there',
    rule: 'transport.resources',
    level: 'should',
    hook: () => answersWith(({ path }) => /^\/event_subscriptions\/.*\/sources$/.test(path), missing(27204)),
  },

  {
    name: 'one list is open to all',
    rule: 'authentication.required',
    level: 'must',
    hook: letsIn(both(reading(aside), (call) => !hasKey(call))),
  },
  {
    name: 'a deletion without a key is refused and done',
    rule: 'authentication.required',
    level: 'must',
    rateLimit: roomFor(1),
    hook: doesWhatItRefuses(
      both(onItemOf('DELETE', scratch), (call) => !hasKey(call)),
      (good) => withHeaders({ authorization: good }),
    ),
    also: ['resources.lifecycle', 'resources.model'],
  },
  {
    name: 'a creation without a key is refused and done',
    rule: 'authentication.required',
    level: 'must',
    rateLimit: roomFor(1),
    hook: doesWhatItRefuses(
      both(creating, (call) => !hasKey(call)),
      (good) => withHeaders({ authorization: good }),
    ),
  },
  {
    name: 'a patch without a key is refused and done',
    rule: 'authentication.required',
    level: 'must',
    rateLimit: roomFor(1),
    hook: doesWhatItRefuses(
      both(onItemOf('PATCH', scratch), (call) => !hasKey(call)),
      (good) => withHeaders({ authorization: good }),
    ),
    also: ['resources.lifecycle', 'resources.model'],
  },
  {
    name: 'the last character of a key is not looked at',
    rule: 'authentication.invalid-key',
    level: 'must',
    hook: () => {
      const known = new Set<string>();
      return async (call, reference) => {
        const sent = header(call, 'authorization') ?? '';
        const like = [...known].find((key) => sent.slice(0, -1) === key.slice(0, -1));
        const response = await reference(like ? await withHeaders({ authorization: like })(call) : call.request);
        if (response.ok) known.add(sent);
        return response;
      };
    },
  },
  {
    name: 'a key in the query does',
    rule: 'authentication.invalid-key',
    level: 'must',
    hook: () =>
      takesFor(
        ({ query }) => query.has('api_key'),
        async (call) => {
          const key = call.query.get('api_key') ?? '';
          const request = await withQuery({ api_key: null })(call);
          return withHeaders({ authorization: `Bearer ${key}` })({ ...call, request });
        },
      ),
  },
  {
    name: 'the scheme is not looked at',
    rule: 'authentication.invalid-key',
    level: 'must',
    hook: () =>
      takesFor(
        (call) => /^Token /.test(header(call, 'authorization') ?? ''),
        async (call) =>
          withHeaders({ authorization: (header(call, 'authorization') ?? '').replace('Token', 'Bearer') })(call),
      ),
  },
  {
    name: 'the version is looked at before the key',
    rule: 'authentication.refused-first',
    level: 'should',
    hook: () =>
      answersWith(
        (call) => !hasVersion(call),
        () => error(400, 218),
      ),
  },
  {
    name: 'a key without a scheme has the code of a malformed key',
    rule: 'authentication.codes',
    level: 'should',
    hook: () =>
      errorBodies((body) => (body['error_code'] === 'ERR_NGROK_201' ? { ...body, error_code: 'ERR_NGROK_202' } : body)),
  },
  {
    name: 'no key has the code of an unparsable one',
    rule: 'authentication.codes',
    level: 'should',
    hook: () =>
      errorBodies((body) => (body['error_code'] === 'ERR_NGROK_200' ? { ...body, error_code: 'ERR_NGROK_201' } : body)),
  },
  {
    name: 'the scheme is compared with regard to case',
    rule: 'authentication.scheme-case',
    level: 'should',
    hook: () =>
      answersWith(
        (call) => /^BEARER /.test(header(call, 'authorization') ?? ''),
        () => error(401, 201),
      ),
  },
  {
    name: 'a deleted key goes on working',
    rule: 'authentication.created-key',
    level: 'must',
    hook: () => answersWith(onItemOf('DELETE', '/api_keys'), () => new Response(null, { status: 204 })),
  },
  {
    name: 'the token of a key stands in the list',
    rule: 'authentication.created-key',
    level: 'must',
    hook: () => {
      let token: unknown = null;
      return bodies(
        ({ path }) => path === '/api_keys',
        (body) => {
          token = body['token'] ?? token;
          const keys = Array.isArray(body['keys']) ? body['keys'].filter(isObject) : undefined;
          return keys ? { ...body, keys: keys.map((key, index) => (index === 0 ? { ...key, token } : key)) } : body;
        },
      );
    },
  },
  {
    name: 'a new key does not work',
    rule: 'authentication.created-key',
    level: 'must',
    hook: () =>
      bodies(
        ({ method, path }) => method === 'POST' && path === '/api_keys',
        setting('token', (token) => `${token}0`),
      ),
  },

  {
    name: 'one list is text',
    rule: 'content-types.response-json',
    level: 'must',
    hook: () => answersOtherwise(both(reading(aside), hasKey, hasVersion), labelled('text/plain; charset=utf-8')),
  },
  {
    name: 'second pages begin with a byte order mark',
    rule: 'content-types.response-json',
    level: 'must',
    longList: true,
    hook: () =>
      answersOtherwise(
        both(reading(long), ({ query }) => query.has('before_id')),
        async (response) => (response.ok ? new Response(`\ufeff${await response.text()}`, response) : response),
      ),
    also: ['pagination.envelope'],
  },
  {
    name: 'wrong methods are answered as problem+json',
    rule: 'content-types.errors-json',
    level: 'must',
    hook: () =>
      answersOtherwise(always, (response) =>
        response.status === 405 ? labelled('application/problem+json')(response) : response,
      ),
  },
  {
    name: 'unknown routes are answered as text',
    rule: 'content-types.errors-json',
    level: 'must',
    hook: () =>
      answersWith(
        ({ path }) => path.includes('no_such'),
        () => new Response('404 page not found', { status: 404 }),
      ),
    also: ['errors.shape', 'errors.not-found'],
  },
  {
    name: 'a body sent as text is taken',
    rule: 'content-types.request-json',
    level: 'should',
    hook: () =>
      takesFor(
        both(creating, (call) => header(call, 'content-type') === 'text/plain'),
        withHeaders({ 'content-type': 'application/json' }),
      ),
  },
  {
    name: 'a body without a media type is refused and taken',
    rule: 'content-types.request-json',
    level: 'should',
    rateLimit: roomFor(1),
    hook: doesWhatItRefuses(
      both(creating, hasKey, (call) => header(call, 'content-type') === null),
      () => withHeaders({ 'content-type': 'application/json' }),
    ),
  },
  {
    name: 'a media type with a parameter is refused',
    rule: 'content-types.parameters-accepted',
    level: 'should',
    hook: () =>
      answersWith(
        (call) => (header(call, 'content-type') ?? '').includes('charset'),
        () => error(415, 210),
      ),
  },
  {
    name: 'a body that is cut off is mended',
    rule: 'content-types.malformed-json',
    level: 'must',
    hook: () =>
      takesFor(
        both(creating, hasKey),
        withBody((body) => (body.endsWith('"') ? `${body}}` : body)),
      ),
  },
  {
    name: 'a body that is not JSON is refused without a code',
    rule: 'content-types.malformed-json',
    level: 'must',
    hook: () =>
      errorBodies(({ error_code: code, ...body }) => (code === 'ERR_NGROK_213' ? body : { ...body, error_code: code })),
    also: ['errors.shape'],
  },

  {
    name: 'one list does not ask for a version',
    rule: 'versioning.required',
    level: 'must',
    hook: () =>
      takesFor(
        both(reading(aside), (call) => !hasVersion(call)),
        withHeaders({ 'ngrok-version': '2' }),
      ),
  },
  {
    name: 'a missing version is refused with 422',
    rule: 'versioning.required',
    level: 'must',
    hook: () =>
      answersWith(
        both(hasKey, (call) => !hasVersion(call)),
        () => error(422, 218),
      ),
  },
  {
    name: 'a creation without a version is refused and done',
    rule: 'versioning.required',
    level: 'must',
    rateLimit: roomFor(1),
    hook: doesWhatItRefuses(
      both(creating, hasKey, (call) => !hasVersion(call)),
      () => withHeaders({ 'ngrok-version': '2' }),
    ),
  },
  {
    name: 'one list does not know version 2',
    rule: 'versioning.current',
    level: 'must',
    hook: () => answersWith(both(reading(aside), hasKey, hasVersion), () => error(400, 217)),
  },
  {
    name: 'the name of the version header is compared with regard to case',
    rule: 'versioning.current',
    level: 'must',
    hook: () =>
      answersWith(
        ({ incoming: { rawHeaders } }) => rawHeaders.includes('NGROK-VERSION'),
        () => error(400, 218),
      ),
  },
  {
    name: 'any whole number is a version',
    rule: 'versioning.unsupported',
    level: 'must',
    hook: () =>
      takesFor((call) => /^[3-9]$/.test(header(call, 'ngrok-version') ?? ''), withHeaders({ 'ngrok-version': '2' })),
  },
  {
    name: 'a version that is no number has a code of its own',
    rule: 'versioning.unsupported',
    level: 'should',
    hook: () =>
      answersWith(
        both(hasKey, (call) => header(call, 'ngrok-version') === 'two'),
        () => error(400, 215),
      ),
  },
  {
    name: 'version 1 is redirected',
    rule: 'versioning.deprecated',
    level: 'must',
    hook: () =>
      answersWith(
        (call) => header(call, 'ngrok-version') === '1',
        () => json(308, {}),
      ),
  },

  {
    name: 'the last page of one list has no next_page_uri',
    rule: 'pagination.envelope',
    level: 'must',
    hook: () =>
      bodies(reading(aside), ({ next_page_uri: next, ...body }) =>
        next === null ? body : { ...body, next_page_uri: next },
      ),
  },
  {
    name: 'links are relative',
    rule: 'pagination.envelope',
    level: 'must',
    longList: true,
    hook: () =>
      bodies(reading(long), (body) => {
        const next = body['next_page_uri'];
        return typeof next === 'string' ? { ...body, next_page_uri: next.replace(/^http:\/\/[^/]+/, '') } : body;
      }),
  },
  {
    name: 'one list runs from oldest to newest',
    rule: 'pagination.newest-first',
    level: 'must',
    hook: () => pagesOf(aside, (page) => ({ ...page, items: page.items.toReversed() })),
  },
  {
    name: 'two items of second pages have changed places',
    rule: 'pagination.newest-first',
    level: 'must',
    longList: true,
    hook: () =>
      pagesOf(long, (page, { query }) =>
        query.has('before_id') ? { ...page, items: [...page.items.slice(1), ...page.items.slice(0, 1)] } : page,
      ),
  },
  {
    name: 'a page of one has two',
    rule: 'pagination.limit',
    level: 'must',
    roomy: true,
    hook: () => takesFor(both(reading(long), limitIs('1')), withQuery({ limit: '2' })),
  },
  {
    name: 'a limit of 99 is refused',
    rule: 'pagination.limit',
    level: 'must',
    roomy: true,
    hook: () => answersWith(both(reading(long), limitIs('99')), () => error(400, 233)),
  },
  {
    name: 'pages are filtered after they are cut',
    rule: 'pagination.full-pages',
    level: 'should',
    longList: true,
    hook: () => pagesOf(long, (page) => (page.next === null ? page : { ...page, items: page.items.slice(1) })),
  },
  {
    name: 'the default limit is 50',
    rule: 'pagination.limit-default',
    level: 'must',
    longList: true,
    hook: () =>
      takesFor(
        both(({ path, method }) => method === 'GET' && path === long, limitIs(null)),
        withQuery({ limit: '50' }),
      ),
  },
  {
    name: 'a page has 101 items',
    rule: 'pagination.limit-maximum',
    level: 'must',
    longList: true,
    hook: () => {
      const cut = takesFor(both(reading(long), limitIs('101')), withQuery({ limit: '100' }));
      const longer = pagesOf(long, (page) => ({ ...page, items: [...page.items, ...page.items.slice(-1)] }));
      return (call, reference) =>
        limitIs('101')(call)
          ? longer(call, (request) => cut({ ...call, request }, reference))
          : reference(call.request);
    },
  },
  {
    name: 'a limit of 1000 is refused without a code',
    rule: 'pagination.limit-maximum',
    level: 'must',
    roomy: true,
    hook: () => answersWith(both(hasKey, limitIs('1000')), () => json(400, { message: 'limit' })),
    also: ['errors.shape'],
  },
  {
    name: 'a limit of 0 is served',
    rule: 'pagination.limit-invalid',
    level: 'should',
    hook: () => takesFor(limitIs('0'), withQuery({ limit: null })),
  },
  {
    name: 'a limit that is a word has the code of one that is out of range',
    rule: 'pagination.limit-invalid',
    level: 'should',
    hook: () => answersWith(both(hasKey, limitIs('ten')), () => error(400, 233)),
  },
  {
    name: 'before_id gives its own item too',
    rule: 'pagination.before-id',
    level: 'must',
    roomy: true,
    hook: () =>
      pagesOf(long, (page, { query }) => {
        const before = query.get('before_id');
        return before === null ? page : { ...page, items: [{ ...page.items[0], id: before }, ...page.items.slice(1)] };
      }),
  },
  {
    name: 'before_id leaves an item out',
    rule: 'pagination.before-id',
    level: 'must',
    roomy: true,
    hook: () =>
      pagesOf(long, (page, { query }) =>
        query.has('before_id') && !query.has('limit') ? { ...page, items: page.items.slice(1) } : page,
      ),
  },
  {
    name: 'an unknown before_id gives the first page',
    rule: 'pagination.before-id-unknown',
    level: 'should',
    rateLimit: roomFor(2),
    hook: () => async (call, reference) => {
      const response = await reference(call.request);
      const body = await membersIn(response);
      return body?.['error_code'] === 'ERR_NGROK_223'
        ? reference(await withQuery({ before_id: null })(call))
        : response;
    },
  },
  {
    name: 'a walk loses its last item',
    rule: 'pagination.walk',
    level: 'must',
    hook: () =>
      pagesOf(scratch, (page, { query }) =>
        query.has('before_id') && page.next === null ? { ...page, items: page.items.slice(0, -1) } : page,
      ),
  },
  {
    name: 'the last page links to the first',
    rule: 'pagination.walk',
    level: 'must',
    hook: () =>
      pagesOf(scratch, (page, { request, query }) =>
        query.has('before_id') && page.next === null
          ? { ...page, next: request.url.replace(/before_id=[^&]*&?/, '') }
          : page,
      ),
  },
  {
    name: 'links forget the limit',
    rule: 'pagination.link-keeps-limit',
    level: 'should',
    hook: () => pagesOf(scratch, (page) => ({ ...page, next: page.next?.replace(/&limit=\d+/, '') ?? null })),
  },
  {
    name: 'the last page links to an empty one',
    rule: 'pagination.last-page',
    level: 'must',
    hook: () => async (call, reference) => {
      if (!reading(scratch)(call) || limitIs(null)(call)) return reference(call.request);
      const { searchParams, origin } = new URL(call.request.url);
      return pagesOf(scratch, (page) => {
        const full = String(page.items.length) === searchParams.get('limit');
        const last = page.items.at(-1)?.['id'];
        const next = `${origin}${scratch}?before_id=${last}&limit=${searchParams.get('limit')}`;
        return { ...page, next: full ? next : page.next };
      })(call, reference);
    },
  },
  {
    name: 'the walk ends a page too early',
    rule: 'pagination.last-page',
    level: 'must',
    hook: () => pagesOf(scratch, (page, { query }) => (query.has('before_id') ? { ...page, next: null } : page)),
  },
  {
    name: 'links lead to another host',
    rule: 'pagination.next-page-uri-usable',
    level: 'must',
    longList: true,
    hook: () => pagesOf(long, (page) => ({ ...page, next: page.next?.replace('127.0.0.1', 'localhost') ?? null })),
  },
  {
    name: 'links carry a parameter that is refused',
    rule: 'pagination.next-page-uri-usable',
    level: 'must',
    longList: true,
    hook: () => pagesOf(long, (page) => ({ ...page, next: page.next === null ? null : `${page.next}&page=2` })),
  },
  {
    name: 'links lead to an offset',
    rule: 'pagination.stable',
    level: 'should',
    hook: () => async (call, reference) => {
      const { query, request } = call;
      const size = Number(query.get('limit'));
      if (!reading(scratch)(call) || !(size > 0 && size <= 100) || !hasKey(call) || query.has('before_id'))
        return reference(request);
      const offset = Number(query.get('offset') ?? '0');
      const all = await withQuery({ limit: null, offset: null })(call);
      return pagesOf(scratch, (page) => ({
        ...page,
        items: page.items.slice(offset, offset + size),
        next:
          offset + size < page.items.length
            ? `${new URL(request.url).origin}${scratch}?limit=${size}&offset=${offset + size}`
            : null,
      }))({ ...call, request: all }, reference);
    },
  },

  {
    name: 'one list has a day that does not exist',
    rule: 'timestamps.rfc3339',
    level: 'must',
    hook: () =>
      itemsOf(aside, (item, index) => (index === 2 ? setting('updated_at', () => '2023-02-29T10:00:00Z')(item) : item)),
  },
  {
    name: 'one list has numbers for times',
    rule: 'timestamps.rfc3339',
    level: 'must',
    hook: () =>
      itemsOf(
        '/endpoints',
        setting('updated_at', (value) => Date.parse(value)),
      ),
  },
  {
    name: 'an empty time is an empty string',
    rule: 'timestamps.rfc3339',
    level: 'must',
    hook: () =>
      itemsOf(
        aside,
        setting('updated_at', () => ''),
      ),
  },
  {
    name: 'one list writes UTC as an offset',
    rule: 'timestamps.utc',
    level: 'must',
    hook: () =>
      itemsOf(
        aside,
        setting('created_at', (value) => value.replace('Z', '+00:00')),
      ),
  },
  {
    name: 'one item has a lower-case z',
    rule: 'timestamps.utc',
    level: 'must',
    hook: () =>
      itemsOf(aside, (item, index) =>
        index === 1 ? setting('created_at', (value) => value.replace('Z', 'z'))(item) : item,
      ),
  },
  {
    name: 'one list has a lower-case t',
    rule: 'timestamps.upper-case',
    level: 'should',
    hook: () =>
      itemsOf(
        aside,
        setting('created_at', (value) => value.replace('T', 't')),
      ),
  },
  {
    name: 'new items are created in local time',
    rule: 'timestamps.plausible',
    level: 'should',
    hook: () =>
      itemsOf(
        scratch,
        setting('created_at', (value) => new Date(Date.parse(value) + 7_200_000).toISOString()),
      ),
  },
  {
    name: 'a patch makes an item anew',
    rule: 'timestamps.plausible',
    level: 'should',
    hook: () =>
      bodies(
        onItemOf('PATCH', scratch),
        setting('created_at', (value) => new Date(Date.parse(value) + 60_000).toISOString()),
      ),
    also: ['resources.lifecycle', 'resources.model'],
  },

  {
    name: '190 requests are served',
    rule: 'rate-limits.enforced',
    level: 'must',
    rateLimit: { requests: 190, windowMs: 60_000 },
  },
  { name: 'no limit is enforced', rule: 'rate-limits.enforced', level: 'must', rateLimit: false },
  {
    name: 'one request too many is served',
    rule: 'rate-limits.enforced',
    level: 'should',
    rateLimit: { requests: 121, windowMs: 60_000 },
  },
  {
    name: '119 requests are served',
    rule: 'rate-limits.not-early',
    level: 'must',
    rateLimit: { requests: 119, windowMs: 60_000 },
  },
  {
    name: '60 requests are served',
    rule: 'rate-limits.not-early',
    level: 'must',
    rateLimit: { requests: 60, windowMs: 60_000 },
  },
  {
    name: 'beyond the limit comes 403',
    rule: 'rate-limits.refusal',
    level: 'must',
    hook: () => answersOtherwise(always, (response) => (response.status === 429 ? error(403, 226) : response)),
  },
  {
    name: '429 has another code',
    rule: 'rate-limits.refusal',
    level: 'must',
    hook: () => errorBodies((body) => ({ ...body, error_code: 'ERR_NGROK_227' }), 429),
  },
  {
    name: '429 has no JSON',
    rule: 'rate-limits.refusal',
    level: 'must',
    hook: () =>
      answersOtherwise(always, (response) =>
        response.status === 429 ? new Response('slow down', { status: 429 }) : response,
      ),
    also: ['errors.shape', 'content-types.errors-json'],
  },
  {
    name: 'only reads are limited',
    rule: 'rate-limits.per-account',
    level: 'must',
    hook: () =>
      answersOtherwise(both(creating, hasKey), (response) =>
        response.status === 429 ? json(201, { id: 'ipp_beyond', uri: 'http://127.0.0.1/', metadata: '' }) : response,
      ),
  },
  {
    name: 'another connection is not limited',
    rule: 'rate-limits.per-account',
    level: 'must',
    hook: () => {
      const before = new Map<string, unknown>();
      return answersOtherwise(
        ({ path, method }) => method === 'GET' && path !== '/',
        async (response, call) => {
          if (response.ok) before.set(call.path, await membersIn(response));
          const isFree = header(call, 'connection') === 'close' && response.status === 429;
          return isFree ? json(200, before.get(call.path)) : response;
        },
      );
    },
  },

  {
    name: 'errors of one status have no operation id',
    rule: 'errors.shape',
    level: 'must',
    hook: () => errorBodies((body) => ({ ...body, details: {} }), 404),
    also: ['errors.not-found'],
  },
  {
    name: 'the message is empty',
    rule: 'errors.shape',
    level: 'must',
    hook: () => errorBodies((body) => ({ ...body, msg: '' }), 405),
  },
  {
    name: 'status_code is a string',
    rule: 'errors.shape',
    level: 'must',
    hook: () => errorBodies((body) => ({ ...body, status_code: String(body['status_code']) }), 415),
  },
  {
    name: 'status_code is always 400',
    rule: 'errors.status',
    level: 'must',
    hook: () => errorBodies((body) => ({ ...body, status_code: 400 }), 404),
  },
  {
    name: 'the number of a code begins with 0',
    rule: 'errors.code-format',
    level: 'must',
    hook: () => errorBodies((body) => ({ ...body, error_code: 'ERR_NGROK_0404' }), 404),
  },
  {
    name: 'codes are in lower case',
    rule: 'errors.code-format',
    level: 'must',
    hook: () => errorBodies((body) => ({ ...body, error_code: 'err_ngrok_211' }), 405),
  },
  {
    name: 'a code is not in the error reference',
    rule: 'errors.code-known',
    level: 'should',
    hook: () => errorBodies((body) => ({ ...body, error_code: 'ERR_NGROK_99999' }), 404),
  },
  {
    name: 'a bad limit and a bad version share a code',
    rule: 'errors.code-per-condition',
    level: 'must',
    hook: () =>
      errorBodies((body) => (body['error_code'] === 'ERR_NGROK_244' ? { ...body, error_code: 'ERR_NGROK_217' } : body)),
  },
  {
    name: 'one list has another code for a missing key',
    rule: 'errors.code-per-condition',
    level: 'must',
    hook: () =>
      answersWith(
        both(reading(aside), (call) => !hasKey(call)),
        () => error(401, 201),
      ),
  },
  {
    name: 'operation ids are all the same',
    rule: 'errors.operation-id',
    level: 'must',
    hook: () => errorBodies((body) => ({ ...body, details: { operation_id: `op_${'a'.repeat(27)}` } })),
  },
  {
    name: 'operation ids are short',
    rule: 'errors.operation-id',
    level: 'should',
    hook: () => {
      let count = 0;
      return errorBodies((body) => {
        count += 1;
        return { ...body, details: { operation_id: `op_${count}` } };
      });
    },
  },
  {
    name: 'what is not found is served empty',
    rule: 'errors.not-found',
    level: 'must',
    roomy: true,
    hook: () =>
      answersOtherwise(onItemOf('GET', aside), (response) => (response.status === 404 ? json(200, {}) : response)),
  },
  {
    name: 'unknown routes are served empty',
    rule: 'errors.not-found',
    level: 'must',
    hook: () =>
      answersWith(
        ({ path }) => path === '/conformance_no_such_resource',
        () => json(200, {}),
      ),
  },
  {
    name: 'PUT is taken for GET',
    rule: 'errors.wrong-method',
    level: 'must',
    hook: () =>
      answersOtherwise(
        ({ method }) => method === 'PUT',
        (response) => (response.status === 405 ? json(200, {}) : response),
      ),
  },
  {
    name: 'POST of the root gives an empty 404',
    rule: 'errors.wrong-method',
    level: 'must',
    roomy: true,
    hook: () =>
      answersWith(
        ({ method, path }) => method === 'POST' && path === '/',
        () => new Response('{}', { status: 404, headers: { 'content-type': 'application/json' } }),
      ),
    also: ['errors.shape'],
  },
  {
    name: 'deeply nested bodies crash',
    rule: 'errors.never-5xx',
    level: 'must',
    roomy: true,
    hook: () => async (call, reference) => {
      if (!creating(call)) return reference(call.request);
      const text = await call.request.clone().text();
      return text.startsWith('[[[') ? error(500, 128) : reference(call.request);
    },
  },
  {
    name: 'a path that is not ASCII drops the connection',
    rule: 'errors.never-5xx',
    level: 'must',
    roomy: true,
    hook: () => async (call, reference) => {
      if (call.path.includes('%E2%98%83')) call.outgoing.destroy();
      return reference(call.request);
    },
  },

  {
    name: 'a patch loses the metadata',
    rule: 'resources.lifecycle',
    level: 'must',
    hook: () =>
      takesFor(
        onItemOf('PATCH', scratch),
        withBody((body) => JSON.stringify({ ...JSON.parse(body), metadata: '' })),
      ),
  },
  {
    name: 'a patch is answered and forgotten',
    rule: 'resources.lifecycle',
    level: 'must',
    hook: () => async (call, reference) => {
      if (!onItemOf('PATCH', scratch)(call)) return reference(call.request);
      const patch = JSON.parse(await call.request.clone().text());
      const nothing = await withBody(() => '{}')(call);
      const response = await reference(nothing);
      const body = await membersIn(response);
      return response.ok ? json(200, { ...body, ...patch }) : response;
    },
  },
  {
    name: 'a deleted item can still be read',
    rule: 'resources.lifecycle',
    level: 'must',
    hook: () => {
      const seen = new Map<string, Readonly<Record<string, unknown>>>();
      return answersOtherwise(onItemOf('GET', scratch), async (response, { path }) => {
        const body = await membersIn(response);
        if (response.ok && body) seen.set(path, body);
        const before = seen.get(path);
        return response.status === 404 && before ? json(200, before) : response;
      });
    },
  },
  {
    name: 'a second deletion is done too',
    rule: 'resources.lifecycle',
    level: 'must',
    hook: () =>
      answersOtherwise(onItemOf('DELETE', scratch), (response) =>
        response.status === 404 ? new Response(null, { status: 204 }) : response,
      ),
  },
  {
    name: 'the description of a creation is forgotten',
    rule: 'resources.lifecycle',
    level: 'must',
    hook: () =>
      takesFor(
        both(creating, hasKey),
        withBody((body) => body.replace(/"description":"[^"]*"/, '"description":""')),
      ),
  },
  {
    name: 'a creation is answered with 200',
    rule: 'resources.statuses',
    level: 'should',
    hook: () =>
      answersOtherwise(creating, async (response) =>
        response.status === 201 ? json(200, await membersIn(response)) : response,
      ),
  },
  {
    name: 'a deletion is answered with 200',
    rule: 'resources.statuses',
    level: 'should',
    hook: () =>
      answersOtherwise(onItemOf('DELETE', scratch), (response) => (response.status === 204 ? json(200, {}) : response)),
  },
  {
    name: 'metadata that are too long are cut off',
    rule: 'resources.limits',
    level: 'should',
    roomy: true,
    hook: () =>
      takesFor(
        both(creating, hasKey),
        withBody((body) => body.replace(/m{5000,}/, 'm'.repeat(4096))),
      ),
  },
  {
    name: 'a description that is too long is refused and taken',
    rule: 'resources.limits',
    level: 'should',
    rateLimit: roomFor(1),
    hook: () => async (call, reference) => {
      const isTooLong = creating(call) && (await call.request.clone().text()).includes('d'.repeat(600));
      const short = isTooLong
        ? await withBody((body) => body.replace(/d{600}/, 'd'))({ ...call, request: call.request.clone() })
        : undefined;
      const response = await reference(call.request);
      if (short && !response.ok) await reference(short);
      return response;
    },
  },
  {
    name: 'a new item comes last',
    rule: 'resources.newest-appears-first',
    level: 'must',
    hook: () =>
      pagesOf(scratch, (page, { query }) => {
        const [first, ...others] = page.items;
        const isNew = String(first?.['metadata']).includes('life of an item');
        return first && isNew && !query.has('limit') ? { ...page, items: [...others, first] } : page;
      }),
    also: ['pagination.newest-first'],
  },
  {
    name: 'one member of one list is a number',
    rule: 'resources.representation',
    level: 'should',
    hook: () =>
      itemsOf(
        aside,
        setting('description', () => 7),
      ),
  },
  {
    name: 'uri is a path',
    rule: 'resources.self-link',
    level: 'should',
    hook: () =>
      itemsOf(
        aside,
        setting('uri', (value) => new URL(value).pathname),
      ),
  },
  {
    name: 'uri leads to nothing',
    rule: 'resources.self-link',
    level: 'should',
    hook: () =>
      itemsOf(
        scratch,
        setting('uri', (value) => value.replace('/ip_policies/', '/ip_policies/x')),
      ),
  },
  {
    name: 'a list leaves out an item once another is made',
    rule: 'resources.model',
    level: 'must',
    roomy: true,
    hook: () => {
      const made = rememberingMade();
      const leavesOut = pagesOf(scratch, (page) => {
        const [first, second] = page.items.map(({ id }) => made.descriptions.has(id));
        return first && second ? { ...page, items: page.items.toSpliced(1, 1) } : page;
      });
      return inFrontOf(made.hook, leavesOut);
    },
  },
  {
    name: 'pages of one show items as they were made',
    rule: 'resources.model',
    level: 'must',
    roomy: true,
    hook: () => {
      const made = rememberingMade();
      const showsAsMade = pagesOf(scratch, (page, { query }) => {
        if (query.get('limit') !== '1') return page;
        const items = page.items.map((item) => ({
          ...item,
          description: made.descriptions.get(item['id']) ?? item['description'],
        }));
        return { ...page, items };
      });
      return inFrontOf(made.hook, showsAsMade);
    },
  },
];

/** The items made in the scratch list, by id, with the description that each was made with. */
function rememberingMade(): { readonly hook: Hook; readonly descriptions: ReadonlyMap<unknown, unknown> } {
  const descriptions = new Map<unknown, unknown>();
  const hook: Hook = async (call, reference) => {
    const response = await reference(call.request);
    const item = creating(call) && response.ok ? await membersIn(response) : undefined;
    if (item) descriptions.set(item['id'], item['description']);
    return response;
  };
  return { hook, descriptions };
}
