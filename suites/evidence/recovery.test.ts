import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  AllAtOnce,
  FixedWindow,
  NoRecovery,
  TokenBucket,
  WindowFromFirstRequest,
} from '../../lib/reference/faults/limiters.ts';
import { type Limiter, type RateLimit, RollingWindow } from '../../lib/reference/rolling-window.ts';
import { serveReference } from '../../lib/reference/serve.ts';
import { runContract } from '../../lib/run/run.ts';
import { rateLimitsRules } from '../rate-limits.ts';

/**
 * Runs the rules of the rate limit against a reference with a limiter of its own. Both live on one clock, which goes
 * on with each request and where somebody waits, so that no load on this machine changes anything.
 *
 * @param phase where in a window of the clock the run begins, from 0 to 1
 */
async function verdicts(limit: RateLimit, limiter: (limit: RateLimit) => Limiter, phase = 0) {
  let now = 1_700_000_000_000 - (1_700_000_000_000 % limit.windowMs) + Math.round(phase * limit.windowMs);
  const clock = () => now;
  const server = await serveReference({
    rateLimit: limit,
    limiter,
    clock,
    hook: async ({ request }, reference) => {
      now += 1;
      const answer = await reference(request);
      now += 1;
      return answer;
    },
  });
  const pause = async (ms: number) => {
    now += ms;
    await setImmediate();
  };
  try {
    const settings = { embedded: false, allowWrites: true, rateLimits: true, seed: 1, resources: ['/ip_policies'] };
    const result = await runContract(
      { ...settings, target: new URL(server.url), key: server.key, limit },
      rateLimitsRules,
      { clock, pause },
    );
    expect(result.ending).toEqual({ kind: 'complete' });
    const byRule = Object.fromEntries(result.verdicts.map(({ rule, verdict }) => [rule.id, verdict]));
    return { byRule, windows: result.durationMs / limit.windowMs };
  } finally {
    await server.close();
  }
}

const limits: readonly RateLimit[] = [
  { requests: 20, windowMs: 400 },
  { requests: 7, windowMs: 1_000 },
];
const phases = [0.01, 0.3, 0.6, 0.99];
const withEach = <Item>(items: readonly Item[]) =>
  limits.flatMap((limit) => items.map((item): [string, Item, RateLimit] => [readable(limit), item, limit]));

function readable({ requests, windowMs }: RateLimit): string {
  return `${requests}/${windowMs / 1000}s`;
}

test.each(withEach([0.01, 0.5]))('a rolling window of %s, met at %d, keeps every rule', async (_, phase, limit) => {
  const { byRule, windows } = await verdicts(limit, (given) => new RollingWindow(given), phase);
  expect(new Set(Object.values(byRule))).toEqual(new Set(['conformant']));
  expect(Object.keys(byRule)).toHaveLength(rateLimitsRules.length);
  expect(windows).toBeLessThan(5);
});

test.each(withEach(phases))('a fixed window of %s, met at %d of it, is told', async (_, phase, limit) => {
  const { byRule } = await verdicts(limit, (given) => new FixedWindow(given), phase);
  expect(byRule).toMatchObject({ 'rate-limits.rolling': 'violated' });
});

const otherWindows: readonly { readonly which: string; readonly limiter: (limit: RateLimit) => Limiter }[] = [
  { which: 'begins with a request', limiter: (limit) => new WindowFromFirstRequest(limit) },
  { which: 'opens again all at once', limiter: (limit) => new AllAtOnce(limit) },
  { which: 'never opens again', limiter: (limit) => new NoRecovery(limit) },
];

test.each(limits.flatMap((limit) => otherWindows.map((other) => ({ ...other, limit, size: readable(limit) }))))(
  'a window of $size that $which is told',
  async ({ limiter, limit }) => {
    expect((await verdicts(limit, limiter)).byRule).toMatchObject({ 'rate-limits.rolling': 'violated' });
  },
);

test.each(limits)('a window of $requests requests that fills up evenly is told, by whichever rule', async (limit) => {
  const { byRule } = await verdicts(limit, (given) => new TokenBucket(given, given.requests));
  expect(Object.values(byRule)).toContain('violated');
});
