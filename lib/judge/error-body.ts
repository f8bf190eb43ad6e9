import { jsonPointer } from '../contract/json-pointer.ts';
import { errorBodySchema } from '../contract/schemas.ts';
import { type AnsweredExchange, type Exchange, isAnswered, type Recording } from '../exchange/exchange.ts';
import { bodyProblems } from './body-problems.ts';
import type { Problem } from './finding.ts';
import { readJson } from './json-body.ts';
import { memberOf, told } from './json-value.ts';

const codeFormat = /^ERR_NGROK_[1-9][0-9]*$/;

/** The answers that must have an error body: status 400 or more, and not to HEAD, which has no body to show. */
export function errorsIn(recording: Recording): AnsweredExchange[] {
  return recording.filter(isAnswered).filter(hasErrorBody);
}

/** The members that every error has, each of its type. Further members, and further details, pass. */
export function errorShapeProblems(exchange: AnsweredExchange): Problem[] {
  return hasErrorBody(exchange) ? bodyProblems(errorBodySchema, exchange.outcome.response) : [];
}

/** `status_code` says what the HTTP status says. One that is no integer is a matter of shape. */
export function errorStatusProblems(exchange: AnsweredExchange): Problem[] {
  const { status } = exchange.outcome.response;
  const said = errorMember(exchange, 'status_code');
  if (!Number.isInteger(said) || said === status) return [];
  return [{ expected: `${status}, the HTTP status`, actual: told(said), at: jsonPointer('status_code') }];
}

/** `ERR_NGROK_` and a number without leading zero. A code that is no string is a matter of shape. */
export function errorCodeFormatProblems(exchange: AnsweredExchange): Problem[] {
  const code = errorMember(exchange, 'error_code');
  if (typeof code !== 'string' || codeFormat.test(code)) return [];
  return [{ expected: 'ERR_NGROK_ and a number', actual: told(code), at: jsonPointer('error_code') }];
}

/** The code is in the error reference. A code of the wrong format is a matter of format. */
export function errorCodeKnownProblems(exchange: AnsweredExchange, isKnown: (code: string) => boolean): Problem[] {
  const code = errorCodeOf(exchange);
  if (code === undefined || !codeFormat.test(code) || isKnown(code)) return [];
  return [{ expected: 'a code of the error reference', actual: told(code), at: jsonPointer('error_code') }];
}

/** The `error_code` of an error, or undefined where there is none that is a string. */
export function errorCodeOf(exchange: Exchange): string | undefined {
  const code = isAnswered(exchange) ? errorMember(exchange, 'error_code') : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** Whether this is an error with body, status and code as they should be; whether the code is known is not asked. */
export function isWellFormedError(exchange: Exchange): boolean {
  return isAnswered(exchange) && exchange.outcome.response.status >= 400 && wellFormedProblems(exchange).length === 0;
}

/** What is wrong with an answer that had to be a well-formed error of a status from 400 to 499. */
export function refusalProblems(exchange: Exchange): Problem[] {
  const expected = 'a refusal with a status from 400 to 499';
  if (!isAnswered(exchange)) return [{ expected, actual: exchange.outcome.message }];
  const { status } = exchange.outcome.response;
  if (status < 400 || status > 499) return [{ expected, actual: `status ${status}`, at: 'status' }];
  return wellFormedProblems(exchange);
}

function wellFormedProblems(exchange: AnsweredExchange): Problem[] {
  return [errorShapeProblems, errorStatusProblems, errorCodeFormatProblems].flatMap((problems) => problems(exchange));
}

function hasErrorBody(exchange: AnsweredExchange): boolean {
  return exchange.outcome.response.status >= 400 && exchange.request.method !== 'HEAD';
}

function errorMember(exchange: AnsweredExchange, name: string): unknown {
  if (!hasErrorBody(exchange)) return undefined;
  const body = readJson(exchange.outcome.response);
  return body.kind === 'json' ? memberOf(body.value, name) : undefined;
}
