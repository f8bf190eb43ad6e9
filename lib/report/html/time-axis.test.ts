import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elapsed, pausesIn, ticksOf } from './time-axis.ts';

const labels = (spanMs: number) => ticksOf(spanMs, 6).map(({ label }) => label);

describe('ticks of a time axis', () => {
  it.each([
    [0.8, ['0 s', '0.2 ms', '0.4 ms', '0.6 ms', '0.8 ms']],
    [800, ['0 s', '0.2 s', '0.4 s', '0.6 s', '0.8 s']],
    [1_210, ['0 s', '0.5 s', '1 s']],
    [58_000, ['0 s', '10 s', '20 s', '30 s', '40 s', '50 s']],
    [180_000, ['0 s', '30 s', '1 min', '1 min 30 s', '2 min', '2 min 30 s', '3 min']],
    [2 * 3_600_000, ['0 s', '30 min', '1 h', '1 h 30 min', '2 h']],
    [3 * 86_400_000, ['0 s', '12 h', '24 h', '36 h', '48 h', '60 h', '72 h']],
  ])('stand at distances that a reader can count in: %d ms', (spanMs, expected) => {
    expect(labels(spanMs)).toEqual(expected);
  });

  it('are never more than asked for, lie on the axis, and each says another time', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e10, noNaN: true }), fc.integer({ min: 2, max: 12 }), (spanMs, most) => {
        const ticks = ticksOf(spanMs, most);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
        expect(ticks.every(({ at }) => at <= spanMs * 1.0001)).toBe(true);
        expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
      }),
    );
  });
});

describe('a length of time', () => {
  it.each([
    [0, '0 s'],
    [0.42, '0.42 ms'],
    [12.34, '12.3 ms'],
    [99.4, '99.4 ms'],
    [99.6, '0.1 s'],
    [712, '0.71 s'],
    [9_999, '10 s'],
    [58_123, '58.1 s'],
    [59_990, '1 min'],
    [125_000, '2 min 5 s'],
    [3_599_900, '1 h'],
    [7_500_000, '2 h 5 min'],
  ])('is said as a reader would: %d ms', (milliseconds, text) => {
    expect(elapsed(milliseconds)).toBe(text);
  });
});

describe('pauses', () => {
  it('are spans without a request under way', () => {
    const exchanges = [
      { sentAt: 0, endedAt: 500 },
      { sentAt: 10, endedAt: 20 },
      { sentAt: 400, endedAt: 410 },
      { sentAt: 900, endedAt: 910 },
      { sentAt: 1000, endedAt: 1010 },
    ];
    expect(pausesIn(exchanges, 100)).toEqual([{ from: 500, to: 900 }]);
    expect(pausesIn([], 100)).toEqual([]);
  });
});
