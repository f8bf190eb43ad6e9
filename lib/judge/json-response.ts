import { type AnsweredExchange, hasNoContent, headerValues } from '../exchange/exchange.ts';
import type { Problem } from './finding.ts';
import { readJson } from './json-body.ts';
import { told } from './json-value.ts';
import { isJson, parseMediaType } from './media-type.ts';

/**
 * What is wrong with an answer's media type and body, which are to be `application/json` and JSON in UTF-8
 * (RFC 8259 section 8.1). An empty body is no JSON. Answers that have no content need no media type; a 204 that
 * names one all the same had better name this one.
 */
export function jsonResponseProblems(exchange: AnsweredExchange): Problem[] {
  const { request, outcome } = exchange;
  const { response } = outcome;
  const mediaTypes = headerValues(response.headers, 'content-type');
  if (hasNoContent(request.method, response.status)) {
    const names = response.status === 204 && request.method !== 'HEAD' && mediaTypes.length > 0;
    return names ? mediaTypeProblems(mediaTypes).map((problem) => ({ ...problem, level: 'should' })) : [];
  }
  // RFC 9110 section 9.3.7 lets an answer to OPTIONS say all it has to say in its header.
  if (request.method === 'OPTIONS' && response.body.length === 0) return [];

  const body = readJson(response);
  const bodyProblems: Problem[] =
    body.kind === 'json'
      ? []
      : [{ expected: 'a body of JSON in UTF-8', actual: `a body that is ${body.message}`, at: 'body' }];
  return [...mediaTypeProblems(mediaTypes), ...bodyProblems];
}

function mediaTypeProblems(values: readonly string[]): Problem[] {
  const at = 'header content-type';
  const [value, ...others] = values;
  if (value === undefined) return [{ expected: 'media type application/json', actual: 'no content-type', at }];
  if (others.length > 0) {
    return [{ expected: 'one content-type', actual: `${values.length} of them: ${values.map(told).join(', ')}`, at }];
  }
  const mediaType = parseMediaType(value);
  if (mediaType !== undefined && isJson(mediaType)) return [];
  return [{ expected: 'media type application/json', actual: told(value), at }];
}
