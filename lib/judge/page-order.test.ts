import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeNewestFirst, newestFirst } from './page-order.ts';
import { faultlessWalk, itemsOfAges, samplePage } from './sample-list.ts';

const ages = fc.array(fc.nat({ max: 20 }), { maxLength: 40 });
const sizes = fc.integer({ min: 1, max: 12 });

describe('newestFirst', () => {
  it('accepts every walk through a list from newest to oldest, equal times in any order', () => {
    fc.assert(
      fc.property(ages, sizes, (list, size) => {
        expect(newestFirst(faultlessWalk(itemsOfAges(list), size))).toEqual([]);
      }),
    );
  });

  it('finds every two items of different times that changed places', () => {
    fc.assert(
      fc.property(ages, sizes, fc.nat(), fc.nat(), (list, size, one, other) => {
        const items = itemsOfAges(list);
        fc.pre(items.length > 1);
        const [a, b] = [items[one % items.length], items[other % items.length]];
        fc.pre(a !== undefined && b !== undefined && a.created_at !== b.created_at);
        const swapped = items
          .map((item) => (item === a ? b : item === b ? a : item))
          .filter((item) => item !== undefined);
        expect(newestFirst(faultlessWalk(swapped, size)).length).toBeGreaterThan(0);
      }),
    );
  });

  it('finds an order that is wrong only from one page to the next, and names both', () => {
    const items = itemsOfAges([1, 2, 3, 4]);
    const walk = faultlessWalk(
      [items[2], items[3], items[0], items[1]].filter((item) => item !== undefined),
      2,
    );
    expect(newestFirst(walk)).toMatchObject([
      { at: '/things/0/created_at', exchanges: [{ number: 2 }, { number: 1 }] },
    ]);
  });

  it('tells in what other order the items are, if there is one', () => {
    const remarks = (...items: readonly (readonly [id: string, second: number])[]) => {
      const page = samplePage({
        items: items.map(([id, second]) => ({ id, created_at: `2024-01-01T00:00:0${second}Z` })),
      });
      return newestFirst([page]).map(({ remark }) => remark);
    };
    const oldestFirst = 'here items run from oldest to newest';
    const down = 'here ids run down, upper and lower case taken as one';
    expect(remarks(['c', 2], ['B', 3], ['a', 1])).toEqual([down]);
    expect(remarks(['b', 1], ['a', 2])).toEqual([`${oldestFirst}; ${down}`]);
    expect(remarks(['a', 1], ['c', 2], ['b', 3])).toEqual([oldestFirst, oldestFirst]);
    expect(remarks(['a', 2], ['c', 3], ['b', 1])).toEqual([undefined]);
  });

  it('tells fractions of a second apart, and knows that offsets are no difference', () => {
    const walk = (...times: string[]) => [samplePage({ items: times.map((created_at) => ({ created_at })) })];
    expect(newestFirst(walk('2024-01-01T00:00:00.0001Z', '2024-01-01T00:00:00.0002Z'))).toMatchObject([
      { at: '/things/1/created_at' },
    ]);
    expect(newestFirst(walk('2024-01-01T00:00:00Z', '2024-01-01T01:00:00+01:00'))).toEqual([]);
  });

  it('passes over unreadable times, but not over what stands around them', () => {
    const items = [
      { created_at: '2024-01-01T00:00:00Z' },
      { created_at: 'soon' },
      {},
      { created_at: '2024-01-02T00:00:00Z' },
    ];
    expect(newestFirst([samplePage({ items })])).toMatchObject([{ at: '/things/3/created_at' }]);
  });

  it('goes by started_at only where no item has created_at', () => {
    const [early, late] = ['2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z'];
    expect(newestFirst([samplePage({ items: [{ started_at: early }, { started_at: late }] })]).length).toBe(1);
    const both = [
      { started_at: early, created_at: late },
      { started_at: late, created_at: early },
    ];
    expect(newestFirst([samplePage({ items: both })])).toEqual([]);
  });
});

describe('judgeNewestFirst', () => {
  it('judges nothing where there are no two times to compare', () => {
    const walks = [faultlessWalk([], 5), faultlessWalk(itemsOfAges([1]), 5), [samplePage({ items: [{}, {}] })]];
    expect(judgeNewestFirst(walks)).toMatchObject({ judged: 0, findings: [] });
  });

  it('tells how many of the pairs could tell anything', () => {
    expect(judgeNewestFirst([faultlessWalk(itemsOfAges([1, 1, 2]), 2)])).toMatchObject({
      judged: 2,
      evidence: '2 pairs of neighbours, 1 of them made at different times',
    });
  });
});
