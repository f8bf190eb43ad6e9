import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberOf } from './json-value.ts';
import type { Page } from './list-page.ts';
import { faultlessWalk, type Item, itemsOfAges, samplePage } from './sample-list.ts';
import {
  differencesFromFullList,
  endsTooEarly,
  idsOf,
  linksToNothing,
  neverEnds,
  notWhatComesAfter,
  visitedTwice,
  type Walk,
  walksIn,
} from './walk.ts';

const list = 'https://api.example/things';
const fullOf = (items: readonly Item[]) => items.map(({ id }) => id);
const collections = fc.nat({ max: 40 }).map((count) => itemsOfAges(Array.from({ length: count }, (_, age) => age)));
const walks = fc.record({ items: collections, size: fc.integer({ min: 1, max: 12 }) });
const pageOf = (walk: Walk, index: number) => walk[index] ?? expect.fail('no such page');

/** The same walk with other items on it, page by page; links and requests stay. */
function withItems(walk: Walk, change: (items: Page['items'], page: number) => Page['items']): Walk {
  return walk.map((page, index) =>
    samplePage({
      items: change(page.items, index),
      next: page.nextPageUri,
      query: new URL(page.exchange.request.url).search.slice(1),
      number: index + 1,
    }),
  );
}

const rulesBroken = (walk: Walk, full: readonly string[], mostPages = full.length + 2) => {
  const rules = {
    twice: visitedTwice(walk),
    full: differencesFromFullList(walk, full),
    ends: neverEnds(walk, mostPages),
    nothing: linksToNothing(walk, full),
    early: endsTooEarly(walk, full),
  };
  return Object.entries(rules)
    .filter(([, findings]) => findings.length > 0)
    .map(([rule]) => rule);
};

describe('walksIn', () => {
  it('finds a walk again among other pages', () => {
    fc.assert(
      fc.property(walks, ({ items, size }) => {
        const walk = faultlessWalk(items, size);
        const stranger = samplePage({ items: [], query: 'limit=77', number: 1 });
        expect(walksIn([...walk])).toEqual([walk]);
        expect(walksIn([stranger, ...walk])).toEqual([[stranger], walk]);
      }),
    );
  });

  it('goes by what a URL says', () => {
    const first = samplePage({ items: [{}], next: 'HTTPS://api.example:443/things?limit=1&before_id=a%20b' });
    const second = samplePage({ items: [{}], query: 'before_id=a+b&limit=1', number: 2 });
    const third = samplePage({ items: [{}], query: 'before_id=a+b&limit=2', number: 3 });
    expect(walksIn([first, second, third])).toEqual([[first, second], [third]]);
  });

  it('puts each page into one walk', () => {
    const next = `${list}?before_id=a`;
    const page = (number: number, query: string, to: string | null) =>
      samplePage({ items: [{}], next: to, query, number });
    const [one, two, three] = [page(1, '', next), page(2, '', next), page(3, 'before_id=a', null)];
    const again = page(4, 'before_id=a', null);
    const oncemore = page(5, 'before_id=a', null);
    expect(walksIn([one, two, three, again, oncemore])).toEqual([[one, again], [two, three], [oncemore]]);
  });

  it('knows that a link cannot be followed before it has come', () => {
    const first = samplePage({ items: [{}], next: `${list}?before_id=a`, number: 2 });
    const earlier = samplePage({ items: [{}], query: 'before_id=a', number: 1 });
    expect(walksIn([first, earlier])).toEqual([[first], [earlier]]);
  });

  it('follows a link from a page to itself', () => {
    const pages = [1, 2, 3].map((number) => samplePage({ items: [{ id: 'a' }], next: list, number }));
    expect(walksIn(pages)).toEqual([pages]);
  });
});

describe('the rules of a walk', () => {
  it('have nothing to say of any walk through any list', () => {
    fc.assert(
      fc.property(walks, ({ items, size }) => {
        const walk = faultlessWalk(items, size);
        expect(idsOf(walk)).toEqual(fullOf(items));
        expect(rulesBroken(walk, fullOf(items), Math.ceil(items.length / size) + 1)).toEqual([]);
      }),
    );
  });

  it('have nothing to say of a walk that was broken off', () => {
    fc.assert(
      fc.property(walks, fc.nat(), ({ items, size }, cut) => {
        const walk = faultlessWalk(items, size);
        expect(rulesBroken(walk.slice(0, 1 + (cut % walk.length)), fullOf(items))).toEqual([]);
      }),
    );
  });

  it('find every item that was dropped', () => {
    fc.assert(
      fc.property(walks, fc.nat(), ({ items, size }, place) => {
        fc.pre(items.length > 0);
        const id = items[place % items.length]?.id;
        const walk = withItems(faultlessWalk(items, size), (page) =>
          page.filter((item) => memberOf(item, 'id') !== id),
        );
        expect(rulesBroken(walk, fullOf(items))).toContain('full');
        expect(differencesFromFullList(walk, fullOf(items))).toMatchObject([{ expected: `item ${id}` }]);
      }),
    );
  });

  it('find every item that was visited twice, and nothing else', () => {
    fc.assert(
      fc.property(walks, fc.nat(), fc.nat(), ({ items, size }, place, target) => {
        fc.pre(items.length > 0);
        const again = items[place % items.length];
        const base = faultlessWalk(items, size);
        // Behind the item itself, or the first visit would be the one out of place.
        const first = base.findIndex(({ ids }) => ids.includes(again?.id));
        const page = first + (target % (base.length - first));
        const walk = withItems(base, (list, index) => (index === page ? [...list, { ...again }] : list));
        expect(rulesBroken(walk, fullOf(items))).toEqual(['twice']);
      }),
    );
  });

  it('find every two items that changed places', () => {
    fc.assert(
      fc.property(walks, fc.nat(), fc.nat(), ({ items, size }, one, other) => {
        fc.pre(items.length > 1);
        const [a, b] = [items[one % items.length], items[other % items.length]];
        fc.pre(a !== undefined && b !== undefined && a !== b);
        const walk = withItems(faultlessWalk(items, size), (page) =>
          page.map((item) =>
            memberOf(item, 'id') === a.id ? { ...b } : memberOf(item, 'id') === b.id ? { ...a } : item,
          ),
        );
        expect(rulesBroken(walk, fullOf(items))).toEqual(['full']);
      }),
    );
  });

  it('find an item of another list', () => {
    const items = itemsOfAges([1, 2, 3]);
    const walk = withItems(faultlessWalk(items, 2), (page, index) =>
      index === 1 ? [...page, { id: 'foreign' }] : page,
    );
    expect(differencesFromFullList(walk, fullOf(items))).toMatchObject([{ actual: 'foreign', at: '/things/1' }]);
  });

  it('find every null that comes too early', () => {
    fc.assert(
      fc.property(walks, fc.nat(), ({ items, size }, place) => {
        const walk = faultlessWalk(items, size);
        fc.pre(walk.length > 1);
        const kept = walk.slice(0, 1 + (place % (walk.length - 1)));
        const cut = kept.map((page, index) =>
          index < kept.length - 1 ? page : samplePage({ items: page.items, query: `limit=${size}`, number: index + 1 }),
        );
        expect(rulesBroken(cut, fullOf(items))).toEqual(['full', 'early']);
      }),
    );
  });

  it('find an empty page that pretends to be the end', () => {
    const items = itemsOfAges([1, 2, 3]);
    const walk = faultlessWalk(items, 2);
    const empty = samplePage({ items: [], query: 'before_id=it_1&limit=2', number: 2 });
    expect(rulesBroken([pageOf(walk, 0), empty], fullOf(items))).toContain('early');
  });

  it('find every link to nothing', () => {
    fc.assert(
      fc.property(walks, ({ items, size }) => {
        const walk = faultlessWalk(items, size);
        const last = pageOf(walk, walk.length - 1);
        const next = `${list}?before_id=${items.at(-1)?.id}&limit=${size}`;
        const query = new URL(last.exchange.request.url).search.slice(1);
        const linking = [...walk.slice(0, -1), samplePage({ items: last.items, next, query, number: walk.length })];
        const empty = samplePage({ items: [], query: new URL(next).search.slice(1), number: walk.length + 1 });
        expect(rulesBroken(linking, fullOf(items))).toEqual(['nothing']);
        expect(linksToNothing([...linking, empty]).length).toBe(1);
      }),
    );
  });

  it('find a link back', () => {
    const page = (number: number, query: string, next: string) =>
      samplePage({ items: [{ id: `i${number}` }], query, next, number });
    const self = page(1, 'limit=1', `${list}?limit=1`);
    expect(neverEnds([self], 9)).toMatchObject([{ actual: 'a link to this very page' }]);
    const back = [page(1, 'limit=1', `${list}?limit=1&before_id=a`), page(2, 'before_id=a&limit=1', `${list}?limit=1`)];
    expect(neverEnds(back, 9)).toMatchObject([
      { actual: 'a link back to #1', exchanges: [{ number: 2 }, { number: 1 }] },
    ]);
  });

  it('find a walk of more pages than there can be', () => {
    const walk = [1, 2, 3].map((number) =>
      samplePage({ items: [{}], query: `before_id=${number}`, next: `${list}?before_id=${number + 1}`, number }),
    );
    expect(neverEnds(walk, 4)).toEqual([]);
    expect(neverEnds(walk, 3)).toMatchObject([{ exchanges: [{ number: 3 }] }]);
  });
});

describe('notWhatComesAfter', () => {
  const items = itemsOfAges([1, 2, 3, 4, 5]);
  const full = fullOf(items);
  const page = (ids: readonly string[], query: string, next: string | null = null) =>
    samplePage({ items: ids.map((id) => ({ id })), query, next });

  it('accepts the slice behind the item', () => {
    fc.assert(
      fc.property(walks, fc.nat(), ({ items: all, size }, place) => {
        const ids = fullOf(all);
        fc.pre(ids.length > 0);
        const at = place % ids.length;
        const slice = ids.slice(at + 1, at + 1 + size);
        const next = at + 1 + size < ids.length ? `${list}?x` : null;
        expect(notWhatComesAfter(page(slice, `before_id=${ids[at]}&limit=${size}`, next), ids)).toEqual([]);
      }),
    );
  });

  it.each<[string[], string | null, string]>([
    [['it_1', 'it_2'], `${list}?x`, '/things/0'],
    [['it_0', 'it_1'], `${list}?x`, '/things/0'],
    [['it_3', 'it_4'], null, '/things/0'],
    [['it_2', 'it_4'], null, '/things/1'],
    [['it_2', 'foreign'], `${list}?x`, '/things/1'],
    [['it_2'], null, '/things/1'],
    [[], null, '/things/0'],
    [[], `${list}?x`, '/things/0'],
  ])('finds %j wrong behind it_1 with limit 2 and the link %s', (ids, next, at) => {
    expect(notWhatComesAfter(page(ids, 'before_id=it_1&limit=2', next), full)).toMatchObject([{ at }]);
  });

  it('leaves full pages, and links, to their own rules', () => {
    expect(notWhatComesAfter(page(['it_2'], 'before_id=it_1&limit=2', `${list}?x`), full)).toEqual([]);
    expect(notWhatComesAfter(page(['it_2', 'it_3'], 'before_id=it_1&limit=2', null), full)).toEqual([]);
    expect(notWhatComesAfter(page([], 'before_id=it_4&limit=2', null), full)).toEqual([]);
  });
});
