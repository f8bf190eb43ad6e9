import { NotSentError } from '../exchange/client.ts';
import { type Exchange, isAnswered, type Recording } from '../exchange/exchange.ts';
import { jsonOf } from '../judge/json-body.ts';
import { isObject, memberOf } from '../judge/json-value.ts';
import { isServed } from '../judge/refusal.ts';
import { isPlainPath, itemPath } from './item-path.ts';
import { encoded, urlBelow, withoutQuery } from './target-url.ts';

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

/** The items that a run made and has not deleted: all that it may change, and all that it has to delete. */
export class MadeItems {
  readonly #base: URL;
  /** URLs, the newest last. */
  readonly #standing = new Set<string>();
  /** What has no address that could be asked for safely, as the reports name it. */
  readonly #unreachable = new Set<string>();

  constructor(base: URL) {
    this.#base = base;
  }

  /** URLs of the items that still stand, in the order of their making. */
  get standing(): readonly string[] {
    return [...this.#standing];
  }

  /** Items that cannot be deleted, since the target gave them ids that could lead elsewhere. */
  get unreachable(): readonly string[] {
    return [...this.#unreachable];
  }

  /**
   * Remembers what an exchange made or deleted, also where it should have been refused.
   *
   * @param recording all exchanges so far
   */
  remember(exchange: Exchange, recording: Recording): void {
    if (!isAnswered(exchange)) return;
    const { request, outcome } = exchange;
    const url = withoutQuery(request.url);
    const isGone = isServed(exchange) || outcome.response.status === 404 || outcome.response.status === 410;
    if (request.method === 'DELETE' && isGone) this.#standing.delete(url);
    if (request.method !== 'POST' || !isServed(exchange)) return;
    const id = memberOf(jsonOf(outcome.response), 'id');
    if (typeof id === 'string') this.takeUp(url, id, recording);
  }

  /**
   * Takes an item for one that the run made. One that stood in the list before the run wrote to it is left alone.
   *
   * @param list URL of its list
   */
  takeUp(list: string, id: string, recording: Recording): void {
    const url = itemPath(list, id);
    if (url === undefined || !isPlainPath(this.#pathOf(url))) {
      this.#unreachable.add(`${list.replace(/\/$/, '')}/${encoded(id)}`);
    } else if (!stoodBefore(url, recording)) this.#standing.add(url);
  }

  /** @throws ForeignItemError where a request would change an item that the run did not make */
  protect(method: string, url: string, recording: Recording): void {
    if (!changesItems.has(method)) return;
    const item = withoutQuery(url);
    if (!isPlainPath(this.#pathOf(item)) || stoodBefore(item, recording)) throw new ForeignItemError(method, item);
  }

  #pathOf(url: string): string {
    return url.slice(urlBelow(this.#base, '').length);
  }
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
