import { Redaction } from './redaction.ts';

/** For tests: a redaction that keeps a key and some disclosed secrets. */
export function redactionOf(key: string, disclosed: Iterable<string> = []): Redaction {
  const redaction = new Redaction();
  redaction.useKey(key);
  redaction.learn(disclosed);
  return redaction;
}
