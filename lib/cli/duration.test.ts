import { expect, it } from 'vitest';
import { readDuration } from './duration.ts';

it.each([
  ['1ms', 1],
  ['500ms', 500],
  ['5s', 5_000],
  ['2.5s', 2_500],
  ['10m', 600_000],
  ['0.001s', 1],
])('%s is %i ms', (text, ms) => {
  expect(readDuration(text, '--timeout')).toBe(ms);
});

it.each(['', '5', 's', '0s', '-1s', '1h', '5 s', '1e3s', '0.4ms', '999999m', '٣s'])(
  '%j is no length of time',
  (text) => {
    expect(() => readDuration(text, '--timeout')).toThrow(
      expect.objectContaining({
        code: 'duration-malformed',
        message: `--timeout is ${JSON.stringify(text)}: give a time with its unit, such as 500ms, 5s or 10m.`,
      }),
    );
  },
);
