import { describe, expect, it } from 'vitest';
import { liveProgress, plainProgress, progressOn } from './progress.ts';
import { conformant, violated } from './sample-run.ts';

describe('progress', () => {
  it('is a plain line per section where there is no terminal', () => {
    const written: string[] = [];
    const progress = plainProgress({ write: (text: string | Uint8Array) => written.push(String(text)) > 0 });
    progress.onEvent({ kind: 'section', section: 'transport', rules: 1 });
    progress.onEvent({ kind: 'exchange', sent: 1, counted: 1 });
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
    );
    progress.onEvent({ kind: 'exchange', sent: 1, counted: 1 });
    progress.onEvent({ kind: 'section', section: 'pagination', rules: 14 });
    progress.onEvent({ kind: 'exchange', sent: 12, counted: 9 });
    progress.onEvent({ kind: 'verdict', verdict: conformant() });
    progress.onEvent({ kind: 'verdict', verdict: violated() });
    progress.end();
    expect(shown[0]).toBe('preflight · 1 requests, 1 counted');
    expect(shown.at(-1)).toBe('pagination · 12 requests, 9 counted · 2 rules judged, 1 violated');
    expect(cleared).toBe(1);
  });

  it('tells where it waits, each time on the live line and for a second or more elsewhere', () => {
    const shown: string[] = [];
    const live = liveProgress(
      (line) => shown.push(line),
      () => {},
      () => 100,
    );
    const written: string[] = [];
    const lines = plainProgress({ write: (text: string | Uint8Array) => written.push(String(text)) > 0 });
    for (const progress of [live, lines]) {
      progress.onEvent({ kind: 'section', section: 'pagination', rules: 14 });
      progress.onEvent({ kind: 'wait', ms: 59_940 });
      progress.onEvent({ kind: 'wait', ms: 999 });
    }
    expect(shown.slice(1)).toEqual([
      'pagination · the window of the rate limit is full: waiting 59.9 s',
      'pagination · the window of the rate limit is full: waiting 1.0 s',
    ]);
    expect(written).toEqual(['pagination: 14 rules\n', 'waiting 59.9 s for room in the window\n']);
    live.onEvent({ kind: 'exchange', sent: 130, counted: 121 });
    expect(shown.at(-1)).toBe('pagination · 130 requests, 121 counted');
  });

  it('never fills the line, so that a terminal does not begin another one', () => {
    const shown: string[] = [];
    const progress = liveProgress(
      (line) => shown.push(line),
      () => {},
      () => 30,
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
