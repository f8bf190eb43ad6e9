import { describe, expect, it } from 'vitest';
import { isPlainPath, itemPath } from './item-path.ts';

const hostile = [
  '',
  '.',
  '..',
  '../x',
  '..%2fx',
  '%2e%2e',
  'a/b',
  'a\\b',
  'a?b',
  'a#b',
  'a b',
  'a\r\nb',
  '\0',
  '\ud800',
  'é',
];

describe('itemPath', () => {
  it.each(['ipp_2RfS', 'ip_policy_updated.v0', '0b5c4d6e-1c2d-4e5f-8a9b-0c1d2e3f4a5b', '42', 'a:b=c@d', '...x'])(
    'takes the id %s',
    (id) => expect(itemPath('/ip_policies', id)).toBe(`/ip_policies/${encodeURIComponent(id)}`),
  );

  it.each(hostile)('does not take %j, which could lead elsewhere', (id) => {
    expect(itemPath('/ip_policies', id)).toBeUndefined();
  });
});

describe('isPlainPath', () => {
  it.each(['', '/', '/ip_policies', '/ip_policies/ipp_1', '/edges/https/edg_1/routes/a%3Ab'])('%s is one', (path) => {
    expect(isPlainPath(path)).toBe(true);
  });

  it.each(['/ip_policies/', '//', '/ip_policies/..', '/ip_policies/%2e%2E', '/a/..%2Fb', '/a/%252e', '/a/%', '/a/./b'])(
    '%j is none',
    (path) => expect(isPlainPath(path)).toBe(false),
  );
});
