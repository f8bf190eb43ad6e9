import type { Exchange } from '../../lib/exchange/exchange.ts';
import { greeting } from '../../lib/run/preflight.ts';
import { servedLists } from '../../lib/run/survey.ts';
import { shared } from '../../lib/run/target.ts';

/** A request that works, to be held beside those with one thing wrong. */
export const goodRequest = shared(
  'good request',
  async (target): Promise<{ readonly path: string; readonly exchange: Exchange }> => {
    const [list] = await servedLists(target);
    if (list) return list;
    const { plain, withCrutch } = await greeting(target);
    return { path: '/', exchange: withCrutch?.exchange ?? plain };
  },
);
