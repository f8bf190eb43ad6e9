import { describe, expect, it } from 'vitest';
import { placesOf } from './field-place.ts';

describe('placesOf', () => {
  const item = { id: 'x', a: { 'b/c': 1 }, list: [{ n: [{ deep: null }, {}] }, 'odd', { n: [{ deep: 2 }] }] };

  it.each([
    ['id', [['/id', 'x']]],
    ['a.b/c', [['/a/b~1c', 1]]],
    [
      'list[].n[].deep',
      [
        ['/list/0/n/0/deep', null],
        ['/list/2/n/0/deep', 2],
      ],
    ],
    ['missing', []],
    ['id.below', []],
    ['a[].x', []],
    ['toString', []],
  ])('finds %s', (path, places) => {
    expect(placesOf(item, path).map(({ pointer, value }) => [pointer, value])).toEqual(places);
  });

  it('counts from where the item is', () => {
    expect(placesOf(item, 'id', '/keys/4')).toEqual([{ pointer: '/keys/4/id', value: 'x' }]);
  });
});
