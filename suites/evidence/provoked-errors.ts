import { type AnsweredExchange, headerValues, type RequestMessage } from '../../lib/exchange/exchange.ts';
import { unknownKeyLike } from '../../lib/generate/keys.ts';
import type { ProvokedError } from '../../lib/judge/error-condition.ts';
import { parseJson } from '../../lib/judge/json-body.ts';
import { isJson, parseMediaType } from '../../lib/judge/media-type.ts';
import { isServed } from '../../lib/judge/refusal.ts';
import type { Traffic } from '../../lib/run/traffic.ts';

/**
 * The errors of a run whose condition is plain from the request itself: exactly one thing is wrong with it, and the
 * path is one that was served otherwise.
 */
export function provokedErrors(traffic: Traffic): ProvokedError[] {
  const served = new Set(traffic.answered.filter(isServed).map(({ request }) => placeOf(request)));
  return traffic.answered
    .filter(({ request }) => served.has(placeOf(request)))
    .flatMap((exchange) => {
      const provoked = isServed(exchange) ? undefined : conditionOf(exchange, traffic);
      return provoked === undefined ? [] : [{ ...provoked, exchange }];
    });
}

type Provoked = Omit<ProvokedError, 'exchange'>;

function conditionOf(exchange: AnsweredExchange, traffic: Traffic): Provoked | undefined {
  const { request, outcome } = exchange;
  if (outcome.response.status === 429) return { condition: 'too many requests' };
  if (outcome.response.status >= 500 || !isSpelledUsually(exchange)) return undefined;
  const [key] = headerValues(request.headers, 'authorization');
  const [version] = headerValues(request.headers, 'ngrok-version');
  const { key: ownKey, unknownKey = unknownKeyLike(ownKey) } = traffic.settings;
  const hasKey = key === `Bearer ${ownKey}`;

  if (key === undefined && version === '2') return isPlain(exchange) ? { condition: 'no key' } : undefined;
  if (key === `Bearer ${unknownKey}` && version === '2') return { condition: 'an unknown key' };
  if (hasKey && version === undefined) return isPlain(exchange) ? { condition: 'no version' } : undefined;
  if (hasKey && version === '3') return { condition: 'a version that does not exist' };
  if (!hasKey || version !== '2') return undefined;
  if (request.method === 'GET' && /[?&]limit=/.test(request.url)) return { condition: 'a bad limit', isBroad: true };
  if (isPlain(exchange) && traffic.placeOf(exchange)?.operation.kind === 'get') {
    return { condition: 'an item that is gone', isBroad: true };
  }
  return request.method === 'POST' ? badBody(exchange) : undefined;
}

/** Other spellings are refused, where they are, for what only the target knows. */
function isSpelledUsually({ request: { headers } }: AnsweredExchange): boolean {
  const names = headers.map(([name]) => name);
  return names.every((name) => name === name.toLowerCase()) && new Set(names).size === names.length;
}

/** A read without query or body: nothing else can be wrong with it. */
function isPlain({ request }: AnsweredExchange): boolean {
  return request.method === 'GET' && !request.url.includes('?');
}

function badBody({ request }: AnsweredExchange): Provoked | undefined {
  const mediaType = parseMediaType(headerValues(request.headers, 'content-type').join());
  if (mediaType === undefined || !isJson(mediaType))
    return { condition: 'a body of the wrong media type', isBroad: true };
  const body = parseJson(new TextEncoder().encode(request.body ?? ''));
  return body.kind === 'not-json' ? { condition: 'a body that is not JSON', isBroad: true } : undefined;
}

function placeOf({ method, url }: RequestMessage): string {
  return `${method} ${url.split('?', 1)[0]}`;
}
