import { describe, expect, test } from 'vitest';
import { conditions, isKnownErrorCode } from './error-codes.ts';

describe('error codes', () => {
  test('are the 1,608 of the error reference', () => {
    const codes = Array.from({ length: 100_000 }, (_, number) => `ERR_NGROK_${number}`);
    expect(codes.filter(isKnownErrorCode)).toHaveLength(1608);
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
});
