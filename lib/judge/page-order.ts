import { type Finding, type Judgement, seenIn } from './finding.ts';
import { withIdOrder } from './id-order.ts';
import { memberOf, told } from './json-value.ts';
import { itemPointer, type Page } from './list-page.ts';
import { compareInstants, instantOf } from './timestamp.ts';
import type { Walk } from './walk.ts';

/** An item whose time can be read. */
interface TimedItem {
  readonly time: unknown;
  readonly page: Page;
  readonly index: number;
}

/**
 * Items run from newest to oldest, along each page and from page to page of a walk: `created_at` never rises, or
 * `started_at` in lists whose items have no `created_at`. Equal times may stand in any order, ids break no tie, and
 * unreadable times are another rule's business. What is judged are pairs of neighbours.
 */
export function judgeNewestFirst(walks: Iterable<Walk>): Judgement {
  const timed = [...walks].map((walk) => ({ walk, pairs: neighbours(walk) }));
  const pairs = timed.flatMap((each) => each.pairs);
  const telling = pairs.filter(({ item, before }) => compareInstants(item.time, before.time) !== 0).length;
  return {
    judged: pairs.length,
    findings: timed.flatMap((each) => newerThanTheOneBefore(each.walk, each.pairs)),
    evidence: `${pairs.length} pairs of neighbours, ${telling} of them made at different times`,
  };
}

/** The same for one walk, as plain findings. */
export function newestFirst(walk: Walk): Finding[] {
  return newerThanTheOneBefore(walk, neighbours(walk));
}

interface Neighbours {
  readonly member: string;
  readonly item: TimedItem;
  readonly before: TimedItem;
}

function neighbours(walk: Walk): Neighbours[] {
  const member = walk.some(({ items }) => items.some((item) => Object.hasOwn(item, 'created_at')))
    ? 'created_at'
    : 'started_at';
  const timed = walk
    .flatMap((page) => page.items.map((item, index): TimedItem => ({ time: memberOf(item, member), page, index })))
    .filter(({ time }) => instantOf(time) !== undefined);
  return timed.flatMap((item, index) => {
    const before = timed[index - 1];
    return before === undefined ? [] : [{ member, item, before }];
  });
}

function newerThanTheOneBefore(walk: Walk, pairs: readonly Neighbours[]): Finding[] {
  const findings = pairs.flatMap(outOfOrder);
  const isOldestFirst = pairs.every(({ item, before }) => (compareInstants(item.time, before.time) ?? 0) >= 0);
  const remarked = isOldestFirst ? findings.map((finding) => ({ ...finding, remark: oldestFirst })) : findings;
  return withIdOrder(
    remarked,
    walk.flatMap(({ ids }) => ids),
  );
}

const oldestFirst = 'here items run from oldest to newest';

function outOfOrder({ member, item, before }: Neighbours): Finding[] {
  if ((compareInstants(item.time, before.time) ?? 0) <= 0) return [];
  const earlier = itemPointer(before.page, before.index, member);
  const isSamePage = item.page === before.page;
  const place = isSamePage ? earlier : `${earlier} of #${before.page.exchange.number}`;
  const problem = {
    expected: `${member} not later than ${told(before.time)} at ${place}`,
    actual: told(item.time),
    at: itemPointer(item.page, item.index, member),
  };
  return seenIn([problem], item.page.exchange, ...(isSamePage ? [] : [before.page.exchange]));
}
