import { percentEncoded } from '../../lib/contract/percent-encoded.ts';
import type { Generator } from '../../lib/generate/generator.ts';
import { type PageWalk, pageWalks } from '../../lib/generate/page-walks.ts';
import { type Judgement, notJudged } from '../../lib/judge/finding.ts';
import type { Page } from '../../lib/judge/list-page.ts';
import {
  differencesFromFullList,
  endsTooEarly,
  linksToNothing,
  neverEnds,
  visitedTwice,
  type Walk,
} from '../../lib/judge/walk.ts';
import { shared, type Target } from '../../lib/run/target.ts';
import { walkFrom } from './followed-links.ts';
import { type KnownList, knownLists } from './known-lists.ts';
import { type Life, lifeOfAnItem } from './life-of-an-item.ts';

/** A list whose items are known, and a walk through it. */
export interface WalkedList {
  readonly list: KnownList;
  readonly size: number;
  readonly walked: Walk;
}

/**
 * Walks through a list, no further than it can be long.
 *
 * @param cursor the item behind which it begins
 */
async function walkThrough(
  target: Target,
  { list, size }: { readonly list: KnownList; readonly size: number },
  cursor?: string,
): Promise<WalkedList> {
  const behind = cursor === undefined ? '' : `&before_id=${percentEncoded(cursor)}`;
  const walked = await walkFrom(target, list.resource, `${list.path}?limit=${size}${behind}`, pagesOf(list, size));
  return { list, size, walked };
}

/** With the empty page that some end with. */
function pagesOf({ full, isWhole }: KnownList, size: number): number {
  return Math.ceil(full.length / size) + (isWhole ? 1 : 0);
}

/**
 * Lists walked in pages, one of them to its end, in pages that are all full if that can be. The walk during which an
 * item was created does as well where nothing is wrong with it; otherwise the same walk without a disturbance tells
 * where the fault lies.
 */
export const cutLists = shared('pagination.walk', async (target): Promise<readonly WalkedList[]> => {
  const life = await lifeOfAnItem(target);
  const across = life && withoutNewItem(life);
  const isRight = across && [...judgeWalk(across).findings, ...judgeEnd(across).findings].length === 0;
  const walked = across && (isRight ? across : await walkThrough(target, across));
  if (walked?.list.isWhole) return [walked];
  const lists = await knownLists(target);
  const roomy = lists.filter(({ full }) => full.length > 2);
  const list = roomy.find(({ full }) => full.length % 2 === 0) ?? roomy[0] ?? lists[0];
  const whole = list && (await walkThrough(target, { list, size: Math.ceil(list.full.length / 2) }));
  return [walked, whole].filter((each) => each !== undefined);
});

function withoutNewItem({ scratch, walkAcrossCreation, item }: Life): WalkedList | undefined {
  const { pages, full, size, isWhole } = walkAcrossCreation;
  if (pages.length === 0) return undefined;
  const others = <Value>(page: Page, values: readonly Value[]) =>
    values.filter((_, index) => page.ids[index] !== item?.id);
  const walked = pages.map((page) => ({ ...page, items: others(page, page.items), ids: others(page, page.ids) }));
  return { list: { resource: scratch.resource, path: scratch.path, full, isWhole }, size, walked };
}

/** Walks of a run that may have little room: some pages tell as much as many. */
const mostPages = 6;

/** Walks through known lists: in pages of any size, from any item on. */
export async function walksToTry(target: Target): Promise<Generator<PageWalk> | readonly PageWalk[]> {
  return (
    pageWalks(
      (await knownLists(target)).map(({ full }) => full),
      mostPages,
    ) ?? []
  );
}

/** Walks through a part of a known list. */
export async function takeWalk(target: Target, { list: number, size, start }: PageWalk): Promise<WalkedList> {
  const list = (await knownLists(target))[number];
  if (!list) throw new RangeError(`there is no list ${number} to walk through`);
  const part = { ...list, full: list.full.slice(start) };
  return walkThrough(target, { list: part, size }, start === 0 ? undefined : list.full[start - 1]);
}

/** Judges that a walk visits every item once, in order, and ends. */
export function judgeWalk({ list, walked, size }: WalkedList): Judgement {
  if (walked.length === 0) return notJudged(`${list.path} could not be read with limit=${size}`);
  const findings = [
    ...visitedTwice(walked),
    ...differencesFromFullList(walked, list.full),
    ...neverEnds(walked, list.isWhole ? pagesOf(list, size) : Number.POSITIVE_INFINITY),
  ];
  return { judged: 1, findings };
}

/** Judges that `next_page_uri` is null at the end of the list and only there. */
export function judgeEnd({ list, walked }: WalkedList): Judgement {
  // Of a list that goes on behind what is known, the end is not known either.
  if (!list.isWhole) return { judged: 0, findings: [] };
  return {
    judged: walked.length,
    findings: [...linksToNothing(walked, list.full), ...endsTooEarly(walked, list.full)],
  };
}
