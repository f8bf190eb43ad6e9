import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unknownCursors } from './cursors.ts';
import { decodedFromQuery } from './testing.ts';

const known = ['rd_2abcDEFghi0123456789JKLmno', 'rd_2zzzDEFghi0123456789JKLmno'];

describe('unknown cursors', () => {
  it('name nothing that is known, and are never blank', () => {
    for (const ids of [known, ['1', '2'], []]) {
      fc.assert(
        fc.property(unknownCursors({ known: ids }, { idPrefix: 'rd' }).random, ({ id, change }) => {
          expect(change).toMatch(/^with /);
          expect(id).not.toMatch(/[&#+\s]/);
          const cursor = decodedFromQuery(id);
          expect(ids).not.toContain(cursor.trim());
          expect(cursor.trim()).not.toBe('');
        }),
        { numRuns: 1000 },
      );
    }
  });

  it('begin with an id that has the form of the known ones', () => {
    const { edges } = unknownCursors({ known, deleted: 'rd_9', foreign: 'ipp/1' }, { idPrefix: 'rd' });
    expect(edges[0]).toEqual({ change: 'with an id that nothing has', id: 'rd_3abcDEFghi1234567890JKLmno' });
    expect(edges.filter(({ wasDeleted }) => wasDeleted).map(({ id }) => id)).toEqual(['rd_9']);
    expect(edges).toContainEqual({ change: 'with the id of an item of another list', id: 'ipp%2F1' });
  });

  it('do without a deleted id and one of another list', () => {
    const { edges } = unknownCursors({ known: [] }, {});
    expect(edges[0]?.id).toMatch(/^unknown_0+1$/);
    expect(edges.filter(({ change }) => /deleted|another list/.test(change))).toEqual([]);
  });
});
