import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedAt, drawnSteps, type MeteredExchange, peakOf, windowSteps } from './rolling-window.ts';

const windowMs = 100;
const answered = (...times: number[]) => times.map((endedAt) => ({ endedAt, counted: true }));

const exchanges = fc.array(fc.record({ endedAt: fc.nat({ max: 1000 }), counted: fc.boolean() }), { maxLength: 60 });

/** The definition itself: those that came to an end at this moment or less than a window before. */
const inWindow = (all: readonly MeteredExchange[], at: number) =>
  all.filter(({ endedAt, counted }) => counted && endedAt <= at && at < endedAt + windowMs).length;

describe('the rolling window', () => {
  it('takes a request in with its answer and lets it go a window later', () => {
    expect(windowSteps(answered(10, 30), windowMs)).toEqual([
      { at: 10, counted: 1 },
      { at: 30, counted: 2 },
      { at: 110, counted: 1 },
      { at: 130, counted: 0 },
    ]);
  });

  it('takes answers in order of time, in whatever order they were sent', () => {
    expect(windowSteps(answered(30, 10), windowMs)).toEqual(windowSteps(answered(10, 30), windowMs));
  });

  it('has no step where one comes as another goes', () => {
    expect(windowSteps(answered(10, 110), windowMs)).toEqual([
      { at: 10, counted: 1 },
      { at: 210, counted: 0 },
    ]);
  });

  it('leaves out what does not count', () => {
    expect(windowSteps([{ endedAt: 10, counted: false }], windowMs)).toEqual([]);
    expect(peakOf([])).toBeUndefined();
    expect(countedAt([], 10)).toBe(0);
  });

  it('is what counting at each moment gives, and never negative', () => {
    fc.assert(
      fc.property(exchanges, fc.integer({ min: -10, max: 1200 }), (all, at) => {
        const steps = windowSteps(all, windowMs);
        expect(countedAt(steps, at)).toBe(inWindow(all, at));
        expect(steps.every(({ counted }) => counted >= 0)).toBe(true);
        expect(steps.every((step, index) => step.at > (steps[index - 1]?.at ?? -1))).toBe(true);
      }),
    );
  });

  it('peaks where most lie in it, the first time', () => {
    expect(peakOf(windowSteps(answered(10, 20, 500, 510), windowMs))).toEqual({ at: 20, counted: 2 });
    fc.assert(
      fc.property(exchanges, (all) => {
        const most = Math.max(0, ...all.map(({ endedAt }) => inWindow(all, endedAt)));
        expect(peakOf(windowSteps(all, windowMs))?.counted ?? 0).toBe(most);
      }),
    );
  });
});

describe('what is drawn of it', () => {
  it('is all of it where there is room', () => {
    const steps = windowSteps(answered(10, 30), windowMs);
    expect(drawnSteps(steps, 0, 200, 100)).toEqual(steps);
  });

  it('ends with the run', () => {
    expect(drawnSteps(windowSteps(answered(10, 30), windowMs), 0, 30, 100).map(({ at }) => at)).toEqual([10, 30]);
  });

  it('keeps the peak, and never takes more than three steps a column', () => {
    fc.assert(
      fc.property(exchanges, fc.integer({ min: 1, max: 20 }), (all, columns) => {
        const steps = windowSteps(all, windowMs);
        const drawn = drawnSteps(steps, 0, 1100, columns);
        expect(drawn.length).toBeLessThanOrEqual(3 * (columns + 1));
        expect(peakOf(drawn)?.counted).toBe(peakOf(steps)?.counted);
        expect(drawn.at(-1)).toEqual(steps.at(-1));
        expect(drawn.every((step, index) => step.at > (drawn[index - 1]?.at ?? -1))).toBe(true);
      }),
    );
  });
});
