import { resourceAt } from '../../contract/reference-look-up.ts';
import { membersIn } from '../changed-answers.ts';
import type { Hook, Reference } from '../hook.ts';
import { cutPage, nextPageUri } from '../pages.ts';
import { isObject, type Members } from '../request-body.ts';
import { type Limiter, type RateLimit, RollingWindow } from '../rolling-window.ts';
import type { Variant } from './variant.ts';

/** Items of the same second may stand in any order, as long as it is the same on every page. */
export const ties: readonly Variant[] = [
  {
    name: 'ties-by-id',
    title: 'items of the same second stand in the order of their ids, so that a new one need not be the first',
    limiter: countingNoneOfItsOwn,
    hook: () => sorted((one, other) => (one.key < other.key ? -1 : 1)),
  },
  {
    name: 'ties-oldest-first',
    title: 'items of the same second stand with the oldest first',
    limiter: countingNoneOfItsOwn,
    hook: () => sorted((one, other) => other.place - one.place),
  },
];

interface Listed {
  readonly key: string;
  readonly item: Members;
  readonly time: string;
  /** From 0 for the one that the reference lists first. */
  readonly place: number;
}

/** The requests that the hook makes itself. */
const own = new WeakSet<Request>();

function countingNoneOfItsOwn(limit: RateLimit): Limiter {
  const window = new RollingWindow(limit);
  return { admits: (now, request) => own.has(request) || window.admits(now) };
}

/** Sorts lists by time and, where that is the same, as it is told, before it cuts their pages. */
function sorted(compare: (one: Listed, other: Listed) => number): Hook {
  return async ({ request, method, path, query }, reference) => {
    const response = await reference(request);
    const resource = resourceAt(path);
    if (method !== 'GET' || response.status !== 200 || resource?.listKey === undefined) return response;
    const body = await membersIn(response);
    if (!Array.isArray(body?.[resource.listKey])) return response;

    const all = await wholeList(request, resource, reference);
    const items = all.toSorted((one, other) => other.time.localeCompare(one.time) || compare(one, other));
    const limit = Number(query.get('limit') ?? 100);
    const beforeId = query.get('before_id');
    const page = cutPage(items, beforeId ? { limit, beforeId } : { limit });
    const { origin } = new URL(request.url);
    return new Response(
      JSON.stringify({
        ...body,
        [resource.listKey]: page.items.map(({ item }) => item),
        next_page_uri: nextPageUri(origin + path, limit, page),
      }),
      response,
    );
  };
}

async function wholeList(
  { url, headers }: Request,
  { listKey = '', itemKey }: { readonly listKey?: string; readonly itemKey: string },
  reference: Reference,
): Promise<Listed[]> {
  const all: Listed[] = [];
  let next: unknown = url.replace(/\?.*$/, '');
  while (typeof next === 'string') {
    const request = new Request(next, { headers });
    own.add(request);
    const body = await membersIn(await reference(request));
    const items = body?.[listKey];
    for (const item of Array.isArray(items) ? items.filter(isObject) : []) {
      const time = String(item['created_at'] ?? item['started_at']);
      all.push({ key: String(item[itemKey]), item, time, place: all.length });
    }
    next = body?.['next_page_uri'];
  }
  return all;
}
