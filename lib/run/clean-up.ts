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
    const exchange = await target.overrun({ method: 'DELETE', path: url.slice(prefix.length) });
    const status = isAnswered(exchange) ? exchange.outcome.response.status : undefined;
    const gone = status !== undefined && ((status >= 200 && status < 300) || status === 404 || status === 410);
    if (!gone) leftBehind.push(url);
  }
  return [...leftBehind, ...target.unreachable];
}
