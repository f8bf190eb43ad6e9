import type { AnsweredExchange } from '../lib/exchange/exchange.ts';
import { otherMediaTypes } from '../lib/generate/media-types.ts';
import { notJson } from '../lib/generate/request-bodies.ts';
import { each, notJudged, seenIn } from '../lib/judge/finding.ts';
import { jsonResponseProblems } from '../lib/judge/json-response.ts';
import { judgeAcceptance } from '../lib/judge/refusal.ts';
import { inputs } from '../lib/run/inputs.ts';
import { probe, section } from '../lib/run/rule.ts';
import { lifeOfAnItem } from './evidence/life-of-an-item.ts';
import { judgeRefusedWrite, tryToCreate } from './evidence/refused-write.ts';

const contentTypes = section('content-types');

/** All responses are JSON. https://ngrok.com/docs/api#content-types */
const responseJson = contentTypes.rule('response-json', {
  level: 'must',
  clauses: ['content-types.response'],
  title: 'every answer below 400 is application/json and parses as JSON in UTF-8',
  judges:
    'media type and body of every answer below 400; of what has no body (HEAD, 204, 205, 304) no more than a media type that a 204 names, as a warning',
  accepts: 'parameters of the media type; no media type where there is no body',
  hint: 'send content-type: application/json with every body, and JSON without byte order mark in it',
  judge: ({ answered }) =>
    each(
      answered.filter((exchange) => !isError(exchange)),
      isNotJson,
    ),
});

/** Errors are responses too. https://ngrok.com/docs/api#content-types */
const errorsJson = contentTypes.rule('errors-json', {
  level: 'must',
  clauses: ['content-types.response', 'errors.shape'],
  title: 'every error, of whatever status, is application/json and parses as JSON in UTF-8',
  judges: 'media type and body of every answer of status 400 or more, whoever provoked it',
  accepts: 'parameters of the media type',
  hint: 'look at what the framework answers by itself: unknown routes, wrong methods, bodies that are too large, 429',
  judge: ({ answered }) => each(answered.filter(isError), isNotJson),
});

function isError({ outcome }: AnsweredExchange): boolean {
  return outcome.response.status >= 400;
}

function isNotJson(exchange: AnsweredExchange) {
  return seenIn(jsonResponseProblems(exchange), exchange);
}

/** Request bodies are application/json. https://ngrok.com/docs/api#content-types */
const requestJson = contentTypes.rule('request-json', {
  level: 'should',
  clauses: ['content-types.request'],
  title: 'a body that is not sent as application/json is refused and changes nothing',
  asks: 'creations with a good body under another media type: text/plain, none, a form, XML, multipart, and generated ones',
  judges:
    'that each is refused with a well-formed error of a status from 400 to 499, and that nothing was created all the same',
  hint: 'look at content-type before the body is read',
  needs: ['writes'],
  inputs: inputs({
    values: () => otherMediaTypes,
    atLeast: 2,
    ask: (target, contentType) =>
      tryToCreate(target, contentType === null ? 'without content-type' : `with content-type ${contentType}`, () => ({
        contentType,
      })),
    judge: (write, traffic) => judgeRefusedWrite(write, traffic),
  }),
});

/** A media type may have parameters. RFC 9110 section 8.3.1 */
const parametersAccepted = contentTypes.rule('parameters-accepted', {
  level: 'should',
  clauses: ['content-types.request', 'clients.libraries'],
  title: 'application/json; charset=utf-8 is accepted',
  asks: 'a creation with this media type, and one without the parameter where that is refused',
  judges: 'that it gets a 2xx status where plain application/json does',
  hint: 'compare the media type without its parameters: the .NET client sends this one',
  needs: ['writes'],
  probe: probe(lifeOfAnItem, (life) => {
    if (!life) return notJudged('the target serves no list that the run could write to');
    const { created, createdWithParameter } = life;
    return judgeAcceptance({ change: 'with a charset parameter', control: created, changed: createdWithParameter });
  }),
});

/** A body has to be JSON, not only to be called so. https://ngrok.com/docs/api#content-types */
const malformedJson = contentTypes.rule('malformed-json', {
  level: 'must',
  clauses: ['content-types.request', 'errors.shape'],
  title: 'a body that is not JSON is refused with a well-formed error',
  asks: 'creations with what no JSON parser may take: cut off, with a trailing comma, with single quotes, two documents, and generated ones',
  judges:
    'that each is refused with a well-formed error of a status from 400 to 499, and that nothing was created all the same',
  accepts: 'any status from 400 to 499: none is documented',
  hint: 'answer what the JSON parser throws as an error of status 400',
  needs: ['writes'],
  inputs: inputs({
    values: () => notJson,
    atLeast: 1,
    ask: (target, { change, mend }) => tryToCreate(target, change, (body) => ({ body: mend(JSON.stringify(body)) })),
    judge: (write, traffic) => judgeRefusedWrite(write, traffic),
  }),
});

export const contentTypesRules = [responseJson, errorsJson, requestJson, parametersAccepted, malformedJson];
