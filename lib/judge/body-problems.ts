import { deviations } from '../contract/deviations.ts';
import { expectationOf, type Schema } from '../contract/schemas.ts';
import type { ResponseMessage } from '../exchange/exchange.ts';
import type { Problem } from './finding.ts';
import { readJson } from './json-body.ts';
import { told } from './json-value.ts';

/** Where the body of a response is not what a schema asks for. */
export function bodyProblems(schema: Schema, response: ResponseMessage): Problem[] {
  const body = readJson(response);
  if (body.kind === 'json') return valueProblems(schema, body.value);
  return [{ expected: expectationOf(schema), actual: `a body that is ${body.message}`, at: 'body' }];
}

/**
 * Where a value in a body is not what a schema asks for.
 *
 * @param at JSON pointer to the value; empty where it is the whole body
 */
export function valueProblems(schema: Schema, value: unknown, at = ''): Problem[] {
  return deviations(schema, value).map((deviation) => ({
    expected: deviation.expected,
    actual: told(deviation.value),
    at: at + deviation.at || 'body',
  }));
}
