import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../judge/finding.ts';
import { answered } from '../judge/sample-exchange.ts';
import { identityOf, kindOf, placeOf } from './finding-identity.ts';

const base = new URL('https://api.example/v2/');
const finding = (change: Partial<Finding> = {}): Finding => ({
  expected: 'a Z',
  actual: 'b',
  exchanges: [],
  ...change,
});
const asked = (method: string, url: string) => placeOf(finding({ exchanges: [answered({ method, url })] }), base);

it('a finding that quotes a long word is told apart from others at once', () => {
  const start = performance.now();
  kindOf({ expected: `item ${'x'.repeat(200_000)}`, actual: 'another', exchanges: [] });
  // A quadratic look for digits takes half a minute.
  expect(performance.now() - start).toBeLessThan(5_000);
});

describe('findings of a kind', () => {
  const kind = (change: Partial<Finding>) => kindOf(finding(change));

  it('differ in numbers, ids and lists alone', () => {
    expect(kind({ at: '/keys/1/uri', expected: 'not ak_1' })).toBe(
      kind({ at: '/tunnels/22/uri', expected: 'not ep_2' }),
    );
    expect(kind({ actual: 'c' })).toBe(kind({}));
    for (const other of [{ at: 'status' }, { expected: 'a T' }, { level: 'should' as const }]) {
      expect(kind(other)).not.toBe(kind({}));
    }
  });

  it('is told without what there is none of', () => {
    expect(kind({ at: '/keys/1/uri', level: 'should' })).toBe('should · uri · a Z');
    expect(kind({})).toBe('a Z');
  });
});

describe('the place of a finding', () => {
  it.each([
    ['GET', 'https://api.example/v2/', 'GET /'],
    ['GET', 'https://api.example/v2/ip_policies?limit=1', 'GET /ip_policies'],
    ['DELETE', 'https://api.example/v2/ip_policies/ipp_1', 'DELETE /ip_policies/{id}'],
    ['PUT', 'https://api.example/v2/ip_policies/ipp_1', 'PUT /ip_policies/{id}'],
    ['GET', 'https://api.example/v2/ip_policies_x', 'GET (beside the API reference)'],
    ['GET', 'https://elsewhere.example/ip_policies', 'GET (beside the API reference)'],
  ])('is the method and the path template: %s %s', (method, url, request) => {
    expect(asked(method, url)).toEqual({ request, at: '' });
  });

  it.each([
    ['/keys/17/created_at', '/keys/*/created_at'],
    ['/routes/0/backends/bkd_1', '/routes/*/backends/*'],
    ['status', 'status'],
    ['header content-type', 'header content-type'],
  ])('has no index and no id in it: %s', (at, place) => {
    expect(placeOf(finding({ at }), base)).toEqual({ request: 'no request', at: place });
  });
});

describe('the identity of a finding', () => {
  const words = fc.constantFrom('a', 'b', '"', ',', ' ');
  const parts = fc.tuple(words, words, words, words);

  it('is the same where rule, kind and place are, and only there', () => {
    const of = ([rule, kind, request, at]: [string, string, string, string]) => identityOf(rule, kind, { request, at });
    fc.assert(
      fc.property(parts, parts, (one, other) => {
        expect(of(one) === of(other)).toBe(one.every((part, index) => part === other[index]));
      }),
    );
  });

  it('holds nothing that changes from run to run', () => {
    const of = (port: number, id: string, at: string) => {
      const url = new URL(`http://127.0.0.1:${port}`);
      const seen = finding({
        at,
        expected: `a link on ${url.origin}`,
        exchanges: [answered({ url: `${url.origin}/ip_policies/${id}` })],
      });
      return identityOf('pagination.walk', kindOf(seen), placeOf(seen, url));
    };
    expect(of(40001, 'ipp_2RfS', '/ip_policies/3')).toBe(of(51234, 'ipp_9xYz', '/ip_policies/8'));
  });
});
