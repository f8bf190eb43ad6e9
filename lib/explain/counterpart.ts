import { operationAt } from '../contract/reference-look-up.ts';
import type { Exchange, Recording } from '../exchange/exchange.ts';

/**
 * The exchange of another run that is most like this one: the same request, and if there are several, the one that
 * stands nearest to its place in the recording. Two runs with the same seed differ by what the targets answered, and by
 * little else.
 */
export function counterpartOf(exchange: Exchange, recording: Recording): Exchange | undefined {
  const wanted = traitsOf(exchange);
  const likenessOf = (other: Exchange) => {
    const traits = traitsOf(other);
    return wanted.map((trait, index) => (trait === traits[index] ? '1' : '0')).join('');
  };
  return recording
    .map((other) => ({ other, likeness: likenessOf(other), distance: Math.abs(other.number - exchange.number) }))
    .reduce<{ other: Exchange; likeness: string; distance: number } | undefined>((best, each) => {
      if (!best || each.likeness > best.likeness) return each;
      return each.likeness === best.likeness && each.distance < best.distance ? each : best;
    }, undefined)?.other;
}

/** What makes a request like another, the weightier first: what was odd about it weighs more than where it went. */
function traitsOf({ request, askedBy }: Exchange): string[] {
  const { method, url, headers, body = '' } = request;
  const { pathname, search, searchParams } = new URL(url);
  const named = (wanted: string) => JSON.stringify(headers.filter(([name]) => name.toLowerCase() === wanted));
  return [
    method,
    named('authorization'),
    named('ngrok-version'),
    named('content-type'),
    JSON.stringify(headers),
    operationAt(method, pathname)?.operation.path ?? '',
    pathname,
    JSON.stringify([...searchParams.keys()].toSorted()),
    search,
    body,
    askedBy,
  ];
}
