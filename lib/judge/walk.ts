import { type Finding, seenIn } from './finding.ts';
import { told } from './json-value.ts';
import { emptyPageThatLinksOnward, itemPointer, nextPageUriPointer, type Page } from './list-page.ts';
import { normalizedUrl } from './normalized-url.ts';

/** Consecutive pages, each but the first asked for by the link of the one before it. Never empty. */
export type Walk = readonly Page[];

/**
 * The walks among some pages: each page stands in exactly one, and a page that no link asked for begins one.
 * A link counts once: who asks for the same page again begins anew there. URLs are compared by what they say,
 * not by their spelling. Where several pages link to the same one, the latest of them is taken as the asker.
 *
 * @param pages in the order of asking
 */
export function walksIn(pages: Iterable<Page>): Walk[] {
  const walks: Page[][] = [];
  const openByNext = new Map<string, Page[][]>();
  for (const page of pages) {
    const url = normalizedUrl(page.exchange.request.url);
    const walk = takeAsker(openByNext.get(url), page) ?? [];
    if (walk.length === 0) walks.push(walk);
    walk.push(page);
    if (typeof page.nextPageUri === 'string') {
      const next = normalizedUrl(page.nextPageUri);
      openByNext.set(next, [...(openByNext.get(next) ?? []), walk]);
    }
  }
  return walks;
}

/** Nobody can follow a link that has not come yet. */
function takeAsker(open: Page[][] | undefined, page: Page): Page[] | undefined {
  const index = open?.findLastIndex((walk) => (walk.at(-1)?.exchange.endedAt ?? 0) <= page.exchange.sentAt) ?? -1;
  return index < 0 ? undefined : open?.splice(index, 1)[0];
}

/** The ids that a walk came by, in order. */
export function idsOf(walk: Walk): string[] {
  return visitsOf(walk).map(({ id }) => id);
}

/** No item is visited twice, be it on one page or on two. */
export function visitedTwice(walk: Walk): Finding[] {
  const first = new Map<string, Visit>();
  return visitsOf(walk).flatMap((visit) => {
    const earlier = first.get(visit.id);
    if (earlier === undefined) {
      first.set(visit.id, visit);
      return [];
    }
    const place = itemPointer(earlier.page, earlier.index);
    const actual = `${visit.id} again, first at ${place} of #${earlier.page.exchange.number}`;
    return found(
      { expected: 'an item not yet visited', actual, at: itemPointer(visit.page, visit.index) },
      visit.page,
      earlier.page,
    );
  });
}

/**
 * How a walk from the first page differs from the full list: items left out, items that are not in it, another
 * order. A walk that was broken off while a link led on is held against the beginning of the list only. Items visited
 * twice are told by `visitedTwice`.
 *
 * @param full ids of all items, each once, in the list's order
 */
export function differencesFromFullList(walk: Walk, full: readonly string[]): Finding[] {
  const place = new Map(full.map((id, index) => [id, index]));
  const visits = firstVisits(walk);
  const visited = new Set(visits.map(({ id }) => id));
  const foreign = visits.filter(({ id }) => !place.has(id));
  const known = visits.filter(({ id }) => place.has(id));
  const last = walk.at(-1);

  const reached =
    last?.nextPageUri === null
      ? full.length
      : 1 + known.reduce((furthest, { id }) => Math.max(furthest, place.get(id) ?? -1), -1);
  const dropped = full.slice(0, reached).filter((id) => !visited.has(id));
  const order = full.filter((id) => visited.has(id));
  const misplaced = known.findIndex(({ id }, index) => id !== order[index]);

  return [
    ...foreign.flatMap((visit) =>
      found(
        { expected: 'an item of the full list', actual: visit.id, at: itemPointer(visit.page, visit.index) },
        visit.page,
      ),
    ),
    ...droppedFinding(dropped, full, known, last),
    ...misplacedFinding(known[misplaced], order[misplaced]),
  ];
}

/**
 * The links of a walk lead to its end: none leads back to a page of the walk, and none leads on after more pages
 * than the list can have.
 *
 * @param mostPages how many pages the list has at most at this page size, the empty one that some end with included
 */
export function neverEnds(walk: Walk, mostPages: number): Finding[] {
  const seen = new Map<string, Page>();
  const back = walk.flatMap((page) => {
    seen.set(normalizedUrl(page.exchange.request.url), page);
    const earlier = typeof page.nextPageUri === 'string' ? seen.get(normalizedUrl(page.nextPageUri)) : undefined;
    if (earlier === undefined) return [];
    const actual = earlier === page ? 'a link to this very page' : `a link back to #${earlier.exchange.number}`;
    return found({ expected: 'a link to a page not yet seen, or null', actual, at: nextPageUriPointer }, page, earlier);
  });
  const last = walk.at(-1);
  if (back.length > 0 || last === undefined || walk.length < mostPages || typeof last.nextPageUri !== 'string')
    return back;
  const actual = `a link onward from page ${walk.length}`;
  return found({ expected: `null after ${mostPages} pages at most`, actual, at: nextPageUriPointer }, last);
}

/**
 * No page links to nothing: one that has an empty page behind it is the last, and an empty page has none behind it.
 *
 * @param full ids of the full list, where it is known: then the page by which all of them are visited is the last
 */
export function linksToNothing(walk: Walk, full?: readonly string[]): Finding[] {
  return walk.flatMap((page, index) => {
    if (typeof page.nextPageUri !== 'string') return [];
    if (page.items.length === 0) return emptyPageThatLinksOnward(page);
    const next = walk[index + 1];
    const isFollowedByNothing = next !== undefined && next.items.length === 0;
    if (!isFollowedByNothing && !(full !== undefined && visitsAll(walk.slice(0, index + 1), full))) return [];
    const problem = { expected: 'null, for nothing is left', actual: told(page.nextPageUri), at: nextPageUriPointer };
    return found(problem, page, ...(isFollowedByNothing ? [next] : []));
  });
}

/**
 * `next_page_uri` is null only where nothing is left of the full list, behind the furthest item that the walk
 * came by.
 *
 * @param full ids of all items, in the list's order
 */
export function endsTooEarly(walk: Walk, full: readonly string[]): Finding[] {
  return walk.flatMap((page, index) => {
    const reached = new Set(walk.slice(0, index + 1).flatMap(({ ids, beforeId }) => [beforeId].concat(ids)));
    const furthest = full.findLastIndex((id) => reached.has(id));
    const left = full.length - 1 - furthest;
    // Where a walk began at an item that is not of the list, nobody knows what is left.
    const isLost = furthest < 0 && page.beforeId !== undefined;
    if (page.nextPageUri !== null || isLost || left === 0) return [];
    return found({ expected: `a link, for ${itemsTold(left)} left`, actual: 'null', at: nextPageUriPointer }, page);
  });
}

/**
 * The answer to `before_id` is what comes after that item in the full list: from there on, nothing left out. How
 * full the page has to be is another rule's business, as long as it links on to the rest.
 *
 * @param full ids of all items, in the list's order, the one that was asked for among them
 */
export function notWhatComesAfter(page: Page, full: readonly string[]): Finding[] {
  const expected = full.slice(page.beforeId === undefined ? 0 : full.indexOf(page.beforeId) + 1);
  const index = page.ids.findIndex((id, place) => id !== expected[place]);
  const at = itemPointer(page, index < 0 ? page.ids.length : index);
  if (index >= 0) {
    const actual = page.ids[index] === undefined ? `an item without ${page.itemKey}` : itemOrEnd(page.ids[index]);
    return found({ expected: itemOrEnd(expected[index]), actual, at }, page);
  }
  const mayStop = page.ids.length === expected.length || (page.ids.length > 0 && page.nextPageUri !== null);
  if (mayStop || page.ids.length >= (page.limit ?? Number.POSITIVE_INFINITY)) return [];
  return found({ expected: itemOrEnd(expected[page.ids.length]), actual: itemOrEnd(undefined), at }, page);
}

function visitsAll(walk: Walk, full: readonly string[]): boolean {
  const visited = new Set(idsOf(walk));
  const start = walk[0]?.beforeId;
  return full.slice(start === undefined ? 0 : full.indexOf(start) + 1).every((id) => visited.has(id));
}

interface Visit {
  readonly id: string;
  readonly page: Page;
  readonly index: number;
}

/** Items without an id cannot be told apart and are passed over. */
function visitsOf(walk: Walk): Visit[] {
  return walk.flatMap((page) => page.ids.flatMap((id, index) => (id === undefined ? [] : [{ id, page, index }])));
}

function firstVisits(walk: Walk): Visit[] {
  const seen = new Set<string>();
  return visitsOf(walk).filter(({ id }) => !seen.has(id) && seen.add(id));
}

function droppedFinding(
  dropped: readonly string[],
  full: readonly string[],
  known: readonly Visit[],
  last: Page | undefined,
): Finding[] {
  const [first] = dropped;
  if (first === undefined || last === undefined) return [];
  const rest = new Set(full.slice(full.indexOf(first) + 1));
  const follower = known.find(({ id }) => rest.has(id));
  const page = follower?.page ?? last;
  const at = itemPointer(page, follower?.index ?? page.items.length);
  const actual = `${itemsTold(dropped.length)} left out, ${follower ? `${follower.id} in its place` : 'the walk ends before it'}`;
  return found({ expected: itemOrEnd(first), actual, at }, page);
}

function misplacedFinding(visit: Visit | undefined, expected: string | undefined): Finding[] {
  if (visit === undefined) return [];
  const at = itemPointer(visit.page, visit.index);
  return found(
    { expected: `${itemOrEnd(expected)}, as in the full list`, actual: itemOrEnd(visit.id), at },
    visit.page,
  );
}

function itemsTold(number: number): string {
  return number === 1 ? '1 item' : `${number} items`;
}

function itemOrEnd(id: string | undefined): string {
  return id === undefined ? 'no further item' : `item ${id}`;
}

function found(problem: { expected: string; actual: string; at: string }, ...pages: readonly Page[]): Finding[] {
  return seenIn([problem], ...new Set(pages.map(({ exchange }) => exchange)));
}
