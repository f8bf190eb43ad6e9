import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Limiter, type RateLimit, RollingWindow } from '../rolling-window.ts';
import { rateLimitsFaults } from './rate-limits.ts';

const limit: RateLimit = { requests: 4, windowMs: 1000 };

function limiterOf(name: string, of: RateLimit = limit): Limiter {
  const limiter = rateLimitsFaults.find((fault) => fault.name === name)?.limiter;
  if (!limiter) throw new Error(`no fault ${name} has a limiter`);
  return limiter(of);
}

const read = new Request('http://127.0.0.1/ip_policies?limit=1');
const write = new Request('http://127.0.0.1/ip_policies', { method: 'POST' });

/** How many of ten requests, all at the same time, are let through. */
function admitted(limiter: Limiter, now: number, request = read): number {
  return Array.from({ length: 10 }, () => limiter.admits(now, request)).filter(Boolean).length;
}

/** The same at several times, one after the other. */
function admittedAt(name: string, times: readonly number[]): number[] {
  const limiter = limiterOf(name);
  return times.map((now) => admitted(limiter, now));
}

describe('what a limiter lets through, of ten requests each time', () => {
  test.each([
    // 2 at 900 leave at 1900 in a rolling window; here they are forgotten at 1000.
    { name: 'fixed-window', times: [900, 999, 1000, 1500, 1999, 2000], expected: [4, 0, 4, 0, 0, 4] },
    { name: 'window-from-first-request', times: [900, 1000, 1899, 1900, 2899, 2900], expected: [4, 0, 0, 4, 0, 4] },
    { name: 'all-at-once', times: [900, 1899, 1900, 2899, 2900], expected: [4, 0, 4, 0, 4] },
    { name: 'no-recovery', times: [0, 1000, 60_000, 3_600_000], expected: [4, 0, 0, 0] },
    { name: 'half-window', times: [0, 499, 500, 999, 1000], expected: [4, 0, 4, 0, 4] },
    { name: 'double-window', times: [0, 1000, 1999, 2000], expected: [4, 0, 0, 4] },
    { name: 'token-bucket', times: [0, 249, 250, 750, 5000], expected: [4, 0, 1, 2, 4] },
    { name: 'one-request-too-many', times: [0, 999, 1000], expected: [5, 0, 5] },
    { name: 'one-request-too-few', times: [0, 999, 1000], expected: [3, 0, 3] },
    { name: 'no-rate-limit', times: [0, 1], expected: [10, 10] },
    { name: 'every-tenth-uncounted', times: [0, 1], expected: [5, 1] },
    { name: 'two-servers-count-apart', times: [0, 999, 1000], expected: [8, 0, 8] },
  ])('$name', ({ name, times, expected }) => {
    expect(admittedAt(name, times)).toEqual(expected);
  });
});

it('shuts out from the first refusal on, not from the request that filled the window', () => {
  const limiter = limiterOf('all-at-once');
  expect([0, 0, 0, 0, 400, 1000, 1399, 1400].map((now) => limiter.admits(now, read))).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
    true,
  ]);
});

it('counts kinds of requests apart', () => {
  const reads = limiterOf('only-reads-limited');
  expect([admitted(reads, 0), admitted(reads, 0, write), admitted(reads, 1, write)]).toEqual([4, 10, 10]);

  const methods = limiterOf('writes-limited-apart');
  expect([admitted(methods, 0), admitted(methods, 0, write), admitted(methods, 1, write)]).toEqual([4, 4, 0]);

  const resources = limiterOf('lists-limited-apart');
  const item = new Request('http://127.0.0.1/ip_policies/ipp_1');
  const other = new Request('http://127.0.0.1/vaults');
  expect([read, item, other].map((request) => admitted(resources, 0, request))).toEqual([4, 0, 4]);

  const urls = limiterOf('urls-limited-apart');
  expect([read, item, item].map((request) => admitted(urls, 0, request))).toEqual([4, 4, 0]);
});

const waiting = rateLimitsFaults.filter(({ needs }) => needs === 'waiting').map(({ name }) => name);

test.each(waiting)('%s differs from a rolling window within three of its lengths', (name) => {
  const of = { requests: 5, windowMs: 100 };
  const [rolling, limiter] = [new RollingWindow(of), limiterOf(name, of)];
  // One request, and a burst when it is about to leave the window: behind it there is room for one, not for five.
  const times = [0, 90, 90, 90, 90, 95, 100, 100, 160, 195, 200, 260, 290];
  const differences = times.filter((now) => rolling.admits(now) !== limiter.admits(now, read));
  expect(differences).not.toEqual([]);
});

test.each(waiting)(
  '%s lets the documented number through at first, and no more within a tenth of the window',
  (name) => {
    fc.assert(
      fc.property(
        fc.record({ requests: fc.integer({ min: 1, max: 9 }), windowMs: fc.integer({ min: 1000, max: 60_000 }) }),
        (of) => {
          const limiter = limiterOf(name, of);
          const isAdmitted = Array.from({ length: of.requests + 5 }, () => limiter.admits(0, read));
          expect(isAdmitted.filter(Boolean).length).toBe(of.requests);
          expect(limiter.admits(Math.floor(of.windowMs / 10 / of.requests), read)).toBe(false);
        },
      ),
    );
  },
);
