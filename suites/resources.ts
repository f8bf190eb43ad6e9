import { isAbsoluteUrl } from '../lib/contract/absolute-url.ts';
import { groupedBy } from '../lib/contract/grouped-by.ts';
import { jsonPointer } from '../lib/contract/json-pointer.ts';
import type { Exchange } from '../lib/exchange/exchange.ts';
import { commandSequences } from '../lib/generate/commands.ts';
import { impossibleIdLike } from '../lib/generate/identifiers.ts';
import { wrongMembers } from '../lib/generate/request-bodies.ts';
import { each, type Judgement, notJudged, seenIn, together } from '../lib/judge/finding.ts';
import { withIdOrder } from '../lib/judge/id-order.ts';
import { differencesFromCreated, unnamedChanges, untakenMembers } from '../lib/judge/item-change.ts';
import { jsonOf } from '../lib/judge/json-body.ts';
import { isObject, type JsonObject, memberOf } from '../lib/judge/json-value.ts';
import { itemPointer, type Page } from '../lib/judge/list-page.ts';
import { normalizedUrl } from '../lib/judge/normalized-url.ts';
import { answerTold, type Comparison, isRateLimited, isServed, judgeRefusal } from '../lib/judge/refusal.ts';
import { representationProblems } from '../lib/judge/representation.ts';
import { selfLinkProblems } from '../lib/judge/self-link.ts';
import { compareInstants } from '../lib/judge/timestamp.ts';
import { isClosingLook } from '../lib/run/closing-look.ts';
import { inputs } from '../lib/run/inputs.ts';
import { probe, section } from '../lib/run/rule.ts';
import { scratchList } from '../lib/run/scratch.ts';
import type { ShownItem, Traffic } from '../lib/run/traffic.ts';
import { doCommands, judgeCommands, judgeWrittenLists } from './evidence/command-sequences.ts';
import { type Item, type Life, lifeOfAnItem } from './evidence/life-of-an-item.ts';
import { judgeRefusedWrite, tryToCreate } from './evidence/refused-write.ts';
import { isSentPlainly } from './evidence/sent-plainly.ts';

const resources = section('resources');

const nothingToWriteTo = 'the target serves no list that the run could write to';

/** Items are made, read, changed and deleted. https://ngrok.com/docs/api/reference */
export const lifecycle = resources.rule('lifecycle', {
  level: 'must',
  clauses: ['access.reference', 'clients.terraform'],
  title: 'an item can be created, read, patched and deleted, and is then gone',
  asks: 'an item is created, read, patched, listed, deleted, read and deleted again; DELETE of an id that nothing has',
  judges:
    'that every answer shows the item as it was set, that the patch changes nothing else and no other item, that the deleted item is out of its list, and that what is asked of it, or of none, is refused',
  accepts: 'members that move by themselves, such as updated_at; empty members left out, null or empty',
  hint: 'let a patch change what it names and nothing else, for good, and let a deletion end it all',
  needs: ['writes'],
  probe: probe(lifeOfAnItem, (life, traffic) => {
    if (!life) return notJudged(nothingToWriteTo);
    return together(
      judgeCreation(life),
      ...(life.item
        ? [judgeChange(life, life.item), judgeNeighbours(life, life.item), judgeEnd(life, life.item, traffic)]
        : []),
    );
  }),
  inputs: inputs({
    values: async (target) => {
      const life = await lifeOfAnItem(target);
      if (!life?.item) return [];
      const { scratch, item } = life;
      return [{ control: item.got, path: `${scratch.path}/${impossibleIdLike(item.id, scratch.resource)}` }];
    },
    atLeast: 1,
    ask: async (target, { control, path }): Promise<Comparison> => ({
      change: 'DELETE of what never was',
      control,
      changed: await target.ask({ method: 'DELETE', path }),
    }),
    judge: (comparison) => judgeRefusal(comparison, { inAnyForm: true }),
  }),
});

function judgeCreation({ created, item, body, scratch }: Life): Judgement {
  if (isRateLimited(created)) return notJudged('the creation was answered 429');
  const representation = objectOf(created);
  if (representation && !item && typeof memberOf(representation, 'id') === 'string') {
    return notJudged('the new item has an id that no path can hold');
  }
  if (!item || !representation) {
    const actual = isServed(created) ? 'an answer without an id' : answerTold(created);
    return { judged: 1, findings: seenIn([{ expected: 'the new item, with its id', actual, at: 'status' }], created) };
  }
  return { judged: 1, findings: seenIn(untakenMembers(body, representation, scratch.resource), created) };
}

function judgeChange(
  { scratch: { resource }, created }: Life,
  { id, got, patched, listed, gotPatched, patchedDescription }: Item,
): Judgement {
  const patch = { description: patchedDescription };
  const [atFirst, before, after] = [created, got, patched].map(objectOf);
  const unread = [got, patched].filter((exchange) => !objectOf(exchange));
  const missing = unread.filter((exchange) => !isRateLimited(exchange));
  const expected = 'the item';
  const index = listed?.ids.indexOf(id) ?? -1;
  return {
    judged: 3,
    unjudged: unread.filter(isRateLimited).map(({ number }) => `#${number} was answered 429`),
    findings: [
      ...missing.flatMap((exchange) => seenIn([{ expected, actual: answerTold(exchange), at: 'status' }], exchange)),
      ...(atFirst && before ? seenIn(differencesFromCreated(atFirst, before, resource), got, created) : []),
      ...(after ? seenIn(untakenMembers(patch, after, resource), patched) : []),
      ...(before && after ? seenIn(unnamedChanges(before, after, patch, resource), patched, got) : []),
      ...(listed ? readAgain(listed.items[index], itemPointer(listed, index), [listed.exchange, patched]) : []),
      ...(gotPatched ? readAgain(objectOf(gotPatched), '', [gotPatched, patched]) : []),
    ],
  };

  function readAgain(later: JsonObject | undefined, at: string, exchanges: readonly Exchange[]) {
    if (!before || !later) return [];
    // A list need not show whole items: what it leaves out has not changed.
    const shown = (item: JsonObject) => Object.fromEntries(Object.entries(item).filter(([name]) => name in later));
    const problems = [
      ...untakenMembers(shown(patch), later, resource),
      ...unnamedChanges(shown(before), later, patch, resource),
    ];
    return seenIn(
      problems.map((problem) => ({ ...problem, at: `${at}${problem.at ?? ''}` })),
      ...exchanges,
    );
  }
}

/** One creation makes one item, and a patch of it leaves the others alone: the run's own texts tell. */
function judgeNeighbours({ body }: Life, { id, listed, patched, patchedDescription }: Item): Judgement {
  if (!listed) return { judged: 0, findings: [] };
  const isOurs = (item: JsonObject) =>
    memberOf(item, 'metadata') === body['metadata'] || memberOf(item, 'description') === patchedDescription;
  const findings = listed.items.flatMap((item, index) => {
    if (listed.ids[index] === id || !isOurs(item)) return [];
    const problem = {
      expected: 'one new item, and no other changed',
      actual: `${listed.ids[index]} has its description or metadata too`,
      at: itemPointer(listed, index),
    };
    return seenIn([problem], listed.exchange, patched);
  });
  return { judged: listed.items.length, findings };
}

function judgeEnd(
  { scratch }: Life,
  { id, got, deleted, gotDeleted, deletedAgain }: Item,
  traffic: Traffic,
): Judgement {
  if (isRateLimited(deleted)) return notJudged('the deletion was answered 429');
  if (!isServed(deleted)) {
    const problem = { expected: 'the deletion is done', actual: answerTold(deleted), at: 'status' };
    return { judged: 1, findings: seenIn([problem], deleted) };
  }
  const looks = traffic.pages.filter(
    ({ exchange, listKey }) => isClosingLook(exchange) && listKey === scratch.resource.listKey,
  );
  const stillListed = each(looks, (page) => {
    const index = page.ids.indexOf(id);
    if (index < 0) return [];
    const problem = {
      expected: 'an item that was deleted is out of the list',
      actual: id,
      at: itemPointer(page, index),
    };
    return seenIn([problem], page.exchange, deleted);
  });
  return together(
    judgeRefusal({ change: 'GET after the deletion', control: got, changed: gotDeleted }, { inAnyForm: true }),
    judgeRefusal({ change: 'DELETE after the deletion', control: got, changed: deletedAgain }, { inAnyForm: true }),
    stillListed,
  );
}

function objectOf(exchange: Exchange): JsonObject | undefined {
  const body = isServed(exchange) ? jsonOf(exchange.outcome.response) : undefined;
  return isObject(body) ? body : undefined;
}

/** The API reference gives the status of each success. https://ngrok.com/docs/api/reference */
const statuses = resources.rule('statuses', {
  level: 'should',
  clauses: ['access.reference'],
  title: 'a creation answers 201, a deletion 204, everything else that works 200',
  judges: 'the status of every 2xx answer of the run beside the one that the API reference gives',
  hint: 'send the status of the API reference',
  judge: (traffic) => {
    const successes = traffic.answered.filter(isServed).flatMap((exchange) => {
      const place = traffic.placeOf(exchange);
      return place ? [{ exchange, expected: place.operation.status }] : [];
    });
    return each(successes, ({ exchange, expected }) => {
      const actual = exchange.outcome.response.status;
      if (actual === expected) return [];
      return seenIn([{ expected: `status ${expected}`, actual: `status ${actual}`, at: 'status' }], exchange);
    });
  },
});

/** Texts have their bounds, members their types. https://ngrok.com/docs/api/reference */
const limits = resources.rule('limits', {
  level: 'should',
  clauses: ['access.reference'],
  title: 'a description over 255 characters, metadata over 4096 and members of the wrong type are refused',
  asks: 'creations with a description of 600 characters, metadata of 9000, members of another type than the API reference gives them, and generated ones',
  judges:
    'that each is refused with a well-formed error of a status from 400 to 499, and that nothing was created all the same',
  accepts: 'any way to count characters: what is sent is ASCII, and well above the bound',
  hint: 'check lengths and types before anything is stored',
  needs: ['writes'],
  inputs: inputs({
    values: async (target) => {
      const create = (await scratchList(target))?.resource.operations.find(({ kind }) => kind === 'create');
      return wrongMembers(create?.body ?? []) ?? [];
    },
    atLeast: 2,
    ask: (target, { change, wrong }) =>
      tryToCreate(target, change, (body) => ({ body: { ...body, ...wrong, ...markedText(wrong, body) } })),
    judge: (write, traffic) => judgeRefusedWrite(write, traffic),
  }),
});

/** Metadata that are too long begin with the mark of the run all the same, so that its items are known by it. */
function markedText({ metadata }: Readonly<Record<string, unknown>>, body: Readonly<Record<string, unknown>>) {
  return typeof metadata === 'string' ? { metadata: `${body['metadata']} ${metadata}` } : {};
}

/** Lists run from newest to oldest, so what was just made comes first. https://ngrok.com/docs/api#pagination */
const newestAppearsFirst = resources.rule('newest-appears-first', {
  level: 'must',
  clauses: ['pagination.order', 'access.reference'],
  title: 'an item just made heads its list',
  asks: 'the creation of an item, and GET of its list while it stands there',
  judges: 'that the new item is on the first page, behind none that was created earlier',
  accepts: 'items before it that were created no earlier',
  hint: 'sort by creation time, the newest first, and let a list show what was created a moment ago',
  needs: ['writes'],
  probe: probe(lifeOfAnItem, (life) => {
    if (!life) return notJudged(nothingToWriteTo);
    if (!life.item?.listed) return notJudged('the list could not be read while the new item stood in it');
    const { id, listed, deleted } = life.item;
    if (!listed.ids.includes(id) && !isServed(deleted)) return notJudged('the new item was gone before it was deleted');
    return { judged: 1, findings: headsList(id, listed) };
  }),
});

function headsList(id: string, page: Page) {
  const index = page.ids.indexOf(id);
  const item = page.items[index];
  const createdAt = memberOf(item, 'created_at');
  const isNewest = page.items
    .slice(0, index)
    .every((each) => (compareInstants(memberOf(each, 'created_at'), createdAt) ?? -1) >= 0);
  if (item && isNewest) return [];
  const actual = item ? `item ${index + 1} of the list` : 'not on the first page';
  const problem = { expected: `${id} as the first item`, actual, at: itemPointer(page, Math.max(index, 0)) };
  return seenIn(withIdOrder([problem], item ? page.ids : [...page.ids, id]), page.exchange);
}

/** Fields have the types of the API reference; others may come at any time. https://ngrok.com/docs/api#versioning */
const representation = resources.rule('representation', {
  level: 'should',
  clauses: ['access.reference', 'versioning.no-breaking-change', 'versioning.additions'],
  title: 'documented fields have their documented types',
  judges: 'the type of every member of every item of the run that the API reference lists',
  accepts: 'fields that the API reference does not list, and documented ones that are left out',
  hint: 'send each field with the type that the API reference gives it',
  judge: ({ items }) =>
    each(items, ({ exchange, place, item, at }) =>
      seenIn(representationProblems(item, place.resource.fields, at), exchange),
    ),
});

/** An item says where it is. https://ngrok.com/docs/api/reference */
const selfLink = resources.rule('self-link', {
  level: 'should',
  clauses: ['access.reference'],
  title: 'uri is an absolute URL that gives the item back',
  asks: 'GET of uri of an item that the run made',
  judges:
    'that uri of every item of the run, where it has one, is an absolute URL, and that one of a new item is on the origin of the target and, when asked for, gives that item',
  accepts: 'items without uri',
  hint: 'build uri from the scheme and host of the request and the path of the item',
  probe: probe(lifeOfAnItem, () => ({ judged: 0, findings: [] })),
  judge: (traffic) => {
    const { items, recording } = traffic;
    const askedAt = groupedBy(recording, ({ request }) => normalizedUrl(request.url));
    return together(
      each(items, ({ exchange, item, at }) => seenIn(selfLinkProblems(item, at), exchange)),
      ...items
        .filter(({ place }) => place.operation.kind === 'create')
        .map((created) => judgeFollowed(created, askedAt, traffic)),
    );
  },
});

/** What the link of a new item leads to, where the next thing that was asked of it was to show itself. */
function judgeFollowed(
  { exchange: created, item }: ShownItem,
  askedAt: ReadonlyMap<string, readonly Exchange[]>,
  { settings: { base, key } }: Traffic,
): Judgement {
  const [uri, id] = [memberOf(item, 'uri'), memberOf(item, 'id')];
  if (typeof uri !== 'string' || typeof id !== 'string' || !isAbsoluteUrl(uri)) return { judged: 0, findings: [] };
  if (new URL(uri).origin !== base.origin) {
    const problem = { expected: 'a URL on the origin of the target', actual: uri, at: jsonPointer('uri') };
    return { judged: 1, findings: seenIn([problem], created) };
  }
  const next = askedAt.get(normalizedUrl(uri))?.find(({ number }) => number > created.number);
  if (next?.request.method !== 'GET' || !isSentPlainly(next, key)) return { judged: 0, findings: [] };
  if (isRateLimited(next)) return notJudged(`#${next.number} was answered 429`);
  if (memberOf(objectOf(next), 'id') === id) return { judged: 1, findings: [] };
  return { judged: 1, findings: seenIn([{ expected: `${uri} gives item ${id}`, actual: answerTold(next) }], next) };
}

/** Items are made, read, changed and deleted, in any order. https://ngrok.com/docs/api/reference */
const model = resources.rule('model', {
  level: 'must',
  clauses: ['access.reference'],
  title: 'any sequence of create, patch, delete, get and list behaves like one ordered collection',
  asks: 'generated sequences of these commands on one list, as far as there is room',
  judges:
    'each answer beside what a plain ordered collection would give after the same requests, and the answers to what other rules wrote',
  accepts:
    'items of one instant in any order; items that others create, change and delete; members that lists leave out',
  hint: 'let each request work on what the ones before it left, and on the one item that it names',
  needs: ['writes'],
  // Not asked for again by itself: what an answer has to show depends on what was done before it.
  probe: probe(
    async () => undefined,
    (_, traffic) => judgeWrittenLists(traffic),
  ),
  inputs: inputs({
    values: () => commandSequences,
    atLeast: 0,
    ask: doCommands,
    judge: (sequence) => (sequence ? judgeCommands(sequence) : notJudged(nothingToWriteTo)),
  }),
});

export const resourcesRules = [lifecycle, statuses, limits, newestAppearsFirst, representation, selfLink, model];
