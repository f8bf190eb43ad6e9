import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentedRateLimit, RollingBudget, Turnstile } from './pacing.ts';

describe('RollingBudget', () => {
  it('is what the documentation gives', () => {
    expect(documentedRateLimit).toEqual({ requests: 120, windowMs: 60_000 });
  });

  it('counts a request from its booking on, and lets it age from its answer on', () => {
    let now = 1_000;
    const budget = new RollingBudget({ requests: 2, windowMs: 100 }, () => now);
    expect(budget.left).toBe(2);
    const answered = budget.book();
    expect(budget.left).toBe(1);
    now += 5_000;
    expect(budget.left).toBe(1);
    answered();
    expect(budget.untilRoomFor(1)).toBe(0);
    now += 102;
    expect(budget.left).toBe(1);
    now += 1;
    expect(budget.left).toBe(2);
  });

  it('tells how full its window is by what was answered: what waits for its turn was not sent', () => {
    let now = 0;
    const budget = new RollingBudget({ requests: 3, windowMs: 100 }, () => now);
    const answers = [budget.book(), budget.book()];
    expect(budget.window).toEqual({ used: 0, of: 3 });
    for (const answered of answers) answered();
    expect(budget.window).toEqual({ used: 2, of: 3 });
    now = 200;
    expect(budget.window).toEqual({ used: 0, of: 3 });
  });

  it('comes back request by request', () => {
    let now = 0;
    const budget = new RollingBudget({ requests: 3, windowMs: 100 }, () => now);
    for (const time of [0, 10, 20]) {
      now = time;
      budget.book()();
    }
    const room = [100, 102.1, 112, 112.1, 122.1].map((time) => {
      now = time;
      return [budget.left, Math.round(budget.untilRoomFor(1) * 10) / 10];
    });
    // A thousandth of the window and two milliseconds later than it says: clocks differ.
    expect(room).toEqual([
      [0, 2.1],
      [1, 0],
      [1, 0],
      [2, 0],
      [3, 0],
    ]);
  });

  it('has nothing left, and never less, where more was booked than fits', () => {
    const budget = new RollingBudget({ requests: 1, windowMs: 100 }, () => 0);
    budget.book();
    budget.book()();
    expect(budget.left).toBe(0);
  });

  it('never lets more requests into any window than it may hold, whenever the target counts them', () => {
    const step = record({ wait: integer({ min: 0, max: 60 }), act: constantFrom('ask', 'answer') });
    assert(
      property(integer({ min: 1, max: 5 }), array(step, { maxLength: 200 }), (requests, steps) => {
        const windowMs = 100;
        let now = 0;
        const budget = new RollingBudget({ requests, windowMs }, () => now);
        const spans: { sentAt: number; answeredAt: number }[] = [];
        const underWay: (() => void)[] = [];
        for (const { wait, act } of steps) {
          now += wait;
          if (act === 'answer') underWay.shift()?.();
          else if (budget.left > 0) {
            const answered = budget.book();
            const span = { sentAt: now, answeredAt: Number.POSITIVE_INFINITY };
            spans.push(span);
            underWay.push(() => {
              span.answeredAt = now;
              answered();
            });
          }
        }
        // The worst target counts every request of a window as late as it can, and the new one as soon as it comes.
        for (const { sentAt } of spans) {
          const counted = spans.filter((span) => span.sentAt <= sentAt && span.answeredAt > sentAt - windowMs);
          expect(counted.length).toBeLessThanOrEqual(requests);
        }
      }),
    );
  });
});

describe('Turnstile', () => {
  /** Tasks that are under way until they are told to end. */
  function tasks(turnstile: Turnstile, names: readonly string[]) {
    const begun: string[] = [];
    const end = new Map<string, { readonly well: () => void; readonly badly: (error: Error) => void }>();
    const passed = names.map((name) =>
      turnstile.pass(() => {
        begun.push(name);
        return new Promise<string>((resolve, reject) => end.set(name, { well: () => resolve(name), badly: reject }));
      }),
    );
    return { begun, end, passed };
  }

  it('lets so many in and the others after them, in the order in which they came', async () => {
    const { begun, end, passed } = tasks(new Turnstile(2), ['a', 'b', 'c', 'd']);
    expect(begun).toEqual(['a', 'b']);
    end.get('b')?.well();
    expect(await passed[1]).toBe('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    end.get('a')?.well();
    end.get('c')?.well();
    await Promise.all([passed[0], passed[2]]);
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });

  it('gives the place of a task that failed to the next', async () => {
    const { begun, end, passed } = tasks(new Turnstile(1), ['a', 'b']);
    const fault = new Error('a fault');
    end.get('a')?.badly(fault);
    await expect(passed[0]).rejects.toBe(fault);
    expect(begun).toEqual(['a', 'b']);
    end.get('b')?.well();
    expect(await passed[1]).toBe('b');
  });

  it('has all its places again once all are through', async () => {
    const turnstile = new Turnstile(2);
    await Promise.all(Array.from({ length: 7 }, (_, index) => turnstile.pass(async () => index)));
    expect(tasks(turnstile, ['a', 'b', 'c']).begun).toEqual(['a', 'b']);
  });
});
