import { NotSentError } from '../exchange/client.ts';
import type { Target } from './target.ts';
import { urlBelow } from './target-url.ts';

/**
 * Deletes what the run made, the newest first, so that nothing is deleted before what refers to it.
 *
 * @returns the URLs of what still stands, those that were not even tried because they could lead elsewhere included
 */
export async function cleanUp(target: Target): Promise<readonly string[]> {
  const prefix = urlBelow(target.settings.base, '');
  try {
    for (const url of target.made.toReversed()) {
      await target.insist({ method: 'DELETE', path: url.slice(prefix.length) });
    }
  } catch (error) {
    if (!(error instanceof NotSentError)) throw error;
  }
  return [...target.made, ...target.unreachable];
}
