import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conditions, isKnownErrorCode, knownErrorCodes, malformedIdCodes } from './error-codes.ts';

describe('error codes', () => {
  test('are the 1,608 of the error reference', () => {
    expect(knownErrorCodes.size).toBe(1608);
    expect([...knownErrorCodes].filter((code) => !/^ERR_NGROK_[1-9][0-9]{2,4}$/.test(code))).toEqual([]);
  });

  test.each(['ERR_NGROK_100', 'ERR_NGROK_218', 'ERR_NGROK_30000'])('know %s', (code) => {
    expect(isKnownErrorCode(code)).toBe(true);
  });

  test.each([
    '',
    '218',
    'ERR_NGROK_',
    'ERR_NGROK_0218',
    'err_ngrok_218',
    'ERR_NGROK_218 ',
    'ERR_NGROK_222',
    'ERR_NGROK_99999',
    'toString',
  ])('do not know %j', (code) => {
    expect(isKnownErrorCode(code)).toBe(false);
  });

  test('know no text that is not one of them', () => {
    fc.assert(fc.property(fc.string(), (text) => isKnownErrorCode(text) === knownErrorCodes.has(text)));
  });
});

describe('conditions', () => {
  test('have known codes, each its own', () => {
    const codes = Object.values(conditions).map(({ code }) => code);
    expect(codes.filter((code) => !isKnownErrorCode(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('have a documented status only where the documentation states one', () => {
    const documented = Object.entries(conditions).filter(([, { statusFrom }]) => statusFrom === 'documentation');
    expect(documented.map(([name, { status }]) => [name, status])).toEqual([
      ['versionMissing', 400],
      ['rateLimited', 429],
    ]);
    expect(conditions.keyMissing).toEqual({ code: 'ERR_NGROK_200', status: 403, statusFrom: 'evidence' });
    expect(conditions.limitOutOfRange).toEqual({ code: 'ERR_NGROK_233' });
  });

  test('count six codes of malformed ids', () => {
    expect([...malformedIdCodes].sort()).toEqual(
      ['223', '227', '228', '229', '242', '243'].map((number) => `ERR_NGROK_${number}`),
    );
  });
});
