import {
  answersOf,
  answersOtherwise,
  bodies,
  error,
  itemsOf,
  itemsWhere,
  json,
  membersIn,
  pageIn,
  pagesWhere,
  refusalsFor,
} from '../changed-answers.ts';
import { setting } from '../changed-members.ts';
import { takesFor, withBody } from '../changed-requests.ts';
import {
  always,
  both,
  type Call,
  creating,
  creatingIn,
  type Hook,
  inFrontOf,
  onAnItem,
  onItemOf,
  type Reference,
  reading,
  type When,
} from '../hook.ts';
import { isObject, type Members } from '../request-body.ts';
import type { Fault } from './fault.ts';
import { newItems } from './new-items.ts';
import { countsCallersAlone, ofItsOwn, wholeList } from './own-requests.ts';
import { cutsPages, pageFrom } from './pages-cut-anew.ts';

const doing =
  (method: string): When =>
  (call) =>
    call.method === method && onAnItem(call);
const getting = doing('GET');
const patching = doing('PATCH');
const deleting = doing('DELETE');

const done = () => new Response(null, { status: 204 });

/** Bodies of some requests are read otherwise; what is no JSON object is left to the reference. */
function takes(when: When, change: (body: Members) => Members): Hook {
  return takesFor(
    when,
    withBody((text) => {
      const body = objectIn(text);
      return body ? JSON.stringify(change(body)) : text;
    }),
  );
}

function objectIn(text: string): Members | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** The status of some successes. */
function statusOf(when: When, from: number, to: number): () => Hook {
  return () =>
    answersOtherwise(when, async (response) => {
      if (response.status !== from) return response;
      return new Response(await response.text(), { status: to, headers: response.headers });
    });
}

/** A request of the fault's own to the path of a call, or to another one. */
function beside({ request, path: same }: Call, method: string, body?: Members, path = same): Request {
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  headers.set('content-type', 'application/json');
  const bytes = body === undefined ? null : new TextEncoder().encode(JSON.stringify(body));
  return ofItsOwn(new Request(new URL(path, request.url), { method, headers, body: bytes }));
}

/** The same request as a GET, which counts. */
async function asRead({ request }: Call): Promise<Request> {
  return new Request(request.url, { headers: request.headers });
}

/** Everything but the root and the documents that are no items. */
const onCollections: When = ({ path }) => path !== '/' && path !== '/self';

const listOf = ({ path }: Call) => path.slice(0, path.lastIndexOf('/'));

/** A text in a body that is longer than allowed is read otherwise. */
function tooLong(member: string, most: number, change: (text: string) => string): Hook {
  return takes(creating, (body) => {
    const text = body[member];
    return typeof text === 'string' && text.length > most ? { ...body, [member]: change(text) } : body;
  });
}

/** A description of the wrong type is read otherwise. */
function wrongDescription(change: (value: unknown) => unknown): Hook {
  return takes(creating, (body) => {
    const { description } = body;
    const isWrong = description !== undefined && description !== null && typeof description !== 'string';
    return isWrong ? { ...body, description: change(description) } : body;
  });
}

/** Keeps what was deleted, and puts it back into its list in some cases. */
function showsDeleted(shows: (item: Members, createdSince: number) => boolean): Pick<Fault, 'hook' | 'limiter'> {
  return {
    limiter: countsCallersAlone,
    hook: () => {
      const deleted = new Map<string, { item: Members; before: number }[]>();
      const created = new Map<string, number>();
      const remembering: Hook = async (call, reference) => {
        const item = deleting(call) ? await membersIn(await reference(beside(call, 'GET'))) : undefined;
        const response = await reference(call.request);
        const list = listOf(call);
        if (response.status === 201) created.set(call.path, (created.get(call.path) ?? 0) + 1);
        if (response.status !== 204 || !item) return response;
        deleted.set(list, [...(deleted.get(list) ?? []), { item, before: created.get(list) ?? 0 }]);
        return response;
      };
      return inFrontOf(
        remembering,
        cutsPages(always, (whole, { path, limit, query }) => {
          const back = (deleted.get(path) ?? [])
            .filter(({ item, before }) => shows(item, (created.get(path) ?? 0) - before))
            .map(({ item }) => item);
          const all = [...back, ...whole].toSorted((one, other) =>
            at(one) < at(other) ? 1 : at(one) > at(other) ? -1 : 0,
          );
          return pageFrom(all, all.findIndex(({ id }) => id === query.get('before_id')) + 1, limit);
        }),
      );
    },
  };
}

const at = (item: Members | undefined): string => String(item?.['created_at']);

/** Lists show what was created since the server started in another way. */
function listsOfNewItems(
  change: (page: readonly Members[], isNew: (item: Members | undefined) => boolean) => readonly Members[],
): Hook {
  const made = new Set<unknown>();
  const isNew = (item: Members | undefined) => made.has(item?.['id']);
  return inFrontOf(
    bodies(creating, (body, _, status) => {
      if (status === 201) made.add(body['id']);
      return body;
    }),
    pagesWhere(always, (page) => ({ ...page, items: change(page.items, isNew) })),
  );
}

/** No two new items are created at the same time: then they could stand in any order. */
function timesToTheMillisecond(): { readonly times: ReadonlyMap<unknown, string>; readonly hook: Hook } {
  const times = new Map<unknown, string>();
  let last = 0;
  const remembering = bodies(creating, (body, _, status) => {
    last = Math.max(last + 1, Date.now());
    if (status === 201) times.set(body['id'], new Date(last).toISOString());
    return body;
  });
  const timed = (item: Members) => setting('created_at', (time) => times.get(item['id']) ?? time)(item);
  return { times, hook: inFrontOf(remembering, newItems(timed)) };
}

/** The call of whoever reads a list with the same key. */
function listCall(call: Call, path: string): Call {
  return { ...call, path, request: beside(call, 'GET', undefined, path) };
}

/** The item behind this one in its list. */
async function neighbourOf(call: Call, reference: Reference): Promise<string | undefined> {
  const items = await wholeList(listCall(call, listOf(call)), reference);
  const place = items.findIndex(({ id }) => call.path.endsWith(`/${id}`));
  const neighbour = place < 0 ? undefined : items[place + 1];
  return neighbour && `${listOf(call)}/${neighbour['id']}`;
}

/** Does to the item behind it what is done to an item. */
function withNeighbour(when: When): Pick<Fault, 'hook' | 'limiter'> {
  return {
    limiter: countsCallersAlone,
    hook: () => async (call, reference) => {
      if (!when(call)) return reference(call.request);
      const neighbour = await neighbourOf(call, reference);
      const body = objectIn(await call.request.clone().text());
      const response = await reference(call.request);
      if (response.ok && neighbour !== undefined) await reference(beside(call, call.method, body, neighbour));
      return response;
    },
  };
}

export const resourcesFaults: readonly Fault[] = [
  {
    name: 'patch-clears-metadata',
    title: 'a patch of the description empties the metadata',
    rule: 'resources.lifecycle',
    hook: () => takes(patching, (body) => ('description' in body ? { metadata: '', ...body } : body)),
  },
  {
    name: 'patch-forgotten',
    title: 'a patch is answered as if it were done, and not kept',
    rule: 'resources.lifecycle',
    hook: () => async (call, reference) => {
      if (!patching(call)) return reference(call.request);
      const patch = objectIn(await call.request.clone().text());
      const response = await reference(await withBody(() => '{}')(call));
      return response.ok ? json(200, { ...(await membersIn(response)), ...patch }) : response;
    },
  },
  {
    name: 'patch-answers-with-old-item',
    title: 'a patch is kept, and answered with the item as it was before',
    rule: 'resources.lifecycle',
    limiter: countsCallersAlone,
    hook: () => async (call, reference) => {
      if (!patching(call)) return reference(call.request);
      const before = await membersIn(await reference(beside(call, 'GET')));
      const response = await reference(call.request);
      return response.ok ? json(200, before) : response;
    },
  },
  {
    name: 'patch-gives-new-id',
    title: 'the answer to a patch has another id than the item',
    rule: 'resources.lifecycle',
    hook: () =>
      bodies(
        patching,
        setting('id', (id) => `${id.slice(0, -2)}00`),
      ),
  },
  {
    name: 'patch-asks-for-everything',
    title: 'a patch that does not name the metadata is refused',
    rule: 'resources.lifecycle',
    hook: () => async (call, reference) => {
      const patch = patching(call) ? objectIn(await call.request.clone().text()) : undefined;
      const response = await reference(call.request);
      return patch && !('metadata' in patch) && response.ok ? error(400, 215) : response;
    },
  },
  {
    name: 'list-misses-patch',
    title: 'lists show the description that a new item was created with, whatever became of it',
    rule: 'resources.lifecycle',
    hook: () => {
      const created = new Map<unknown, unknown>();
      const asCreated = (item: Members) => setting('description', (text) => created.get(item['id']) ?? text)(item);
      return inFrontOf(
        bodies(creating, (body, _, status) => {
          if (status === 201) created.set(body['id'], body['description']);
          return body;
        }),
        pagesWhere(always, (page) => ({ ...page, items: page.items.map(asCreated) })),
      );
    },
  },
  {
    name: 'description-not-taken',
    title: 'the description of a new item is left empty',
    rule: 'resources.lifecycle',
    hook: () =>
      takes(
        creating,
        setting('description', (text) => (text.length > 255 ? text : '')),
      ),
  },
  {
    name: 'metadata-cut-short',
    title: 'the metadata of a new item is cut off after 32 characters',
    rule: 'resources.lifecycle',
    hook: () =>
      takes(
        creating,
        setting('metadata', (text) => (text.length > 4096 ? text : text.slice(0, 32))),
      ),
  },
  {
    name: 'get-without-metadata',
    title: 'an item that is read alone has no metadata',
    rule: 'resources.lifecycle',
    hook: () =>
      bodies(
        getting,
        setting('metadata', () => ''),
      ),
  },
  {
    name: 'creation-makes-two',
    title: 'one creation makes two items',
    rule: 'resources.lifecycle',
    limiter: countsCallersAlone,
    hook: () => async (call, reference) => {
      const body = creating(call) ? objectIn(await call.request.clone().text()) : undefined;
      const response = await reference(call.request);
      if (body && response.status === 201) await reference(beside(call, 'POST', body));
      return response;
    },
  },
  {
    name: 'new-item-not-found',
    title: 'a new item cannot be read until it was patched',
    rule: 'resources.lifecycle',
    hook: () => {
      const unread = new Set<string>();
      return answersOtherwise(always, async (response, call) => {
        if (response.status === 201) unread.add(`${call.path}/${(await membersIn(response))?.['id']}`);
        if (patching(call)) unread.delete(call.path);
        return getting(call) && unread.has(call.path) && response.ok ? error(404, 27611) : response;
      });
    },
  },
  {
    name: 'deletion-not-done',
    title: 'a deletion is answered with 204, and the item stays',
    rule: 'resources.lifecycle',
    hook: () => async (call, reference) => {
      if (!deleting(call)) return reference(call.request);
      const response = await reference(await asRead(call));
      return response.ok ? done() : response;
    },
  },
  {
    name: 'deleted-item-read',
    title: 'an item that was read before can still be read after its deletion',
    rule: 'resources.lifecycle',
    hook: () => {
      const seen = new Map<string, Members>();
      return answersOtherwise(getting, async (response, { path }) => {
        const body = await membersIn(response);
        if (response.ok && body) seen.set(path, body);
        const before = seen.get(path);
        return response.status === 404 && before ? json(200, before) : response;
      });
    },
  },
  {
    name: 'deleted-item-listed',
    title: 'a deleted item stays in its list',
    rule: 'resources.lifecycle',
    ...showsDeleted(() => true),
  },
  {
    name: 'deletion-done-twice',
    title: 'a second deletion of an item is answered with 204',
    rule: 'resources.lifecycle',
    hook: () => {
      const deleted = new Set<string>();
      return answersOtherwise(deleting, (response, { path }) => {
        if (response.ok) deleted.add(path);
        return response.status === 404 && deleted.has(path) ? done() : response;
      });
    },
  },
  {
    name: 'deletion-of-nothing-done',
    title: 'the deletion of an item that never was is answered with 204',
    rule: 'resources.lifecycle',
    hook: () => {
      const deleted = new Set<string>();
      return answersOtherwise(deleting, (response, { path }) => {
        if (response.ok) deleted.add(path);
        return response.status === 404 && !deleted.has(path) ? done() : response;
      });
    },
  },

  {
    name: 'creation-answers-200',
    title: 'a creation is answered with 200',
    rule: 'resources.statuses',
    hook: statusOf(creating, 201, 200),
  },
  {
    name: 'key-creation-answers-202',
    title: 'the creation of an API key is answered with 202',
    rule: 'resources.statuses',
    hook: statusOf(creatingIn('/api_keys'), 201, 202),
  },
  {
    name: 'deletion-answers-200',
    title: 'a deletion is answered with 200 and an empty object',
    rule: 'resources.statuses',
    hook: () => answersOf(204, () => json(200, {})),
  },
  {
    name: 'patch-answers-202',
    title: 'a patch is answered with 202',
    rule: 'resources.statuses',
    hook: statusOf(patching, 200, 202),
  },
  {
    name: 'get-answers-203',
    title: 'an item that is read alone comes with 203',
    rule: 'resources.statuses',
    hook: statusOf(getting, 200, 203),
  },
  {
    name: 'further-pages-answer-206',
    title: 'every page but the first comes with 206',
    rule: 'resources.statuses',
    hook: statusOf(({ query }) => query.has('before_id'), 200, 206),
  },

  {
    name: 'long-description-cut-off',
    title: 'a description of more than 255 characters is cut off',
    rule: 'resources.limits',
    hook: () => tooLong('description', 255, (text) => text.slice(0, 255)),
  },
  {
    name: 'long-description-dropped',
    title: 'a description of more than 255 characters is taken for none',
    rule: 'resources.limits',
    hook: () => tooLong('description', 255, () => ''),
  },
  {
    name: 'long-description-refused-and-taken',
    title: 'a description of more than 255 characters is refused, and the item created all the same',
    rule: 'resources.limits',
    limiter: countsCallersAlone,
    hook: () => async (call, reference) => {
      const body = creating(call) ? objectIn(await call.request.clone().text()) : undefined;
      const response = await reference(call.request);
      const isRefused = response.status === 400 && (await membersIn(response))?.['error_code'] === 'ERR_NGROK_420';
      if (body && isRefused)
        await reference(beside(call, 'POST', setting('description', (text) => text.slice(0, 255))(body)));
      return response;
    },
  },
  {
    name: 'long-description-without-code',
    title: 'a description of more than 255 characters is refused with an error that has no code',
    rule: 'resources.limits',
    hook: () => refusalsFor(420, () => json(400, { message: 'description is too long' })),
  },
  {
    name: 'long-description-crashes',
    title: 'a description of more than 255 characters is answered with 500',
    rule: 'resources.limits',
    hook: () => refusalsFor(420, () => error(500, 20000)),
  },
  {
    name: 'long-metadata-cut-off',
    title: 'metadata of more than 4096 characters are cut off',
    rule: 'resources.limits',
    hook: () => tooLong('metadata', 4096, (text) => text.slice(0, 4096)),
  },
  {
    name: 'wrong-type-converted',
    title: 'a description that is no text is made one',
    rule: 'resources.limits',
    hook: () => wrongDescription(String),
  },
  {
    name: 'wrong-type-dropped',
    title: 'a description that is no text is taken for none',
    rule: 'resources.limits',
    hook: () => wrongDescription(() => ''),
  },
  {
    name: 'wrong-type-kept',
    title: 'a description that is no text is kept as it is',
    rule: 'resources.limits',
    hook: () => {
      const kept = new Map<unknown, unknown>();
      const shown = (item: Members) => (kept.has(item['id']) ? { ...item, description: kept.get(item['id']) } : item);
      return async (call, reference) => {
        const body = creating(call) ? objectIn(await call.request.clone().text()) : undefined;
        const response = await wrongDescription(() => '')(call, reference);
        const answer = await membersIn(response);
        const isWrong = typeof (body?.['description'] ?? '') !== 'string';
        if (isWrong && response.status === 201) kept.set(answer?.['id'], body?.['description']);
        if (!answer || !response.ok) return response;
        const page = pageIn(answer);
        return json(response.status, page ? { ...answer, [page.name]: page.items.map(shown) } : shown(answer));
      };
    },
  },

  {
    name: 'new-items-last',
    title: 'new items stand behind all others of their page',
    rule: 'resources.newest-appears-first',
    hook: () => listsOfNewItems((items, isNew) => [...items.filter((item) => !isNew(item)), ...items.filter(isNew)]),
  },
  {
    name: 'new-item-second',
    title: 'the first item of a list that is new stands behind the second',
    rule: 'resources.newest-appears-first',
    hook: () =>
      listsOfNewItems((items, isNew) => {
        const [first, second, ...rest] = items;
        return first && second && isNew(first) && !isNew(second) ? [second, first, ...rest] : items;
      }),
  },
  {
    name: 'new-items-not-listed',
    title: 'new items appear in no list',
    rule: 'resources.newest-appears-first',
    hook: () => listsOfNewItems((items, isNew) => items.filter((item) => !isNew(item))),
  },
  {
    name: 'newest-item-not-listed',
    title: 'the newest item appears in its list when the next one is created',
    rule: 'resources.newest-appears-first',
    hook: () => listsOfNewItems((items, isNew) => items.filter((item, index) => !(isNew(item) && index === 0))),
  },
  {
    name: 'cached-lists',
    title: 'a list is answered as it was when it was first asked for by that URL',
    rule: 'resources.newest-appears-first',
    hook: () => {
      const first = new Map<string, Members>();
      return bodies(
        ({ method }) => method === 'GET',
        (body, { request }) => {
          if (!pageIn(body)) return body;
          const answer = first.get(request.url) ?? body;
          first.set(request.url, answer);
          return answer;
        },
      );
    },
  },

  {
    name: 'number-for-a-text',
    title: 'the name of vaults is a number',
    rule: 'resources.representation',
    hook: () =>
      itemsOf(
        '/vaults',
        setting('name', () => 7),
      ),
  },
  {
    name: 'null-for-a-text',
    title: 'the region of reserved addresses is null',
    rule: 'resources.representation',
    hook: () =>
      itemsOf(
        '/reserved_addrs',
        setting('region', () => null),
      ),
  },
  {
    name: 'text-for-a-flag',
    title: 'IP restrictions are enforced or not as text',
    rule: 'resources.representation',
    hook: () => itemsOf('/ip_restrictions', (item) => ({ ...item, enforced: String(item['enforced']) })),
  },
  {
    name: 'text-for-an-array',
    title: 'the rules of SSH credentials are a text',
    rule: 'resources.representation',
    hook: () => itemsOf('/ssh_credentials', (item) => ({ ...item, acl: '' })),
  },
  {
    name: 'id-for-a-reference',
    title: 'an IP policy rule names its policy by the bare id',
    rule: 'resources.representation',
    hook: () =>
      itemsOf('/ip_policy_rules', ({ ip_policy: policy, ...item }) => ({
        ...item,
        ip_policy: isObject(policy) ? policy['id'] : policy,
      })),
  },
  {
    name: 'number-in-a-nested-field',
    title: 'the version of a Kubernetes deployment is a number',
    rule: 'resources.representation',
    hook: () =>
      itemsOf(
        '/kubernetes_operators',
        setting('deployment.version', () => 1.2),
      ),
  },
  {
    name: 'null-on-second-page',
    title: 'the domain is null on every page of reserved domains but the first',
    rule: 'resources.representation',
    hook: () =>
      itemsWhere(
        both(reading('/reserved_domains'), ({ query }) => query.has('before_id')),
        setting('domain', () => null),
      ),
  },
  {
    name: 'metadata-as-object-after-patch',
    title: 'the answer to a patch has an object as metadata',
    rule: 'resources.representation',
    hook: () =>
      bodies(
        patching,
        setting('metadata', (text) => ({ text })),
      ),
  },

  {
    name: 'self-link-is-a-path',
    title: 'the uri of vaults has neither scheme nor host',
    rule: 'resources.self-link',
    hook: () =>
      itemsOf(
        '/vaults',
        setting('uri', (uri) => new URL(uri).pathname),
      ),
  },
  {
    name: 'self-link-is-empty',
    title: 'the uri of IP restrictions is empty',
    rule: 'resources.self-link',
    hook: () =>
      itemsOf(
        '/ip_restrictions',
        setting('uri', () => ''),
      ),
  },
  {
    name: 'self-link-without-scheme',
    title: 'the uri of items begins with the host',
    rule: 'resources.self-link',
    hook: () =>
      itemsWhere(
        always,
        setting('uri', (uri) => uri.replace(/^https?:\/\//, '')),
      ),
  },
  {
    name: 'self-link-to-nothing',
    title: 'the uri of an item has a prefix that no route has',
    rule: 'resources.self-link',
    hook: () =>
      itemsWhere(
        onCollections,
        setting('uri', (uri) => uri.replace(/^(https?:\/\/[^/]+)/, '$1/api')),
      ),
  },
  {
    name: 'self-link-to-the-list',
    title: 'the uri of an item is that of its list',
    rule: 'resources.self-link',
    hook: () =>
      itemsWhere(
        onCollections,
        setting('uri', (uri) => uri.slice(0, uri.lastIndexOf('/'))),
      ),
  },
  {
    name: 'self-link-to-another-host',
    title: 'the uri of an item leads to api.ngrok.com, whoever was asked',
    rule: 'resources.self-link',
    hook: () =>
      itemsWhere(
        onCollections,
        setting('uri', (uri) => uri.replace(/^http:\/\/[^/]+/, 'https://api.ngrok.com')),
      ),
  },
  {
    name: 'self-link-to-the-item-before',
    title: 'the uri of a new item is that of the item that was created before it',
    rule: 'resources.self-link',
    limiter: countsCallersAlone,
    hook: () => {
      const uris = new Map<unknown, unknown>();
      const shown = newItems((item) => setting('uri', (uri) => uris.get(item['id']) ?? uri)(item));
      const remembering: Hook = async (call, reference) => {
        const response = await reference(call.request);
        if (response.status !== 201) return response;
        const [item, before] = await wholeList(listCall(call, call.path), reference);
        if (before) uris.set(item?.['id'], before['uri']);
        return response;
      };
      return inFrontOf(remembering, shown);
    },
  },

  {
    name: 'deleted-item-returns',
    title: 'a deleted item is in its list again once another is created',
    rule: 'resources.model',
    ...showsDeleted((_, createdSince) => createdSince > 0),
  },
  {
    name: 'patch-changes-neighbour',
    title: 'a patch changes the item behind it in the list, too',
    rule: 'resources.model',
    ...withNeighbour(patching),
  },
  {
    name: 'deletion-takes-neighbour',
    title: 'the deletion of an IP policy takes the one behind it in the list, too',
    rule: 'resources.model',
    ...withNeighbour(both(deleting, onItemOf('DELETE', '/ip_policies'))),
  },
  {
    name: 'second-patch-forgotten',
    title: 'only the first patch of an item is kept',
    rule: 'resources.model',
    hook: () => {
      const patched = new Set<string>();
      return async (call, reference) => {
        if (!patching(call)) return reference(call.request);
        const isSecond = patched.has(call.path);
        const response = await reference(isSecond ? await withBody(() => '{}')(call) : call.request);
        if (response.ok) patched.add(call.path);
        return response;
      };
    },
  },
  {
    name: 'two-new-items-swapped',
    title: 'the two newest items of a list have changed places',
    rule: 'resources.model',
    hook: () => {
      const { times, hook } = timesToTheMillisecond();
      return inFrontOf(
        hook,
        pagesWhere(always, (page) => {
          const [first, second, ...rest] = page.items;
          const areNew = first && second && times.has(first['id']) && times.has(second['id']);
          return areNew ? { ...page, items: [second, first, ...rest] } : page;
        }),
      );
    },
  },
  {
    name: 'patched-item-moves-up',
    title: 'an item heads its list once it was patched',
    rule: 'resources.model',
    hook: () => {
      const patched: unknown[] = [];
      const remembering = bodies(patching, (body, _, status) => {
        if (status === 200) patched.push(body['id']);
        return body;
      });
      return inFrontOf(
        inFrontOf(timesToTheMillisecond().hook, remembering),
        pagesWhere(always, (page) => {
          const latest = page.items.find(({ id }) => id === patched.at(-1));
          return latest ? { ...page, items: [latest, ...page.items.filter((item) => item !== latest)] } : page;
        }),
      );
    },
  },
];
