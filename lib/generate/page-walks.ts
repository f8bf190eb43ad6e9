import fc from 'fast-check';
import type { Generator } from './generator.ts';

/** A walk through one of several lists. */
export interface PageWalk {
  /** Which of the lists. */
  readonly list: number;
  /** Items of a page, 1 to 100. */
  readonly size: number;
  /** How many items of the list are left out: the walk begins behind the last of them. */
  readonly start: number;
}

/** An item of one of several lists, to ask behind. */
export interface Place {
  /** Which of the lists. */
  readonly list: number;
  /** Which of its items. */
  readonly index: number;
  /** Items of a page, 1 to 100; undefined asks without a limit. */
  readonly size: number | undefined;
}

const largestPage = 100;

/**
 * Walks in pages of any size, from any item on.
 *
 * @param lists their lengths, the shortest first
 * @param mostPages how many pages a walk may have at most; lists that take more in pages of 100 are left out
 * @returns undefined where no list has an item
 */
export function pageWalks(
  lists: readonly { readonly length: number }[],
  mostPages: number,
): Generator<PageWalk> | undefined {
  const smallest = (length: number) => Math.ceil(length / mostPages);
  const walkable = lists
    .map(({ length }, list) => ({ list, length }))
    .filter(({ length }) => length > 0 && smallest(length) <= largestPage);
  const roomy = walkable.filter(({ length }) => length >= 3 && length <= 12);
  if (walkable.length === 0) return undefined;

  const inTwo = ({ list, length }: { list: number; length: number }) => ({
    list,
    size: Math.max(Math.floor(length / 2) + 1, smallest(length)),
    start: 0,
  });
  // Two pages, the second shorter; then pages of one item; then more of the kind.
  const edges = [
    ...roomy.slice(0, 1).map(inTwo),
    ...walkable.slice(0, 1).map(({ list, length }) => ({ list, size: smallest(length), start: 0 })),
    ...roomy.slice(1).map(inTwo),
  ];
  return {
    edges: edges.filter(
      ({ list, size }, index) => edges.findIndex((edge) => edge.list === list && edge.size === size) === index,
    ),
    random: fc.constantFrom(...walkable).chain(({ list, length }) =>
      fc.record({
        list: fc.constant(list),
        size: pageSizesFor(length, smallest(length)),
        start: fc.nat({ max: length - 1 }),
      }),
    ),
  };
}

/**
 * Items to ask behind, with a page size or without one.
 *
 * @param lists their lengths, the shortest first
 * @returns undefined where no list has an item
 */
export function placesInLists(lists: readonly { readonly length: number }[]): Generator<Place> | undefined {
  const filled = lists.map(({ length }, list) => ({ list, length })).filter(({ length }) => length > 0);
  // With two items behind it, a page of one can be too long, and end too early.
  const [shortest, second] = [...filled.filter(({ length }) => length > 2), ...filled];
  const longest = filled.at(-1);
  if (shortest === undefined || longest === undefined) return undefined;
  const edges = [
    { list: shortest.list, index: 0, size: 1 },
    { list: shortest.list, index: shortest.length - 1, size: undefined },
    ...(longest.length > 2
      ? [
          { list: longest.list, index: Math.floor(longest.length / 2), size: undefined },
          { list: longest.list, index: 0, size: largestPage },
        ]
      : []),
    ...(second === undefined || second === longest ? [] : [{ list: second.list, index: 0, size: undefined }]),
  ];
  return {
    edges,
    random: fc.constantFrom(...filled).chain(({ list, length }) =>
      fc.record({
        list: fc.constant(list),
        index: fc.nat({ max: length - 1 }),
        size: fc.option(pageSizesFor(length, 1), { nil: undefined, freq: 3 }),
      }),
    ),
  };
}

/** Mostly such that there is more than one page. */
function pageSizesFor(length: number, smallest: number) {
  return fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: smallest, max: Math.min(largestPage, Math.max(smallest, length)) }) },
    { weight: 1, arbitrary: fc.integer({ min: smallest, max: largestPage }) },
  );
}
