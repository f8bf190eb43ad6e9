import { describe, expect, test } from 'vitest';
import type { RateLimit } from '../../lib/exchange/pacing.ts';
import type { Hook } from '../../lib/reference/hook.ts';
import { levelOf } from '../../lib/run/verdict.ts';
import { runOnReference } from './run-on-reference.ts';

/** Somebody else with the same key, who sends a request along with each of the first ones of the run. */
function othersUseIt(requests: number): () => Hook {
  return () => {
    let sent = 0;
    return async ({ request }, reference) => {
      const authorization = request.headers.get('authorization') ?? '';
      if (authorization.startsWith('Bearer ') && sent < requests) {
        sent += 1;
        await reference(new Request(new URL('/', request.url), { headers: { authorization, 'ngrok-version': '2' } }));
      }
      return reference(request);
    };
  };
}

test('a run beside others of the account waits for the window, asks again, and finds nothing that is not so', async () => {
  const hook = othersUseIt(60);
  const { verdicts, remarks, leftBehind, durationMs } = await runOnReference({ hook }, { rateLimits: false });
  expect(verdicts.filter(({ verdict }) => verdict === 'violated')).toEqual([]);
  expect(verdicts.filter(({ verdict }) => verdict === 'inconclusive')).toEqual([]);
  expect(remarks).toHaveLength(1);
  expect(remarks[0]).toContain('others use the account too');
  expect(durationMs).toBeGreaterThan(60_000);
  expect(leftBehind).toEqual([]);
});

test('what a target refuses for ever is inconclusive and no finding, and the run comes to its end', async () => {
  let asked = 0;
  const hook = (): Hook => async (call, reference) => {
    asked += 1;
    if (asked < 50) return reference(call.request);
    const error = { error_code: 'ERR_NGROK_226', status_code: 429, msg: 'x', details: { operation_id: `op_${asked}` } };
    return Response.json(error, { status: 429 });
  };
  const { verdicts, durationMs } = await runOnReference({ hook }, { rateLimits: false });
  const violated = verdicts.filter((verdict) => verdict.verdict === 'violated' && levelOf(verdict) === 'must');
  expect(violated).toEqual([]);
  expect(verdicts.filter(({ verdict }) => verdict === 'inconclusive').length).toBeGreaterThan(10);
  expect(durationMs).toBeLessThan(5 * 60_000);
});

describe('the declared limit', () => {
  test.each<[string, RateLimit, number | undefined]>([
    ['the documented one', { requests: 120, windowMs: 60_000 }, undefined],
    ['a lower one', { requests: 50, windowMs: 60_000 }, undefined],
    ['a very low one', { requests: 5, windowMs: 60_000 }, undefined],
    ['a short one', { requests: 30, windowMs: 5_000 }, undefined],
    ['a very short one', { requests: 7, windowMs: 1_000 }, undefined],
    ['a thorough one', { requests: 120, windowMs: 60_000 }, 2],
  ])('is never exceeded: %s', async (_, limit, runs) => {
    const { recording, leftBehind } = await runOnReference({ rateLimit: false }, { limit, runs, rateLimits: false });
    const own = recording.filter(({ request }) => {
      return request.headers.some(([name, value]) => name === 'authorization' && value.startsWith('Bearer ak_'));
    });
    const mostAtOnce = own.map(({ endedAt }) => {
      return own.filter((other) => other.sentAt <= endedAt && other.endedAt > endedAt - limit.windowMs).length;
    });
    expect(Math.max(...mostAtOnce)).toBeLessThanOrEqual(limit.requests);
    expect(leftBehind).toEqual([]);
  });
});
