import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { envelopeProblems, type Page, pagesIn, shortPageThatLinksOnward, tooLongPage } from './list-page.ts';
import { newestFirst } from './page-order.ts';
import { type Item, itemsOfAges, listAnswer } from './sample-list.ts';
import {
  differencesFromFullList,
  endsTooEarly,
  linksToNothing,
  neverEnds,
  notWhatComesAfter,
  visitedTwice,
  type Walk,
  walksIn,
} from './walk.ts';

const names = { listKey: 'things', itemKey: 'id' } as const;
const list = 'https://api.example/things';

/** What a server says on one page. */
interface Answer {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** Answers a query string of the list. */
type Server = (query: string) => Answer;

interface Collection {
  /** From newest to oldest. */
  readonly items: readonly Item[];
  readonly size: number;
  /** Place of the item that `before_id` names; undefined for a walk from the first page. */
  readonly start: number | undefined;
}

const queryOf = (size: number, before: Item | undefined) =>
  before === undefined ? `limit=${size}` : `before_id=${before.id}&limit=${size}`;

/** A server of these items, cut in that order, as the documentation has it. */
function serverOf(items: readonly Item[]): Server {
  return (query) => {
    const parameters = new URLSearchParams(query);
    const size = Number(parameters.get('limit'));
    const start = items.findIndex(({ id }) => id === parameters.get('before_id')) + 1;
    const end = start + size;
    return {
      items: items.slice(start, end),
      next: end < items.length ? `${list}?${queryOf(size, items[end - 1])}` : null,
    };
  };
}

/** The same server, but for what it says at one query. */
const except =
  (server: Server, query: string, change: (answer: Answer) => Answer): Server =>
  (asked) =>
    asked === query ? change(server(asked)) : server(asked);

/** Follows the links as a probe does, no further than the list can be long. */
function walkThrough(server: Server, query: string, mostPages: number): Walk {
  const answers = [];
  for (let next: string | null = `${list}?${query}`; next !== null && answers.length < mostPages; ) {
    const asked = new URL(next).search.slice(1);
    const answer: Answer = server(asked);
    answers.push(listAnswer({ ...answer, query: asked, number: answers.length + 1 }));
    next = answer.next;
  }
  return pagesIn(answers, () => names);
}

const collections: fc.Arbitrary<Collection> = fc
  .record({
    // Few different ages, so that many items are made at the same time; or many, so that few are.
    ages: fc.oneof(
      fc.array(fc.nat({ max: 3 }), { maxLength: 40 }),
      fc.array(fc.nat({ max: 30 }), { maxLength: 40 }),
      fc.array(fc.nat({ max: 1e6 }), { maxLength: 40 }),
    ),
    sized: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 100 }), fc.constant('whole' as const)),
    divisor: fc.integer({ min: 1, max: 4 }),
    start: fc.option(fc.nat(), { nil: undefined }),
  })
  .map(({ ages, sized, divisor, start }) => ({
    items: itemsOfAges(ages),
    // The count as an exact multiple of the size is a case of its own.
    size: sized === 'whole' ? Math.max(1, Math.floor(ages.length / divisor)) : sized,
    start: start === undefined || ages.length === 0 ? undefined : start % ages.length,
  }));

/** Ids that a walk through this collection has to come by. */
const awaited = ({ items, start }: Collection) => items.slice(start === undefined ? 0 : start + 1).map(({ id }) => id);
const mostPagesOf = (collection: Collection) => Math.ceil(awaited(collection).length / collection.size) + 1;
const firstQuery = ({ items, size, start }: Collection) =>
  queryOf(size, start === undefined ? undefined : items[start]);

function walked(collection: Collection, server = serverOf(collection.items)): Walk {
  return walkThrough(server, firstQuery(collection), mostPagesOf(collection));
}

/** Names of the pagination rules that find something in a walk, each by the judges that it uses. */
function rulesThatFind(walk: Walk, collection: Collection): string[] {
  const full = collection.items.map(({ id }) => id);
  const rules = {
    walk: [
      ...visitedTwice(walk),
      ...differencesFromFullList(walk, awaited(collection)),
      ...neverEnds(walk, mostPagesOf(collection)),
    ],
    'last-page': [...linksToNothing(walk, full), ...endsTooEarly(walk, full)],
    'newest-first': newestFirst(walk),
    'before-id': walk.filter(({ beforeId }) => beforeId !== undefined).flatMap((page) => notWhatComesAfter(page, full)),
  };
  return namesOfFound(rules);
}

/** The same for a page that stands alone. */
function rulesThatFindInPage(page: Page, { items }: Collection): string[] {
  const full = items.map(({ id }) => id);
  return namesOfFound({
    walk: visitedTwice([page]),
    'last-page': [...linksToNothing([page], full), ...endsTooEarly([page], full)],
    'newest-first': newestFirst([page]),
    'before-id': notWhatComesAfter(page, full),
    'full-pages': shortPageThatLinksOnward(page),
  });
}

function namesOfFound(rules: Readonly<Record<string, readonly unknown[]>>): string[] {
  return Object.entries(rules)
    .filter(([, findings]) => findings.length > 0)
    .map(([rule]) => rule);
}

/** Every page of a faultless walk: what was asked, and how many items it has. */
const pagesOf = (collection: Collection) =>
  walked(collection).map(({ exchange, items }) => ({
    query: new URL(exchange.request.url).search.slice(1),
    count: items.length,
  }));

const swapped = <Value>(values: readonly Value[], one: number, other: number) =>
  values.map((value, index) => (index === one ? values[other] : index === other ? values[one] : value) ?? value);

const placesIn = (values: readonly unknown[]) => [...values.keys()];

describe('a page sequence cut from a collection', () => {
  it('passes, whatever the collection, the page size and the starting point', () => {
    fc.assert(
      fc.property(collections, (collection) => {
        const walk = walked(collection);
        expect(rulesThatFind(walk, collection)).toEqual([]);
        expect(walk.flatMap(({ ids }) => ids)).toEqual(awaited(collection));
        expect(walksIn(walk)).toEqual([walk]);
        for (const page of walk) {
          expect(rulesThatFindInPage(page, collection)).toEqual([]);
          expect([...envelopeProblems(page.exchange, names), ...tooLongPage(page)]).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('passes with items made at the same time in any order', () => {
    fc.assert(
      fc.property(collections, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (collection, order) => {
        const items = collection.items
          .map((item, index) => ({ item, key: order[index] ?? 0 }))
          .toSorted((a, b) => b.item.created_at.localeCompare(a.item.created_at) || a.key - b.key)
          .map(({ item }) => item);
        expect(rulesThatFind(walked({ ...collection, items }), { ...collection, items })).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('passes as far as it goes, where it is broken off', () => {
    fc.assert(
      fc.property(collections, fc.nat(), (collection, cut) => {
        const walk = walked(collection);
        expect(rulesThatFind(walk.slice(0, 1 + (cut % walk.length)), collection)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

/** Each of these takes a faultless server and makes one fault, at one place, in its answers. */
describe('a page sequence with one fault', () => {
  const some = { numRuns: 60 };

  /** Collections of which a walk comes by so many items at least. */
  const withAtLeast = (count: number) => collections.filter((collection) => awaited(collection).length >= count);

  it('fails with any two items of different times swapped, on one page or on two', () => {
    fc.assert(
      fc.property(withAtLeast(2), fc.nat(), (collection, nat) => {
        const { items, start } = collection;
        const first = start === undefined ? 0 : start + 1;
        const one = first + (nat % (items.length - first));
        for (const other of placesIn(items).slice(first)) {
          if (other === one) continue;
          const server = serverOf(swapped(items, one, other));
          const rules = rulesThatFind(walked(collection, server), collection);
          expect(rules).toContain('walk');
          // Whether it is newest first, too, is told without knowing the list from elsewhere.
          expect(rules.includes('newest-first')).toBe(items[one]?.created_at !== items[other]?.created_at);
        }
      }),
      some,
    );
  });

  it('fails with two items of one page swapped, though every link is right', () => {
    fc.assert(
      fc.property(withAtLeast(2), fc.nat(), (collection, nat) => {
        for (const { query, count } of pagesOf(collection)) {
          if (count < 2) continue;
          const one = nat % count;
          const other = (one + 1 + (nat % (count - 1))) % count;
          const server = except(serverOf(collection.items), query, (answer) => ({
            ...answer,
            items: swapped(answer.items, one, other),
          }));
          const walk = walked(collection, server);
          expect(rulesThatFind(walk, collection)).toContain('walk');
          const page = walk.find(({ exchange }) => exchange.request.url.endsWith(`?${query}`));
          expect(page && rulesThatFindInPage(page, collection)).toContain('before-id');
        }
      }),
      some,
    );
  });

  it('fails with any one item dropped, be it from the list, from its page or from behind a cursor', () => {
    fc.assert(
      fc.property(withAtLeast(1), (collection) => {
        const { items, start } = collection;
        for (const dropped of items.slice(start === undefined ? 0 : start + 1)) {
          const others = (all: readonly Item[]) => all.filter((item) => item !== dropped);
          expect(rulesThatFind(walked(collection, serverOf(others(items))), collection)).toContain('walk');
          const fromItsPage: Server = (query) => {
            const answer = serverOf(items)(query);
            return { ...answer, items: others(answer.items) };
          };
          const walk = walked(collection, fromItsPage);
          expect(rulesThatFind(walk, collection)).toContain('walk');
          const pages = walk.flatMap((page) => rulesThatFindInPage(page, collection));
          expect(pages.includes('before-id') || pages.includes('full-pages')).toBe(true);
        }
      }),
      some,
    );
  });

  it('fails with any one item repeated, on its own page or on any later one', () => {
    fc.assert(
      fc.property(withAtLeast(1), fc.nat(), fc.nat(), (collection, from, to) => {
        for (const [index, { query, count }] of pagesOf(collection).entries()) {
          const seen = awaited(collection).slice(0, index * collection.size + count);
          const again = collection.items.find(({ id }) => id === seen[from % seen.length]);
          if (again === undefined) throw new Error('every page of such a walk has items before it, or on it');
          const place = to % (count + 1);
          const server = except(serverOf(collection.items), query, (answer) => ({
            ...answer,
            items: answer.items.toSpliced(place, 0, again),
          }));
          expect(rulesThatFind(walked(collection, server), collection)).toContain('walk');
        }
      }),
      some,
    );
  });

  it('fails where a cursor gives its own item again, or leaves the next one out', () => {
    fc.assert(
      fc.property(withAtLeast(1), fc.constantFrom(-1, 1), (collection, shift) => {
        const { items, size } = collection;
        const inclusive: Server = (query) => {
          const before = items.findIndex(({ id }) => query.startsWith(`before_id=${id}&`));
          const start = before < 0 ? 0 : before + 1 + shift;
          const end = Math.min(start + size, items.length);
          const next = end < items.length ? `${list}?${queryOf(size, items[end - 1])}` : null;
          return { items: items.slice(start, end), next };
        };
        const walk = walked(collection, inclusive);
        fc.pre(walk.some(({ beforeId }) => beforeId !== undefined));
        const rules = rulesThatFind(walk, collection);
        expect(rules).toContain('before-id');
        expect(rules).toContain('walk');
      }),
      some,
    );
  });

  it('fails with null on any page but the last', () => {
    fc.assert(
      fc.property(withAtLeast(2), (collection) => {
        for (const { query } of pagesOf(collection).slice(0, -1)) {
          const server = except(serverOf(collection.items), query, (answer) => ({ ...answer, next: null }));
          const walk = walked(collection, server);
          expect(rulesThatFind(walk, collection)).toEqual(['walk', 'last-page']);
          expect(walk.slice(-1).flatMap((page) => rulesThatFindInPage(page, collection))).toEqual(['last-page']);
        }
      }),
      some,
    );
  });

  it('fails with a link on the last page, wherever it leads', () => {
    fc.assert(
      fc.property(collections, fc.nat(), (collection, nat) => {
        const pages = pagesOf(collection);
        const last = pages.at(-1)?.query ?? '';
        const anywhere = pages[nat % pages.length]?.query ?? '';
        const behindTheEnd = queryOf(collection.size, collection.items.at(-1));
        for (const next of [behindTheEnd, last, anywhere, firstQuery(collection)]) {
          const server = except(serverOf(collection.items), last, (answer) => ({ ...answer, next: `${list}?${next}` }));
          const walk = walked(collection, server);
          const rules = rulesThatFind(walk, collection);
          // A walk may end with an empty page and still visit everything once, whether that page is asked for or not.
          if (next === behindTheEnd && next !== last) {
            expect([rules, rulesThatFind(walk.slice(0, -1), collection)]).toEqual([['last-page'], ['last-page']]);
          } else expect(rules).toEqual(expect.arrayContaining(['walk', 'last-page']));
        }
      }),
      some,
    );
  });

  it('fails with links that go on and on behind the last page', () => {
    fc.assert(
      fc.property(collections, (collection) => {
        const server = serverOf(collection.items);
        const behindTheEnd = queryOf(collection.size, collection.items.at(-1));
        const endless: Server = (query) => {
          const { items, next } = server(query);
          return { items, next: next ?? `${list}?${behindTheEnd}&after=${encodeURIComponent(query)}` };
        };
        expect(rulesThatFind(walked(collection, endless), collection)).toEqual(
          expect.arrayContaining(['walk', 'last-page']),
        );
      }),
      some,
    );
  });

  it('fails with an empty page that pretends to be the last', () => {
    fc.assert(
      fc.property(withAtLeast(1), (collection) => {
        for (const { query } of pagesOf(collection)) {
          const server = except(serverOf(collection.items), query, () => ({ items: [], next: null }));
          const walk = walked(collection, server);
          expect(rulesThatFind(walk, collection)).toEqual(expect.arrayContaining(['walk', 'last-page']));
          expect(walk.slice(-1).flatMap((page) => rulesThatFindInPage(page, collection))).toEqual(
            expect.arrayContaining(['last-page', 'before-id']),
          );
        }
      }),
      some,
    );
  });

  it('fails with a link back on any page', () => {
    fc.assert(
      fc.property(collections, fc.nat(), (collection, nat) => {
        const pages = pagesOf(collection);
        for (const [index, { query }] of pages.entries()) {
          const back = pages[nat % (index + 1)]?.query;
          const server = except(serverOf(collection.items), query, (answer) => ({
            ...answer,
            next: `${list}?${back}`,
          }));
          const walk = walked(collection, server);
          expect(rulesThatFind(walk, collection)).toContain('walk');
          expect(neverEnds(walk.slice(0, index + 1), Number.POSITIVE_INFINITY).length).toBe(1);
        }
      }),
      some,
    );
  });

  it('fails with a link that leaves a page out', () => {
    fc.assert(
      fc.property(withAtLeast(3), (collection) => {
        const pages = pagesOf(collection);
        for (const [index, { query }] of pages.slice(0, -2).entries()) {
          const next = `${list}?${pages[index + 2]?.query}`;
          const server = except(serverOf(collection.items), query, (answer) => ({ ...answer, next }));
          expect(rulesThatFind(walked(collection, server), collection)).toContain('walk');
        }
      }),
      some,
    );
  });
});
