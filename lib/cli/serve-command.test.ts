import { describe, expect, it } from 'vitest';
import { observations } from '../reference/observed/observations.ts';
import { faultsAsText, fittingFlags, serveOptions } from './serve-command.ts';

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

  it('put a fault in front of the reference', () => {
    expect(serveOptions({ port: '0', fault: 'list-open' })).toEqual({ port: 0, hook: expect.any(Function) });
    expect(serveOptions({ port: '0', fault: 'no-rate-limit' })).toEqual({ port: 0, limiter: expect.any(Function) });
  });

  it('choose how the reference behaves, with a fault or without', () => {
    expect(serveOptions({ port: '0', behave: 'documented' })).toEqual({ port: 0 });
    expect(serveOptions({ port: '0', behave: 'observed', fault: 'list-open' })).toEqual({
      port: 0,
      observations,
      hook: expect.any(Function),
    });
  });

  it.each([
    ['list-opn', 'fault-unknown', /^--fault: no fault is named "list-opn": did you mean list-open\?$/],
    ['', 'fault-unknown', /^--fault: no fault is named "": see "ngrok-conformance serve --faults"$/],
    ['no-rate-limit', 'fault-without-rate-limit', /^--fault no-rate-limit .*: leave out --no-rate-limit\.$/],
  ])('are refused with a fault that cannot be served: %s', (fault, code, message) => {
    expect(() => serveOptions({ port: '0', rateLimit: false, fault })).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
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

describe('the run to try', () => {
  it.each([
    [{}, ''],
    [{ rateLimit: '600/10s' }, '--limit 600/10s'],
    [{ rateLimit: false }, '--no-rate-limits'],
    [{ behave: 'observed' }, '--known ngrok-production'],
  ] as const)('expects what is served: %j', (flags, words) => {
    expect(fittingFlags(flags).join(' ')).toBe(words);
  });
});

describe('the list of faults', () => {
  it('has a line for each, in columns, section by section', () => {
    const text = faultsAsText([
      { name: 'root-missing', title: 'GET / is not found', rule: 'transport.root' },
      { name: 'list-missing', title: 'a list is not found', rule: 'transport.resources' },
      { name: 'code-unknown', title: 'a code is not known', rule: 'errors.code-known' },
    ]);
    expect(text.split('\n')).toEqual([
      'root-missing  transport.root       GET / is not found',
      'list-missing  transport.resources  a list is not found',
      '',
      'code-unknown  errors.code-known    a code is not known',
      '',
      '3 faults. "ngrok-conformance serve --fault NAME" serves with one.',
      '',
    ]);
  });
});
