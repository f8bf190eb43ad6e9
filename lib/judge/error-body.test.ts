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
import { mutantsOf } from './sample-mutants.ts';

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

  const texts = fc.string({ unit: 'grapheme' }).filter((text) => text.trim() !== '');
  const statuses = fc.integer({ min: 400, max: 599 });
  const goodErrors = fc
    .record({
      code: fc.oneof(fc.constantFrom(1, 218, 9_007_199_254_740_991), fc.integer({ min: 1 })),
      status_code: statuses,
      msg: texts,
      operation_id: texts,
      more: fc.dictionary(fc.string(), fc.jsonValue()),
      details: fc.dictionary(fc.string(), fc.jsonValue()),
    })
    .map(({ code, status_code, msg, operation_id, more, details }) => ({
      ...more,
      error_code: `ERR_NGROK_${code}`,
      status_code,
      msg,
      details: { ...details, operation_id },
    }));

  it('have nothing to say of any error that has its members, whatever else it has', () => {
    fc.assert(
      fc.property(goodErrors, (body) => {
        expect(isWellFormedError(error(body, body.status_code))).toBe(true);
        expect(refusalProblems(error(body, body.status_code)).length).toBe(body.status_code < 500 ? 0 : 1);
      }),
    );
  });

  it('find every member that is missing or of another type', () => {
    const isRight: Readonly<Record<string, (value: unknown) => boolean>> = {
      error_code: (value) => typeof value === 'string',
      status_code: (value) => Number.isInteger(value),
      msg: (value) => typeof value === 'string' && value.trim() !== '',
      details: (value) => value instanceof Object && 'operation_id' in value,
      operation_id: (value) => typeof value === 'string' && value.trim() !== '',
    };
    const values = fc.option(fc.oneof(fc.jsonValue(), fc.constantFrom('', ' ', '\n\t', 400.5, '400')), {
      nil: undefined,
    });
    fc.assert(
      fc.property(goodErrors, fc.constantFrom(...Object.entries(isRight)), values, (body, [name, accepts], value) => {
        fc.pre(!accepts(value));
        const [changed, at] =
          name === 'operation_id'
            ? [{ ...body, details: { ...body.details, operation_id: value } }, '/details/operation_id']
            : [{ ...body, [name]: value }, `/${name}`];
        const found = errorShapeProblems(error(changed, body.status_code)).map((problem) => problem.at ?? '');
        // Details without an operation id are told by the member that is missing.
        expect(found.map((place) => place.startsWith(at))).toEqual([true]);
      }),
    );
  });

  it('find every status_code but the HTTP status', () => {
    fc.assert(
      fc.property(goodErrors, statuses, (body, status) => {
        fc.pre(status !== body.status_code);
        expect(isWellFormedError(error(body, status))).toBe(false);
        expect(errorStatusProblems(error(body, status))).toMatchObject([{ at: '/status_code' }]);
      }),
    );
  });

  it('find every single letter of a code that is wrong', () => {
    const letters = [...'0123456789_-. +eEkK\n', '٣', 'K'];
    const isCode = (text: string) =>
      text.startsWith('ERR_NGROK_') &&
      text.length > 10 &&
      text.charAt(10) !== '0' &&
      [...text.slice(10)].every((letter) => '0123456789'.includes(letter));
    for (const code of ['ERR_NGROK_1', 'ERR_NGROK_218', 'ERR_NGROK_3200']) {
      const accepts = (error_code: string) => errorCodeFormatProblems(error({ ...good, error_code })).length === 0;
      expect(mutantsOf(code, letters).filter((mutant) => accepts(mutant) !== isCode(mutant))).toEqual([]);
    }
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
