import { type Exchange, isAnswered } from '../exchange/exchange.ts';
import { Collection, type CollectionPlace, isSafe } from './collection.ts';
import { type Judgement, notJudged } from './finding.ts';
import { answerTold, isRateLimited } from './refusal.ts';

/**
 * Judges the answers to a sequence of requests, all good ones and each sent after the answer to the one before it, by
 * what a plain ordered collection gives. Ends with the first answer that is wrong: what comes after it says no more.
 *
 * @param exchanges in the order of asking. Items that they do not create are others' business: these may come, change
 *   and go at any time.
 */
export function judgeSequence(place: CollectionPlace, exchanges: readonly Exchange[]): Judgement {
  const collection = new Collection(place);
  for (const [index, exchange] of exchanges.entries()) {
    if (!isAnswered(exchange) || isRateLimited(exchange)) {
      return { ...notJudged(`#${exchange.number}: ${answerTold(exchange)}`), judged: index };
    }
    const findings = [...collection.refusals(exchange), ...collection.untaken(exchange), ...collection.wrong(exchange)];
    if (findings.length > 0) {
      const steps = exchanges.slice(0, index);
      return {
        judged: index + 1,
        findings: findings.map((finding) => ({ ...finding, exchanges: [exchange, ...steps] })),
      };
    }
    collection.learn(exchange);
  }
  return { judged: exchanges.length, findings: [] };
}

/**
 * Judges the answers to whatever requests went to a collection, good ones and bad ones, by what a plain ordered
 * collection gives. Only answers that show something are judged, and only those to requests that were under way alone:
 * whether a refusal was right, and whether a body was taken as it was meant, nobody can tell from here.
 *
 * @param exchanges to this collection and to others, in any order
 * @param isPlain whether nothing was odd about the header of a request, so that what its answer shows is what anybody
 *   is shown
 */
export function judgeCollection(
  place: CollectionPlace,
  exchanges: readonly Exchange[],
  isPlain: (exchange: Exchange) => boolean,
): Judgement {
  const collection = new Collection(place);
  const writes = exchanges.filter(({ request }) => !isSafe(request.method));
  let judged = 0;
  const findings = exchanges
    .toSorted((one, other) => one.endedAt - other.endedAt)
    .flatMap((exchange) => {
      const isAlone = writes.every((write) => write === exchange || !overlap(write, exchange));
      if (!isAlone || !isPlain(exchange)) {
        if (!isSafe(exchange.request.method)) collection.learnLittle(exchange, isAlone);
        return [];
      }
      const wrong = collection.wrong(exchange);
      if (collection.knows(exchange)) judged += 1;
      collection.learn(exchange);
      return wrong;
    });
  return { judged, findings };
}

function overlap(one: Exchange, other: Exchange): boolean {
  return one.sentAt < other.endedAt && other.sentAt < one.endedAt;
}
