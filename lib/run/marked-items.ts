import { resourceAt } from '../contract/reference-look-up.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { jsonOf } from '../judge/json-body.ts';
import { memberOf } from '../judge/json-value.ts';
import { carriesMark } from './run-mark.ts';
import { pageOf } from './survey.ts';
import type { Target } from './target.ts';
import { urlBelow } from './target-url.ts';

/** What of a run stands in a list. */
export interface MarkedItems {
  /** Ids of the items that carry its mark, in the list's order; undefined for one without an id that can be read. */
  readonly ids: readonly (string | undefined)[];
  /** How many pages were read. */
  readonly pages: number;
  /** Whether the list was read to its end. */
  readonly isWhole: boolean;
  /** The last answer: it says why a list was not read to its end. */
  readonly exchange: Exchange | undefined;
}

/**
 * Looks through a list for what carries the mark of a run, following its links.
 *
 * @param list its URL
 * @param run id of the run
 * @param mostPages where the look ends at the latest
 * @returns undefined, with nothing sent, where the API reference has no such list
 * @throws WindowSpentError where the run may not wait and has no room for the second page or a later one
 */
export async function markedItems(
  target: Target,
  list: string,
  run: string,
  mostPages: number,
): Promise<MarkedItems | undefined> {
  const path = list.slice(urlBelow(target.settings.base, '').length);
  const resource = resourceAt(path);
  if (resource?.listKey === undefined) return undefined;
  const ids: (string | undefined)[] = [];
  const followed = new Set<unknown>();
  // Where the window is spent it is asked for all the same, for nothing may be left behind.
  let exchange: Exchange | undefined = await target.insist({ path });
  let pages = 0;
  for (let page = pageOf(exchange, resource); page; page = pageOf(exchange, resource)) {
    pages += 1;
    ids.push(
      ...page.items.flatMap((item, index) => (carriesMark(run, memberOf(item, 'metadata')) ? [page?.ids[index]] : [])),
    );
    const link = memberOf(jsonOf(page.exchange.outcome.response), 'next_page_uri') ?? null;
    if (link === null) return { ids, pages, isWhole: true, exchange };
    // A link that leads back would be followed for ever.
    if (typeof link !== 'string' || followed.has(link) || pages >= mostPages) break;
    followed.add(link);
    exchange = await target.follow(link);
  }
  return { ids, pages, isWhole: false, exchange };
}
