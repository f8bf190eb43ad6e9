import { expect, test } from 'vitest';
import { observations } from './observations.ts';

test('each is told apart, says where it is known from and does something', () => {
  expect(new Set(observations.map(({ name }) => name)).size).toBe(observations.length);
  for (const { name, title, facts, link, ...changes } of observations) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(title).toMatch(/\w/);
    expect(facts).toMatch(/^\d\.\d(, \d\.\d)*: /);
    expect(new URL(link).protocol).toBe('https:');
    expect(Object.keys(changes)).not.toEqual([]);
  }
});
