import type { Resource } from '../contract/api-reference.ts';
import { itemPath } from '../contract/item-path.ts';
import { jsonPointer } from '../contract/json-pointer.ts';
import { operationAt, type Place, resourceAt } from '../contract/reference-look-up.ts';
import {
  type AnsweredExchange,
  type Exchange,
  headerValues,
  isAnswered,
  type Recording,
} from '../exchange/exchange.ts';
import { jsonOf } from '../judge/json-body.ts';
import { isObject, memberOf } from '../judge/json-value.ts';
import { type Page, pagesIn } from '../judge/list-page.ts';
import type { MeteredRequest } from '../judge/rate-window.ts';
import { isServed } from '../judge/refusal.ts';
import { judgeTimestamp, type TimestampProblem } from '../judge/timestamp.ts';
import { timestampsIn } from '../judge/timestamp-fields.ts';
import { type Walk, walksIn } from '../judge/walk.ts';
import type { TargetSettings } from './target.ts';
import { pathBelow } from './target-url.ts';

/** An item as an answer showed it, alone or in a list. */
export interface ShownItem {
  readonly exchange: AnsweredExchange;
  readonly place: Place;
  readonly item: unknown;
  /** JSON pointer to it; empty where the answer is the item. */
  readonly at: string;
}

/** A value that stands where a timestamp should. */
interface ShownTimestamp extends JudgedTimestamp {
  readonly exchange: AnsweredExchange;
}

interface JudgedTimestamp {
  readonly pointer: string;
  readonly problems: readonly TimestampProblem[];
}

/** Each body is parsed once, so an item is the same object whenever a run is looked at. */
const timestampsOf = new WeakMap<object, readonly JudgedTimestamp[]>();

function judgedTimestampsIn({ item, place, at }: ShownItem): readonly JudgedTimestamp[] {
  const known = isObject(item) ? timestampsOf.get(item) : undefined;
  if (known) return known;
  const places = timestampsIn(item, place.resource.fields, at);
  const judged = places.map(({ pointer, value }) => ({ pointer, problems: judgeTimestamp(value) }));
  if (isObject(item)) timestampsOf.set(item, judged);
  return judged;
}

/** What judges know of a run beside its exchanges. */
export interface TrafficSettings extends Pick<TargetSettings, 'base' | 'key' | 'resources' | 'snapshot'> {
  readonly spending: Pick<TargetSettings['spending'], 'limit'>;
  /** Where `key` only stands for the key that was sent: what stands for the wrong one that is like it. */
  readonly unknownKey?: string | undefined;
}

/** All exchanges of a run, as judges look at them. */
export class Traffic {
  readonly recording: Recording;
  readonly settings: TrafficSettings;
  readonly answered: readonly AnsweredExchange[];
  #pages: readonly Page[] | undefined;
  #walks: readonly Walk[] | undefined;
  #items: readonly ShownItem[] | undefined;
  #timestamps: readonly ShownTimestamp[] | undefined;

  constructor(recording: Recording, settings: TrafficSettings) {
    this.recording = recording;
    this.settings = settings;
    this.answered = recording.filter(isAnswered);
  }

  /** Readable answers to GET of a list, in their order. */
  get pages(): readonly Page[] {
    this.#pages ??= pagesIn(this.answered, (exchange) => this.#listAt(exchange));
    return this.#pages;
  }

  get walks(): readonly Walk[] {
    this.#walks ??= walksIn(this.pages);
    return this.#walks;
  }

  /** Every item that a success showed. */
  get items(): readonly ShownItem[] {
    this.#items ??= this.answered.filter(isServed).flatMap((exchange) => this.#itemsIn(exchange));
    return this.#items;
  }

  /** Every value that stands where a timestamp should, in all items, with what is wrong with it. */
  get timestamps(): readonly ShownTimestamp[] {
    this.#timestamps ??= this.items.flatMap((shown) =>
      judgedTimestampsIn(shown).map((judged) => ({ ...judged, exchange: shown.exchange })),
    );
    return this.#timestamps;
  }

  /** Where a request went, in terms of the API reference; undefined where it has no such operation. */
  placeOf({ request }: Exchange): Place | undefined {
    return operationAt(request.method, pathBelow(this.settings.base, request.url));
  }

  /** Whether a request went to the root, whatever its method. */
  isRoot({ request }: Exchange): boolean {
    return pathBelow(this.settings.base, request.url) === '/';
  }

  /** The resource that a request went to, whatever its method. */
  resourceOf({ request }: Exchange): Resource | undefined {
    return resourceAt(pathBelow(this.settings.base, request.url));
  }

  /** Successful answers to GET of a list, readable or not, with the name of the member that holds the items. */
  get lists(): readonly { readonly exchange: AnsweredExchange; readonly listKey: string }[] {
    return this.answered.filter(isServed).flatMap((exchange) => {
      const list = this.#listAt(exchange);
      return list ? [{ exchange, listKey: list.listKey }] : [];
    });
  }

  /** Every request, and whether it belongs to the account: it carried a key that the target knew, or was served. */
  get metered(): MeteredRequest[] {
    const made = this.#keysMade();
    return this.recording.map((exchange) => {
      const key = keyIn(exchange);
      const { number } = exchange;
      const isKnown = made.some(({ token, from, until }) => token === key && from < number && number < until);
      const isOwn = key === this.settings.key || (isKnown && !isRefusedForKey(exchange));
      return { exchange, authenticated: isOwn || isServed(exchange) };
    });
  }

  /** API keys that the run made belong to the account too, from the number of their creation to that of their deletion. */
  #keysMade(): { readonly token: string; readonly from: number; readonly until: number }[] {
    return this.answered.flatMap((exchange) => {
      const { request, outcome, number } = exchange;
      const item = request.method === 'POST' && isServed(exchange) ? jsonOf(outcome.response) : undefined;
      const [token, id] = [memberOf(item, 'token'), memberOf(item, 'id')];
      if (typeof token !== 'string' || typeof id !== 'string') return [];
      const path = itemPath(request.url, id);
      const deletion = this.answered.find((each) => each.request.method === 'DELETE' && each.request.url === path);
      return [{ token, from: number, until: deletion?.number ?? Number.POSITIVE_INFINITY }];
    });
  }

  #listAt(exchange: AnsweredExchange) {
    const place = this.placeOf(exchange);
    if (place?.operation.kind !== 'list' || place.resource.listKey === undefined) return undefined;
    return { listKey: place.resource.listKey, itemKey: place.resource.itemKey };
  }

  #itemsIn(exchange: AnsweredExchange): ShownItem[] {
    const place = this.placeOf(exchange);
    if (!place || place.operation.status === 204 || exchange.outcome.response.status === 204) return [];
    const body = jsonOf(exchange.outcome.response);
    if (place.operation.kind !== 'list') return body === undefined ? [] : [{ exchange, place, item: body, at: '' }];
    const { listKey = '' } = place.resource;
    const items = memberOf(body, listKey);
    if (!Array.isArray(items)) return [];
    return items.map((item: unknown, index) => ({ exchange, place, item, at: jsonPointer(listKey, index) }));
  }
}

/** What a target says that does not know a key that it gave itself. */
function isRefusedForKey(exchange: Exchange): boolean {
  return isAnswered(exchange) && [401, 403].includes(exchange.outcome.response.status);
}

/** The bearer key of a request; empty where there is none. */
function keyIn({ request }: Exchange): string {
  const [, key = ''] = /^bearer +(.*)$/i.exec(headerValues(request.headers, 'authorization').join()) ?? [];
  return key;
}
