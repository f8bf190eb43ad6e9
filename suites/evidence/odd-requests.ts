import { oneof } from 'fast-check';
import { percentEncoded } from '../../lib/contract/percent-encoded.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { Generator } from '../../lib/generate/generator.ts';
import { oddHeaders } from '../../lib/generate/headers.ts';
import { inTurn } from '../../lib/generate/in-turn.ts';
import { oddQueries } from '../../lib/generate/queries.ts';
import { noObjects, type OddBody, oddJson } from '../../lib/generate/request-bodies.ts';
import type { Ask } from '../../lib/run/ask.ts';
import { idIn, newItem, scratchList } from '../../lib/run/scratch.ts';
import type { Target } from '../../lib/run/target.ts';
import { goodRequest } from './good-request.ts';

/** A good request with an odd query or odd header fields, and, where the run may write, a creation with an odd body. */
export async function oddRequests(target: Target): Promise<Generator<Ask>> {
  const { path } = await goodRequest(target);
  const asQuery = (query: string): Ask => ({ path: `${path}${query}` });
  const asHeaders = (headers: NonNullable<Ask['headers']>): Ask => ({ path, headers });
  const reads = [oddQueries.random.map(asQuery), oddHeaders.random.map(asHeaders)];
  const [queries, fields] = [oddQueries.edges.map(asQuery), oddHeaders.edges.map(asHeaders)];
  const place = await scratchList(target);
  if (!place) return { edges: inTurn(queries, fields), random: oneof(...reads) };

  const good = JSON.stringify(newItem(target, place.resource, 'odd JSON'));
  const asBody = ({ mend }: OddBody): Ask => ({ method: 'POST', path: place.path, body: mend(good) });
  const writes = [oddJson.random.map(asBody), noObjects.random.map(asBody)];
  return { edges: inTurn(queries, oddJson.edges.map(asBody), fields), random: oneof(...writes, ...reads) };
}

/** Asks for something odd. What it makes all the same is deleted at once, for other rules count the items of the list. */
export async function askOddly(target: Target, ask: Ask): Promise<Exchange> {
  const exchange = await target.ask(ask);
  const place = ask.method === 'POST' ? await scratchList(target) : undefined;
  const id = place && idIn(exchange, place.resource);
  if (id !== undefined) await target.ask({ method: 'DELETE', path: `${place?.path}/${percentEncoded(id)}` });
  return exchange;
}
