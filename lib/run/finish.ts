import { isPlainPath } from '../contract/item-path.ts';
import { percentEncoded } from '../contract/percent-encoded.ts';
import { type Exchange, isAnswered } from '../exchange/exchange.ts';
import { jsonOf } from '../judge/json-body.ts';
import { memberOf } from '../judge/json-value.ts';
import { answerTold, isServed } from '../judge/refusal.ts';
import type { Unfinished } from './ledger.ts';
import { markedItems } from './marked-items.ts';
import { carriesMark } from './run-mark.ts';
import type { Target } from './target.ts';
import { urlBelow } from './target-url.ts';
import { unlessNotSent } from './unless-not-sent.ts';

/** What came of something that an earlier run made, or of a list that it may have made something in. */
export interface Finished {
  readonly url: string;
  /** `gone`: it was not there any more. */
  readonly outcome: 'deleted' | 'gone' | 'left';
  /** Why it was left. */
  readonly reason?: string;
}

/** A run whose process ended before the run did: its id, and URLs of items and of lists to look through. */
export interface EarlierRun extends Pick<Unfinished, 'run' | 'items' | 'lists'> {
  /**
   * Whether it had another key than there is now. Unless something shows that both are of one account, what is not to be
   * found may stand all the same.
   */
  readonly hadOtherKey: boolean;
  /** Called where nothing that it made is left. */
  onFinished(): void;
}

/** A list of more pages than these would cost too much of the window: the command that cleans up reads all of it. */
const pagesForEarlierRun = 3;

/**
 * Finishes what it may of earlier runs on the target, at the beginning of another one.
 *
 * @returns what is to be said of it, a sentence each
 */
export async function finishAll(earlier: readonly EarlierRun[], target: Target): Promise<string[]> {
  const remarks: string[] = [];
  for (const run of earlier) {
    const why = target.settings.mayWrite ? run.hadOtherKey && 'has another key' : 'may only read';
    if (why) {
      remarks.push(`Run ${run.run} came to no end, and this one ${why}: delete what it left by the clean command.`);
      continue;
    }
    const finished = await finish(target, run, pagesForEarlierRun);
    if (isFinished(finished)) run.onFinished();
    const told = finished.map(({ url, outcome, reason }) => `${url} (${reason ?? outcome})`);
    if (told.length > 0) remarks.push(`Run ${run.run} came to no end and had left ${told.join(', ')}.`);
  }
  return remarks;
}

/**
 * Deletes what an earlier run made and left, the newest first. Nothing is deleted that does not show the mark of that
 * run: a mock that was started anew may have given the same ids to other items.
 *
 * @param mostPages of a list that are read at most
 */
export async function finish(
  target: Target,
  { run, items, lists, hadOtherKey }: EarlierRun,
  mostPages: number,
): Promise<readonly Finished[]> {
  const finished: Finished[] = [];
  const found = new Set<string>();
  for (const list of lists) {
    const look = await lookThrough(target, list, run, mostPages);
    if (look.reason !== undefined) finished.push(left(list, look.reason));
    for (const url of look.items) found.add(url);
  }
  // A list shows the newest first; a ledger names them last.
  for (const url of new Set([...found, ...items.toReversed()])) {
    finished.push(await deletion(target, url, run));
  }
  const isOfAccount = !hadOtherKey || finished.some(({ outcome }) => outcome === 'deleted');
  if (isOfAccount) return finished;
  const unseen = lists.filter((list) => !finished.some(({ url }) => url === list));
  const unsure = finished.map((each) => (each.outcome === 'gone' ? left(each.url, otherKey) : each));
  return [...unsure, ...unseen.map((list) => left(list, otherKey))];
}

const otherKey =
  'this key finds nothing there, and the run had another one: give that one, or take its ledger away if both keys are ' +
  'of one account';

/** Whether nothing is left. */
export function isFinished(finished: readonly Finished[]): boolean {
  return finished.every(({ outcome }) => outcome !== 'left');
}

/** What was found in a list, and why there may be more, if so. */
interface Look {
  readonly items: readonly string[];
  readonly reason?: string;
}

async function lookThrough(target: Target, list: string, run: string, mostPages: number): Promise<Look> {
  const nothing = (reason: string): Look => ({ items: [], reason });
  if (pathOf(target, list) === undefined) return nothing('it is no list of this target');
  const marked = await unlessNotSent(() => markedItems(target, list, run, mostPages));
  if (typeof marked === 'string') return nothing(marked);
  if (!marked) return nothing('the API reference has no such list, so it cannot be looked through');
  const { exchange, ids, pages, isWhole } = marked;
  // What is not there has nothing in it.
  if (pages === 0 && exchange && isNotFound(exchange)) return { items: [] };
  const items = ids.filter((id) => id !== undefined).map((id) => `${list}/${percentEncoded(id)}`);
  if (items.length < ids.length) return { items, reason: `an item of run ${run} has no id` };
  if (isWhole) return { items };
  const obstacle =
    exchange && !isServed(exchange) ? `page ${pages + 1} had ${answerTold(exchange)}` : 'a link leads astray';
  return { items, reason: `it could not be read to its end: ${pages < mostPages ? obstacle : 'it is too long'}` };
}

async function deletion(target: Target, url: string, run: string): Promise<Finished> {
  const path = pathOf(target, url);
  if (path === undefined) return left(url, 'it is no item of this target, or has an id that could lead elsewhere');
  const outcome = await unlessNotSent(async (): Promise<Finished> => {
    const shown = await target.insist({ path });
    if (isNotFound(shown)) return { url, outcome: 'gone' };
    if (!isServed(shown)) return left(url, `asked for, it had ${answerTold(shown)}`);
    if (!carriesMark(run, memberOf(jsonOf(shown.outcome.response), 'metadata'))) {
      return left(url, `its metadata do not say that run ${run} made it`);
    }
    target.inherit(url);
    const deleted = await target.insist({ method: 'DELETE', path });
    const reason = `its deletion had ${answerTold(deleted)}`;
    if (target.made.includes(url)) return left(url, reason);
    // An answer to a deletion is no deletion: some servers answer so to whatever they do not know.
    return isServed(await target.insist({ path }))
      ? left(url, `${reason}, and it still stands`)
      : { url, outcome: 'deleted' };
  });
  return typeof outcome === 'string' ? left(url, outcome) : outcome;
}

/** @returns undefined where the URL is not below the target, or could be taken for another one */
function pathOf(target: Target, url: string): string | undefined {
  const prefix = urlBelow(target.settings.base, '');
  const path = url.slice(prefix.length);
  return url.startsWith(`${prefix}/`) && isPlainPath(path) ? path : undefined;
}

function isNotFound(exchange: Exchange): boolean {
  return isAnswered(exchange) && [404, 410].includes(exchange.outcome.response.status);
}

function left(url: string, reason: string): Finished {
  return { url, outcome: 'left', reason };
}
