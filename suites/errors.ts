import { isKnownErrorCode } from '../lib/contract/error-codes.ts';
import type { AnsweredExchange, Exchange } from '../lib/exchange/exchange.ts';
import { isAnswered } from '../lib/exchange/exchange.ts';
import { unknownIdLike } from '../lib/generate/identifiers.ts';
import { inTurn } from '../lib/generate/in-turn.ts';
import { unknownRoute } from '../lib/generate/paths.ts';
import {
  errorCodeFormatProblems,
  errorCodeKnownProblems,
  errorShapeProblems,
  errorStatusProblems,
  errorsIn,
} from '../lib/judge/error-body.ts';
import { judgeCodesPerCondition } from '../lib/judge/error-condition.ts';
import { each, type Problem, seenIn } from '../lib/judge/finding.ts';
import { judgeOperationIds } from '../lib/judge/operation-id.ts';
import { answerTold, type Comparison, judgeRefusal } from '../lib/judge/refusal.ts';
import { inputs } from '../lib/run/inputs.ts';
import { section } from '../lib/run/rule.ts';
import { servedLists } from '../lib/run/survey.ts';
import type { Ask, Target } from '../lib/run/target.ts';
import { goodRequest } from './evidence/good-request.ts';
import { lifeOfAnItem } from './evidence/life-of-an-item.ts';
import { provokedErrors } from './evidence/provoked-errors.ts';

const errors = section('errors');

const judgeErrors = (recording: readonly Exchange[], problems: (exchange: AnsweredExchange) => readonly Problem[]) =>
  each(errorsIn(recording), (exchange) => seenIn(problems(exchange), exchange));

/** Errors have one form. https://ngrok.com/docs/api#errors */
const shape = errors.rule('shape', {
  level: 'must',
  clauses: ['errors.shape', 'errors.code', 'clients.libraries'],
  title: 'every error has error_code, status_code, msg and details.operation_id',
  accepts: 'further members, and further details',
  hint: 'give all errors one form, those of the framework too',
  judge: ({ recording }) => judgeErrors(recording, errorShapeProblems),
});

/** The body says what the status line says. https://ngrok.com/docs/api#errors */
const status = errors.rule('status', {
  level: 'must',
  clauses: ['errors.shape'],
  title: 'status_code is the HTTP status',
  hint: 'set both from one value; clients tell "not found" by the one in the body',
  judge: ({ recording }) => judgeErrors(recording, errorStatusProblems),
});

/** Codes are ERR_NGROK_ and a number. https://ngrok.com/docs/errors */
const codeFormat = errors.rule('code-format', {
  level: 'must',
  clauses: ['errors.code', 'errors.catalogue'],
  title: 'every error_code is ERR_NGROK_ and a number without leading zero',
  hint: 'use the codes of the error reference',
  judge: ({ recording }) => judgeErrors(recording, errorCodeFormatProblems),
});

/** The error reference lists all codes. https://ngrok.com/docs/errors */
const codeKnown = errors.rule('code-known', {
  level: 'should',
  clauses: ['errors.catalogue'],
  title: 'every error_code is in the error reference',
  hint: 'use the codes of the error reference, or have the new one added to it',
  judge: ({ recording }) => judgeErrors(recording, (exchange) => errorCodeKnownProblems(exchange, isKnownErrorCode)),
});

/** A code is distinct for each condition. https://ngrok.com/docs/api#errors */
const codePerCondition = errors.rule('code-per-condition', {
  level: 'must',
  clauses: ['errors.code'],
  title: 'each condition has one error_code, and no two conditions share one',
  accepts: 'one code or several for what is not found, for bad limits and for bad bodies',
  hint: 'give each condition a code of its own, and the same one wherever it occurs',
  judge: (traffic) => judgeCodesPerCondition(provokedErrors(traffic)),
});

/** An operation id names one request. https://ngrok.com/docs/api#errors */
const operationId = errors.rule('operation-id', {
  level: 'must',
  clauses: ['errors.shape'],
  title: 'no two errors have the same operation id',
  hint: 'make a new id for every request',
  judge: ({ recording }) => judgeOperationIds(recording),
});

/** What is not there is an error. https://ngrok.com/docs/api#errors */
const notFound = errors.rule('not-found', {
  level: 'must',
  clauses: ['errors.shape', 'errors.code'],
  title: 'ids that name nothing and unknown routes give a well-formed error',
  accepts: 'any status from 400 to 499: none is documented',
  hint: 'answer what is not found with an error body; never with success and nothing in it',
  inputs: inputs({
    values: unknownPlaces,
    atLeast: 3,
    ask: (target, { change, path }) => beside(target, change, { path }),
    judge: (comparison) => judgeRefusal(comparison),
  }),
});

/** Blanks, letters beyond ASCII and great length in one: whoever stumbles over any of them stumbles over this. */
const longOddId = `no%20id%20%E2%98%83%20${'x'.repeat(300)}`;

async function unknownPlaces(target: Target) {
  const lists = await servedLists(target);
  const withItems = lists.filter(({ resource }) => resource.operations.some(({ kind }) => kind === 'get'));
  const life = await lifeOfAnItem(target);
  const [first] = withItems;
  const scratch = withItems.find(({ path }) => path === life?.scratch.path) ?? first;
  const unknown = withItems.map(({ path, page, resource }) => ({
    change: 'for an id that nothing has',
    path: `${path}/${unknownIdLike(page.ids[0], resource)}`,
  }));
  const malformed = scratch
    ? [longOddId, 'not-an-id', '%00', '..%2F..%2F', '%E2%98%83', 'x'.repeat(1000)].map((id) => ({
        change: 'for what is no id',
        path: `${scratch.path}/${id}`,
      }))
    : [];
  const routes = [unknownRoute, '/conformance/no/such/route'].map((path) => ({
    change: 'for a route that is not there',
    path,
  }));
  // Unknown ids come last: the item that the run deletes is one already.
  return inTurn(routes, malformed, unknown);
}

/** A method is there or it is an error. https://ngrok.com/docs/api/reference */
const wrongMethod = errors.rule('wrong-method', {
  level: 'must',
  clauses: ['errors.shape', 'access.reference'],
  title: 'a method that a path does not have gives a well-formed error',
  accepts: 'any status from 400 to 499: none is documented',
  hint: 'answer methods that are not there with an error body, as unknown routes are',
  inputs: inputs({
    values: async (target): Promise<Pick<Ask, 'method' | 'path'>[]> => {
      const { path } = await goodRequest(target);
      // Where nothing may be written, a GET of what can only be created is the one wrong method that is safe.
      if (!target.settings.mayWrite) return [{ method: 'GET', path: '/abuse_reports' }];
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
  hint: 'check all input before it is used; the requests of the evidence repeat what went wrong',
  judge: ({ recording }) =>
    each(recording, (exchange) => {
      if (isAnswered(exchange) && exchange.outcome.response.status < 500) return [];
      const { method, url } = exchange.request;
      const expected = `${method} ${new URL(url).pathname} gives an answer below 500`;
      return seenIn([{ expected, actual: answerTold(exchange), at: 'status' }], exchange);
    }),
  inputs: inputs({
    values: oddInputs,
    atLeast: 1,
    ask: (target, ask) => target.ask(ask),
    // The requests are judged with all others of the run.
    judge: () => ({ judged: 0, findings: [] }),
  }),
});

async function oddInputs(target: Target): Promise<Ask[]> {
  const { path } = await goodRequest(target);
  const life = await lifeOfAnItem(target);
  const writes = (life ? [`${'['.repeat(200)}${']'.repeat(200)}`, 'null', '"text"', '[]', '['.repeat(500)] : []).map(
    (body): Ask => ({ method: 'POST', path: life?.scratch.path ?? path, body }),
  );
  const reads = [
    `${path}?limit=%zz`,
    `${path}?before_id=%F0%9F%94%91%00`,
    `${path}?limit=${'9'.repeat(400)}`,
    `/${'%E2%98%83/'.repeat(50)}`,
  ].map((odd): Ask => ({ path: odd }));
  return inTurn(writes, reads);
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
