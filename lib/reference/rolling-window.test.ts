import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RollingWindow } from './rolling-window.ts';

test('a request leaves the window exactly when its time is up', () => {
  const window = new RollingWindow({ requests: 2, windowMs: 10 });
  expect([0, 5, 9, 10, 14, 15, 16].map((now) => window.admits(now))).toEqual([
    true,
    true,
    false,
    true,
    false,
    true,
    false,
  ]);
});

test('no window ever holds more than its requests, and none is refused while there is room', () => {
  const steps = fc.array(fc.nat({ max: 30 }), { maxLength: 200 });
  const limits = fc.record({ requests: fc.integer({ min: 1, max: 8 }), windowMs: fc.integer({ min: 1, max: 60 }) });
  fc.assert(
    fc.property(steps, limits, (waits, limit) => {
      const window = new RollingWindow(limit);
      const admitted: number[] = [];
      let now = 0;
      for (const wait of waits) {
        now += wait;
        const inWindow = admitted.filter((time) => time > now - limit.windowMs).length;
        const isAdmitted = window.admits(now);
        expect(isAdmitted).toBe(inWindow < limit.requests);
        if (isAdmitted) admitted.push(now);
      }
    }),
  );
});
