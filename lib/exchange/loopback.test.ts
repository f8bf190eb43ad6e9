import { describe, expect, it } from 'vitest';
import { isLoopback } from './loopback.ts';

describe('loopback', () => {
  it.each(['http://127.0.0.1', 'http://127.1.2.3:80', 'http://127.1', 'http://localhost:1', 'http://[::1]:1'])(
    'is %s',
    (url) => {
      expect(isLoopback(new URL(url))).toBe(true);
    },
  );

  it.each([
    'https://api.ngrok.com',
    'http://127.0.0.1.example.com',
    'http://10.0.0.1',
    'http://localhost.example.com',
    'http://0.0.0.0',
    'http://[::2]',
  ])('is not %s', (url) => {
    expect(isLoopback(new URL(url))).toBe(false);
  });
});
