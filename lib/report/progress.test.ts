import { describe, expect, it } from 'vitest';
import { liveProgress, plainProgress, progressOn } from './progress.ts';
import { conformant, sampleExchange, violated } from './sample-run.ts';

/** For lines on which nothing is waited for. */
const never = () => () => {};

describe('progress', () => {
  it('is a plain line per section where there is no terminal', () => {
    const written: string[] = [];
    const progress = plainProgress({ write: (text: string | Uint8Array) => written.push(String(text)) > 0 });
    progress.onEvent({ kind: 'section', section: 'transport', rules: 1 });
    progress.onEvent({ kind: 'exchange', sent: 1, counted: 1, exchange: sampleExchange() });
    progress.onEvent({ kind: 'section', section: 'pagination', rules: 14 });
    progress.end();
    expect(written).toEqual(['transport: 1 rule\n', 'pagination: 14 rules\n']);
  });

  it('is one line that tells section, requests and verdicts on a terminal', () => {
    const shown: string[] = [];
    let cleared = 0;
    const progress = liveProgress(
      (line) => shown.push(line),
      () => {
        cleared += 1;
      },
      () => 80,
      never,
    );
    progress.onEvent({ kind: 'exchange', sent: 1, counted: 1, exchange: sampleExchange() });
    progress.onEvent({ kind: 'section', section: 'pagination', rules: 14 });
    progress.onEvent({ kind: 'exchange', sent: 12, counted: 9, exchange: sampleExchange() });
    progress.onEvent({ kind: 'verdict', verdict: conformant() });
    progress.onEvent({ kind: 'verdict', verdict: violated() });
    progress.end();
    expect(shown[0]).toBe('preflight · 1 request, 1 counted');
    expect(shown.at(-1)).toBe('pagination · 12 requests, 9 counted · 2 rules judged, 1 violated');
    expect(cleared).toBe(1);
  });

  it('tells why it waits and counts down on the live line, and says so once elsewhere, if it is for a second or more', () => {
    const shown: string[] = [];
    let tick = () => {};
    let counting = 0;
    const live = liveProgress(
      (line) => shown.push(line),
      () => {},
      () => 100,
      (each) => {
        tick = each;
        counting += 1;
        return () => {
          counting -= 1;
        };
      },
    );
    const written: string[] = [];
    const lines = plainProgress({ write: (text: string | Uint8Array) => written.push(String(text)) > 0 });
    for (const progress of [live, lines]) {
      progress.onEvent({ kind: 'section', section: 'pagination', rules: 14 });
      progress.onEvent({ kind: 'wait', ms: 999, why: 'others are in the way' });
      progress.onEvent({ kind: 'wait', ms: 59_940, why: 'the window is full' });
    }
    for (let second = 0; second < 61; second += 1) tick();
    expect(shown.slice(1, 4)).toEqual([
      'pagination · others are in the way: waiting 1.0 s',
      'pagination · the window is full: waiting 59.9 s',
      'pagination · the window is full: waiting 58.9 s',
    ]);
    expect(shown.at(-1)).toBe('pagination · the window is full: waiting 0.0 s');
    expect(written).toEqual(['pagination: 14 rules\n', 'the window is full: waiting 59.9 s\n']);
    live.onEvent({ kind: 'exchange', sent: 130, counted: 121, exchange: sampleExchange() });
    expect(shown.at(-1)).toBe('pagination · 130 requests, 121 counted');
    expect(counting).toBe(0);
    live.onEvent({ kind: 'wait', ms: 5_000, why: 'the window is full' });
    live.end();
    expect(counting).toBe(0);
  });

  it('never fills the line, so that a terminal does not begin another one', () => {
    const shown: string[] = [];
    const progress = liveProgress(
      (line) => shown.push(line),
      () => {},
      () => 30,
      never,
    );
    progress.onEvent({ kind: 'section', section: 'a-section-with-a-very-long-name', rules: 14 });
    expect(shown[0]).toHaveLength(29);
  });

  it('is nothing when quiet', async () => {
    const progress = await progressOn(process.stderr, { quiet: true, isPlain: false });
    expect(() => {
      progress.onEvent({ kind: 'section', section: 'transport', rules: 1 });
      progress.end();
    }).not.toThrow();
  });
});
