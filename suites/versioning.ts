import { conditions } from '../lib/contract/error-codes.ts';
import { itemPath } from '../lib/contract/item-path.ts';
import { jsonPointer } from '../lib/contract/json-pointer.ts';
import { asHeaderValue } from '../lib/generate/texts.ts';
import { unsupportedVersions } from '../lib/generate/versions.ts';
import { judgeAdditive } from '../lib/judge/additive-change.ts';
import { errorCodeOf, refusalProblems } from '../lib/judge/error-body.ts';
import { each, type Finding, type Judgement, notJudged, seenIn, together } from '../lib/judge/finding.ts';
import {
  answerTold,
  type Comparison,
  isRateLimited,
  isServed,
  judgeAcceptance,
  judgeRefusal,
  toldWith,
} from '../lib/judge/refusal.ts';
import { emptySnapshot } from '../lib/judge/snapshot.ts';
import { askedOperations } from '../lib/run/asked-operations.ts';
import { inputs } from '../lib/run/inputs.ts';
import { greeting } from '../lib/run/preflight.ts';
import { probe, section } from '../lib/run/rule.ts';
import { type SurveyedList, servedLists, survey } from '../lib/run/survey.ts';
import type { Target } from '../lib/run/target.ts';
import { goodRequest } from './evidence/good-request.ts';
import { lifeOfAnItem } from './evidence/life-of-an-item.ts';
import { oddForms } from './evidence/odd-forms.ts';
import { judgeRefusedWrite, tryToCreate } from './evidence/refused-write.ts';

const versioning = section('versioning');

const { versionMissing, versionUnsupported } = conditions;
const missing = { status: 400, codes: [versionMissing.code] };

/** Every request sets ngrok-version. https://ngrok.com/docs/api#versioning */
const required = versioning.rule('required', {
  level: 'must',
  clauses: ['versioning.required', 'errors.example'],
  title: 'a request without ngrok-version gets 400 and ERR_NGROK_218, and a write then does not happen',
  asks: 'GET of the root, of each list and of an item and, where the run may write, a creation, all without ngrok-version',
  judges:
    'that each is refused with this status, this code and a well-formed error, and that nothing was created all the same',
  hint: 'look at ngrok-version on every path, before the request is acted on',
  probe: probe(
    async (target) => {
      const lists = await servedLists(target);
      const { plain } = await greeting(target);
      return {
        reads: [
          ...(await withoutVersion(target, '/', isServed(plain) ? plain : undefined)),
          ...(await Promise.all(lists.map(({ path, exchange }) => withoutVersion(target, path, exchange)))).flat(),
          ...(await anItemWithoutVersion(target, lists)),
        ],
        write: target.settings.mayWrite
          ? await tryToCreate(target, 'without ngrok-version', () => ({ version: [] }))
          : undefined,
      };
    },
    ({ reads, write }, traffic) =>
      together(
        ...reads.map((comparison) => judgeRefusal(comparison, missing)),
        ...(write ? [judgeRefusedWrite(write, traffic, missing)] : []),
      ),
  ),
});

async function withoutVersion(
  target: Target,
  path: string,
  control: Comparison['control'] | undefined,
): Promise<Comparison[]> {
  if (!control) return [];
  return [{ change: 'without ngrok-version', control, changed: await target.ask({ path, version: [] }) }];
}

/** The item of the run, or any that there is. */
async function anItemWithoutVersion(
  target: Target,
  lists: Awaited<ReturnType<typeof servedLists>>,
): Promise<Comparison[]> {
  const item = (await lifeOfAnItem(target))?.item;
  if (item) return [{ change: 'without ngrok-version', control: item.got, changed: item.gotWithoutVersion }];
  const list = lists.find(
    ({ page, resource }) => page.ids[0] !== undefined && resource.operations.some(({ kind }) => kind === 'get'),
  );
  const path = list && itemPath(list.path, list.page.ids[0] ?? '');
  if (path === undefined) return [];
  const control = await target.get(path);
  return isServed(control) ? withoutVersion(target, path, control) : [];
}

/** The latest version is 2. https://ngrok.com/docs/api#versioning */
const current = versioning.rule('current', {
  level: 'must',
  clauses: ['versioning.latest'],
  title: 'version 2 is accepted on every list, whatever the case of the header name',
  asks: 'GET of each list with version 2; a good GET with the header name spelled NGROK-VERSION: in one request with other odd forms, and alone where that is refused',
  judges:
    'that no list answers with the code of a missing or an unsupported version, and that the spelling makes no difference',
  hint: 'compare header names without regard to case (RFC 9110 section 5.1) and take 2 everywhere',
  probe: probe(
    async (target) => ({ lists: (await survey(target)).lists, spelling: (await oddForms(target)).versionName }),
    ({ lists, spelling }) => together(each(lists, refusesTheVersion), judgeAcceptance(spelling)),
  ),
});

function refusesTheVersion({ exchange }: SurveyedList): Finding[] {
  const code = errorCodeOf(exchange);
  if (code !== versionMissing.code && code !== versionUnsupported.code) return [];
  return seenIn(
    [{ expected: 'version 2 is accepted', actual: answerTold(exchange), at: jsonPointer('error_code') }],
    exchange,
  );
}

/** There is no other version than 0, 1 and 2. https://ngrok.com/docs/api#versioning */
const unsupported = versioning.rule('unsupported', {
  level: 'must',
  clauses: ['versioning.latest', 'versioning.required'],
  title: 'a version that does not exist is refused, and never served as if it were 2',
  asks: 'a good GET with versions that do not exist: 3, 99, -1, words, nothing, two values, numbers too large for an integer, and generated ones',
  judges:
    'that each is refused with a well-formed error of a status from 400 to 499; another code than ERR_NGROK_217 is a warning',
  accepts:
    'any status from 400 to 499, and an empty value taken for a missing one; other spellings of two are not tried',
  hint: 'compare the value of ngrok-version with the versions there are, as a whole',
  inputs: inputs({
    values: () => unsupportedVersions,
    atLeast: 2,
    ask: async (target, values): Promise<Comparison> => {
      const { path, exchange } = await goodRequest(target);
      const version = values.map(asHeaderValue);
      const change = `with ngrok-version ${values.map((value) => JSON.stringify(value)).join(' and ')}`;
      return { change, control: exchange, changed: await target.ask({ path, version }) };
    },
    judge: (comparison) => judgeRefusal(comparison, isEmpty(comparison) ? {} : refusedAsUnsupported),
  }),
});

const refusedAsUnsupported = { codes: [versionUnsupported.code], codeLevel: 'should' } as const;

function isEmpty({ changed }: Comparison): boolean {
  return changed.request.headers.some(([name, value]) => name === 'ngrok-version' && value === '');
}

/** Older versions are deprecated. https://ngrok.com/docs/api#versioning */
const deprecated = versioning.rule('deprecated', {
  level: 'must',
  clauses: ['versioning.deprecated'],
  title: 'versions 0 and 1 are served, or refused with a well-formed error',
  asks: 'a good GET with version 1 and, as far as there is room, with version 0',
  judges: 'that the answer is a 2xx status, or a well-formed error of a status from 400 to 499',
  hint: 'refuse them as any version that is not there, if they are no longer served',
  inputs: inputs({
    values: () => ['1', '0'],
    atLeast: 1,
    ask: async (target, version) => target.ask({ path: (await goodRequest(target)).path, version: [version] }),
    judge: (exchange): Judgement => {
      if (isRateLimited(exchange)) return notJudged('requests were answered 429 before their time');
      if (isServed(exchange)) return { judged: 1, findings: [] };
      return { judged: 1, findings: seenIn(toldWith('an older version', refusalProblems(exchange)), exchange) };
    },
  }),
});

/** Within one version nothing breaks. https://ngrok.com/docs/api#versioning */
export const additiveOnly = versioning.rule('additive-only', {
  level: 'must',
  clauses: ['versioning.no-breaking-change', 'versioning.additions'],
  title: 'since the snapshot no resource, method or field has gone away, changed its type or become null',
  asks: 'GET of the newest item of each list, as far as there is room; it judges what other rules ask for, too',
  judges:
    'every answer of the run beside the snapshot: which operations are served, and which fields stand there, of which types; what rests on few objects is a warning',
  accepts:
    'additions of any kind; null and absence where the API reference allows them; a change to the documented type',
  hint: 'put back what clients have seen in version 2, beside what is new',
  needs: ['snapshot'],
  // The judge looks at whatever the run asks for. An item alone is rarely among that, so spare requests go there.
  inputs: inputs({
    values: itemsAlone,
    atLeast: 0,
    ask: (target, path) => target.get(path),
    judge: () => ({ judged: 0, findings: [] }),
  }),
  judge: (traffic) => {
    const { snapshot = emptySnapshot, resources, base } = traffic.settings;
    const isExpected = (list: string) => resources?.includes(list) ?? true;
    return judgeAdditive(snapshot, {
      asked: askedOperations(traffic.recording, base),
      pages: traffic.pages,
      isExpected,
    });
  },
});

/** The path of the newest item of each list that has items with a path of their own. */
async function itemsAlone(target: Target): Promise<string[]> {
  return (await servedLists(target)).flatMap(({ page, path, resource }) => {
    const hasPath = resource.operations.some(({ kind }) => kind === 'get');
    return (hasPath && itemPath(path, page.ids[0] ?? '')) || [];
  });
}

export const versioningRules = [required, current, unsupported, deprecated, additiveOnly];
