import type { Hook } from '../../lib/reference/hook.ts';
import type { Limiter, RateLimit } from '../../lib/reference/rolling-window.ts';
import type { ItemCounts } from '../../lib/reference/seed.ts';
import { serveReference } from '../../lib/reference/serve.ts';
import { type RunSettings, runContract } from '../../lib/run/run.ts';
import type { RunResult } from '../../lib/run/verdict.ts';
import { contract } from '../contract.ts';

/** What the reference API does otherwise. */
export interface Deviation {
  readonly hook?: () => Hook;
  readonly limiter?: (limit: RateLimit) => Limiter;
}

/** Runs the whole contract against a reference API of its own, which deviates in one point. */
export async function runOnReference(
  { hook, limiter }: Deviation = {},
  settings: Partial<RunSettings> = {},
  options: { readonly rateLimit?: RateLimit; readonly itemCounts?: ItemCounts } = {},
): Promise<RunResult> {
  const server = await serveReference({ ...options, ...(hook && { hook: hook() }), ...(limiter && { limiter }) });
  const { url, key } = server;
  try {
    return await runContract(
      { target: new URL(url), key, embedded: false, allowWrites: true, rateLimits: true, seed: 7, ...settings },
      contract,
    );
  } finally {
    await server.close();
  }
}
