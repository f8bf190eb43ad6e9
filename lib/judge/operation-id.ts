import { jsonPointer } from '../contract/json-pointer.ts';
import type { AnsweredExchange, Recording } from '../exchange/exchange.ts';
import { errorsIn } from './error-body.ts';
import type { Finding, Judgement } from './finding.ts';
import { jsonOf } from './json-body.ts';
import { memberOf, told } from './json-value.ts';

/** The form of every operation id ever seen: a KSUID behind its prefix. No page promises it. */
const usualForm = /^op_[0-9A-Za-z]{27}$/;

const at = jsonPointer('details', 'operation_id');

/** No two errors have the same operation id; its form is the lesser point. Errors without one are not counted. */
export function judgeOperationIds(recording: Recording): Judgement {
  const firstWith = new Map<string, AnsweredExchange>();
  const findings: Finding[] = [];
  let judged = 0;
  for (const exchange of errorsIn(recording)) {
    const id = memberOf(memberOf(jsonOf(exchange.outcome.response), 'details'), 'operation_id');
    if (typeof id !== 'string' || id.trim() === '') continue;
    judged += 1;
    const first = firstWith.get(id);
    if (first === undefined) firstWith.set(id, exchange);
    else {
      const actual = `${told(id)}, which #${first.number} had already`;
      findings.push({ expected: 'an operation id of its own', actual, at, exchanges: [exchange, first] });
    }
    if (!usualForm.test(id)) {
      const expected = 'op_ and 27 letters and digits';
      findings.push({ expected, actual: told(id), at, level: 'should', exchanges: [exchange] });
    }
  }
  return { judged, findings };
}
