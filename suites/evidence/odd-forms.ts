import { type Comparison, isServed } from '../../lib/judge/refusal.ts';
import type { Ask } from '../../lib/run/ask.ts';
import { shared } from '../../lib/run/target.ts';
import { goodRequest } from './good-request.ts';
import { allOddForms, longestList } from './longest-list.ts';

/** Forms of a good request that must make no difference, each beside the usual form. */
export interface OddForms {
  /** The authentication scheme in another case. */
  readonly scheme: Comparison;
  /** The version header's name in another case. */
  readonly versionName: Comparison;
  /** A connection that is to be closed after the answer. */
  readonly close: Comparison;
}

/**
 * All odd forms were tried in one request, one that is asked for anyway: each is tried alone only where that failed, so
 * that a refusal is bound to its cause.
 */
export const oddForms = shared('odd forms', async (target): Promise<OddForms> => {
  const { path, exchange: control } = await goodRequest(target);
  const together = (await longestList(target))?.inOddForms ?? (await target.ask({ path, ...allOddForms }));
  const compare = async (change: string, form: Partial<Ask>): Promise<Comparison> => ({
    change,
    control,
    changed: isServed(together) ? together : await target.ask({ path, ...form }),
  });
  return {
    scheme: await compare('with the scheme spelled BEARER', { scheme: 'BEARER' }),
    versionName: await compare('with the header name spelled NGROK-VERSION', { versionName: 'NGROK-VERSION' }),
    close: await compare('with Connection: close', { close: true }),
  };
});
