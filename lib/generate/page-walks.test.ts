import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageWalks, placesInLists } from './page-walks.ts';
import { drawnFrom, smallest } from './testing.ts';

const lists = fc.array(fc.record({ length: fc.nat({ max: 700 }) }), { maxLength: 6 });

describe('page walks', () => {
  it('go through a list that has items, in no more pages than they may', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 12 }), (lengths, mostPages) => {
        const generator = pageWalks(lengths, mostPages);
        const walkable = lengths.filter(({ length }) => length > 0 && length <= 100 * mostPages);
        expect(generator === undefined).toBe(walkable.length === 0);
        if (!generator) return;
        for (const { list, size, start } of drawnFrom(generator, 30)) {
          const length = lengths[list]?.length ?? 0;
          expect(Number.isInteger(size) && size >= 1 && size <= 100).toBe(true);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThan(length);
          expect(Math.ceil((length - start) / size)).toBeLessThanOrEqual(mostPages);
        }
      }),
    );
  });

  it('begin with two pages, the second shorter, and pages of one item', () => {
    const { edges } = pageWalks([{ length: 2 }, { length: 5 }, { length: 8 }], 10) ?? { edges: [] };
    expect(edges).toEqual([
      { list: 1, size: 3, start: 0 },
      { list: 0, size: 1, start: 0 },
      { list: 2, size: 5, start: 0 },
    ]);
  });

  it('mostly have several pages, wherever they begin', () => {
    const generator = pageWalks([{ length: 5 }, { length: 12 }], 12);
    const walks = generator ? drawnFrom(generator, 400) : [];
    const several = walks.filter(({ list, size, start }) => (list === 0 ? 5 : 12) - start > size);
    expect(several.length).toBeGreaterThan(100);
    expect(new Set(walks.map(({ start }) => start)).size).toBe(12);
  });

  it('shrink to the first list, a small page and the beginning', () => {
    const generator = pageWalks([{ length: 5 }, { length: 12 }], 12);
    expect(generator && smallest(generator, ({ size }) => size >= 2)).toEqual({ list: 0, size: 2, start: 0 });
  });
});

describe('places in lists', () => {
  it('are items that there are', () => {
    fc.assert(
      fc.property(lists, (lengths) => {
        const generator = placesInLists(lengths);
        expect(generator === undefined).toBe(lengths.every(({ length }) => length === 0));
        if (!generator) return;
        for (const { list, index, size } of drawnFrom(generator, 30)) {
          expect(index).toBeLessThan(lengths[list]?.length ?? 0);
          expect(size === undefined || (size >= 1 && size <= 100)).toBe(true);
        }
      }),
    );
  });

  it('begin with the first and the last item of the shortest list that has two items behind its first', () => {
    const { edges } = placesInLists([{ length: 2 }, { length: 5 }, { length: 131 }]) ?? { edges: [] };
    expect(edges).toEqual([
      { list: 1, index: 0, size: 1 },
      { list: 1, index: 4, size: undefined },
      { list: 2, index: 65, size: undefined },
      { list: 2, index: 0, size: 100 },
    ]);
  });
});
