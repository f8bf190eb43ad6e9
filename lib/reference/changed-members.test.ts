import { expect, test } from 'vitest';
import { setting } from './changed-members.ts';

const louder = (text: string) => text.toUpperCase();

test('one member is changed, and the object itself is not', () => {
  const object = { id: 'a', name: 'b' };
  expect(setting('name', louder)(object)).toEqual({ id: 'a', name: 'B' });
  expect(object).toEqual({ id: 'a', name: 'b' });
});

test('a path leads through objects and arrays', () => {
  const routes = [{ at: 'x' }, { at: null }, 7];
  expect(setting('edge.routes.at', louder)({ edge: { routes, at: 'y' } })).toEqual({
    edge: { routes: [{ at: 'X' }, { at: null }, 7], at: 'y' },
  });
});

test.each([{}, { name: null }, { name: 7 }, { name: { of: 'b' } }])('what is no text stays as it is: %j', (object) => {
  expect(setting('name', louder)(object)).toEqual(object);
});
