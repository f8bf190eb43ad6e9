import { describe, expect, it } from 'vitest';
import { carriesMark, newRunId, runMark } from './run-mark.ts';

describe('the id of a run', () => {
  it('comes from a random source, and is another each time', () => {
    expect(newRunId((size) => new Uint8Array(size).fill(10))).toBe('0a0a0a0a0a0a0a0a');
    expect(newRunId()).toMatch(/^[0-9a-f]{16}$/);
    expect(newRunId()).not.toBe(newRunId());
  });
});

describe('the mark of a run', () => {
  it('is carried alone or before a purpose', () => {
    expect(carriesMark('run4', runMark('run4'))).toBe(true);
    expect(carriesMark('run4', `${runMark('run4')}: filler 1`)).toBe(true);
  });

  it.each([
    undefined,
    null,
    4,
    {},
    [runMark('run4')],
    '',
    runMark('run42'),
    `x${runMark('run4')}`,
    ` ${runMark('run4')}`,
  ])('is not carried by %j', (metadata) => expect(carriesMark('run4', metadata)).toBe(false));
});
