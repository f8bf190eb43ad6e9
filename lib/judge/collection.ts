import type { Resource } from '../contract/api-reference.ts';
import { jsonPointer } from '../contract/json-pointer.ts';
import { type Exchange, isAnswered } from '../exchange/exchange.ts';
import { type Finding, type Problem, seenIn } from './finding.ts';
import { idOrder, withIdOrder } from './id-order.ts';
import { differencesFrom, unnamedChanges, untakenMembers } from './item-change.ts';
import { jsonOf } from './json-body.ts';
import { isObject, type JsonObject, memberOf, told } from './json-value.ts';
import { itemPointer, nextPageUriPointer, type Page, readPage } from './list-page.ts';
import { answerTold, isServed } from './refusal.ts';
import { compareInstants, isSameMoment } from './timestamp.ts';

/** A list with its items. */
export interface CollectionPlace {
  /** Of the list, without a query; an item's is one segment longer. */
  readonly url: string;
  readonly resource: Resource;
}

/** An item that the run made. */
interface Made {
  readonly stands: boolean;
  /** As it was shown last; undefined where a write came to an end that nobody knows. */
  readonly content: JsonObject | undefined;
  /** What says so. */
  readonly shownBy: Exchange;
}

interface CollectionRequest {
  readonly kind: 'create' | 'list' | 'get' | 'update' | 'delete' | 'other';
  /** Of the item that it is about; empty where it is about none. */
  readonly id: string;
}

const listRequests: Readonly<Record<string, 'create' | 'list'>> = { GET: 'list', POST: 'create' };

const itemRequests: Readonly<Record<string, 'get' | 'update' | 'delete'>> = {
  GET: 'get',
  PATCH: 'update',
  DELETE: 'delete',
};

/** What stands in a list, and in which order, by the answers so far. */
export class Collection {
  readonly #place: CollectionPlace;
  readonly #made = new Map<string, Made>();
  /** Items that the run did not make, as a list showed them. Whether they still stand nobody knows. */
  readonly #others = new Map<string, JsonObject>();
  /** Ids in the order of pages, since the last write: items of one instant may stand in any order, but stand still. */
  #orders: string[][] = [];
  /** Ids of items behind which nothing stands that is not known, each with the ids that a list showed there. */
  readonly #seenToTheEnd = new Map<string, readonly string[]>();

  constructor(place: CollectionPlace) {
    this.#place = place;
  }

  /** Whether an answer can be held against what is known. */
  knows(exchange: Exchange): boolean {
    const { kind, id } = this.#requestOf(exchange);
    return isServed(exchange) && (kind === 'create' || kind === 'list' || this.#made.has(id));
  }

  /** A good request is served while its item stands, and refused once that is deleted. */
  refusals(exchange: Exchange): Finding[] {
    const isGone = this.#made.get(this.#requestOf(exchange).id)?.stands === false;
    if (isServed(exchange) || (isGone && isRefused(exchange))) return [];
    const expected = isGone ? forGone : `${exchange.request.method}: an answer with a 2xx status`;
    return seenIn([{ expected, actual: answerTold(exchange), at: 'status' }], exchange);
  }

  /** What the body of a good request sets and the answer does not show. */
  untaken(exchange: Exchange): Finding[] {
    const { resource } = this.#place;
    const { kind, id } = this.#requestOf(exchange);
    const [sent, shown] = [sentIn(exchange), shownIn(exchange)];
    if (!isServed(exchange) || (kind !== 'create' && kind !== 'update')) return [];
    if (kind === 'create' && typeof memberOf(shown, resource.itemKey) !== 'string') {
      const at = jsonPointer(resource.itemKey);
      return seenIn([{ expected: 'the new item, with its id', actual: 'an answer without an id', at }], exchange);
    }
    if (sent === undefined || shown === undefined) return [];
    const before = this.#standing(id);
    return [
      ...seenIn(untakenMembers(sent, shown, resource), exchange),
      ...(before?.content
        ? seenIn(unnamedChanges(before.content, shown, sent, resource), exchange, before.shownBy)
        : []),
    ];
  }

  /** What a success shows, or that it is one, against what is known. */
  wrong(exchange: Exchange): Finding[] {
    if (!isServed(exchange)) return [];
    const { kind, id } = this.#requestOf(exchange);
    if (kind === 'create') return this.#notNew(exchange);
    if (kind === 'list') {
      const page = this.#pageOf(exchange);
      return page ? [...this.#wrongItems(page), ...(isPlainPage(page) ? this.#wrongPlaces(page) : [])] : [];
    }
    const made = this.#made.get(id);
    if (made && !made.stands) {
      return seenIn([{ expected: forGone, actual: answerTold(exchange), at: 'status' }], exchange, made.shownBy);
    }
    const shown = shownIn(exchange);
    return made && shown && kind === 'get' ? this.#changed(shown, '', made, exchange) : [];
  }

  /** Takes in what an answer says of the collection. */
  learn(exchange: Exchange): void {
    const { kind, id } = this.#requestOf(exchange);
    if (isSafe(exchange.request.method)) {
      const page = kind === 'list' ? this.#pageOf(exchange) : undefined;
      if (page) this.#learnPage(page);
      if (kind === 'get') this.#learnShown(id, exchange);
      return;
    }
    if (isRefused(exchange)) return;
    this.#orders = [];
    if (kind === 'create') this.#learnCreated(exchange, shownIn(exchange));
    else if (kind === 'update' && isServed(exchange)) this.#learnPatched(id, exchange);
    else if (kind === 'delete' && isServed(exchange)) this.#learnDeleted(id, exchange);
    else this.#forgetNamedIn(exchange);
  }

  /**
   * Takes in what a write did whose answer may not show what others are shown.
   *
   * @param isAlone false where other writes were under way: nobody knows which of them came last
   */
  learnLittle(exchange: Exchange, isAlone: boolean): void {
    if (isRefused(exchange)) return;
    const { kind, id } = this.#requestOf(exchange);
    this.#orders = [];
    if (kind === 'create') this.#learnCreated(exchange, undefined);
    else if (kind === 'delete' && isServed(exchange) && isAlone) this.#learnDeleted(id, exchange);
    else this.#forgetNamedIn(exchange);
  }

  #learnCreated(exchange: Exchange, content: JsonObject | undefined): void {
    const id = memberOf(shownIn(exchange), this.#place.resource.itemKey);
    if (typeof id !== 'string' || this.#made.has(id) || this.#others.has(id)) return;
    this.#made.set(id, { stands: true, content, shownBy: exchange });
  }

  #learnDeleted(id: string, exchange: Exchange): void {
    const made = this.#made.get(id);
    if (made) this.#made.set(id, { ...made, stands: false, shownBy: exchange });
  }

  #learnPatched(id: string, exchange: Exchange): void {
    const made = this.#standing(id);
    const shown = shownIn(exchange);
    if (made) this.#made.set(id, { stands: true, content: shown && { ...made.content, ...shown }, shownBy: exchange });
  }

  /** What moves by itself is not held fast: what was shown last counts. */
  #learnShown(id: string, exchange: Exchange): void {
    if (shownIn(exchange) !== undefined) this.#learnPatched(id, exchange);
  }

  #learnPage(page: Page): void {
    for (const [index, id] of page.ids.entries()) {
      const item = page.items[index];
      if (id !== undefined && item && !this.#made.has(id)) this.#others.set(id, item);
    }
    if (!isPlainPage(page)) return;
    const { beforeId = '', nextPageUri } = page;
    const order = [this.#standing(beforeId) && beforeId, ...page.ids].filter((id) => id !== undefined);
    this.#orders.push(order);
    if (nextPageUri === null && !page.ids.includes(undefined)) {
      for (const [index, id] of order.entries()) this.#seenToTheEnd.set(id, order.slice(index + 1));
    }
  }

  /** Some servers take another spelling of an item's URL for the item: what happened to it then nobody knows. */
  #forgetNamedIn({ request }: Exchange): void {
    const url = decoded(request.url);
    for (const id of this.#made.keys()) if (url.includes(id)) this.#forget(id);
  }

  #forget(id: string): void {
    const made = this.#made.get(id);
    this.#made.delete(id);
    if (made) this.#others.set(id, made.content ?? {});
  }

  #notNew(exchange: Exchange): Finding[] {
    const { itemKey } = this.#place.resource;
    const id = memberOf(shownIn(exchange), itemKey);
    const isKnown = typeof id === 'string' && (this.#made.has(id) || this.#others.has(id));
    if (!isKnown) return [];
    const problem = { expected: 'an id that no item had before', actual: told(id), at: jsonPointer(itemKey) };
    return seenIn([problem], exchange);
  }

  /** Items of a page that should be gone, or that look otherwise than they did. */
  #wrongItems(page: Page): Finding[] {
    return page.ids.flatMap((id = '', index) => {
      const made = this.#made.get(id);
      const at = itemPointer(page, index);
      if (!made) return [];
      if (made.stands) return this.#changed(page.items[index] ?? {}, at, made, page.exchange);
      const expected = 'an item that was deleted is out of the list';
      return seenIn([{ expected, actual: `item ${id}`, at }], page.exchange, made.shownBy);
    });
  }

  #changed(shown: JsonObject, at: string, { content, shownBy }: Made, exchange: Exchange): Finding[] {
    if (content === undefined) return [];
    // A list need not show whole items: what it leaves out has not changed.
    const comparable = at === '' ? content : pick(content, Object.keys(shown));
    const problems = differencesFrom(comparable, shown, this.#place.resource, 'as it was when it was last shown');
    return seenIn(
      problems.map((problem) => ({ ...problem, at: `${at}${problem.at ?? ''}` })),
      exchange,
      shownBy,
    );
  }

  /** Items of a page that stand in the wrong place, or should stand there and do not. */
  #wrongPlaces(page: Page): Finding[] {
    const { beforeId } = page;
    const isBehindKnown = beforeId === undefined || this.#standing(beforeId) !== undefined;
    const problems = [
      ...this.#swapped(page),
      ...(isBehindKnown ? [...this.#notBehind(page), ...this.#linkedToNothing(page)] : []),
    ];
    const leftOut = isBehindKnown ? this.#leftOut(page) : [];
    return seenIn([...withIdOrder(problems, idsFrom(page)), ...leftOut], page.exchange);
  }

  #swapped(page: Page): Problem[] {
    for (const [index, id] of page.ids.entries()) {
      const earlier = page.ids.slice(0, index).find((other) => {
        const isOfTheRun = this.#made.has(id ?? '') || this.#made.has(other ?? '');
        return isOfTheRun && id !== undefined && other !== undefined && this.#precedes(id, other, page) === true;
      });
      const at = itemPointer(page, index);
      if (earlier) return [{ expected: `item ${id} in front of item ${earlier}`, actual: 'it comes after it', at }];
    }
    return [];
  }

  #notBehind(page: Page): Problem[] {
    const { beforeId } = page;
    if (beforeId === undefined) return [];
    const index = page.ids.findIndex((id = '') => id === beforeId || this.#precedes(id, beforeId, page) === true);
    if (index < 0) return [];
    const expected = `what comes after item ${beforeId}`;
    return [{ expected, actual: `item ${page.ids[index]}`, at: itemPointer(page, index) }];
  }

  #leftOut(page: Page): Problem[] {
    const last = page.ids.at(-1);
    return [...this.#made].flatMap(([id, { stands }]): Problem[] => {
      if (!stands || page.ids.includes(id) || !this.#isBehind(page, id)) return [];
      if (last !== undefined && this.#precedes(id, last, page) === true) {
        return elsewhereById(page, id, {
          expected: `item ${id}`,
          actual: 'it is left out',
          at: jsonPointer(page.listKey),
        });
      }
      if (page.nextPageUri !== null || page.limit === undefined) return [];
      const isFull = page.items.length >= page.limit;
      const at = isFull ? nextPageUriPointer : jsonPointer(page.listKey);
      return elsewhereById(page, id, {
        expected: `item ${id}, on this page or on a next one`,
        actual: 'there is none',
        at,
      });
    });
  }

  #linkedToNothing(page: Page): Problem[] {
    const last = page.ids.at(-1);
    const shownBehind = last === undefined ? undefined : this.#seenToTheEnd.get(last);
    if (typeof page.nextPageUri !== 'string' || last === undefined || !shownBehind) return [];
    const standing = [...this.#made].filter(([, { stands }]) => stands).map(([id]) => id);
    const left = [...standing, ...this.#others.keys()].filter(
      (id) =>
        !page.ids.includes(id) &&
        id !== page.beforeId &&
        // Of a list in another order than by time, that order is what is wrong, and not its links.
        (shownBehind.includes(id) || this.#precedes(id, last, page) !== true),
    );
    if (left.length > 0) return [];
    return [{ expected: 'null, for nothing is left', actual: told(page.nextPageUri), at: nextPageUriPointer }];
  }

  /** Whether an item is known to come after the one that a page was asked to begin behind. */
  #isBehind({ beforeId }: Page, id: string): boolean {
    return beforeId === undefined || (id !== beforeId && this.#precedes(beforeId, id) === true);
  }

  /**
   * Whether an item comes before another: by when they were created, and where that is the same instant by how a list
   * showed them since the last write. Undefined where nobody knows.
   */
  #precedes(id: string, other: string, page?: Page): boolean | undefined {
    const [one, another] = [this.#createdAt(id, page), this.#createdAt(other, page)];
    const order = isSameMoment(one, another) ? undefined : compareInstants(one, another);
    if (order !== undefined) return order > 0;
    const shown = this.#orders.find((ids) => ids.includes(id) && ids.includes(other));
    return shown && shown.indexOf(id) < shown.indexOf(other);
  }

  #createdAt(id: string, page: Page | undefined): unknown {
    const item = this.#made.get(id)?.content ?? this.#others.get(id) ?? page?.items[page.ids.indexOf(id)];
    return memberOf(item, 'created_at');
  }

  #standing(id: string): Made | undefined {
    const made = this.#made.get(id);
    return made?.stands ? made : undefined;
  }

  #pageOf(exchange: Exchange): Page | undefined {
    const { listKey, itemKey } = this.#place.resource;
    return isServed(exchange) && listKey !== undefined ? readPage(exchange, { listKey, itemKey }) : undefined;
  }

  #requestOf({ request: { method, url } }: Exchange): CollectionRequest {
    const [path = ''] = url.split('?', 1);
    if (path === this.#place.url) return { kind: listRequests[method] ?? 'other', id: '' };
    const id = path.startsWith(`${this.#place.url}/`) ? path.slice(this.#place.url.length + 1) : '';
    const kind = /^[^/]+$/.test(id) ? itemRequests[method] : undefined;
    return kind ? { kind, id: decoded(id) } : { kind: 'other', id: '' };
  }
}

/** The ids of a page, behind the one that it was asked to begin behind. */
function idsFrom({ beforeId, ids }: Page): readonly (string | undefined)[] {
  return beforeId === undefined ? ids : [beforeId, ...ids];
}

/** Says of a missing item whether by its id it stands before this page, or behind it. */
function elsewhereById(page: Page, id: string, problem: Problem): Problem[] {
  const ids = idsFrom(page);
  const behind = [...ids, id];
  return withIdOrder([problem], idOrder(behind) === undefined ? [id, ...ids] : behind);
}

const forGone = 'an error from 400 to 499, for the item was deleted';

/** Asked for with what the documentation has for it and nothing else: then it is clear what the page should show. */
function isPlainPage({ exchange, limit, beforeId }: Page): boolean {
  const parameters = [...new URL(exchange.request.url).searchParams.keys()];
  const isKnown = parameters.every((name) => name === 'limit' || name === 'before_id');
  const isOnce = new Set(parameters).size === parameters.length;
  return isKnown && isOnce && limit !== undefined && parameters.includes('before_id') === (beforeId !== undefined);
}

/** Refused requests change nothing; what failed otherwise may have changed something. */
function isRefused(exchange: Exchange): boolean {
  if (!isAnswered(exchange)) return false;
  const { status } = exchange.outcome.response;
  return status >= 400 && status < 500;
}

/** Whether a request of this method changes nothing. */
export function isSafe(method: string): boolean {
  return ['GET', 'HEAD', 'OPTIONS'].includes(method);
}

function shownIn(exchange: Exchange): JsonObject | undefined {
  const body = isServed(exchange) ? jsonOf(exchange.outcome.response) : undefined;
  return isObject(body) ? body : undefined;
}

/** The object that a request was sent with. */
function sentIn({ request }: Exchange): JsonObject | undefined {
  try {
    const body: unknown = JSON.parse(request.body ?? '');
    return isObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function pick(item: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
