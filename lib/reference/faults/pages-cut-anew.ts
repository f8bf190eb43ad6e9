import { json, membersIn, pageIn } from '../changed-answers.ts';
import type { Call, Hook, When } from '../hook.ts';
import type { Members } from '../request-body.ts';
import { wholeList } from './own-requests.ts';

/** A page as a fault cuts it. */
export interface Cut {
  readonly items: readonly Members[];
  /** Query of the link to the next page; null where there is none. */
  readonly next: Readonly<Record<string, string>> | null;
}

/** What a list was asked for. */
export interface Asked {
  /** Of the list. */
  readonly path: string;
  /** 100 where nothing was asked for. */
  readonly limit: number;
  /** Place in the whole list of the item that `before_id` names; -1 without one. */
  readonly cursor: number;
  readonly query: URLSearchParams;
}

/**
 * Cuts the pages of some lists in another way than the reference does, which still refuses what it refuses. Goes with
 * `countsCallersAlone`, for it reads the whole list.
 */
export function cutsPages(when: When, cut: (whole: readonly Members[], asked: Asked) => Cut): Hook {
  return async (call, reference) => {
    const response = await reference(call.request);
    const body = response.status === 200 && call.method === 'GET' && when(call) ? await membersIn(response) : undefined;
    const page = body && pageIn(body);
    if (!page) return response;
    const whole = await wholeList(call, reference);
    const { items, next } = cut(whole, asked(call, whole));
    const link = next && `${new URL(call.request.url).origin}${call.path}?${new URLSearchParams(next)}`;
    return json(200, { ...body, [page.name]: items, next_page_uri: link });
  };
}

function asked({ path, query }: Call, whole: readonly Members[]): Asked {
  const beforeId = query.get('before_id');
  return {
    path,
    limit: Number(query.get('limit') ?? 100),
    cursor: beforeId ? whole.findIndex(({ id }) => id === beforeId) : -1,
    query,
  };
}

/** The right page that begins at a place in the list, with the right link. */
export function pageFrom(whole: readonly Members[], start: number, limit: number): Cut {
  const items = whole.slice(start, start + limit);
  return { items, next: start + limit < whole.length ? behind(items.at(-1), limit) : null };
}

/** The query of a page that begins behind an item. */
export function behind(item: Members | undefined, limit: number): Readonly<Record<string, string>> {
  return { before_id: String(item?.['id']), limit: String(limit) };
}
