import { isAnswered, type Recording } from '../exchange/exchange.ts';
import type { Redaction } from './redaction.ts';

/** A run asks for every list first, and what is no secret comes soon. */
const tellingAnswers = 50;

/**
 * A key that answers to good requests show is a word (`limit`, `2`) more often than a secret. It is hidden all the same,
 * in members and links too, and nobody who reads a report could know why they look so.
 *
 * @returns what to say of it, a sentence; undefined where the first answers do not show the key
 */
export function keyInAnswers(recording: Recording, redaction: Redaction): string | undefined {
  const showsKey = recording
    .filter(isAnswered)
    .filter(({ outcome }) => outcome.response.status < 300)
    .slice(0, tellingAnswers)
    .some(({ outcome }) => redaction.aroundKey(Buffer.from(outcome.response.body).toString('utf8')).length > 1);
  if (!showsKey) return undefined;
  return 'What was given as the key stands in answers to good requests, and is hidden there like anywhere else. Where it is no more than a word, links and members look wrong in the reports, and recording.har is not judged as the run was: give the target a key that is long and stands nowhere else.';
}
