import { conditions } from '../lib/contract/error-codes.ts';
import { jsonPointer } from '../lib/contract/json-pointer.ts';
import { type Exchange, isAnswered } from '../lib/exchange/exchange.ts';
import { unknownIdLike } from '../lib/generate/identifiers.ts';
import { hasNgrokForm, unknownKeyLike, wrongCredentials } from '../lib/generate/keys.ts';
import { errorCodeOf } from '../lib/judge/error-body.ts';
import { type Judgement, notJudged, seenIn, together } from '../lib/judge/finding.ts';
import { jsonOf } from '../lib/judge/json-body.ts';
import { memberOf } from '../lib/judge/json-value.ts';
import { itemPointer } from '../lib/judge/list-page.ts';
import { answerTold, type Comparison, isServed, judgeAcceptance, judgeRefusal } from '../lib/judge/refusal.ts';
import { inputs } from '../lib/run/inputs.ts';
import { probe, section } from '../lib/run/rule.ts';
import { type SurveyedList, servedLists } from '../lib/run/survey.ts';
import type { Target } from '../lib/run/target.ts';
import type { Traffic } from '../lib/run/traffic.ts';
import { type CreatedKey, createdKey } from './evidence/created-key.ts';
import { goodRequest } from './evidence/good-request.ts';
import { type Item, lifeOfAnItem, type Trespass } from './evidence/life-of-an-item.ts';
import { oddForms } from './evidence/odd-forms.ts';
import { didNotHappen } from './evidence/refused-write.ts';

const authentication = section('authentication');

/** Every request carries a key. https://ngrok.com/docs/api#authentication */
const required = authentication.rule('required', {
  level: 'must',
  clauses: ['authentication.bearer'],
  title: 'a request without a key is refused, and a write then does not happen',
  asks: 'GET of the root, of each list and of an id that nothing has and, where the run may write, a creation and GET, PATCH and DELETE of what it made, all without Authorization',
  judges:
    'that each is refused with a well-formed error of a status from 400 to 499, and that no write happened all the same',
  accepts: 'any status from 400 to 499: none is documented',
  hint: 'look at Authorization before anything else is done, on every path',
  probe: probe(
    async (target) => {
      const good = await goodRequest(target);
      const life = await lifeOfAnItem(target);
      const [list] = await servedLists(target);
      const unknown = list && `${list.path}/${unknownIdLike(list.page.ids[0], list.resource)}`;
      return {
        comparisons: [
          await withoutKey(target, '/', good.exchange),
          ...(unknown && list ? [await withoutKey(target, unknown, list.exchange)] : []),
        ],
        item: life?.item,
      };
    },
    ({ comparisons, item }, traffic) =>
      together(
        ...comparisons.map((comparison) => judgeRefusal(comparison)),
        ...(item?.trespasses ?? []).map((trespass) => judgeTrespass(trespass, item, traffic)),
      ),
  ),
  inputs: inputs({
    values: servedLists,
    atLeast: 2,
    free: true,
    ask: (target, list: SurveyedList) => withoutKey(target, list.path, list.exchange),
    judge: (comparison) => judgeRefusal(comparison),
  }),
});

async function withoutKey(target: Target, path: string, control: Exchange): Promise<Comparison> {
  return { change: 'without a key', control, changed: await target.ask({ path, authorization: null }) };
}

function judgeTrespass({ comparison, purpose }: Trespass, item: Item | undefined, traffic: Traffic): Judgement {
  const refusal = judgeRefusal(comparison);
  if (isServed(comparison.changed)) return refusal;
  const { listed, deleted } = item ?? {};
  const wasDeleted =
    deleted !== undefined &&
    isAnswered(deleted) &&
    [404, 410].includes(deleted.outcome.response.status) &&
    !listed?.ids.includes(item?.id);
  const isDeletion = comparison.changed.request.method === 'DELETE';
  const happened = isDeletion ? wasDeleted : listed?.items.some((each) => memberOf(each, 'description') === purpose);
  const evidence = isDeletion ? deleted : listed?.exchange;
  const expected = `${comparison.change}: nothing happens`;
  const problem = { expected, actual: 'refused, and done all the same', at: 'status' };
  return together(refusal, didNotHappen({ purpose, comparison }, traffic), {
    judged: 1,
    findings: happened && evidence ? seenIn([problem], comparison.changed, evidence) : [],
  });
}

/** Only a key that exists lets a request in. https://ngrok.com/docs/api#authentication */
const invalidKey = authentication.rule('invalid-key', {
  level: 'must',
  clauses: ['authentication.bearer'],
  title: 'a wrong key is refused, whatever is wrong with it',
  asks: 'GET of lists with wrong keys: altered, cut short, empty, of the same form, under another scheme, in the query, 8 KiB long, and generated ones',
  judges: 'that each is refused with a status from 400 to 499 where the good key is served; other rules judge the body',
  accepts: 'any status from 400 to 499: none is documented',
  hint: 'compare whole keys, after the Bearer scheme of the Authorization header and nowhere else',
  inputs: inputs({
    values: (target) => wrongCredentials(target.settings.key),
    atLeast: 3,
    free: true,
    ask: async (target, { change, authorization, query = '', headers = [] }): Promise<Comparison> => {
      const { path, exchange } = await placeFor(target, change);
      const changed = await target.ask({ path: `${path}${query}`, authorization, headers });
      return { change, control: exchange, changed };
    },
    judge: (comparison) => judgeRefusal(comparison, { inAnyForm: true }),
  }),
});

/** Wrong keys are spread over the lists, for one of them may look less closely than the others. */
async function placeFor(
  target: Target,
  change: string,
): Promise<{ readonly path: string; readonly exchange: Exchange }> {
  const lists = await servedLists(target);
  return lists[change.length % lists.length] ?? goodRequest(target);
}

/** The key is looked at before the version. https://ngrok.com/docs/api#authentication */
const refusedFirst = authentication.rule('refused-first', {
  level: 'should',
  clauses: ['authentication.bearer', 'errors.code'],
  title: 'a request with neither key nor version is refused for the key',
  asks: 'a good GET without Authorization and without ngrok-version',
  judges:
    'that it is refused with a status from 400 to 499, and not with the code of a missing or an unsupported version',
  hint: 'check the key before the version',
  probe: probe(
    async (target): Promise<Comparison> => {
      const { path, exchange } = await goodRequest(target);
      const changed = await target.ask({ path, authorization: null, version: [] });
      return { change: 'without key and version', control: exchange, changed };
    },
    (comparison) => {
      const code = errorCodeOf(comparison.changed);
      const forVersion = code === conditions.versionMissing.code || code === conditions.versionUnsupported.code;
      const problem = {
        expected: 'a refusal for the key',
        actual: `a refusal for the version: ${answerTold(comparison.changed)}`,
        at: jsonPointer('error_code'),
      };
      return together(judgeRefusal(comparison, { inAnyForm: true }), {
        judged: 1,
        findings: forVersion ? seenIn([problem], comparison.changed) : [],
      });
    },
  ),
});

/** The error reference has a code for each way to get the key wrong. https://ngrok.com/docs/api#errors */
const codes = authentication.rule('codes', {
  level: 'should',
  clauses: ['authentication.bearer', 'errors.code', 'errors.catalogue'],
  title: 'each way to get the key wrong has its documented code',
  asks: 'a good GET without a key, with an unknown one of the same form, with a word for a key, and with a word for the whole of Authorization',
  judges:
    "status and error_code of each refusal; ERR_NGROK_202 and 203 are told apart only where the good key has the form of ngrok's own",
  hint: 'ERR_NGROK_200 for no Authorization, 201 for one that cannot be read, 202 for no credential, 203 for an unknown key',
  inputs: inputs({
    values: ({ settings: { key } }) => [
      { change: 'without a key', authorization: null, codes: [conditions.keyMissing.code] },
      {
        change: 'with a key of the same form',
        authorization: `Bearer ${unknownKeyLike(key)}`,
        codes: hasNgrokForm(key)
          ? [conditions.keyInvalid.code]
          : [conditions.keyInvalid.code, conditions.keyNotACredential.code],
      },
      {
        change: 'with a key that looks like none',
        authorization: 'Bearer notarealkey',
        // Where keys have a form of their own, this may look like one of them.
        codes: hasNgrokForm(key)
          ? [conditions.keyNotACredential.code]
          : [conditions.keyInvalid.code, conditions.keyNotACredential.code],
      },
      {
        change: 'with an Authorization that has no scheme',
        authorization: 'notarealkey',
        codes: [conditions.keyUnparsable.code],
      },
    ],
    free: true,
    ask: async (target, { change, authorization, codes: documented }) => {
      const { path, exchange } = await goodRequest(target);
      const changed = await target.ask({ path, authorization });
      return { comparison: { change, control: exchange, changed }, documented };
    },
    judge: ({ comparison, documented }) => judgeRefusal(comparison, { codes: documented, inAnyForm: true }),
  }),
});

/** The scheme's name is compared without regard to case. RFC 9110 section 11.1 */
const schemeCase = authentication.rule('scheme-case', {
  level: 'should',
  clauses: ['authentication.bearer'],
  title: 'bearer, Bearer and BEARER are the same scheme',
  asks: 'a good GET with the scheme spelled BEARER: in one request with other odd forms, and alone where that is refused',
  judges: 'that it gets a 2xx status, as the usual spelling does',
  hint: 'compare the authentication scheme without regard to case',
  probe: probe(async (target) => (await oddForms(target)).scheme, judgeAcceptance),
});

/** API keys can be made by the API. https://ngrok.com/docs/api#authentication */
const createdKeyRule = authentication.rule('created-key', {
  level: 'must',
  clauses: ['authentication.keys-by-api'],
  title: 'a key made through /api_keys authenticates until it is deleted, and its token is shown once',
  asks: 'the creation of an API key, GET of it by its own token, GET of the list, the deletion, and two requests with the token after that',
  judges:
    'that the new key is served until it is deleted and refused from then on; that no other answer gives its token, and no list of keys any',
  hint: 'give the token in the answer to the creation and null after that; forget the key when it is deleted',
  needs: ['writes', 'new-keys'],
  probe: probe(createdKey, (key, traffic) =>
    key ? together(judgeCreatedKey(key), judgeShownOnce(key, traffic)) : notJudged('the target serves no /api_keys'),
  ),
});

function judgeCreatedKey({ created, token, used, deleted, usedAfter }: CreatedKey): Judgement {
  if (!isServed(created)) return notJudged(`no key could be created: ${answerTold(created)}`);
  if (token === undefined) {
    const problem = { expected: 'the token of the new key', actual: 'none', at: jsonPointer('token') };
    return { judged: 1, findings: seenIn([problem], created) };
  }
  if (!used) return notJudged('the new key has an id that no path can hold');
  const use = judgeAcceptance({ change: 'with the new key', control: created, changed: used });
  if (!deleted) return use;
  if (!isServed(deleted)) return together(use, notJudged(`the key could not be deleted: ${answerTold(deleted)}`));
  const control = isServed(used) ? used : created;
  return together(
    use,
    ...usedAfter.map((changed) =>
      judgeRefusal({ change: 'with the deleted key', control, changed }, { inAnyForm: true }),
    ),
  );
}

/** Neither the new token nor any other stands in an answer but that to its creation. */
function judgeShownOnce({ created, token }: CreatedKey, traffic: Traffic): Judgement {
  const others = traffic.answered.filter((exchange) => exchange.number !== created.number && isServed(exchange));
  const isList = (exchange: Exchange) => traffic.pages.some((page) => page.exchange === exchange);
  const again = others.filter(
    (exchange) =>
      token !== undefined && !isList(exchange) && Buffer.from(exchange.outcome.response.body).includes(token),
  );
  const listed = traffic.pages
    .filter(({ listKey }) => listKey === 'keys')
    .flatMap((page) =>
      page.items.flatMap((item, index) => {
        const shown = memberOf(item, 'token');
        if (typeof shown !== 'string' || !looksLikeToken(shown)) return [];
        return seenIn([tokenShown(itemPointer(page, index, 'token'))], page.exchange);
      }),
    );
  const elsewhere = again.flatMap((exchange) => {
    const isItem = memberOf(jsonOf(exchange.outcome.response), 'token') === token;
    return seenIn([tokenShown(isItem ? jsonPointer('token') : 'body')], exchange, created);
  });
  return { judged: others.length, findings: [...listed, ...elsewhere] };
}

/** What is masked (`***`, `2abc…`) or empty discloses nothing. */
function looksLikeToken(text: string): boolean {
  return /^[\w.~+/=-]{8,}$/.test(text);
}

function tokenShown(at: string) {
  return { expected: 'the token in the answer to the creation alone', actual: 'a token', at };
}

export const authenticationRules = [required, invalidKey, refusedFirst, codes, schemeCase, createdKeyRule];
