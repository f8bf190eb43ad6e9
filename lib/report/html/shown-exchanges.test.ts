import { describe, expect, it } from 'vitest';
import { shownNumbers } from './shown-exchanges.ts';

const outlines = (length: number, refused: readonly number[] = []) =>
  Array.from({ length }, (_, index) => ({
    number: index + 1,
    sentAt: index,
    endedAt: index + 1,
    counted: true,
    status: refused.includes(index + 1) ? 429 : 200,
  }));

const most = { rows: 10, kept: 4 };
const shown = (...options: Parameters<typeof shownNumbers>) => [...shownNumbers(...options)].sort((a, b) => a - b);

describe('the exchanges that a page shows', () => {
  it('are all of a short run', () => {
    expect(shown(outlines(10), new Set([3]), most)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('are the first of a long run, those that findings point to and those that were answered 429', () => {
    expect(shown(outlines(40, [30]), new Set([20, 5]), most)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 20, 30]);
  });

  it('are never more than there may be, evidence first', () => {
    const refused = [15, 16, 17, 18, 19];
    expect(shown(outlines(40, refused), new Set([20, 21]), most)).toEqual([1, 2, 3, 4, 5, 6, 15, 16, 20, 21]);
    expect(shown(outlines(40), new Set([20, 21, 22, 23, 24]), most)).toEqual([1, 2, 3, 4, 5, 6, 20, 21, 22, 23]);
  });
});
