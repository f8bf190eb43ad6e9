import { isKnownErrorCode } from '../lib/contract/error-codes.ts';
import type { AnsweredExchange, Exchange } from '../lib/exchange/exchange.ts';
import { isAnswered } from '../lib/exchange/exchange.ts';
import { unknownPaths } from '../lib/generate/paths.ts';
import {
  errorCodeFormatProblems,
  errorCodeKnownProblems,
  errorShapeProblems,
  errorStatusProblems,
  errorsIn,
} from '../lib/judge/error-body.ts';
import { judgeCodesPerCondition } from '../lib/judge/error-condition.ts';
import { each, type Finding, type Problem, seenIn } from '../lib/judge/finding.ts';
import { judgeOperationIds } from '../lib/judge/operation-id.ts';
import { answerTold, type Comparison, judgeRefusal } from '../lib/judge/refusal.ts';
import type { Ask } from '../lib/run/ask.ts';
import { inputs } from '../lib/run/inputs.ts';
import { section } from '../lib/run/rule.ts';
import { scratchList } from '../lib/run/scratch.ts';
import { servedLists } from '../lib/run/survey.ts';
import type { Target } from '../lib/run/target.ts';
import { goodRequest } from './evidence/good-request.ts';
import { askOddly, oddRequests } from './evidence/odd-requests.ts';
import { provokedErrors } from './evidence/provoked-errors.ts';

const errors = section('errors');

const judgeErrors = (recording: readonly Exchange[], problems: (exchange: AnsweredExchange) => readonly Problem[]) =>
  each(errorsIn(recording), (exchange) => seenIn(problems(exchange), exchange));

/** Errors have one form. https://ngrok.com/docs/api#errors */
const shape = errors.rule('shape', {
  level: 'must',
  clauses: ['errors.shape', 'errors.code', 'clients.libraries'],
  title: 'every error has error_code, status_code, msg and details.operation_id',
  judges:
    'the body of every error of the run: error_code a text, status_code a whole number, msg and details.operation_id texts that are not blank',
  accepts: 'further members, and further details',
  hint: 'give all errors one form, those of the framework too',
  judge: ({ recording }) => judgeErrors(recording, errorShapeProblems),
});

/** The body says what the status line says. https://ngrok.com/docs/api#errors */
const status = errors.rule('status', {
  level: 'must',
  clauses: ['errors.shape'],
  title: 'status_code is the HTTP status',
  judges: 'status_code in the body of every error of the run beside the status of the answer',
  hint: 'set both from one value; clients tell "not found" by the one in the body',
  judge: ({ recording }) => judgeErrors(recording, errorStatusProblems),
});

/** Codes are ERR_NGROK_ and a number. https://ngrok.com/docs/errors */
const codeFormat = errors.rule('code-format', {
  level: 'must',
  clauses: ['errors.code', 'errors.catalogue'],
  title: 'every error_code is ERR_NGROK_ and a number without leading zero',
  judges: 'every error_code of the run that is a text',
  hint: 'use the codes of the error reference',
  judge: ({ recording }) => judgeErrors(recording, errorCodeFormatProblems),
});

/** The error reference lists all codes. https://ngrok.com/docs/errors */
const codeKnown = errors.rule('code-known', {
  level: 'should',
  clauses: ['errors.catalogue'],
  title: 'every error_code is in the error reference',
  judges: 'every error_code of the run that has the right form, beside the list of the error reference',
  hint: 'use the codes of the error reference, or have the new one added to it',
  judge: ({ recording }) => judgeErrors(recording, (exchange) => errorCodeKnownProblems(exchange, isKnownErrorCode)),
});

/** A code is distinct for each condition. https://ngrok.com/docs/api#errors */
const codePerCondition = errors.rule('code-per-condition', {
  level: 'must',
  clauses: ['errors.code'],
  title: 'each condition has one error_code, and no two conditions share one',
  judges:
    'the codes of errors whose one cause is plain from the request: no key, an unknown one, no version, one that does not exist, a bad limit, a bad body, an item that is gone, too many requests',
  accepts: 'one code or several for what is not found, for bad limits and for bad bodies',
  hint: 'give each condition a code of its own, and the same one wherever it occurs',
  judge: (traffic) => judgeCodesPerCondition(provokedErrors(traffic)),
});

/** An operation id names one request. https://ngrok.com/docs/api#errors */
const operationId = errors.rule('operation-id', {
  level: 'must',
  clauses: ['errors.shape'],
  title: 'no two errors have the same operation id',
  judges:
    'details.operation_id of every error of the run beside all others; another form than op_ and 27 letters and digits is a warning',
  hint: 'make a new id for every request',
  judge: ({ recording }) => judgeOperationIds(recording),
});

/** What is not there is an error. https://ngrok.com/docs/api#errors */
const notFound = errors.rule('not-found', {
  level: 'must',
  clauses: ['errors.shape', 'errors.code'],
  title: 'ids that name nothing and unknown routes give a well-formed error',
  asks: 'GET of routes that are not there, of ids that nothing has and of what is no id, and generated ones',
  judges: 'that each is refused with a well-formed error of a status from 400 to 499',
  accepts: 'any status from 400 to 499: none is documented',
  hint: 'answer what is not found with an error body; never with success and nothing in it',
  inputs: inputs({
    values: placesOfNothing,
    atLeast: 3,
    ask: (target, { change, path }) => beside(target, change, { path }),
    judge: (comparison) => judgeRefusal(comparison),
  }),
});

/** Of the lists that have items to ask for, the one that the run writes to comes first. */
async function placesOfNothing(target: Target) {
  const scratch = (await scratchList(target))?.path;
  const lists = (await servedLists(target))
    .filter(({ resource }) => resource.operations.some(({ kind }) => kind === 'get'))
    .map(({ path, resource, page }) => ({ path, resource, ids: page.ids.filter((id) => id !== undefined) }));
  return unknownPaths(lists.toSorted((one, other) => Number(other.path === scratch) - Number(one.path === scratch)));
}

/** A method is there or it is an error. https://ngrok.com/docs/api/reference */
const wrongMethod = errors.rule('wrong-method', {
  level: 'must',
  clauses: ['errors.shape', 'access.reference'],
  title: 'a method that a path does not have gives a well-formed error',
  asks: 'PUT and PATCH of a list and POST to the root; where the run may not write there, GET of what can only be created',
  judges: 'that each is refused with a well-formed error of a status from 400 to 499',
  accepts: 'any status from 400 to 499: none is documented',
  hint: 'answer methods that are not there with an error body, as unknown routes are',
  inputs: inputs({
    values: async (target): Promise<Pick<Ask, 'method' | 'path'>[]> => {
      const { path } = await goodRequest(target);
      // Where writes are confined, a GET of what can only be created is the one wrong method that no item can suffer from.
      if (!target.mayWriteTo('/')) return [{ method: 'GET', path: '/abuse_reports' }];
      return [
        { method: 'PUT', path },
        { method: 'PATCH', path },
        { method: 'POST', path: '/' },
      ];
    },
    ask: (target, { method = 'GET', path }) => beside(target, `${method} ${path}`, { method, path }),
    judge: (comparison) => judgeRefusal(comparison),
  }),
});

/** The interface is well defined, whatever is sent. https://ngrok.com/docs/api#errors */
const never5xx = errors.rule('never-5xx', {
  level: 'must',
  clauses: ['errors.shape'],
  title: 'nothing that is sent makes the target answer 5xx, hang or drop the connection',
  asks: 'a good GET with odd queries and header fields and, where the run may write, creations with odd bodies: bad escapes, deep nesting, long texts, and generated ones',
  judges: 'that every request of the run, whoever asked, gets an answer, and one below 500',
  hint: 'check all input before it is used; the requests of the evidence repeat what went wrong',
  judge: ({ recording }) => each(recording, fallsOver),
  inputs: inputs({
    values: oddRequests,
    atLeast: 2,
    ask: askOddly,
    judge: (exchange) => ({ judged: 1, findings: fallsOver(exchange) }),
  }),
});

function fallsOver(exchange: Exchange): Finding[] {
  if (isAnswered(exchange) && exchange.outcome.response.status < 500) return [];
  const { method, url } = exchange.request;
  const expected = `${method} ${new URL(url).pathname} gives an answer below 500`;
  return seenIn([{ expected, actual: answerTold(exchange), at: 'status' }], exchange);
}

async function beside(target: Target, change: string, ask: Ask): Promise<Comparison> {
  const { exchange } = await goodRequest(target);
  return { change, control: exchange, changed: await target.ask(ask) };
}

export const errorsRules = [
  shape,
  status,
  codeFormat,
  codeKnown,
  codePerCondition,
  operationId,
  notFound,
  wrongMethod,
  never5xx,
];
