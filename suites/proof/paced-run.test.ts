import { expect, test } from 'vitest';
import { isRateLimited } from '../../lib/judge/refusal.ts';
import { runOnReference } from './run-on-reference.ts';

test.each([
  ['thorough run', { requests: 120, windowMs: 60_000 }, 3],
  ['run with a short window', { requests: 40, windowMs: 5_000 }, undefined],
])('a %s is never asked to slow down before it wants to be, and finds nothing', async (_, limit, runs) => {
  const { recording, verdicts, durationMs, leftBehind } = await runOnReference({}, { limit, runs });
  const askedBy = new Set(recording.filter(isRateLimited).map((exchange) => exchange.askedBy.split('.', 1)[0]));
  expect([...askedBy]).toEqual(['rate-limits']);
  expect(durationMs).toBeGreaterThan(limit.windowMs);
  expect(leftBehind).toEqual([]);
  const others = verdicts.filter(({ verdict }) => verdict !== 'conformant').map(({ rule }) => rule.id);
  expect(others).toEqual(['transport.tls', 'transport.no-plain-http', 'versioning.additive-only']);
});
