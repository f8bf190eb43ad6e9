import { isPlainPath, itemPath } from '../contract/item-path.ts';
import { percentEncoded } from '../contract/percent-encoded.ts';
import { resourceAt } from '../contract/reference-look-up.ts';
import { type Exchange, headerValues, isAnswered, type Recording, type RequestMessage } from '../exchange/exchange.ts';
import { NotSentError } from '../exchange/not-sent.ts';
import { jsonOf } from '../judge/json-body.ts';
import { isObject, memberOf } from '../judge/json-value.ts';
import { isRateLimited, isServed } from '../judge/refusal.ts';
import { type Ledger, noLedger } from './ledger.ts';
import { urlBelow, withoutQuery } from './target-url.ts';

/** A rule tried to change what the run did not make. */
export class ForeignItemError extends NotSentError {
  readonly code = 'FOREIGN_ITEM';

  constructor(method: string, url: string) {
    super(
      `${method} ${url} was not sent: the item was there before the run wrote anything, or the id is none that can be ` +
        'told from a path. The target gave it for an item that the run had just made; let each creation give an id of its own.',
    );
    this.name = 'ForeignItemError';
  }
}

/**
 * The items that a run made and has not deleted: all that it may change, and all that it has to delete. What becomes of
 * them is written to the ledger.
 */
export class MadeItems {
  readonly #base: URL;
  readonly #ledger: Ledger;
  /** URLs, the newest last. */
  readonly #standing = new Set<string>();
  /** URLs of items that no longer stand, by the answers of the target. */
  readonly #gone = new Set<string>();
  /** URLs of the lists that the run asked for a creation in. */
  readonly #written = new Set<string>();
  /** URLs of lists that were looked at in vain since the last creation there. */
  readonly #unreadable = new Set<string>();
  /** What has no address that could be asked for safely, as the reports name it. */
  readonly #unreachable = new Set<string>();
  /** URLs of items that an earlier run made, by their own word. */
  readonly #inherited = new Set<string>();
  /** Creations that may have made something that is not known, by number, with the URLs of their lists. */
  readonly #unsettled = new Map<number, { readonly list: string; readonly isAnswered: boolean }>();

  constructor(base: URL, ledger: Ledger = noLedger) {
    this.#base = base;
    this.#ledger = ledger;
  }

  /** URLs of the items that still stand, in the order of their making. */
  get standing(): readonly string[] {
    return [...this.#standing];
  }

  /** Items that cannot be deleted, since the target gave them ids that could lead elsewhere. */
  get unreachable(): readonly string[] {
    return [...this.#unreachable];
  }

  /** URLs of the lists that the run asked for a creation in. */
  get writtenLists(): readonly string[] {
    return [...this.#written];
  }

  /** URLs of the lists in which there may be something that the run made and does not know of. */
  get unsettledLists(): readonly string[] {
    return [...new Set([...this.#unsettled.values()].map(({ list }) => list))];
  }

  /** Those of them that it may tell something to look at. */
  get listsToLookAt(): readonly string[] {
    return this.unsettledLists.filter((list) => !this.#unreadable.has(list));
  }

  /**
   * Writes a creation down before it is sent. Of one that is not aimed at a list there is nowhere to look for what it
   * made, and nothing to write down.
   *
   * @throws LedgerNotWrittenError
   */
  announce(number: number, { method, url }: RequestMessage): void {
    const list = withoutQuery(url);
    if (method !== 'POST' || !this.#isList(list)) return;
    this.#ledger.write({ kind: 'creation', number, list });
    this.#written.add(list);
    this.#unsettled.set(number, { list, isAnswered: false });
  }

  /**
   * Remembers what an exchange made or deleted, also where it should have been refused.
   *
   * @param recording all exchanges so far
   */
  remember(exchange: Exchange, recording: Recording): void {
    const url = withoutQuery(exchange.request.url);
    if (exchange.request.method === 'DELETE' && isGoneAfter(exchange)) this.#forget(url);
    if (exchange.request.method !== 'POST') return;
    const { number } = exchange;
    if (isAnswered(exchange) && this.#unsettled.has(number))
      this.#unsettled.set(number, { list: url, isAnswered: true });
    const id = isServed(exchange) ? memberOf(jsonOf(exchange.outcome.response), 'id') : undefined;
    if (typeof id === 'string') this.takeUp(url, id, recording, number);
    else if (isRateLimited(exchange)) this.#settle(number);
    if (this.#unsettled.has(number)) this.#unreadable.delete(url);
  }

  /**
   * Takes an item for one that the run made. One that stood in the list before the run wrote to it is left alone.
   *
   * @param list URL of its list
   * @param number of the exchange that created it, where that is known
   */
  takeUp(list: string, id: string, recording: Recording, number?: number): void {
    const url = itemPath(list, id);
    if (url === undefined || !isPlainPath(this.#pathOf(url))) {
      this.#unreachable.add(`${list.replace(/\/$/, '')}/${percentEncoded(id)}`);
      // It is told by this name. The ledger goes on naming the list: there the item can be found by its mark.
      if (number !== undefined) this.#unsettled.delete(number);
    } else if (!this.#standing.has(url) && !stoodBefore(url, recording)) {
      this.#standing.add(url);
      this.#ledger.write({ kind: 'made', item: url, ...(number !== undefined && { number }) });
      if (number !== undefined) this.#unsettled.delete(number);
    }
  }

  /** Takes up an item that an earlier run made: it stood before this one, and may be deleted all the same. */
  inherit(url: string): void {
    this.#inherited.add(url);
    this.#standing.add(url);
  }

  /** Whether the run made the item, and the target has said since that it is not there any more. */
  wasGone(url: string): boolean {
    return this.#gone.has(url);
  }

  /** Takes back that an item is gone. */
  standsStill(url: string): void {
    this.#standing.add(url);
    this.#ledger.write({ kind: 'made', item: url });
  }

  /** The list was looked at, and could not be read. Nobody waits for room in the window to see that again. */
  lookedInVain(list: string): void {
    this.#unreadable.add(list);
  }

  /**
   * The list was looked at, and what carries the mark of the run there was taken up.
   *
   * @param isWhole whether to its end; else the look says nothing of creations that got no answer
   */
  looked(list: string, isWhole: boolean): void {
    for (const [number, creation] of this.#unsettled) {
      if (creation.list === list && (isWhole || creation.isAnswered)) this.#settle(number);
    }
  }

  /** @throws ForeignItemError where a request would change an item that the run did not make */
  protect(method: string, url: string, recording: Recording): void {
    if (!changesItems.has(method)) return;
    const item = withoutQuery(url);
    if (this.#inherited.has(item)) return;
    if (!isPlainPath(this.#pathOf(item)) || stoodBefore(item, recording)) throw new ForeignItemError(method, item);
  }

  #settle(number: number): void {
    if (this.#unsettled.delete(number)) this.#ledger.write({ kind: 'settled', number });
  }

  #forget(url: string): void {
    const isKnown = this.#standing.delete(url);
    if (isKnown) this.#gone.add(url);
    if (isKnown && !this.#inherited.has(url)) this.#ledger.write({ kind: 'gone', item: url });
  }

  #isList(url: string): boolean {
    return resourceAt(this.#pathOf(url))?.listKey !== undefined;
  }

  #pathOf(url: string): string {
    return url.slice(urlBelow(this.#base, '').length);
  }
}

function isGoneAfter(exchange: Exchange): boolean {
  if (!isAnswered(exchange)) return false;
  const { status } = exchange.outcome.response;
  // To a request without a key, what stands may be shown as not found.
  const hasKey = headerValues(exchange.request.headers, 'authorization').length > 0;
  return (hasKey && (status === 404 || status === 410)) || isServed(exchange);
}

const changesItems = new Set(['PUT', 'PATCH', 'DELETE']);

/** Whether a page of the list showed the item before the run tried to create anything there. */
function stoodBefore(url: string, recording: Recording): boolean {
  const list = url.slice(0, url.lastIndexOf('/'));
  const ofList = recording.filter(({ request }) => withoutQuery(request.url) === list);
  const firstWrite = ofList.find(({ request }) => request.method === 'POST');
  return ofList.some((exchange) => {
    if (exchange.request.method !== 'GET' || !isServed(exchange)) return false;
    const isEarlier = firstWrite === undefined || exchange.endedAt <= firstWrite.sentAt;
    return isEarlier && idsShownIn(jsonOf(exchange.outcome.response)).some((id) => itemPath(list, id) === url);
  });
}

/** Ids in the arrays of a list answer, whatever they are called: what is to be protected is protected in any list. */
function idsShownIn(body: unknown): string[] {
  const arrays = isObject(body) ? Object.values(body).filter(Array.isArray) : [];
  return arrays.flat().flatMap((item: unknown) => {
    return [memberOf(item, 'id'), memberOf(item, 'type')].filter((id) => typeof id === 'string');
  });
}
