import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  errorCodeFormatProblems,
  errorCodeKnownProblems,
  errorCodeOf,
  errorShapeProblems,
  errorStatusProblems,
  errorsIn,
  isWellFormedError,
  refusalProblems,
} from './error-body.ts';
import { answered, failed } from './sample-exchange.ts';

const good = {
  error_code: 'ERR_NGROK_218',
  status_code: 400,
  msg: 'No version.',
  details: { operation_id: 'op_2RfSBcv0nsy71XCHWOegjx1OoKh' },
};
const without = (name: string) => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
const error = (body: unknown, status = 400) => answered({ body, status });

/** The four rules, each by its name. */
const brokenRules = (body: unknown) => {
  const exchange = error(body);
  const problems = {
    shape: errorShapeProblems(exchange),
    status: errorStatusProblems(exchange),
    format: errorCodeFormatProblems(exchange),
    known: errorCodeKnownProblems(exchange, (code) => code === 'ERR_NGROK_218'),
  };
  return Object.entries(problems).flatMap(([rule, found]) => found.map(({ at }) => `${rule} ${at}`));
};

describe('the rules of an error body', () => {
  it.each([good, { ...good, more: [1] }, { ...good, details: { operation_id: 'op_x', path: '/x', n: 1 } }])(
    'have nothing to say of %j',
    (body) => {
      expect(brokenRules(body)).toEqual([]);
      expect(isWellFormedError(error(body))).toBe(true);
    },
  );

  it.each<[unknown, string[]]>([
    [without('error_code'), ['shape /error_code']],
    [{ ...good, error_code: 218 }, ['shape /error_code']],
    [{ ...good, error_code: null }, ['shape /error_code']],
    [without('status_code'), ['shape /status_code']],
    [{ ...good, status_code: '400' }, ['shape /status_code']],
    [{ ...good, status_code: 400.5 }, ['shape /status_code']],
    [without('msg'), ['shape /msg']],
    [{ ...good, msg: '' }, ['shape /msg']],
    [{ ...good, msg: ' \n' }, ['shape /msg']],
    [{ ...good, msg: ['no'] }, ['shape /msg']],
    [without('details'), ['shape /details']],
    [{ ...good, details: null }, ['shape /details']],
    [{ ...good, details: [] }, ['shape /details']],
    [{ ...good, details: {} }, ['shape /details/operation_id']],
    [{ ...good, details: { operation_id: '' } }, ['shape /details/operation_id']],
    [{ ...good, details: { operation_id: 5 } }, ['shape /details/operation_id']],
    [{ ...good, status_code: 404 }, ['status /status_code']],
    [{ ...good, error_code: '' }, ['format /error_code']],
    [{ ...good, error_code: 'ERR_NGROK_' }, ['format /error_code']],
    [{ ...good, error_code: 'ERR_NGROK_0218' }, ['format /error_code']],
    [{ ...good, error_code: 'ERR_NGROK_0' }, ['format /error_code']],
    [{ ...good, error_code: 'err_ngrok_218' }, ['format /error_code']],
    [{ ...good, error_code: 'ERR_NGROK_218 ' }, ['format /error_code']],
    [{ ...good, error_code: 'ERR_NGROK_218\n' }, ['format /error_code']],
    [{ ...good, error_code: 'ERR_NGROK_2.18' }, ['format /error_code']],
    [{ ...good, error_code: 'ERR_NGROK_219' }, ['known /error_code']],
    [
      { ...good, error_code: 'x', status_code: 500, msg: '' },
      ['shape /msg', 'status /status_code', 'format /error_code'],
    ],
    [[good], ['shape body']],
    [null, ['shape body']],
    ['"error"', ['shape body']],
    ['<html>', ['shape body']],
    ['', ['shape body']],
  ])('find in %j exactly %j', (body, rules) => {
    expect(brokenRules(body)).toEqual(rules);
    expect(isWellFormedError(error(body))).toBe(rules.every((rule) => rule.startsWith('known')));
  });

  it('say what they expected and what came', () => {
    expect(errorShapeProblems(error({ status_code: '400', msg: ' ', details: good.details }))).toEqual([
      { expected: 'a string', actual: 'nothing', at: '/error_code' },
      { expected: 'an integer', actual: '"400"', at: '/status_code' },
      { expected: 'a text that is not blank', actual: '" "', at: '/msg' },
    ]);
    expect(errorShapeProblems(error([1]))).toEqual([
      { expected: 'an error object', actual: 'an array of 1', at: 'body' },
    ]);
    expect(errorShapeProblems(error(''))).toEqual([
      { expected: 'an error object', actual: 'a body that is empty', at: 'body' },
    ]);
  });

  it('say each thing once, whatever the body', () => {
    const body = fc.record(
      {
        error_code: fc.jsonValue(),
        status_code: fc.jsonValue(),
        msg: fc.jsonValue(),
        details: fc.oneof(fc.jsonValue(), fc.record({ operation_id: fc.jsonValue() })),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(body, (value) => {
        const places = brokenRules(value).map((rule) => rule.split(' ')[1]);
        expect(new Set(places).size).toBe(places.length);
      }),
    );
  });
});

describe('errorsIn', () => {
  it('takes answers from 400 on that can have a body', () => {
    const recording = [answered(), answered({ status: 399 }), error(good), error('', 500), failed()];
    expect(errorsIn([...recording, answered({ status: 404, method: 'HEAD' })])).toEqual([recording[2], recording[3]]);
  });
});

describe('errorCodeOf', () => {
  it('gives the code of an error only', () => {
    expect(errorCodeOf(error(good))).toBe('ERR_NGROK_218');
    expect(errorCodeOf(answered({ body: good }))).toBeUndefined();
    expect(errorCodeOf(error({ error_code: 5 }))).toBeUndefined();
    expect(errorCodeOf(error('<html>'))).toBeUndefined();
    expect(errorCodeOf(failed())).toBeUndefined();
  });
});

describe('refusalProblems', () => {
  it('accepts any status from 400 to 499 with a body to it', () => {
    expect(refusalProblems(error({ ...good, status_code: 422 }, 422))).toEqual([]);
    expect(refusalProblems(answered({ method: 'HEAD', status: 405, body: '' }))).toEqual([]);
  });

  it.each([
    [answered({ body: good }), 'status'],
    [error({ ...good, status_code: 500 }, 500), 'status'],
    [answered({ status: 302 }), 'status'],
    [failed(), undefined],
    [error({ ...good, status_code: 401 }), '/status_code'],
    [error(without('msg')), '/msg'],
  ])('finds what is no refusal (%#)', (exchange, at) => {
    expect(refusalProblems(exchange).map((problem) => problem.at)).toEqual([at]);
    expect(isWellFormedError(exchange) && at !== 'status').toBe(false);
  });
});
