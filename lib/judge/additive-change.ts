import type { Field } from '../contract/api-reference.ts';
import { groupedBy } from '../contract/grouped-by.ts';
import { listResources } from '../contract/reference-look-up.ts';
import { acceptsNull, mayBeLeftOut } from '../contract/schemas.ts';
import { type AnsweredExchange, type Exchange, isAnswered } from '../exchange/exchange.ts';
import { type Finding, type Judgement, type Level, type Problem, seenIn } from './finding.ts';
import type { Page } from './list-page.ts';
import { answerTold, isServed } from './refusal.ts';
import { firstWithout, type Kind, kinds, type Layout, layoutOf, shapeOf } from './shape.ts';
import {
  type AskedOperation,
  type FieldEvidence,
  type OperationEvidence,
  operationName,
  type Snapshot,
  timesPossible,
  timesSeen,
} from './snapshot.ts';

/** What a run shows that is to be held against a snapshot. */
export interface Shown {
  readonly asked: readonly AskedOperation[];
  readonly pages: readonly Page[];
  /** Whether a list is expected to be served, by its path template. */
  readonly isExpected: (list: string) => boolean;
}

/**
 * So many objects are no chance: what all of them have, or none, is how the API is and not how one item happens to be.
 * It matters where the documentation says nothing, or allows both.
 */
const enough = 3;

/**
 * Holds what a run shows against a snapshot: nothing of it may have gone away, be of another type, or be null where it
 * never was. Additions pass, and so does what the documentation allows: null and absence where it says so, and any
 * change toward a documented type. Where only the snapshot speaks, and of few objects, a finding is a warning.
 *
 * An operation counts as gone where none of the run's requests for it was served and the target says that there is no
 * such thing; an item's path that gives 404 says so only where a later page of its list still shows the item. What was
 * not asked for is told in the evidence. A list that was not served, or shows nothing any more, could not be judged.
 */
export function judgeAdditive({ operations }: Snapshot, shown: Shown): Judgement {
  const byName = groupedBy(shown.asked, ({ place }) => operationName(place.operation));
  const compared = Object.entries(operations).map(([name, before]) =>
    compare(name, before, byName.get(name) ?? [], shown),
  );
  const obstacles = groupedBy(
    compared.filter(({ obstacle }) => obstacle !== undefined),
    ({ obstacle }) => obstacle,
  );
  const judged = compared.filter(({ isJudged }) => isJudged).length;
  return {
    judged,
    findings: compared.flatMap(({ findings }) => findings),
    unjudged: [...obstacles].map(([obstacle, those]) => `${obstacle}: ${those.map(({ name }) => name).join(', ')}`),
    ...(compared.length > 0 && {
      evidence: `${judged} of the ${compared.length} operations of the snapshot came up in this run`,
    }),
  };
}

/** One operation of the snapshot beside what the run shows of it. */
interface Compared {
  readonly name: string;
  readonly isJudged: boolean;
  readonly findings: readonly Finding[];
  /** Why a list could not be judged, or not the items of it. */
  readonly obstacle?: string;
}

function compare(
  name: string,
  before: OperationEvidence,
  now: readonly AskedOperation[],
  { pages, isExpected }: Shown,
): Compared {
  const list = lists.get(name);
  const place = now[0]?.place;
  const exchanges = now.map(({ exchange }) => exchange);
  const served = exchanges.filter(isServed);
  if (place && served.length > 0) {
    const here = observed(served, layoutOf(place));
    const items = `/${list?.listKey}/*`;
    const isEmptied = before.fields[items] !== undefined && here.fields[items] === undefined;
    const obstacle = 'these lists show nothing now, and did in the snapshot';
    return { name, isJudged: true, findings: fieldFindings(before, here), ...(isEmptied && { obstacle }) };
  }
  const gone = exchanges.find((exchange) => isAbsence(exchange, list !== undefined, pages));
  if (gone) return { name, isJudged: true, findings: [goneOperation(name, before, gone)] };
  const isMissed = list !== undefined && isExpected(list.path);
  return { name, isJudged: false, findings: [], ...(isMissed && { obstacle: 'these were not served in this run' }) };
}

const lists = new Map(listResources().map((resource) => [`GET ${resource.path}`, resource]));

/** Whether an answer says that there is no such operation; 404 and 410 to an item's path may only mean the item. */
function isAbsence(exchange: Exchange, isList: boolean, pages: readonly Page[]): boolean {
  if (!isAnswered(exchange)) return false;
  const { status } = exchange.outcome.response;
  if (status === 405 || status === 501) return true;
  return (status === 404 || status === 410) && (isList || isShownLater(exchange, pages));
}

function isShownLater({ number, request }: AnsweredExchange, pages: readonly Page[]): boolean {
  return pages.some(({ exchange, ids }) => {
    const [list] = exchange.request.url.split('?', 1);
    return exchange.number > number && ids.some((id) => id !== undefined && request.url === `${list}/${id}`);
  });
}

function goneOperation(name: string, { served }: OperationEvidence, exchange: Exchange): Finding {
  const expected = `${name} is served, as in the snapshot (${timesTold(served)})`;
  return { expected, actual: answerTold(exchange), at: 'status', exchanges: [exchange] };
}

/** What the served answers of one operation show together. */
interface Observed {
  readonly answers: readonly AnsweredExchange[];
  readonly layout: Layout;
  readonly fields: OperationEvidence['fields'];
}

function observed(answers: readonly AnsweredExchange[], layout: Layout): Observed {
  const fields: Record<string, Partial<Record<Kind, number>>> = {};
  for (const { outcome } of answers) {
    for (const [place, { times }] of shapeOf(outcome.response, layout)) {
      const all = fields[place] ?? {};
      fields[place] = all;
      for (const [kind, count] of times) all[kind] = (all[kind] ?? 0) + count;
    }
  }
  return { answers, layout, fields };
}

function fieldFindings({ fields }: OperationEvidence, here: Observed): Finding[] {
  return Object.entries(fields).flatMap(([place, before]) => {
    const possible = timesPossible(fields, place);
    const missing = possible > 0 && timesSeen(before) === possible ? missingField(place, before, here) : [];
    return [...missing, ...otherTypes(place, before, here), ...newlyNull(place, before, here)];
  });
}

/**
 * A field that was in every object of the snapshot. One that may be left out has to have had a value in enough of them,
 * and be in none of enough objects now, to be told at all.
 */
function missingField(place: string, before: FieldEvidence, { answers, layout, fields }: Observed): Finding[] {
  const possible = timesPossible(fields, place);
  const missing = possible - timesSeen(fields[place]);
  if (missing <= 0) return [];
  const level = levelOfMissing({
    field: layout.fields.get(place),
    before: timesSeen(before),
    withValue: timesSeen(before) - (before.empty ?? 0),
    possible,
    isGone: missing === possible,
  });
  if (level === undefined) return [];
  const problem: Problem = {
    expected: `${typeTold(before)}, in every object of the snapshot (${timesSeen(before)})`,
    actual: `missing in ${missing} of ${possible} objects`,
    level,
  };
  return whereFirst(answers, problem, ({ outcome }) => firstWithout(outcome.response, place));
}

function levelOfMissing(seen: {
  readonly field: Field | undefined;
  /** How many objects of the snapshot had it, which is all. */
  readonly before: number;
  /** In how many of those it was neither null nor empty. */
  readonly withValue: number;
  /** How many objects there are now that could have it. */
  readonly possible: number;
  readonly isGone: boolean;
}): Level | undefined {
  const { field, before, withValue, possible, isGone } = seen;
  if (field && !mayBeLeftOut(field)) return isGone || before >= enough ? 'must' : 'should';
  if (!isGone) return undefined;
  if (field) return withValue >= enough && possible >= enough ? 'should' : undefined;
  return before >= enough && possible >= enough ? 'must' : 'should';
}

/** Values of a type that never stood there. Where only null did, the first value is an addition. */
function otherTypes(place: string, before: FieldEvidence, { answers, layout, fields }: Observed): Finding[] {
  const field = layout.fields.get(place);
  const known = typesIn(before);
  const others = known.length === 0 ? [] : typesIn(fields[place]).filter((kind) => !isCovered(kind, known, field));
  return others.flatMap((kind) => {
    // Of numbers JSON has but one type: what was an integer by chance is not told from what has to be one.
    const isClear = timesSeen(before) >= enough && !(kind === 'number' && known.includes('integer'));
    const problem: Problem = {
      expected: `${typeTold(before)}, as in the snapshot (${timesTold(timesSeen(before))})`,
      actual: `${words[kind]}, ${fields[place]?.[kind]} of ${timesTold(timesSeen(fields[place]))}`,
      level: field || isClear ? 'must' : 'should',
    };
    return whereFirst(answers, problem, firstOf(kind, place, layout));
  });
}

function typesIn(evidence: FieldEvidence = {}): Kind[] {
  return kinds.filter((kind) => kind !== 'null' && evidence[kind] !== undefined);
}

function isCovered(kind: Kind, known: readonly Kind[], field: Field | undefined): boolean {
  if (known.includes(kind) || kind === field?.type) return true;
  return kind === 'integer' && (known.includes('number') || field?.type === 'number');
}

/** Null where null never stood. */
function newlyNull(place: string, before: FieldEvidence, { answers, layout, fields }: Observed): Finding[] {
  const nulls = fields[place]?.null;
  const field = layout.fields.get(place);
  const wasNull = before.null !== undefined || (field !== undefined && acceptsNull(field));
  if (nulls === undefined || wasNull || (!field && timesSeen(before) < enough)) return [];
  const problem: Problem = {
    expected: `${typeTold(before)}, never null in the snapshot (${timesTold(timesSeen(before))})`,
    actual: `null, ${nulls} of ${timesTold(timesSeen(fields[place]))}`,
    level: field ? 'must' : 'should',
  };
  return whereFirst(answers, problem, firstOf('null', place, layout));
}

function firstOf(kind: Kind, place: string, layout: Layout) {
  return ({ outcome }: AnsweredExchange) => shapeOf(outcome.response, layout).get(place)?.first.get(kind);
}

/** The problem with the first answer that has it. */
function whereFirst(
  answers: readonly AnsweredExchange[],
  problem: Problem,
  find: (answer: AnsweredExchange) => string | undefined,
): Finding[] {
  for (const answer of answers) {
    const at = find(answer);
    if (at !== undefined) return seenIn([{ ...problem, at: at || 'body' }], answer);
  }
  return [];
}

const words: Readonly<Record<Kind, string>> = {
  null: 'null',
  boolean: 'true or false',
  integer: 'an integer',
  number: 'a number',
  string: 'a string',
  array: 'an array',
  object: 'an object',
};

function typeTold(evidence: FieldEvidence): string {
  return kinds
    .filter((kind) => evidence[kind] !== undefined)
    .toReversed()
    .map((kind) => words[kind])
    .join(' or ');
}

function timesTold(times: number): string {
  return times === 1 ? '1 time' : `${times} times`;
}
