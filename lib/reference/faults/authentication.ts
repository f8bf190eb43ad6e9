import {
  answersOtherwise,
  answersWith,
  bodies,
  error,
  hangsUp,
  json,
  membersIn,
  redirect,
  refusalsFor,
} from '../changed-answers.ts';
import { takesFor, withHeaders, withQuery } from '../changed-requests.ts';
import {
  belowAnItem,
  both,
  type Call,
  creating,
  type Hook,
  hasKey,
  hasVersion,
  header,
  not,
  onAnItem,
  onItemOf,
  reading,
} from '../hook.ts';
import { forTheKey, isRefusedFor } from '../refused-for.ts';
import { isObject, type Members } from '../request-body.ts';
import type { Fault } from './fault.ts';
import { keptByConnection } from './kept-by-connection.ts';
import { keyIn, letsIn } from './let-in.ts';
import { refusedAndDone } from './refused-and-done.ts';

const keys = '/api_keys';
const authorization = (call: Call): string => header(call, 'authorization') ?? '';
const withoutKey = not(hasKey);
const withNeither = both(withoutKey, not(hasVersion));
const creatingAKey = both(creating, ({ path }) => path === keys);

/** Sends refusals with one code under another. */
const mistaken = (number: number, taken: number) => (): Hook => refusalsFor(number, () => error(401, taken));

/** A key in a query parameter does. */
const keyInQuery = (name: string) => (): Hook =>
  takesFor(
    ({ query }) => query.has(name),
    async (call) => {
      const request = await withQuery({ [name]: null })(call);
      return withHeaders({ authorization: `Bearer ${call.query.get(name)}` })({ ...call, request });
    },
  );

/** Ways to break the rules of authentication. */
export const authenticationFaults: readonly Fault[] = [
  {
    name: 'list-open',
    title: 'GET /vaults is served without a key',
    rule: 'authentication.required',
    hook: letsIn(both(reading('/vaults'), withoutKey)),
  },
  {
    name: 'root-open',
    title: 'GET / is served without a key',
    rule: 'authentication.required',
    hook: letsIn(both(reading('/'), withoutKey)),
  },
  {
    name: 'nested-lists-open',
    title: 'lists that lie below an item are served without a key',
    rule: 'authentication.required',
    hook: letsIn(both(belowAnItem, withoutKey)),
  },
  {
    name: 'items-cached-for-all',
    title: 'items that were read before are served without a key, from a cache',
    rule: 'authentication.required',
    hook: () => {
      const cache = new Map<string, Members>();
      return answersOtherwise(
        both(({ method }) => method === 'GET', onAnItem),
        async (response, { path }) => {
          const body = response.ok ? await membersIn(response) : undefined;
          if (body) cache.set(path, body);
          return isRefusedFor(response, forTheKey) && cache.has(path) ? json(200, cache.get(path)) : response;
        },
      );
    },
  },
  {
    name: 'nobody-has-nothing',
    title: 'without a key lists are served with nothing in them',
    rule: 'authentication.required',
    hook: () => {
      const pages = new Map<string, Members>();
      return answersOtherwise(
        ({ method }) => method === 'GET',
        async (response, call) => {
          const body = await membersIn(response);
          const name = Object.keys(body ?? {}).find((member) => Array.isArray(body?.[member]));
          if (response.ok && body && name) pages.set(call.path, { ...body, [name]: [], next_page_uri: null });
          const empty = pages.get(call.path);
          return empty && withoutKey(call) ? json(200, empty) : response;
        },
      );
    },
  },
  {
    name: 'log-in-page',
    title: 'without a key the root leads to a page to log in on',
    rule: 'authentication.required',
    hook: () => answersWith(both(reading('/'), withoutKey), () => redirect(302, 'https://dashboard.ngrok.com/login')),
  },
  {
    name: 'key-kept-by-connection',
    title: 'a key is asked for once on each connection',
    rule: 'authentication.required',
    hook: () => keptByConnection((isKnown) => letsIn(both(withoutKey, isKnown))()),
  },
  {
    name: 'keyless-delete-done',
    title: 'a deletion without a key is refused and done',
    rule: 'authentication.required',
    ...refusedAndDone(both(({ method }) => method === 'DELETE', withoutKey)),
  },
  {
    name: 'keyless-create-done',
    title: 'a creation without a key is refused and done',
    rule: 'authentication.required',
    ...refusedAndDone(both(creating, withoutKey)),
  },
  {
    name: 'keyless-patch-done',
    title: 'a patch without a key is refused and done',
    rule: 'authentication.required',
    ...refusedAndDone(both(({ method }) => method === 'PATCH', withoutKey)),
  },

  {
    name: 'key-cut-short',
    title: 'the last character of a key is not looked at',
    rule: 'authentication.invalid-key',
    hook: letsIn((call, good) => keyIn(call).slice(0, -1) === good.slice(0, -1)),
  },
  {
    name: 'key-beginning-enough',
    title: 'the beginning of a key is enough',
    rule: 'authentication.invalid-key',
    hook: letsIn((call, good) => keyIn(call) !== '' && good.startsWith(keyIn(call))),
  },
  {
    name: 'key-end-ignored',
    title: 'more may stand behind a key',
    rule: 'authentication.invalid-key',
    hook: letsIn((call, good) => keyIn(call).startsWith(good)),
  },
  {
    name: 'key-middle-ignored',
    title: 'keys are compared by their first and last eight characters',
    rule: 'authentication.invalid-key',
    hook: letsIn((call, good) => {
      const key = keyIn(call);
      return key.length === good.length && key.slice(0, 8) + key.slice(-8) === good.slice(0, 8) + good.slice(-8);
    }),
  },
  {
    name: 'key-case-ignored',
    title: 'keys are compared without regard to case',
    rule: 'authentication.invalid-key',
    hook: letsIn((call, good) => keyIn(call).toLowerCase() === good.toLowerCase()),
  },
  {
    name: 'key-form-enough',
    title: 'any key does that has the form of one',
    rule: 'authentication.invalid-key',
    hook: letsIn((call) => /^\w{20,}_\w{20,}$/.test(keyIn(call))),
  },
  {
    name: 'empty-key-accepted',
    title: 'an Authorization with nothing in it does',
    rule: 'authentication.invalid-key',
    hook: letsIn((call) => header(call, 'authorization')?.trim() === ''),
  },
  {
    name: 'scheme-missing-accepted',
    title: 'a key without a scheme does',
    rule: 'authentication.invalid-key',
    hook: letsIn((call, good) => authorization(call) === good),
  },
  {
    name: 'scheme-token-accepted',
    title: 'a key does under the scheme Token',
    rule: 'authentication.invalid-key',
    hook: letsIn((call, good) => authorization(call) === `Token ${good}`),
  },
  {
    name: 'basic-accepted',
    title: 'any user name and password do under the scheme Basic',
    rule: 'authentication.invalid-key',
    hook: letsIn((call) => /^basic /i.test(authorization(call))),
  },
  {
    name: 'key-in-query-accepted',
    title: 'a key does in the query, as api_key',
    rule: 'authentication.invalid-key',
    hook: keyInQuery('api_key'),
  },
  {
    name: 'access-token-in-query-accepted',
    title: 'a key does in the query, as access_token',
    rule: 'authentication.invalid-key',
    hook: keyInQuery('access_token'),
  },
  {
    name: 'wrong-key-200',
    title: 'an invalid key gets its error with status 200',
    rule: 'authentication.invalid-key',
    hook: () => refusalsFor(203, async (response) => json(200, await membersIn(response))),
  },
  {
    name: 'long-key-crashes',
    title: 'a key of more than 4,096 characters gets a 500',
    rule: 'authentication.invalid-key',
    hook: () =>
      answersWith(
        (call) => keyIn(call).length > 4096,
        () => error(500, 128),
      ),
  },
  {
    name: 'list-takes-any-key',
    title: 'GET /vaults is served with any key',
    rule: 'authentication.invalid-key',
    hook: letsIn(both(reading('/vaults'), hasKey)),
  },

  {
    name: 'version-before-key',
    title: 'the version is asked for before the key',
    rule: 'authentication.refused-first',
    hook: () => answersWith(withNeither, () => error(400, 218)),
  },
  {
    name: 'no-version-before-key',
    title: 'whoever sends neither is told that the version is not supported',
    rule: 'authentication.refused-first',
    hook: () => answersWith(withNeither, () => error(400, 217)),
  },

  {
    name: 'no-key-unparsable',
    title: 'no key has the code of one that cannot be read',
    rule: 'authentication.codes',
    hook: mistaken(200, 201),
  },
  {
    name: 'unparsable-key-malformed',
    title: 'a key without a scheme has the code of what looks like no key',
    rule: 'authentication.codes',
    hook: mistaken(201, 202),
  },
  {
    name: 'malformed-key-invalid',
    title: 'what looks like no key has the code of a key that is not valid',
    rule: 'authentication.codes',
    hook: mistaken(202, 203),
  },
  {
    name: 'invalid-key-malformed',
    title: 'a key that is not valid has the code of what looks like no key',
    rule: 'authentication.codes',
    hook: mistaken(203, 202),
  },

  {
    name: 'scheme-case-matters',
    title: 'the scheme has to be spelled Bearer',
    rule: 'authentication.scheme-case',
    hook: () =>
      answersWith(
        (call) => /^bearer /i.test(authorization(call)) && !authorization(call).startsWith('Bearer '),
        () => error(401, 201),
      ),
  },
  {
    name: 'upper-case-scheme-unseen',
    title: 'a key under the scheme BEARER is not seen',
    rule: 'authentication.scheme-case',
    hook: () => takesFor((call) => authorization(call).startsWith('BEARER '), withHeaders({ authorization: null })),
  },
  {
    name: 'upper-case-scheme-drops',
    title: 'the scheme BEARER ends the connection',
    rule: 'authentication.scheme-case',
    hook: () => hangsUp((call) => authorization(call).startsWith('BEARER ')),
  },

  {
    name: 'key-deletion-ignored',
    title: 'the deletion of a key is answered and not done',
    rule: 'authentication.created-key',
    hook: () => async (call, reference) => {
      if (!onItemOf('DELETE', keys)(call)) return reference(call.request);
      const read = await reference(new Request(call.request.url, { headers: call.request.headers }));
      return read.ok ? new Response(null, { status: 204 }) : read;
    },
  },
  {
    name: 'deleted-key-cached',
    title: 'a deleted key goes on working, for it was looked up before',
    rule: 'authentication.created-key',
    hook: deletedKeyWorks(() => true),
  },
  {
    name: 'deleted-key-opens-root',
    title: 'a deleted key still opens the root',
    rule: 'authentication.created-key',
    hook: deletedKeyWorks(reading('/')),
  },
  {
    name: 'new-key-dead',
    title: 'the token of a new key is another than the one that works',
    rule: 'authentication.created-key',
    hook: () => bodies(creatingAKey, ({ token, ...body }) => ({ ...body, token: `${token}0` })),
  },
  {
    name: 'new-key-late',
    title: 'a new key is refused the first time that it is used',
    rule: 'authentication.created-key',
    hook: () => {
      const fresh = new Set<unknown>();
      const late = answersWith(
        (call) => fresh.delete(keyIn(call)),
        () => error(401, 203),
      );
      return async (call, reference) => {
        const response = await late(call, reference);
        if (creatingAKey(call) && response.ok) fresh.add((await membersIn(response))?.['token']);
        return response;
      };
    },
  },
  {
    name: 'new-key-without-token',
    title: 'a new key comes without its token',
    rule: 'authentication.created-key',
    hook: () => bodies(creatingAKey, (body) => ({ ...body, token: null })),
  },
  {
    name: 'token-listed',
    title: 'the list of keys shows the token of the newest one',
    rule: 'authentication.created-key',
    hook: () => {
      let token: unknown = null;
      return bodies(
        ({ path }) => path === keys,
        (body) => {
          token = body['token'] ?? token;
          const items = Array.isArray(body['keys']) ? body['keys'].filter(isObject) : undefined;
          return items
            ? { ...body, keys: items.map((item, index) => (index === 0 ? { ...item, token } : item)) }
            : body;
        },
      );
    },
  },
  {
    name: 'token-shown-again',
    title: 'a key shows its token whenever it is read',
    rule: 'authentication.created-key',
    hook: () => {
      const tokens = new Map<unknown, unknown>();
      return bodies(
        ({ path }) => path === keys || path.startsWith(`${keys}/`),
        (body) => {
          if (typeof body['token'] === 'string') tokens.set(body['id'], body['token']);
          return tokens.has(body['id']) ? { ...body, token: tokens.get(body['id']) } : body;
        },
      );
    },
  },
];

/** Lets a key in after its deletion, for some requests. */
function deletedKeyWorks(when: (call: Call) => boolean): () => Hook {
  return () => {
    const tokens = new Map<string, string>();
    const deleted = new Set<string>();
    const cached = letsIn((call) => when(call) && deleted.has(keyIn(call)))();
    return async (call, reference) => {
      const response = await cached(call, reference);
      if (!response.ok) return response;
      const body = creatingAKey(call) ? await membersIn(response) : undefined;
      if (body) tokens.set(`${keys}/${body['id']}`, String(body['token']));
      const token = call.method === 'DELETE' ? tokens.get(call.path) : undefined;
      if (token !== undefined) deleted.add(token);
      return response;
    };
  };
}
