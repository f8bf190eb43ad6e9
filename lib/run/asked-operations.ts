import { operationAt } from '../contract/reference-look-up.ts';
import { headerValues, type Recording } from '../exchange/exchange.ts';
import type { AskedOperation } from '../judge/snapshot.ts';
import { pathBelow } from './target-url.ts';

/** All requests for operations of the API reference that ask for version 2: what a snapshot is made from and held against. */
export function askedOperations(recording: Recording, base: URL): AskedOperation[] {
  return recording.flatMap((exchange) => {
    const { method, url, headers } = exchange.request;
    const place = operationAt(method, pathBelow(base, url));
    return place && headerValues(headers, 'ngrok-version').join() === '2' ? [{ exchange, place }] : [];
  });
}
