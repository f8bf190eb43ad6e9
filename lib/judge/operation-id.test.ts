import fc from 'fast-check';
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

  const base62 = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];
  const usual = fc
    .string({ unit: fc.constantFrom(...base62), minLength: 27, maxLength: 27 })
    .map((text) => `op_${text}`);
  const differing = fc.uniqueArray(
    fc.oneof(
      usual,
      fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
    ),
    {
      minLength: 1,
    },
  );

  it('finds one id among any others that comes again, and nothing among ids that differ', () => {
    fc.assert(
      fc.property(differing, fc.nat(), fc.nat(), (ids, from, to) => {
        const first = from % ids.length;
        const place = first + 1 + (to % (ids.length - first));
        const recordings = [ids, ids.toSpliced(place, 0, ids[first] ?? '')].map((all) =>
          all.map((each, index) => error(index + 1, each)),
        );
        const repeats = recordings.map((recording) =>
          judgeOperationIds(recording).findings.filter(({ level }) => level === undefined),
        );
        expect(repeats).toMatchObject([[], [{ exchanges: [{ number: place + 1 }, { number: first + 1 }] }]]);
      }),
    );
  });

  it('thinks nothing less of any id of the usual form', () => {
    fc.assert(
      fc.property(fc.uniqueArray(usual), (ids) => {
        const recording = ids.map((each, index) => error(index + 1, each));
        expect(judgeOperationIds(recording)).toEqual({ judged: ids.length, findings: [] });
      }),
    );
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
