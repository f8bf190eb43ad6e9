import type { Resource } from '../../lib/contract/api-reference.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { Page } from '../../lib/judge/list-page.ts';
import { isServed } from '../../lib/judge/refusal.ts';
import type { Walk } from '../../lib/judge/walk.ts';
import { scratch } from '../../lib/run/scratch.ts';
import { pageOf, servedLists } from '../../lib/run/survey.ts';
import { shared, type Target } from '../../lib/run/target.ts';
import { followFrom } from './followed-links.ts';
import { changesByRequestsAlone } from './still-lists.ts';

/** The longest list that there is. */
export interface LongestList {
  readonly resource: Resource;
  readonly path: string;
  /** Asked for without a limit, and the page that it links to. */
  readonly walk: Walk;
  /** Asked for with `limit=100`, which is a good limit, in all forms that must make no difference. */
  readonly inOddForms: Exchange;
  /** The same where it was served, and asked for plainly where it was not. */
  readonly largest: Exchange;
  readonly largestPage: Page | undefined;
  /** Ids that the walk came by, in order. */
  readonly ids: readonly string[];
  /** Whether these are all there are. */
  readonly isWhole: boolean;
}

/** Of the scheme and of a header name no case matters, and the end of a connection is no part of the request. */
export const allOddForms = { scheme: 'BEARER', versionName: 'NGROK-VERSION', close: true } as const;

/** Asked for before the run makes anything, while all lists are as the survey saw them. */
export const longestList = shared('longest list', async (target): Promise<LongestList | undefined> => {
  const [longest] = await longestFirst(target);
  if (!longest) return undefined;
  const { resource, path, page } = longest;
  const ask = { path: `${path}?limit=100` };
  const inOddForms = await target.ask({ ...ask, ...allOddForms });
  const largest = isServed(inOddForms) ? inOddForms : await target.ask(ask);
  const largestPage = pageOf(largest, resource);
  const walk = await followFrom(target, resource, page, 2);
  const ids = walk.flatMap((part) => part.ids).filter((id) => id !== undefined);
  return { resource, path, walk, inOddForms, largest, largestPage, ids, isWhole: walk.at(-1)?.nextPageUri === null };
});

/** Lists that change by requests alone, as they stood before the run made anything but what it pages through. */
export async function longestFirst(target: Target) {
  const place = await scratch(target);
  return (await servedLists(target))
    .map((list) => (list.path === place?.path ? { ...list, page: place.page } : list))
    .filter(({ resource }) => changesByRequestsAlone(resource))
    .toSorted((one, other) => lengthOf(other.page) - lengthOf(one.page));
}

/** One that goes on behind its page is longer than any that does not, wherever the target cuts pages. */
function lengthOf(page: Page): number {
  return page.items.length + (page.nextPageUri === null ? 0 : mostItemsOfAPage);
}

/** Far more than any page may have. */
const mostItemsOfAPage = 1_000_000;
