import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOrder, withIdOrder } from './id-order.ts';

const down = 'here ids run down, upper and lower case taken as one';
const up = 'here ids run up, upper and lower case taken as one';

describe('the order of ids', () => {
  it.each([
    [['it_c', 'it_B', 'it_a'], down],
    [['it_a', 'it_B', 'it_c'], up],
    [['it_a', 'it_B'], up],
    [['it_a', 'it_c', 'it_B'], undefined],
    // By bytes these run down, and by nothing else.
    [['it_b', 'it_a', 'it_C'], undefined],
    [['it_a', 'it_A'], undefined],
    [['it_b', undefined, 'it_a'], undefined],
    [['it_a'], undefined],
    [[], undefined],
  ])('%j', (ids, order) => {
    expect(idOrder(ids)).toBe(order);
  });

  it('is found in every list that was sorted by it, and is the other way round in the same list reversed', () => {
    const lists = fc.uniqueArray(fc.stringMatching(/^[0-9A-Za-z]{1,4}$/), {
      selector: (id) => id.toLowerCase(),
      minLength: 2,
    });
    fc.assert(
      fc.property(lists, (ids) => {
        const sorted = ids.toSorted((one, other) => (one.toLowerCase() < other.toLowerCase() ? 1 : -1));
        expect(idOrder(sorted)).toBe(down);
        expect(idOrder(sorted.toReversed())).toBe(up);
      }),
    );
  });
});

it('is told of each problem, behind what was told before', () => {
  const problem = { expected: 'a', actual: 'b' };
  expect(withIdOrder([problem, { ...problem, remark: 'seen twice' }], ['it_b', 'it_a'])).toEqual([
    { ...problem, remark: down },
    { ...problem, remark: `seen twice; ${down}` },
  ]);
  expect(withIdOrder([problem], ['it_b', 'it_c', 'it_a'])).toEqual([problem]);
});
