import { refusals } from './errors.ts';

export const largestPage = 100;

export interface PageQuery {
  readonly limit: number;
  /** Absent for the first page. */
  readonly beforeId?: string;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** The cursor of the next page; absent where nothing is left. */
  readonly nextBeforeId?: string;
}

/**
 * The query parameters of a request, each given once and none but the known ones.
 *
 * @throws {Refusal} 230, 231, 232
 */
export function readQuery(search: string, known: readonly string[]): ReadonlyMap<string, string> {
  // URLSearchParams would quietly replace what it cannot decode.
  try {
    decodeURIComponent(search);
  } catch {
    throw refusals.queryUnparsable();
  }
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(search)) {
    if (!known.includes(name)) throw refusals.queryUnknown(name, known);
    if (query.has(name)) throw refusals.queryRepeated(name);
    query.set(name, value);
  }
  return query;
}

/**
 * What a list was asked for. An empty `before_id` is the first page: the .NET client asks for it so.
 *
 * @throws {Refusal} 233, 244
 */
export function pageQuery(query: ReadonlyMap<string, string>): PageQuery {
  const limit = limitFrom(query.get('limit'));
  const beforeId = query.get('before_id');
  return beforeId ? { limit, beforeId } : { limit };
}

function limitFrom(text: string | undefined): number {
  if (text === undefined) return largestPage;
  if (!/^-?\d+$/.test(text)) throw refusals.limitNotANumber(text, largestPage);
  const limit = Number(text);
  if (limit < 1 || limit > largestPage) throw refusals.limitOutOfRange(text, largestPage);
  return limit;
}

/**
 * Cuts one page out of a list that runs from newest to oldest.
 *
 * @throws {Refusal} 223 where the cursor names no item of the list: there is no telling what came before it
 */
export function cutPage<Item extends { readonly key: string }>(items: readonly Item[], query: PageQuery): Page<Item> {
  const { limit, beforeId } = query;
  const cursor = beforeId === undefined ? -1 : items.findIndex((item) => item.key === beforeId);
  if (beforeId !== undefined && cursor === -1) throw refusals.cursorUnknown(beforeId);
  const page = items.slice(cursor + 1, cursor + 1 + limit);
  const last = page.at(-1);
  const more = cursor + 1 + page.length < items.length;
  return more && last ? { items: page, nextBeforeId: last.key } : { items: page };
}

/** The full URL of the page after this one. It asks for pages of the same size. */
export function nextPageUri(listUri: string, limit: number, page: Page<unknown>): string | null {
  if (page.nextBeforeId === undefined) return null;
  return `${listUri}?${new URLSearchParams({ before_id: page.nextBeforeId, limit: String(limit) })}`;
}
