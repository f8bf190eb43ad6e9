import fc from 'fast-check';
import { expect, it } from 'vitest';
import { otherMediaTypes } from './media-types.ts';
import { drawnFrom } from './testing.ts';

it('are never JSON, by any reading', () => {
  fc.assert(
    fc.property(otherMediaTypes.random, (mediaType) => {
      expect(mediaType).not.toMatch(/json|\*/i);
      expect(mediaType).toMatch(/^[a-z]+(\/([a-z0-9.+-]*)(;.*)?)?$/);
    }),
    { numRuns: 2000 },
  );
});

it('are of many kinds', () => {
  const drawn = drawnFrom(otherMediaTypes, 500).map(String);
  for (const kind of [/^text\//, /\+/, /;/, /^[a-z]+$/, /\/$/])
    expect(drawn.some((type) => kind.test(type))).toBe(true);
});
