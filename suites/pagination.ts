import { conditions } from '../lib/contract/error-codes.ts';
import { type Exchange, headerValues } from '../lib/exchange/exchange.ts';
import { invalidLimits, isHarmless, largerLimits, pageSizes } from '../lib/generate/limits.ts';
import { refusalProblems } from '../lib/judge/error-body.ts';
import { each, type Finding, type Judgement, notJudged, seenIn, together } from '../lib/judge/finding.ts';
import { withIdOrder } from '../lib/judge/id-order.ts';
import { memberOf } from '../lib/judge/json-value.ts';
import {
  differentPages,
  emptyPageThatLinksOnward,
  envelopeProblems,
  itemPointer,
  linkThatChangesLimit,
  nextPageUriPointer,
  type Page,
  shortPageThatLinksOnward,
  tooLongPage,
} from '../lib/judge/list-page.ts';
import { judgeNewestFirst } from '../lib/judge/page-order.ts';
import { answerTold, isRateLimited, isServed, judgeRefusal, toldWith } from '../lib/judge/refusal.ts';
import { compareInstants } from '../lib/judge/timestamp.ts';
import {
  differencesFromFullList,
  endsTooEarly,
  idsOf,
  linksToNothing,
  neverEnds,
  notWhatComesAfter,
  visitedTwice,
} from '../lib/judge/walk.ts';
import { inputs } from '../lib/run/inputs.ts';
import { probe, section } from '../lib/run/rule.ts';
import { pageOf, servedLists } from '../lib/run/survey.ts';
import { askBehind, askBehindNothing, cursorsToNothing, knownAfter, knownCursors } from './evidence/cursors.ts';
import { type Life, lifeOfAnItem } from './evidence/life-of-an-item.ts';
import { longestFirst, longestList } from './evidence/longest-list.ts';
import { isSentPlainly } from './evidence/sent-plainly.ts';
import { cutLists, judgeEnd, judgeWalk, takeWalk, walksToTry } from './evidence/walked-lists.ts';

const pagination = section('pagination');

const tooFewItems = 'no list of the target has two items or more';
const noList = 'the target serves no list';

/** A list answer has its items, uri and next_page_uri. https://ngrok.com/docs/api#pagination */
const envelope = pagination.rule('envelope', {
  level: 'must',
  clauses: ['pagination.next-page-uri', 'clients.libraries'],
  title: 'every list answer has its items, uri, and next_page_uri as an absolute URL or null',
  judges: 'the body of every 2xx answer to GET of a list: an array of objects, uri as a text, next_page_uri',
  accepts: 'further members',
  hint: 'give every list the same envelope, with next_page_uri: null at the end',
  judge: ({ lists }) =>
    each(lists, ({ exchange, listKey }) => seenIn(envelopeProblems(exchange, { listKey }), exchange)),
});

/** Results run from newest to oldest. https://ngrok.com/docs/api#pagination */
const newestFirst = pagination.rule('newest-first', {
  level: 'must',
  clauses: ['pagination.order'],
  title: 'lists run from newest to oldest',
  judges:
    'created_at of neighbours along each page and from page to page of a walk; started_at where items have no created_at',
  accepts: 'equal creation times in any order; ids break no tie',
  hint: 'sort by creation time before cutting pages',
  judge: ({ walks }) => judgeNewestFirst(walks),
});

/** A page has no more items than were asked for. https://ngrok.com/docs/api#pagination */
const limit = pagination.rule('limit', {
  level: 'must',
  clauses: ['pagination.parameters'],
  title: 'no page has more items than its limit',
  asks: 'GET of the longest list with page sizes from 1 to 100, as far as there is room',
  judges: 'that a good limit is served, and that no page of the run has more items than it was asked for',
  hint: 'cut the page after limit items',
  judge: (traffic) => {
    const limited = traffic.pages.filter(
      ({ limitAsked, limit: bound }) => limitAsked !== undefined && bound === Number(limitAsked),
    );
    // What is served with no limit is no list to ask for with one: the root, or what a part of the API leaves out.
    const served = new Set(traffic.lists.map(({ exchange }) => pathOf(exchange)));
    return together(
      each(limited, tooLongPage),
      ...traffic.recording
        .filter((exchange) => served.has(pathOf(exchange)) && asksForGoodLimit(exchange, traffic.settings.key))
        .filter((exchange) => !isRateLimited(exchange))
        .map((exchange) => judgeServed(exchange)),
    );
  },
  inputs: inputs({
    values: () => pageSizes,
    atLeast: 0,
    ask: async (target, size) => {
      const longest = await longestList(target);
      const exchange = longest && (await target.get(`${longest.path}?limit=${size}`));
      return { exchange, page: longest && pageOf(exchange, longest.resource) };
    },
    judge({ exchange, page }) {
      if (page) return { judged: 1, findings: tooLongPage(page) };
      return exchange ? judgeServed(exchange) : notJudged(noList);
    },
  }),
});

function pathOf({ request }: Exchange): string {
  return new URL(request.url).pathname;
}

/** GET with a limit from 1 to 100, and with everything else in the usual form. */
function asksForGoodLimit(exchange: Exchange, key: string): boolean {
  const { method, url, headers } = exchange.request;
  const hasNothingElse = headers.every(([name]) => name === 'authorization' || name === 'ngrok-version');
  const hasUsualScheme = headerValues(headers, 'authorization').join().startsWith('Bearer ');
  const isUsual = hasNothingElse && hasUsualScheme && isSentPlainly(exchange, key);
  return method === 'GET' && isUsual && /^\?limit=([1-9]\d?|100)$/.test(new URL(url).search);
}

/** @param what tells the request, where it is not told by its limit */
function judgeServed(
  exchange: Exchange,
  what = `limit ${new URL(exchange.request.url).searchParams.get('limit')}`,
): Judgement {
  if (isRateLimited(exchange)) return notJudged('requests were answered 429 before their time');
  if (isServed(exchange)) return { judged: 1, findings: [] };
  const problem = { expected: `${what} is served`, actual: answerTold(exchange), at: 'status' };
  return { judged: 1, findings: seenIn([problem], exchange) };
}

/** A full list has no reason for a short page. https://ngrok.com/docs/api#pagination */
const fullPages = pagination.rule('full-pages', {
  level: 'should',
  clauses: ['pagination.parameters', 'pagination.last-page'],
  title: 'a page with fewer items than its limit is the last one',
  judges:
    'every page of the run that has items, but fewer than its limit (100 where none was asked for): that it links to no next page',
  hint: 'filter before cutting pages, not after',
  judge: ({ pages }) => each(pages, shortPageThatLinksOnward),
});

/** No limit means 100. https://ngrok.com/docs/api#pagination */
const limitDefault = pagination.rule('limit-default', {
  level: 'must',
  clauses: ['pagination.limit-default', 'pagination.first-page'],
  title: 'without limit, a list answers as with limit=100',
  asks: 'GET of the longest list without limit and with limit=100, and of further lists as far as there is room',
  judges: 'that both pages have the same items in the same order, and that both link onward or neither does',
  hint: 'let limit default to 100',
  probe: probe(longestList, (longest) => {
    const [byDefault] = longest?.walk ?? [];
    if (!longest || !byDefault) return notJudged('the target serves no list that changes by requests alone');
    const { path, ids, isWhole, largest, largestPage } = longest;
    if (!largestPage) return judgeServed(largest);
    return {
      judged: 1,
      findings: differentPages(byDefault, largestPage),
      evidence: `the longest list is ${path} with ${ids.length} items${isWhole ? '' : ' or more'}`,
    };
  }),
  inputs: inputs({
    values: async (target) => {
      const longest = await longestList(target);
      return (await longestFirst(target)).filter(({ path }) => path !== longest?.path);
    },
    atLeast: 0,
    ask: async (target, { path, resource }) => {
      const largest = await target.get(`${path}?limit=100`);
      // Asked for anew, for the run may have changed the list.
      return { largest, largestPage: pageOf(largest, resource), byDefault: pageOf(await target.get(path), resource) };
    },
    judge: ({ largest, largestPage, byDefault }) =>
      largestPage && byDefault ? { judged: 1, findings: differentPages(byDefault, largestPage) } : judgeServed(largest),
  }),
});

/** A limit is at most 100. https://ngrok.com/docs/api#pagination */
const limitMaximum = pagination.rule('limit-maximum', {
  level: 'must',
  clauses: ['pagination.limit-maximum'],
  title: 'no page ever has more than 100 items, whatever limit is asked for',
  asks: 'GET of the longest list with limits above 100: 101, 1000, more than 32 and 64 bits hold, and generated ones',
  judges:
    'that no page of the run has more than 100 items, and that what is not served is a well-formed error of a status from 400 to 499',
  accepts: 'a larger limit refused, or taken for 100',
  hint: 'refuse a limit above 100, or cut the page at 100',
  judge: ({ pages }) =>
    each(
      pages.filter(({ items }) => items.length > 0),
      moreThan100,
    ),
  inputs: inputs({
    values: () => largerLimits,
    atLeast: 1,
    ask: async (target, size) => {
      const list = (await longestList(target)) ?? (await servedLists(target))[0];
      if (!list) return undefined;
      const exchange = await target.get(`${list.path}?limit=${size}`);
      return { exchange, page: pageOf(exchange, list.resource) };
    },
    judge(asked): Judgement {
      if (!asked) return notJudged(noList);
      const { exchange, page } = asked;
      if (isRateLimited(exchange)) return notJudged('requests were answered 429 before their time');
      if (isServed(exchange)) return { judged: 1, findings: page ? moreThan100(page) : [] };
      return { judged: 1, findings: seenIn(toldWith('a limit above 100', refusalProblems(exchange)), exchange) };
    },
  }),
});

function moreThan100(page: Page): Finding[] {
  return page.items.length > 100 ? tooLongPage({ ...page, limit: 100 }) : [];
}

/** What is no limit is refused. https://ngrok.com/docs/errors/err_ngrok_233 */
const limitInvalid = pagination.rule('limit-invalid', {
  level: 'should',
  clauses: ['pagination.parameters', 'pagination.limit-maximum'],
  title: 'a limit that is none is refused with a well-formed error',
  asks: 'GET of a list with limits that are none: 0, -1, 1.5, words, nothing, two of them, and generated ones',
  judges:
    'that each is refused with a well-formed error of a status from 400 to 499, and with the documented code where it is plain which; what a lenient reader may take for a limit may be served',
  accepts: 'an empty limit taken for none',
  hint: 'ERR_NGROK_233 for a number out of range, 244 for what is no number',
  inputs: inputs({
    values: () => invalidLimits,
    atLeast: 2,
    ask: async (target, value) => {
      const [list] = await servedLists(target);
      if (!list) return undefined;
      const changed = await target.get(`${list.path}?limit=${value}`);
      return { value, comparison: { change: `with limit=${value}`, control: list.exchange, changed } };
    },
    judge: (asked) => {
      if (!asked) return notJudged(noList);
      const { value, comparison } = asked;
      if (isHarmless(value) && isServed(comparison.changed)) return { judged: 1, findings: [] };
      const code = documentedCodes[value];
      return judgeRefusal(comparison, code === undefined ? {} : { codes: [code] });
    },
  }),
});

/** Where the error reference leaves no doubt which of the two it is. */
const documentedCodes: Readonly<Record<string, string>> = {
  0: conditions.limitOutOfRange.code,
  '-1': conditions.limitOutOfRange.code,
  '10abc': conditions.limitNotANumber.code,
  ten: conditions.limitNotANumber.code,
};

/** before_id gives what was created before that item. https://ngrok.com/docs/api#pagination */
const beforeId = pagination.rule('before-id', {
  level: 'must',
  clauses: ['pagination.before-id', 'pagination.parameters'],
  title: 'before_id gives exactly the items after that one in the list',
  asks: 'GET of lists with before_id of one of their items, with a limit and without',
  judges:
    'that the page begins with the item behind that one in the full list, leaves none out, and ends early only with a link onward',
  hint: 'begin behind the item that before_id names, without it and without a gap',
  inputs: inputs({
    values: knownCursors,
    atLeast: 2,
    ask: askBehind,
    judge: ({ exchange, page, list }) => {
      if (!page) return judgeServed(exchange, 'before_id with a known id');
      // Of a list that goes on behind what is known, only what is known can be compared.
      const expected = list.isWhole
        ? list.full
        : [...list.full, ...page.ids.slice(knownAfter(list.full, page)).map(String)];
      const findings = notWhatComesAfter(page, expected).map((finding) => ({
        ...finding,
        expected: `behind ${page.beforeId}: ${finding.expected}`,
      }));
      return { judged: 1, findings };
    },
  }),
});

/** A cursor that names nothing is no reason to begin again. https://ngrok.com/docs/api#pagination */
const beforeIdUnknown = pagination.rule('before-id-unknown', {
  level: 'should',
  clauses: ['pagination.before-id'],
  title: 'before_id with an id that names nothing gives an error or a valid page, never the first page again',
  asks: 'GET of a list with before_id of what it does not have: an unknown id, a deleted one, one of another list, a word, and generated ones',
  judges:
    'that the answer is a well-formed error of a status from 400 to 499, or a page that does not begin with the first item of the list',
  accepts: 'an error of any status from 400 to 499; an empty page; the items older than the one that was deleted',
  hint: 'refuse a cursor that names nothing: a client that pages on it would never end',
  inputs: inputs({
    values: cursorsToNothing,
    atLeast: 3,
    ask: askBehindNothing,
    judge: ({ exchange, change, page, first }): Judgement => {
      if (isRateLimited(exchange)) return notJudged('requests were answered 429 before their time');
      if (!isServed(exchange)) return { judged: 1, findings: seenIn(refusalProblems(exchange), exchange) };
      const isFirstPage = page !== undefined && first.length > 0 && page.ids[0] === first[0];
      const problem = {
        expected: `${change}: an error, or another page`,
        actual: 'the first page again',
        ...(page && { at: itemPointer(page, 0) }),
      };
      return { judged: 1, findings: isFirstPage ? seenIn([problem], exchange) : [] };
    },
  }),
});

/** Following the links visits everything once. https://ngrok.com/docs/api#pagination */
const walk = pagination.rule('walk', {
  level: 'must',
  clauses: ['pagination.next-page-uri', 'pagination.last-page'],
  title: 'following next_page_uri visits every item once, in order, and ends',
  asks: 'the longest list and the page it links to, other lists page by page, one of them to its end, and further walks as far as there is room',
  judges:
    'that no walk shows an item twice or leads back to a page, and that one through a list whose items are known shows them all, in order, and ends',
  hint: 'cut pages from one sorted list, and put limit and the last item into the link',
  probe: probe(
    async (target) => ({ longest: await longestList(target), cut: await cutLists(target) }),
    ({ longest, cut }) => {
      if (!longest || cut.length === 0) return notJudged(tooFewItems);
      const findings = [...visitedTwice(longest.walk), ...neverEnds(longest.walk, Number.POSITIVE_INFINITY)];
      return together({ judged: 1, findings }, ...cut.map(judgeWalk));
    },
  ),
  inputs: inputs({ values: walksToTry, atLeast: 0, ask: takeWalk, judge: judgeWalk }),
});

/** The next page is cut as this one is. https://ngrok.com/docs/api#pagination */
const linkKeepsLimit = pagination.rule('link-keeps-limit', {
  level: 'should',
  clauses: ['pagination.next-page-uri', 'pagination.parameters'],
  title: 'next_page_uri asks for the next page with the limit of this one',
  judges: 'limit in each next_page_uri beside the limit that its page was asked for with',
  accepts: 'limit=100 or none where none was asked for; a link that carries it in a form of its own',
  hint: 'put limit into the link',
  judge: ({ pages }) =>
    each(
      pages.filter(({ nextPageUri }) => typeof nextPageUri === 'string'),
      linkThatChangesLimit,
    ),
});

/** next_page_uri is null when nothing is left. https://ngrok.com/docs/api#pagination */
const lastPage = pagination.rule('last-page', {
  level: 'must',
  clauses: ['pagination.last-page'],
  title: 'next_page_uri is null on the last page and only there',
  asks: 'the walks that pagination.walk asks for, too',
  judges:
    'next_page_uri of each page: null where the page is empty or all items of the list have come, a link where some are left',
  accepts: 'any way to find out: the count may be an exact multiple of the page size, or none',
  hint: 'look whether there is one item more than the page holds before making a link',
  judge: ({ walks, pages }) =>
    together(
      each(walks, (each) => linksToNothing(each)),
      each(pages, emptyPageThatLinksOnward),
    ),
  probe: probe(
    async (target) => ({ longest: await longestList(target), cut: await cutLists(target) }),
    ({ longest, cut }) => {
      if (!longest || cut.length === 0) return notJudged(tooFewItems);
      const findings = longest.largestPage ? endsTooEarly([longest.largestPage], longest.ids) : [];
      return together({ judged: 1, findings }, ...cut.map(judgeEnd));
    },
  ),
  inputs: inputs({ values: walksToTry, atLeast: 0, ask: takeWalk, judge: judgeEnd }),
});

/** It is a full URL, and works as it stands. https://ngrok.com/docs/api#pagination */
const nextPageUriUsable = pagination.rule('next-page-uri-usable', {
  level: 'must',
  clauses: ['pagination.next-page-uri', 'clients.libraries'],
  title: "next_page_uri is on the target's own origin and works as it stands",
  judges: 'the origin of each next_page_uri, that it names no user, and that those which the run followed were served',
  hint: 'build the link from the scheme and host of the request',
  judge: (traffic) => {
    const { base, key } = traffic.settings;
    const { origin } = base;
    const linking = traffic.pages.filter(({ nextPageUri }) => typeof nextPageUri === 'string');
    const followed = traffic.recording.filter((exchange) => showsLink(exchange, key));
    const asked = new Map(followed.map((exchange) => [exchange.request.url, exchange]));
    return each(linking, ({ exchange, nextPageUri }) => {
      const link = String(nextPageUri);
      const { origin: linked, username } = new URL(link);
      if (linked !== origin || username !== '') {
        return seenIn([{ expected: `a link on ${origin}`, actual: link, at: nextPageUriPointer }], exchange);
      }
      const next = asked.get(link);
      if (!next || isServed(next) || isRateLimited(next)) return [];
      return seenIn(
        [{ expected: 'a link that works', actual: answerTold(next), at: nextPageUriPointer }],
        exchange,
        next,
      );
    });
  },
});

/** Whether a request shows what its URL gives by itself: under conditions (RFC 9110 section 13.1) a 304 is as good. */
function showsLink(exchange: Exchange, key: string): boolean {
  const { method, headers } = exchange.request;
  return method === 'GET' && isSentPlainly(exchange, key) && !headers.some(([name]) => /^if-/i.test(name));
}

/** A walk is not disturbed by what is created meanwhile. https://ngrok.com/docs/api#pagination */
const stable = pagination.rule('stable', {
  level: 'should',
  clauses: ['pagination.before-id', 'pagination.next-page-uri'],
  title: 'an item created during a walk appears in no later page and moves none',
  asks: 'the pages of a list one after the other, and a creation between the first and the second',
  judges:
    'that the pages show every item of the list as it was, once and in its order, and that no later one shows the new item',
  accepts: 'an item with the same created_at as those it comes among',
  hint: 'continue behind the last item of the page, not at an offset',
  needs: ['writes'],
  probe: probe(lifeOfAnItem, (life) =>
    life ? judgeStable(life) : notJudged('the target serves no list that the run could write to'),
  ),
});

function judgeStable({ walkAcrossCreation: { pages, full }, created, item }: Life): Judgement {
  const [first] = pages;
  if (!first || pages.length < 2 || !item || !isServed(created)) {
    return notJudged('no item could be created between two pages of a list');
  }
  const tied = pages
    .slice(1)
    .some(
      (page) =>
        page.ids.includes(item.id) &&
        compareInstants(timeOf(page, page.ids.indexOf(item.id)), timeOf(first, first.items.length - 1)) === 0,
    );
  if (tied) return { judged: 1, findings: [] };
  const findings = [...visitedTwice(pages), ...differencesFromFullList(pages, full)];
  return { judged: 1, findings: withIdOrder(findings, idsOf(pages)) };
}

function timeOf({ items }: Page, index: number): unknown {
  return memberOf(items[index], 'created_at');
}

export const paginationRules = [
  envelope,
  newestFirst,
  limit,
  fullPages,
  limitDefault,
  limitMaximum,
  limitInvalid,
  beforeId,
  beforeIdUnknown,
  walk,
  linkKeepsLimit,
  lastPage,
  nextPageUriUsable,
  stable,
];
