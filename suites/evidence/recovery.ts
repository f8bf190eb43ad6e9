import { isRateLimited } from '../../lib/judge/refusal.ts';
import type { Target } from '../../lib/run/target.ts';

/**
 * Asks while a full window empties, and again while half of it does: a rolling window gives its room back request by
 * request, a fixed one all at once, at a moment of its own. Takes some two and a half windows.
 *
 * @param path something that is served; the window is full, for a request was just answered 429
 */
export async function watchRecovery(target: Target, path: string): Promise<void> {
  const { requests, windowMs } = target.settings.spending.limit;
  const quarter = windowMs / 4;
  const ask = () => target.overrun({ path });

  for (const _ of ['a quarter of the window', 'half of it']) {
    await target.wait(quarter);
    await ask();
  }
  await target.waitForWholeWindow();

  const half = Math.ceil(requests / 2);
  for (let sent = 0; sent < half; sent += 1) await ask();
  await target.wait(2 * quarter);
  await untilRefused(ask, requests);
  await target.wait(quarter);
  await ask();
  // Now the first half leaves, and the second stays for as long again.
  await target.wait(quarter + marginMs(windowMs));
  await untilRefused(ask, requests);
}

async function untilRefused(ask: () => ReturnType<Target['overrun']>, requests: number): Promise<void> {
  for (let sent = 0; sent <= requests; sent += 1) if (isRateLimited(await ask())) return;
}

/** Far enough behind the edge of the window that the judge, who allows for clocks that differ, is sure. */
function marginMs(windowMs: number): number {
  return windowMs / 50 + 20;
}
