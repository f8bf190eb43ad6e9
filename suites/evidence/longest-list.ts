import type { Resource } from '../../lib/contract/api-reference.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { Page } from '../../lib/judge/list-page.ts';
import type { Walk } from '../../lib/judge/walk.ts';
import { scratch } from '../../lib/run/scratch.ts';
import { pageOf, servedLists } from '../../lib/run/survey.ts';
import { shared, type Target } from '../../lib/run/target.ts';

/** The longest list that there is. */
export interface LongestList {
  readonly resource: Resource;
  readonly path: string;
  /** Asked for without a limit, and the page that it links to. */
  readonly walk: Walk;
  /** Asked for with `limit=100`, which is a good limit. */
  readonly largest: Exchange;
  readonly largestPage: Page | undefined;
  /** Ids that the walk came by, in order. */
  readonly ids: readonly string[];
  /** Whether these are all there are. */
  readonly isWhole: boolean;
}

/** Asked for before the run makes anything, while all lists are as the survey saw them. */
export const longestList = shared('longest list', async (target): Promise<LongestList | undefined> => {
  const place = await scratch(target);
  const lists = (await servedLists(target)).map((list) =>
    list.path === place?.path ? { ...list, page: place.page } : list,
  );
  const [longest] = lists
    .filter(({ resource }) => changesByRequestsAlone(resource))
    .toSorted((one, other) => lengthOf(other.page) - lengthOf(one.page));
  if (!longest) return undefined;
  const { resource, path, page } = longest;
  const largest = await target.get(`${path}?limit=100`);
  const largestPage = pageOf(largest, resource);
  const walk = await followFrom(target, resource, page, 2);
  const ids = walk.flatMap((part) => part.ids).filter((id) => id !== undefined);
  return { resource, path, walk, largest, largestPage, ids, isWhole: walk.at(-1)?.nextPageUri === null };
});

/** Asks for a list and follows its links, as far as a number of pages. */
export async function walkFrom(target: Target, resource: Resource, path: string, most: number): Promise<Walk> {
  const first = pageOf(await target.get(path), resource);
  return first ? followFrom(target, resource, first, most) : [];
}

/** Follows the links from a page onward, as far as a number of pages, that one included. */
export async function followFrom(target: Target, resource: Resource, first: Page, most: number): Promise<Walk> {
  const walk = [first];
  for (let page: Page | undefined = first; page && walk.length < most; ) {
    const link: string | null | undefined = page.nextPageUri;
    page = typeof link === 'string' ? pageOf(await target.follow(link), resource) : undefined;
    if (page) walk.push(page);
  }
  return walk;
}

/**
 * Whether items come and go by requests alone: tunnels, sessions and the like begin and end by themselves, so two
 * answers of such a list cannot be held against each other. Nor can items without an id be named by `before_id`.
 */
export function changesByRequestsAlone({ itemKey, operations }: Resource): boolean {
  return itemKey === 'id' && operations.some(({ kind }) => kind === 'create');
}

function lengthOf(page: Page): number {
  return page.items.length + (page.nextPageUri === null ? 0 : 1);
}
