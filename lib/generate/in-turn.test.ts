import { expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';

it('takes the first of each row, then the second', () => {
  expect(inTurn(['a1', 'a2', 'a3'], ['b1'], [], ['d1', 'd2'])).toEqual(['a1', 'b1', 'd1', 'a2', 'd2', 'a3']);
  expect(inTurn()).toEqual([]);
});
