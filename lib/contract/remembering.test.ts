import { expect, test, vi } from 'vitest';
import { remembering } from './remembering.ts';

test('works each answer out once', () => {
  const workOut = vi.fn((name: string) => ({ name }));
  const remembered = remembering(workOut);
  const first = remembered('a');
  expect(first).toEqual({ name: 'a' });
  expect(remembered('b')).toEqual({ name: 'b' });
  expect(remembered('a')).toBe(first);
  expect(workOut).toHaveBeenCalledTimes(2);
});

test('tells arguments apart by identity', () => {
  const remembered = remembering((list: readonly number[]) => [...list]);
  const list = [1];
  expect(remembered(list)).toBe(remembered(list));
  expect(remembered([1])).not.toBe(remembered(list));
});

test('remembers nothing of what failed', () => {
  const remembered = remembering((name: string) => {
    if (name === '') throw new Error('no name');
    return { name };
  });
  expect(() => remembered('')).toThrow('no name');
  expect(() => remembered('')).toThrow('no name');
});
