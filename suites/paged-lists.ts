import type { Resource } from '../lib/contract/api-reference.ts';
import type { Page } from '../lib/judge/list-page.ts';
import type { Walk } from '../lib/judge/walk.ts';
import { pageOf, servedLists } from '../lib/run/survey.ts';
import { shared, type Target } from '../lib/run/target.ts';
import { lifeOfAnItem } from './life-of-an-item.ts';

/** A list whose items are all known. */
export interface KnownList {
  readonly resource: Resource;
  readonly path: string;
  /** Ids of all items, in the list's order. */
  readonly full: readonly string[];
}

/** The longest list that there is, walked with the largest page as far as the window allows. */
export interface LongestList {
  readonly resource: Resource;
  readonly path: string;
  /** Asked for without a limit. */
  readonly byDefault: Page;
  /** The walk with `limit=100`; empty where its first page could not be read. */
  readonly walk: Walk;
  /** Ids that the walk came by, in order. The list goes on behind them where its last page links on. */
  readonly ids: readonly string[];
}

/** Two pages show the seam between pages; what is behind them is left to the inputs that the window has room for. */
const mostPages = 2;

/** Lists change while items are made in them, so this is asked for before the first is made, or after the last is gone. */
export const longestList = shared('longest list', async (target): Promise<LongestList | undefined> => {
  await lifeOfAnItem(target);
  const [longest] = (await freshLists(target)).toSorted((one, other) => lengthOf(other.page) - lengthOf(one.page));
  if (!longest) return undefined;
  const { resource, path, page } = longest;
  const walk = await walkFrom(target, resource, `${path}?limit=100`, mostPages);
  const ids = walk.flatMap((part) => part.ids).filter((id) => id !== undefined);
  return { resource, path, byDefault: page, walk, ids };
});

/** Lists that fit on one page, with two items or more, the shortest first: cheap to cut and to walk. */
export const knownLists = shared('known lists', async (target): Promise<readonly KnownList[]> => {
  await lifeOfAnItem(target);
  return (await freshLists(target))
    .filter(({ page }) => page.nextPageUri === null && page.ids.length >= 2 && page.ids.every((id) => id !== undefined))
    .map(({ resource, path, page }) => ({ resource, path, full: page.ids.filter((id) => id !== undefined) }))
    .toSorted((one, other) => one.full.length - other.full.length);
});

/** Follows the links of a list, one by one, without going round in circles. */
export async function walkFrom(target: Target, resource: Resource, path: string, most: number): Promise<Walk> {
  const walk: Page[] = [];
  let exchange = await target.get(path);
  for (;;) {
    const page = pageOf(exchange, resource);
    if (!page) return walk;
    walk.push(page);
    const next = typeof page.nextPageUri === 'string' && walk.length < most && (await target.follow(page.nextPageUri));
    if (!next) return walk;
    exchange = next;
  }
}

/** The lists as they stand: the one that was written to is asked for again. */
async function freshLists(target: Target) {
  const lists = await servedLists(target);
  const life = await lifeOfAnItem(target);
  if (!life) return lists;
  const others = lists.filter(({ path }) => path !== life.scratch.path);
  if (others.some(({ page }) => page.items.length >= 2)) return others;
  const page = await scratchAgain(target);
  return lists.map((list) => (list.path === life.scratch.path && page ? { ...list, page } : list));
}

const scratchAgain = shared('known lists', async (target): Promise<Page | undefined> => {
  const life = await lifeOfAnItem(target);
  return life && pageOf(await target.get(life.scratch.path), life.scratch.resource);
});

function lengthOf(page: Page): number {
  return page.items.length + (page.nextPageUri === null ? 0 : 1);
}
