import { describe, expect, it } from 'vitest';
import type { ExchangeOutline } from '../recording-report.ts';
import { runTimeOf, runTimeText } from './run-time.ts';

const limit = { requests: 120, windowMs: 60_000 };

/** One exchange every 5 ms, of which each takes 4 ms. */
const exchanges = (statuses: readonly number[], from = 1_000_000, firstNumber = 1): ExchangeOutline[] =>
  statuses.map((status, index) => ({
    number: firstNumber + index,
    sentAt: from + index * 5,
    endedAt: from + index * 5 + 4,
    counted: status !== 429,
    status,
  }));

const served = (count: number) => Array.from({ length: count }, () => 200);

function textOf(outlines: readonly ExchangeOutline[]): string {
  const time = runTimeOf(outlines, limit);
  return time === undefined ? '' : runTimeText(time, limit).join(' ');
}

describe('how a run went over time', () => {
  it('tells the peak, the first 429 and how many there were', () => {
    expect(textOf(exchanges([...served(120), 429, 429]))).toBe(
      'At most 120 requests counted within one window of 60 s, first after 0.6 s; the limit is 120. ' +
        'The first 429 answered #121, after 0.6 s, with 120 counted; 2 came in all.',
    );
  });

  it('tells that more than the limit are no fault by themselves', () => {
    expect(textOf(exchanges([...served(121), 429]))).toContain('More than the limit are no fault by themselves');
    expect(textOf(exchanges([...served(120), 429]))).not.toContain('More than the limit');
  });

  it('tells that there was none', () => {
    expect(textOf(exchanges(served(3)))).toMatch(
      /^At most 3 requests counted .* the limit is 120\. None was answered 429\.$/,
    );
  });

  it('tells that nothing counted', () => {
    expect(textOf(exchanges([429]))).toMatch(
      /^No request counted against the account\. The first 429 answered #1, .* with 0 counted; it is the only one\.$/,
    );
  });

  it('tells how often the run waited, and how long', () => {
    const first = exchanges(served(2));
    const second = exchanges(served(2), 1_060_009, 3);
    expect(textOf([...first, ...second])).toMatch(/The run waited once, for 60 s\.$/);
    expect(textOf([...first, ...second, ...exchanges(served(1), 1_090_018, 5)])).toMatch(
      /The run waited 2 times, for 60 s at most\.$/,
    );
  });

  it('reaches from the first sending to the last answer, whichever exchange that is of', () => {
    const [first, second] = exchanges(served(2));
    if (first === undefined || second === undefined) throw new Error('two were made');
    const slow = { ...first, endedAt: second.endedAt + 100 };
    expect(runTimeOf([slow, second], limit)?.span).toEqual({ from: first.sentAt, to: slow.endedAt });
  });

  it('is nothing where nothing was sent', () => {
    expect(runTimeOf([], limit)).toBeUndefined();
  });
});
