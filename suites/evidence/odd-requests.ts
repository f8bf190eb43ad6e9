import { oneof } from 'fast-check';
import type { Generator } from '../../lib/generate/generator.ts';
import { oddHeaders } from '../../lib/generate/headers.ts';
import { inTurn } from '../../lib/generate/in-turn.ts';
import { oddQueries } from '../../lib/generate/queries.ts';
import { noObjects, type OddBody, oddJson } from '../../lib/generate/request-bodies.ts';
import { newItem, scratchList } from '../../lib/run/scratch.ts';
import type { Ask, Target } from '../../lib/run/target.ts';
import { goodRequest } from './good-request.ts';

/** A good request with an odd query or odd header fields, and, where the run may write, a creation with an odd body. */
export async function oddRequests(target: Target): Promise<Generator<Ask>> {
  const { path } = await goodRequest(target);
  const asQuery = (query: string): Ask => ({ path: `${path}${query}` });
  const asHeaders = (headers: NonNullable<Ask['headers']>): Ask => ({ path, headers });
  const reads = [oddQueries.random.map(asQuery), oddHeaders.random.map(asHeaders)];
  const edges = [oddQueries.edges.map(asQuery), oddHeaders.edges.map(asHeaders)];
  const place = await scratchList(target);
  if (!place) return { edges: inTurn(...edges), random: oneof(...reads) };

  const good = JSON.stringify(newItem(target, place.resource, 'odd JSON'));
  const asBody = ({ mend }: OddBody): Ask => ({ method: 'POST', path: place.path, body: mend(good) });
  const writes = [oddJson.random.map(asBody), noObjects.random.map(asBody)];
  return { edges: inTurn(oddJson.edges.map(asBody), ...edges), random: oneof(...writes, ...reads) };
}
