import { describe, expect, it } from 'vitest';
import { selfLinkProblems } from './self-link.ts';

describe('selfLinkProblems', () => {
  it.each([
    {},
    { uri: 'https://api.example/keys/ak_1' },
    { uri: 'http://127.0.0.1:80/x' },
    { uri: null },
    { uri: 3 },
    'x',
  ])('has nothing to say of %j', (item) => {
    expect(selfLinkProblems(item)).toEqual([]);
  });

  it.each(['', '/keys/ak_1', 'ak_1', 'urn:x'])('finds that %j is no absolute URL', (uri) => {
    expect(selfLinkProblems({ uri }, '/keys/0')).toMatchObject([{ at: '/keys/0/uri', actual: JSON.stringify(uri) }]);
  });
});
