import { describe, expect, it } from 'vitest';
import { normalizedUrl } from './normalized-url.ts';

describe('normalizedUrl', () => {
  it('sees through spelling', () => {
    const url = normalizedUrl('https://api.example/keys?before_id=a%20b&limit=2');
    expect(normalizedUrl('HTTPS://API.example:443/keys?limit=2&before_id=a+b#x')).toBe(url);
  });

  it.each([
    'http://api.example/keys?limit=2',
    'https://api.example/keys/?limit=2',
    'https://api.example/keys?limit=02',
  ])('tells %s apart', (other) => {
    expect(normalizedUrl(other)).not.toBe(normalizedUrl('https://api.example/keys?limit=2'));
  });
});
