import { describe, expect, it } from 'vitest';
import { serveOptions } from './serve-command.ts';

describe('flags of serve', () => {
  it('leave to the reference what they do not say', () => {
    expect(serveOptions({ port: '4040' })).toEqual({ port: 4040 });
  });

  it('set rate limit and seed', () => {
    expect(serveOptions({ port: '0', rateLimit: '5/1.5s', seed: '3' })).toEqual({
      port: 0,
      rateLimit: { requests: 5, windowMs: 1500 },
      seed: 3,
    });
    expect(serveOptions({ port: '0', rateLimit: false })).toEqual({ port: 0, rateLimit: false });
  });

  it.each([
    [{ port: 'http' }, 'port-malformed'],
    [{ port: '65536' }, 'port-malformed'],
    [{ port: '-1' }, 'port-malformed'],
    [{ port: '0', rateLimit: '120' }, 'rate-limit-malformed'],
    [{ port: '0', rateLimit: '0/60s' }, 'rate-limit-malformed'],
    [{ port: '0', rateLimit: '120/0s' }, 'rate-limit-malformed'],
    [{ port: '0', seed: 'x' }, 'seed-malformed'],
  ])('are refused when they make no sense: %j', (flags, code) => {
    expect(() => serveOptions(flags)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(/: give .*\.$/) }),
    );
  });
});
