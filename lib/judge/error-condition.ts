import { jsonPointer } from '../contract/json-pointer.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { errorCodeOf } from './error-body.ts';
import type { Finding, Judgement } from './finding.ts';

/** An error and the condition that a rule provoked it by. */
export interface ProvokedError {
  /** In the rule's words: `no version`, `a limit of 101`. Equal words mean the same condition. */
  readonly condition: string;
  /** True for a condition that the error reference divides: it may have several codes, but shares none with others. */
  readonly isBroad?: boolean;
  readonly exchange: Exchange;
}

/**
 * One code never stands for two conditions, and one condition keeps its code. Answers without a code are not
 * judged here: that every error has one is a matter of shape.
 */
export function judgeCodesPerCondition(errors: Iterable<ProvokedError>): Judgement {
  const coded = [...errors].flatMap((error) => {
    const code = errorCodeOf(error.exchange);
    return code === undefined ? [] : [{ ...error, code }];
  });
  const narrow = coded.filter(({ isBroad }) => !isBroad);
  const shared = ambiguities(coded, 'code', 'condition').map(({ name, others, exchanges }): Finding => {
    const told = others.map((condition, index) => `${condition} (#${exchanges[index]?.number})`);
    const expected = `codes of their own for ${told.join(' and ')}`;
    return { expected, actual: `${name} for all of them`, at: jsonPointer('error_code'), exchanges };
  });
  const changing = ambiguities(narrow, 'condition', 'code').map(({ name, others, exchanges }): Finding => {
    const expected = `one code for one condition: ${name}`;
    return { expected, actual: others.join(' and '), at: jsonPointer('error_code'), exchanges };
  });
  return { judged: coded.length, findings: [...shared, ...changing] };
}

interface CodedError extends ProvokedError {
  readonly code: string;
}

/** The names on the one side that have several on the other, with the first exchange for each of those. */
function ambiguities(errors: readonly CodedError[], side: 'code' | 'condition', other: 'code' | 'condition') {
  const seen = new Map<string, Map<string, Exchange>>();
  for (const error of errors) {
    const counterparts = seen.get(error[side]) ?? new Map<string, Exchange>();
    seen.set(error[side], counterparts);
    if (!counterparts.has(error[other])) counterparts.set(error[other], error.exchange);
  }
  return [...seen]
    .filter(([, counterparts]) => counterparts.size > 1)
    .map(([name, counterparts]) => ({ name, others: [...counterparts.keys()], exchanges: [...counterparts.values()] }));
}
