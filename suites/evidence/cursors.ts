import type { Page } from '../../lib/judge/list-page.ts';
import type { Target } from '../../lib/run/target.ts';
import { type KnownList, knownLists } from './known-lists.ts';
import { longestList } from './longest-list.ts';

/** Items of known lists to ask behind, the telling ones first: with a page size, or without one. */
export async function placesInLists(target: Target) {
  const longest = await longestList(target);
  const [shortest, second] = await knownLists(target);
  const long = longest && longest.ids.length > 2 && { ...longest, full: longest.ids };
  return [
    ...(shortest ? [{ list: shortest, index: 0, size: 1 }] : []),
    ...(shortest ? [{ list: shortest, index: shortest.full.length - 1, size: undefined }] : []),
    ...(long ? [{ list: long, index: Math.floor(long.full.length / 2), size: undefined }] : []),
    ...(long ? [{ list: long, index: 0, size: 100 }] : []),
    ...(second ? [{ list: second, index: 0, size: undefined }] : []),
  ];
}

/** How many of the known items stand behind the cursor of a page. */
export function knownAfter(full: readonly string[], { beforeId: cursor }: Page): number {
  return full.length - 1 - full.indexOf(cursor ?? '');
}

/** A list with an item to make an unknown id from. */
export async function listWithItems(target: Target): Promise<KnownList | undefined> {
  const [shortest] = await knownLists(target);
  const longest = await longestList(target);
  return shortest ?? (longest && longest.ids.length > 0 ? { ...longest, full: longest.ids } : undefined);
}
