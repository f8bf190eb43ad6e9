import { NotSentError } from '../exchange/client.ts';
import { isAnswered } from '../exchange/exchange.ts';
import { type Target, urlBelow } from './target.ts';

/**
 * Deletes what the run made, the newest first, so that nothing is deleted before what refers to it.
 *
 * @param urls of the items, in the order of their making
 * @returns the URLs that could not be deleted, those that were not even tried because they could lead elsewhere included
 */
export async function cleanUp(target: Target, urls: readonly string[]): Promise<readonly string[]> {
  const prefix = urlBelow(target.settings.base, '');
  const leftBehind: string[] = [];
  for (const url of urls.toReversed()) {
    if (!(await isDeleted(target, url.slice(prefix.length)))) leftBehind.push(url);
  }
  return [...leftBehind, ...target.unreachable];
}

async function isDeleted(target: Target, path: string): Promise<boolean> {
  try {
    const exchange = await target.overrun({ method: 'DELETE', path });
    if (!isAnswered(exchange)) return false;
    const { status } = exchange.outcome.response;
    return (status >= 200 && status < 300) || status === 404 || status === 410;
  } catch (error) {
    if (error instanceof NotSentError) return false;
    throw error;
  }
}
