import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisWithoutPauses, clockReading, elapsed, pausesIn, ticksOf } from './time-axis.ts';

const labels = (spanMs: number) => ticksOf(spanMs, 6).map(({ label }) => label);

describe('ticks of a time axis', () => {
  it.each([
    [0.8, ['0 s', '0.2 ms', '0.4 ms', '0.6 ms', '0.8 ms']],
    [800, ['0 s', '0.2 s', '0.4 s', '0.6 s', '0.8 s']],
    [1_210, ['0 s', '0.5 s', '1 s']],
    [58_000, ['0 s', '10 s', '20 s', '30 s', '40 s', '50 s']],
    [180_000, ['0 s', '30 s', '60 s', '90 s', '2 min', '2 min 30 s', '3 min']],
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
    [60_000, '60 s'],
    [119_990, '2 min'],
    [125_000, '2 min 5 s'],
    [3_599_900, '1 h'],
    [7_500_000, '2 h 5 min'],
  ])('is said as a reader would: %d ms', (milliseconds, text) => {
    expect(elapsed(milliseconds)).toBe(text);
  });
});

describe('a clock reading', () => {
  it.each([
    [0, '0.000 s'],
    [1_203.6, '1.204 s'],
    [59_999.6, '1:00.000'],
    [123_500, '2:03.500'],
    [3_723_500, '1:02:03.500'],
  ])('is exact to the millisecond: %d ms', (milliseconds, text) => {
    expect(clockReading(milliseconds)).toBe(text);
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

describe('an axis without pauses', () => {
  const span = { from: 1000, to: 11_000 };

  it('is even where there is none', () => {
    expect([1000, 3500, 11_000].map(axisWithoutPauses(span, []))).toEqual([0, 25, 100]);
  });

  it('is a point where nothing took any time', () => {
    expect(axisWithoutPauses({ from: 5, to: 5 }, [])(5)).toBe(0);
  });

  it('gives a pause little room, and the rest to what happened', () => {
    const place = axisWithoutPauses(span, [{ from: 2000, to: 10_000 }]);
    expect([1000, 1500, 2000, 6000, 10_000, 10_500, 11_000].map(place)).toEqual([0, 24.5, 49, 50, 51, 75.5, 100]);
  });

  it('runs from 0 to 100 and never back', () => {
    const moments = fc.uniqueArray(fc.integer({ min: 1000, max: 11_000 }), { minLength: 4, maxLength: 80 });
    fc.assert(
      fc.property(moments, (all) => {
        const times = all.toSorted((one, other) => one - other);
        // Every second span between them is a pause; first and last are not.
        const pauses = times.slice(1, -1).flatMap((from, index, inner) => {
          const to = inner[index + 1];
          return index % 2 === 0 && to !== undefined ? [{ from, to }] : [];
        });
        const place = axisWithoutPauses({ from: times[0] ?? 0, to: times.at(-1) ?? 0 }, pauses);
        const places = times.map(place);
        expect(places[0]).toBe(0);
        expect(places.at(-1)).toBeCloseTo(100, 6);
        expect(places.every((each, index) => each >= (places[index - 1] ?? 0))).toBe(true);
      }),
    );
  });
});
