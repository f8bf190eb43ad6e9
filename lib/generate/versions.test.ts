import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawnFrom, smallest } from './testing.ts';
import { unsupportedVersions } from './versions.ts';

/** Whether somebody may read one of the three versions there are in it. */
function mayNameOne(value: string): boolean {
  const text = value
    .normalize('NFKC')
    .replaceAll(/[\s"']/g, '')
    .replace(/^v/i, '');
  return text !== '' && [0, 1, 2].includes(Number(text));
}

it('name none of the versions there are, by any reading', () => {
  fc.assert(
    fc.property(unsupportedVersions.random, (values) => {
      const members = values.flatMap((value) => value.split(','));
      expect(members.length).toBe(values.length);
      expect(members.every((member) => member.trim() === '')).toBe(false);
      const supported = members.filter(mayNameOne);
      // Beside another version, a 2 does not count.
      expect(supported.every((member) => member === '2')).toBe(true);
      expect(supported.length).toBeLessThanOrEqual(values.length > 1 ? 1 : 0);
    }),
    { numRuns: 3000 },
  );
});

it('are of many kinds', () => {
  const kinds = [/^\d+$/, /^-\d+$/, /^\d+\.\d+$/, /^[a-z]+$/, /^2[a-z]+$/, /^[a-z]+2$/, /^2-/, /[^ -~]/, /^\d{20,}$/];
  const values = drawnFrom(unsupportedVersions, 500);
  for (const kind of kinds) expect(values.flat().some((value) => kind.test(value))).toBe(true);
  expect(values.some((lines) => lines.length === 2)).toBe(true);
});

it('shrink to what a reader stumbles over', () => {
  const parsed = smallest(unsupportedVersions, ([value = '']) => Number.parseInt(value, 10) === 2);
  expect(parsed?.join()).toMatch(/^2(-?a|,3)$/);
  expect(smallest(unsupportedVersions, ([value]) => Number(value) > 2)).toEqual(['3']);
});
