import { describe, expect, it } from 'vitest';
import { isAbsoluteUrl } from './absolute-url.ts';

describe('isAbsoluteUrl', () => {
  it.each([
    'https://api.example/keys?before_id=ak_1&limit=2',
    'http://127.0.0.1:8080/x',
    'HTTPS://API.example',
    'https://[::1]:8080/x?y#z',
    `https://api.example/${'x'.repeat(8_000)}`,
  ])('takes %.60s', (text) => {
    expect(isAbsoluteUrl(text)).toBe(true);
  });

  it.each([
    '',
    '/keys',
    '//api.example/keys',
    '?limit=2',
    'api.example/keys',
    'https:/api.example',
    'https://',
    'https:///keys',
    'ftp://api.example/keys',
    'null',
    ' https://api.example',
    'https://api.example/a b',
    'https://api.example/\n',
    'https://api.example:99999/',
    'https://[::1/',
    `https://api.example/${'x'.repeat(64 * 1024)}`,
  ])('does not take %.60s', (text) => {
    expect(isAbsoluteUrl(text)).toBe(false);
  });
});
