import { percentEncoded } from '../../lib/contract/percent-encoded.ts';
import { type UnknownCursor, unknownCursors } from '../../lib/generate/cursors.ts';
import type { Generator } from '../../lib/generate/generator.ts';
import { type Place, placesInLists } from '../../lib/generate/page-walks.ts';
import type { Page } from '../../lib/judge/list-page.ts';
import { isServed } from '../../lib/judge/refusal.ts';
import { pageOf } from '../../lib/run/survey.ts';
import type { Target } from '../../lib/run/target.ts';
import { type KnownList, knownLists } from './known-lists.ts';
import { lifeOfAnItem } from './life-of-an-item.ts';
import { longestList } from './longest-list.ts';

/** Lists to ask behind an item of, the longest last. */
async function listsWithItems(target: Target): Promise<readonly KnownList[]> {
  const lists = await knownLists(target);
  const longest = await longestList(target);
  const others = lists.filter(({ path }) => path !== longest?.path);
  return longest && longest.ids.length > 0 ? [...others, { ...longest, full: longest.ids }] : lists;
}

/** Items of known lists to ask behind, with a page size or without one. */
export async function knownCursors(target: Target): Promise<Generator<Place> | readonly Place[]> {
  return placesInLists((await listsWithItems(target)).map(({ full }) => full)) ?? [];
}

/** Asks for what comes after an item. */
export async function askBehind(target: Target, { list: number, index, size }: Place) {
  const list = (await listsWithItems(target))[number];
  if (!list) throw new RangeError(`there is no list ${number} to ask behind an item of`);
  const limit = size === undefined ? '' : `&limit=${size}`;
  const exchange = await target.get(`${list.path}?before_id=${percentEncoded(list.full[index] ?? '')}${limit}`);
  return { exchange, page: pageOf(exchange, list.resource), list };
}

/** How many of the known items stand behind the cursor of a page. */
export function knownAfter(full: readonly string[], { beforeId: cursor }: Page): number {
  return full.length - 1 - full.indexOf(cursor ?? '');
}

/** Cursors that name nothing, for the first list with items; none where there is no such list. */
export async function cursorsToNothing(target: Target): Promise<Generator<UnknownCursor> | readonly UnknownCursor[]> {
  const [list, other] = await listsWithItems(target);
  if (!list) return [];
  const deleted = (await deletedItem(target))?.id;
  return unknownCursors({ known: list.full, deleted, foreign: other?.full[0] }, list.resource);
}

/** Asks behind what names nothing: in the scratch list behind an item that was deleted there. */
export async function askBehindNothing(target: Target, { change, id, wasDeleted }: UnknownCursor) {
  const gone = wasDeleted ? await deletedItem(target) : undefined;
  const list = gone ? { ...gone.scratch, full: [] } : (await listsWithItems(target))[0];
  if (!list) throw new RangeError('there is no list to ask behind nothing of');
  const exchange = await target.get(`${list.path}?before_id=${id}`);
  return { exchange, change, page: pageOf(exchange, list.resource), first: list.full };
}

async function deletedItem(target: Target) {
  const life = await lifeOfAnItem(target);
  return life?.item && isServed(life.item.deleted) ? { scratch: life.scratch, id: life.item.id } : undefined;
}
