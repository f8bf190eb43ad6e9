import { isAbsoluteUrl } from '../contract/absolute-url.ts';
import { jsonPointer } from '../contract/json-pointer.ts';
import { listEnvelopeSchema, listItemsSchema } from '../contract/schemas.ts';
import type { AnsweredExchange } from '../exchange/exchange.ts';
import { bodyProblems, valueProblems } from './body-problems.ts';
import { type Finding, type Problem, seenIn } from './finding.ts';
import { jsonOf } from './json-body.ts';
import { isObject, type JsonObject, memberOf, told } from './json-value.ts';

/** What a list answer's members are called. */
export interface ListNames {
  /** The member that holds the items: `keys` for `/api_keys`. */
  readonly listKey: string;
  /** The member of an item that identifies it. */
  readonly itemKey: 'id' | 'type';
}

/** Documented: no page has more items, whatever limit was asked for, and none means this. */
export const largestPage = 100;

/** A list answer that can be read: its items are an array of objects. */
export interface Page extends ListNames {
  readonly exchange: AnsweredExchange;
  readonly items: readonly JsonObject[];
  /** What identifies each item; undefined where an item has no such string. */
  readonly ids: readonly (string | undefined)[];
  /** Null on the last page; undefined where it is missing or no absolute URL, which `envelopeProblems` tells. */
  readonly nextPageUri: string | null | undefined;
  /** The `limit` parameter as it was asked for; undefined where there was none, or several. */
  readonly limitAsked: string | undefined;
  /**
   * How many items the page may hold: what was asked for, at most 100, and 100 where nothing was asked for.
   * Undefined where what was asked for is no limit (`0`, `many`, two of them).
   */
  readonly limit: number | undefined;
  /** The `before_id` parameter; undefined on a first page. */
  readonly beforeId: string | undefined;
}

/** What is wrong with the members that every list answer has. */
export function envelopeProblems(exchange: AnsweredExchange, { listKey }: Pick<ListNames, 'listKey'>): Problem[] {
  const { response } = exchange.outcome;
  const body = jsonOf(response);
  const itemsProblems = isObject(body)
    ? valueProblems(listItemsSchema, memberOf(body, listKey), jsonPointer(listKey))
    : [];
  return [...itemsProblems, ...bodyProblems(listEnvelopeSchema, response)];
}

/** Reads a list answer. Undefined where its items are not an array of objects. */
export function readPage(exchange: AnsweredExchange, { listKey, itemKey }: ListNames): Page | undefined {
  const body = jsonOf(exchange.outcome.response);
  const items = memberOf(body, listKey);
  if (!Array.isArray(items) || !items.every(isObject)) return undefined;

  const parameters = new URL(exchange.request.url).searchParams;
  const limits = parameters.getAll('limit');
  const ids = items.map((item) => {
    const id = memberOf(item, itemKey);
    return typeof id === 'string' ? id : undefined;
  });
  const next = memberOf(body, 'next_page_uri');
  return {
    exchange,
    listKey,
    itemKey,
    items,
    ids,
    nextPageUri: next === null || (typeof next === 'string' && isAbsoluteUrl(next)) ? next : undefined,
    limitAsked: limits.length === 1 ? limits[0] : undefined,
    limit: bound(limits, parameters),
    // An empty one is what clients send for the first page.
    beforeId: parameters.get('before_id') || undefined,
  };
}

/**
 * The list answers of a recording, in its order: successful, readable answers to GET.
 *
 * @param namesOf the list that an exchange asked for, undefined where it asked for something else
 */
export function pagesIn(
  exchanges: Iterable<AnsweredExchange>,
  namesOf: (exchange: AnsweredExchange) => ListNames | undefined,
): Page[] {
  return [...exchanges].flatMap((exchange) => {
    const names = exchange.request.method === 'GET' && exchange.outcome.response.status === 200 && namesOf(exchange);
    return (names && readPage(exchange, names)) || [];
  });
}

/** A page never holds more than its limit, nor more than 100 whatever was asked for. */
export function tooLongPage(page: Page): Finding[] {
  const most = page.limit ?? largestPage;
  if (page.items.length <= most) return [];
  const problem = {
    expected: `at most ${most} items`,
    actual: `${page.items.length} items`,
    at: jsonPointer(page.listKey),
  };
  return seenIn([problem], page.exchange);
}

/** A page with fewer items than its limit is the last one. Empty pages are told by `linksToNothing`. */
export function shortPageThatLinksOnward(page: Page): Finding[] {
  const { items, limit, nextPageUri } = page;
  if (limit === undefined || items.length === 0 || items.length >= limit || typeof nextPageUri !== 'string') return [];
  const actual = `${items.length} items and a link to more`;
  return seenIn(
    [{ expected: `${limit} items, or no next page`, actual, at: jsonPointer(page.listKey) }],
    page.exchange,
  );
}

/** An empty page has nothing behind it: results are what was created before, and there is nothing to be before. */
export function emptyPageThatLinksOnward(page: Page): Finding[] {
  if (page.items.length > 0 || typeof page.nextPageUri !== 'string') return [];
  const problem = { expected: 'null on an empty page', actual: told(page.nextPageUri), at: nextPageUriPointer };
  return seenIn([problem], page.exchange);
}

/**
 * The next page is asked for with the limit of this one. None, or 100, where none was asked for; above 100, where
 * the target may clamp, either number. A link with neither `limit` nor `before_id` may carry both in its own way.
 */
export function linkThatChangesLimit(page: Page): Finding[] {
  if (typeof page.nextPageUri !== 'string' || page.limit === undefined) return [];
  const parameters = new URL(page.nextPageUri).searchParams;
  const linked = parameters.getAll('limit');
  if (linked.length === 0 && !parameters.has('before_id')) return [];
  const right = new Set([page.limit, Number(page.limitAsked ?? largestPage)]);
  // None means 100, and that is what this page was asked for then.
  if (linked.length === 0 && right.has(largestPage)) return [];
  if (linked.length === 1 && right.has(numberOf(linked[0] ?? ''))) return [];
  const actual = linked.length === 0 ? 'a link without limit' : `limit=${linked.join(' and limit=')}`;
  return seenIn([{ expected: `a link with limit=${page.limit}`, actual, at: nextPageUriPointer }], page.exchange);
}

/** Two answers to what should be the same question: the same items in the same order, and a link in both or in none. */
export function differentPages(page: Page, other: Page): Finding[] {
  const length = Math.max(page.ids.length, other.ids.length);
  const index = Array.from({ length }, (_, place) => place).find((place) => page.ids[place] !== other.ids[place]);
  if (index === undefined) {
    if ((page.nextPageUri === null) === (other.nextPageUri === null)) return [];
    const expected = `${other.nextPageUri === null ? 'null' : 'a link'}, as in #${other.exchange.number}`;
    const problem = { expected, actual: told(page.nextPageUri), at: nextPageUriPointer };
    return seenIn([problem], page.exchange, other.exchange);
  }
  const expected = `${itemTold(other, index)}, as in #${other.exchange.number}`;
  const problem = { expected, actual: itemTold(page, index), at: jsonPointer(page.listKey, index) };
  return seenIn([problem], page.exchange, other.exchange);
}

/** Pointer to an item of a page, or to one of its members. */
export function itemPointer(page: Page, index: number, ...member: readonly string[]): string {
  return jsonPointer(page.listKey, index, ...member);
}

export const nextPageUriPointer = jsonPointer('next_page_uri');

function itemTold({ ids, itemKey, items }: Page, index: number): string {
  if (index >= items.length) return `the end after ${items.length} items`;
  return `item ${ids[index] ?? `without ${itemKey}`}`;
}

function bound(limits: readonly string[], parameters: URLSearchParams): number | undefined {
  const [limit, ...others] = limits;
  // A link may carry limit and cursor in a form of its own, and what the limit is then, nobody else can tell.
  if (limit === undefined)
    return [...parameters.keys()].every((name) => name === 'before_id') ? largestPage : undefined;
  const number = numberOf(limit);
  return others.length === 0 && number >= 1 ? Math.min(number, largestPage) : undefined;
}

function numberOf(text: string): number {
  // Nobody says what zeros in front come to: some readers take them for octal, some for no number.
  return /^(?:0|[1-9][0-9]*)$/.test(text) ? Number(text) : Number.NaN;
}
