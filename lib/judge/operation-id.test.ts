import { describe, expect, it } from 'vitest';
import { judgeOperationIds } from './operation-id.ts';
import { answered } from './sample-exchange.ts';

const id = (last: string) => `op_2RfSBcv0nsy71XCHWOegjx1OoK${last}`;
const error = (number: number, operation_id: unknown) =>
  answered({ number, status: 404, body: { details: { operation_id } } });

describe('judgeOperationIds', () => {
  it('accepts ids that differ, if only in case', () => {
    expect(judgeOperationIds([error(1, id('a')), error(2, id('A')), error(3, id('b'))])).toEqual({
      judged: 3,
      findings: [],
    });
  });

  it('finds an id that comes again, however much later', () => {
    const recording = [error(1, id('a')), error(2, id('b')), error(3, id('a'))];
    const { findings } = judgeOperationIds(recording);
    expect(findings).toMatchObject([{ at: '/details/operation_id', exchanges: [recording[2], recording[0]] }]);
    expect(findings[0]?.level).toBeUndefined();
  });

  it.each(['op_short', id('ab'), id('-'), `xx_${id('a').slice(3)}`, id('a').toUpperCase()])(
    'thinks less of %s',
    (odd) => {
      expect(judgeOperationIds([error(1, odd)]).findings).toMatchObject([{ level: 'should' }]);
    },
  );

  it('passes over errors without an id, and answers that are no errors', () => {
    const fine = answered({ body: { details: { operation_id: id('a') } } });
    expect(judgeOperationIds([error(1, undefined), error(2, 5), error(3, ''), fine, error(4, id('a'))]).judged).toBe(1);
  });
});
