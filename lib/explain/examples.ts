import type { Example } from './example.ts';
import table from './examples.json' with { type: 'json' };

/** The examples of all rules that have one, in the order of the contract. */
export const examples: readonly Example[] = table;

/** The example of a rule; undefined where none can be shown: see `isBeyondReference`. */
export function exampleOf(rule: string): Example | undefined {
  return examples.find((example) => example.rule === rule);
}
