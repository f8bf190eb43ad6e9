import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invalidLimits, isHarmless, largerLimits, pageSizes } from './limits.ts';
import { decodedFromQuery, drawnFrom, smallest } from './testing.ts';

it('page sizes are whole numbers from 1 to 100', () => {
  for (const size of drawnFrom(pageSizes, 500)) {
    expect(Number.isInteger(size) && size >= 1 && size <= 100).toBe(true);
  }
});

it('larger limits are whole numbers above 100', () => {
  fc.assert(
    fc.property(largerLimits.random, (limit) => {
      expect(limit).toMatch(/^[1-9]\d*$/);
      expect(BigInt(limit)).toBeGreaterThan(100n);
    }),
  );
  expect(largerLimits.edges.every((limit) => BigInt(limit) > 100n)).toBe(true);
  expect(smallest(largerLimits, () => true)).toBe('101');
});

describe('a limit that is none', () => {
  it.each([
    ...['', '+', '%20', '%09', '%C2%A0', '%E2%80%8B', '%00'],
    ...['1e1', '0x10', '+1', '%2B1', '+7', '7+', '%207', '7%20', '007', '5.0', '100.000', '0b11', '0o7', '1_0'],
    ...['%EF%BC%91', '%D9%A3', '%C2%B2', '5%00'],
    ...['7', '100', '%zz', '5%'],
    // These may be taken for 100.
    ...['9'.repeat(20), '101', '0101'],
  ])('%j may be taken for a size, or for none', (value) => {
    expect(isHarmless(value)).toBe(true);
  });

  it.each([
    ...['0', '00', '-0', '0.0', '0x0', '-1', '-100', '1.5', '0.5', '99.9', '-1.5', '1e-1'],
    ...['ten', '10abc', 'abc10', '10%25', '5..6', '1-2', 'e1', '0x', '0xg', '%5B5%5D', '%22', '%E2%98%83'],
    ...['1e3', '0x65', '1&limit=2', 'Infinity', 'NaN'],
  ])('%j may not', (value) => {
    expect(isHarmless(value)).toBe(false);
  });

  it('is no number from 1 to 100 in digits, nor many numbers that are the same', () => {
    fc.assert(
      fc.property(invalidLimits.random, (value) => {
        expect(() => decodeURIComponent(value)).not.toThrow();
        const all = value.split('&limit=');
        expect(new Set(all).size).toBe(all.length);
        if (all.length > 1) return;
        expect(decodedFromQuery(value)).not.toMatch(/^(?:[1-9]\d?|100)$/);
      }),
      { numRuns: 3000 },
    );
  });

  it('is seldom harmless, and otherwise nothing that a clamp may take for 100', () => {
    const values = drawnFrom(invalidLimits, 1000).slice(invalidLimits.edges.length);
    const harmful = values.filter((value) => !isHarmless(value));
    expect(harmful.length).toBeGreaterThan(800);
    expect(harmful.filter((value) => Number(decodedFromQuery(value)) > 100 && /^\d+$/.test(value))).toEqual([]);
  });

  it('shrinks to what a reader stumbles over', () => {
    const cutOff = (value: string) => {
      const size = Number.parseInt(decodedFromQuery(value), 10);
      return size >= 1 && size <= 100 && !isHarmless(value);
    };
    expect(smallest(invalidLimits, cutOff)).toMatch(/^1(\.\d+|aa|&limit=2)$/);
    expect(smallest(invalidLimits, (value) => Number(value) < 0)).toBe('-1');
  });
});
