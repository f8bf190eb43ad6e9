import { jsonPointer } from '../contract/json-pointer.ts';
import { type AnsweredExchange, type Exchange, isAnswered } from '../exchange/exchange.ts';
import { errorCodeOf, refusalProblems } from './error-body.ts';
import { type Judgement, type Level, notJudged, type Problem, seenIn } from './finding.ts';

/** A request that differs from a good one in exactly one point, beside the good one. */
export interface Comparison {
  /** The one change, as the reader would say it: `without ngrok-version`. */
  readonly change: string;
  /** The good request. */
  readonly control: Exchange;
  readonly changed: Exchange;
}

/** What a refusal has to be, beyond a well-formed error of a status from 400 to 499. */
export interface ExpectedRefusal {
  readonly status?: number;
  /** Any of these codes. */
  readonly codes?: readonly string[];
  /** How firmly the code is documented, where less firmly than the refusal itself. */
  readonly codeLevel?: Level;
  /** Takes an error of any form: what is wrong with its body is told by other rules. */
  readonly inAnyForm?: boolean;
}

/**
 * Judges that a request was refused for the one thing that was wrong with it. Nothing can be said where the good
 * request did not work either, and a 429 says nothing about the request that it refuses.
 */
export function judgeRefusal(comparison: Comparison, expected: ExpectedRefusal = {}): Judgement {
  const obstacle = obstacleTo(comparison);
  if (obstacle) return notJudged(obstacle);
  const problems = [
    ...refusalProblems(comparison.changed).filter(({ at }) => !expected.inAnyForm || at === 'status'),
    ...identityProblems(comparison.changed, expected),
  ];
  return { judged: 1, findings: seenIn(toldWith(comparison.change, problems), comparison.changed, comparison.control) };
}

/** Judges that a change made no difference: the request is served as the good one is. */
export function judgeAcceptance(comparison: Comparison): Judgement {
  const { change, control, changed } = comparison;
  const obstacle = obstacleTo(comparison);
  // No answer to a good request is what this is about.
  if (obstacle && (isAnswered(changed) || !isServed(control))) return notJudged(obstacle);
  if (isServed(changed)) return { judged: 1, findings: [] };
  const problem = { expected: 'an answer with a 2xx status', actual: answerTold(changed), at: 'status' };
  return { judged: 1, findings: seenIn(toldWith(change, [problem]), changed, control) };
}

/** Whether the answer is a success. */
export function isServed(exchange: Exchange): exchange is AnsweredExchange {
  if (!isAnswered(exchange)) return false;
  const { status } = exchange.outcome.response;
  return status >= 200 && status < 300;
}

/** Status and code of an answer, or why there was none. */
export function answerTold(exchange: Exchange): string {
  if (!isAnswered(exchange)) return `no answer: ${exchange.outcome.message}`;
  const code = errorCodeOf(exchange);
  return `status ${exchange.outcome.response.status}${code === undefined ? '' : ` with ${code}`}`;
}

/** Whether the answer says only that there were too many requests. */
export function isRateLimited(exchange: Exchange): boolean {
  return isAnswered(exchange) && exchange.outcome.response.status === 429;
}

function obstacleTo({ control, changed }: Comparison): string | undefined {
  if (!isServed(control)) return `the good request #${control.number} did not work: ${answerTold(control)}`;
  if (isRateLimited(changed)) return 'requests were answered 429 before their time';
  if (!isAnswered(changed)) return `request #${changed.number} got no answer: ${changed.outcome.message}`;
  return undefined;
}

function identityProblems(exchange: Exchange, { status, codes, codeLevel }: ExpectedRefusal): Problem[] {
  if (!isAnswered(exchange) || exchange.outcome.response.status < 400 || exchange.outcome.response.status > 499)
    return [];
  const problems: Problem[] = [];
  const actualStatus = exchange.outcome.response.status;
  if (status !== undefined && actualStatus !== status) {
    problems.push({ expected: `status ${status}`, actual: `status ${actualStatus}`, at: 'status' });
  }
  const actualCode = errorCodeOf(exchange);
  if (codes && actualCode !== undefined && !codes.includes(actualCode)) {
    const at = jsonPointer('error_code');
    problems.push({ expected: codes.join(' or '), actual: actualCode, at, ...(codeLevel && { level: codeLevel }) });
  }
  return problems;
}

/** The problems of a request that differs from a good one, told with that difference. */
export function toldWith(change: string, problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, expected: `${change}: ${problem.expected}` }));
}
