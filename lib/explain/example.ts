import type { Rule } from '../run/rule.ts';

/**
 * How a rule is kept and how it is broken, by two real runs: on the reference API, and on a fault of it. Plain JSON
 * without a secret, written by `npm run rule-pages`.
 */
export interface Example {
  /** Id of the rule. */
  readonly rule: string;
  /** Name of the fault of the reference, for `serve --fault`. */
  readonly fault: string;
  /** What is wrong with the reference then. */
  readonly title: string;
  /** For `--only`: the fewest rules that show it, this one alone if that can be; empty where it takes all. */
  readonly only: string;
  /** Commands that show the violation, in the order in which to give them. */
  readonly commands: readonly string[];
  readonly expected: string;
  /** What came instead, and where. */
  readonly actual: string;
  /** What else is to be known of how it was found; empty where there is nothing. */
  readonly remark: string;
  /** The telling exchange first, and then those that the finding names by their number. */
  readonly violating: readonly ShownExchange[];
  /** The same request on the reference without the fault. */
  readonly conforming: ShownExchange;
}

/** An exchange as a reader is shown it. */
export interface ShownExchange {
  /** Place in the recording of its run: the `#41` of findings. */
  readonly number: number;
  /** Lines: method and path, header fields, an excerpt of the body. */
  readonly request: readonly string[];
  /** Lines: status, header fields, an excerpt of the body; or why there was no answer. */
  readonly answer: readonly string[];
}

/** Whether no fault can show the rule broken: the reference has no TLS, and so no certificate and no port 443. */
export function isBeyondReference({ needs }: Pick<Rule, 'needs'>): boolean {
  return needs.includes('https') || needs.includes('default-port');
}
