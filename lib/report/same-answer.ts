import { type AnsweredExchange, isAnswered, type Recording } from '../exchange/exchange.ts';
import { counted } from './counted.ts';

/** Fewer requests than these, each for another URL, may well deserve the same answer. */
const tellingRequests = 10;

/**
 * The answer that a target gives whatever it is asked: as a page that stands in front of it does, or a mock that has
 * nothing to say yet. Whatever rules say of it then, it is one thing that is wrong.
 *
 * @returns what to say of it, a sentence; undefined where answers differ in status or body, or are too few to tell
 */
export function sameAnswerToAll(recording: Recording): string | undefined {
  const answered = recording.filter(isAnswered);
  const [first] = answered;
  if (!first || new Set(answered.map(({ request }) => request.url)).size < tellingRequests) return undefined;
  const { status, body } = first.outcome.response;
  const isSame = ({ outcome: { response } }: AnsweredExchange) =>
    response.status === status && Buffer.compare(response.body, body) === 0;
  if (!answered.every(isSame)) return undefined;
  const told = `status ${status} with ${body.length === 0 ? 'an empty body' : `the same ${counted(body.length, 'byte')}`}`;
  return `All ${answered.length} answers were ${told}, whatever was asked: look at that first, and whether this is the API at all.`;
}
