import type { Resource } from '../../lib/contract/api-reference.ts';
import { pageOf, servedLists } from '../../lib/run/survey.ts';
import { shared, type Target } from '../../lib/run/target.ts';
import { lifeOfAnItem } from './life-of-an-item.ts';
import { changesByRequestsAlone } from './still-lists.ts';

/** A list whose items are known. */
export interface KnownList {
  readonly resource: Resource;
  readonly path: string;
  /** Ids of its items, in the list's order. */
  readonly full: readonly string[];
  /** Whether these are all there are. */
  readonly isWhole: boolean;
}

/**
 * Lists that fit on one page, with two items or more, the shortest first: cheap to cut and to walk.
 */
export const knownLists = shared('known lists', async (target): Promise<readonly KnownList[]> => {
  await lifeOfAnItem(target);
  return (await freshLists(target))
    .filter(({ resource }) => changesByRequestsAlone(resource))
    .filter(({ page }) => page.nextPageUri === null && page.ids.length >= 2 && page.ids.every((id) => id !== undefined))
    .map(({ resource, path, page }) => ({
      resource,
      path,
      full: page.ids.filter((id) => id !== undefined),
      isWhole: true,
    }))
    .toSorted((one, other) => one.full.length - other.full.length);
});

/** The lists as they stand: the one that was written to is asked for again. */
async function freshLists(target: Target) {
  const lists = await servedLists(target);
  const life = await lifeOfAnItem(target);
  if (!life) return lists;
  const others = lists.filter(({ path }) => path !== life.scratch.path);
  if (others.some(({ page }) => page.items.length >= 2)) return others;
  const { resource, path } = life.scratch;
  const page = pageOf(await target.get(path), resource);
  return lists.map((list) => (list.path === path && page ? { ...list, page } : list));
}
