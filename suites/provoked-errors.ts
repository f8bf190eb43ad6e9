import { type AnsweredExchange, headerValues } from '../lib/exchange/exchange.ts';
import { errorCodeOf } from '../lib/judge/error-body.ts';
import type { ProvokedError } from '../lib/judge/error-condition.ts';
import { parseJson } from '../lib/judge/json-body.ts';
import { isJson, parseMediaType } from '../lib/judge/media-type.ts';
import { isServed } from '../lib/judge/refusal.ts';
import type { Traffic } from '../lib/run/traffic.ts';
import { unknownKeyLike } from './wrong-keys.ts';

/**
 * The errors of a run whose condition is plain from the request itself: exactly one thing is wrong with it, and the
 * path is one that was served otherwise.
 */
export function provokedErrors(traffic: Traffic): ProvokedError[] {
  const served = new Set(traffic.answered.filter(isServed).map(({ request }) => pathOf(request.url)));
  return traffic.answered
    .filter(({ request }) => served.has(pathOf(request.url)))
    .flatMap((exchange) => {
      const condition = isServed(exchange) ? undefined : conditionOf(exchange, traffic);
      return condition === undefined ? [] : [{ condition, exchange }];
    });
}

function conditionOf(exchange: AnsweredExchange, { settings }: Traffic): string | undefined {
  const { request, outcome } = exchange;
  if (outcome.response.status === 429) return 'too many requests';
  if (outcome.response.status >= 500) return undefined;
  const [key, ...otherKeys] = headerValues(request.headers, 'authorization');
  const [version, ...otherVersions] = headerValues(request.headers, 'ngrok-version');
  if (otherKeys.length > 0 || otherVersions.length > 0) return undefined;
  const hasKey = key === `Bearer ${settings.key}`;

  if (key === undefined && version === '2') return isPlain(exchange) ? 'no key' : undefined;
  if (key === `Bearer ${unknownKeyLike(settings.key)}` && version === '2') return 'an unknown key';
  if (hasKey && version === undefined) return isPlain(exchange) ? 'no version' : undefined;
  if (hasKey && version === '3') return 'a version that does not exist';
  if (!hasKey || version !== '2') return undefined;
  if (request.method === 'GET' && /[?&]limit=/.test(request.url)) return severalCodes('a bad limit', exchange);
  if (request.method === 'GET' && !request.url.includes('?')) return severalCodes('an item that is gone', exchange);
  return request.method === 'POST' ? badBody(exchange) : undefined;
}

/** A read without query or body: nothing else can be wrong with it. */
function isPlain({ request }: AnsweredExchange): boolean {
  return request.method === 'GET' && !request.url.includes('?');
}

function badBody(exchange: AnsweredExchange): string | undefined {
  const { request } = exchange;
  const mediaType = parseMediaType(headerValues(request.headers, 'content-type').join());
  if (mediaType === undefined || !isJson(mediaType)) return severalCodes('a body of the wrong media type', exchange);
  const body = parseJson(new TextEncoder().encode(request.body ?? ''));
  return body.kind === 'not-json' ? severalCodes('a body that is not JSON', exchange) : undefined;
}

/** A kind of error for which the error reference has several codes: it may use them all, but share none. */
function severalCodes(condition: string, exchange: AnsweredExchange): string {
  return `${condition} (${errorCodeOf(exchange) ?? 'no code'})`;
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}
