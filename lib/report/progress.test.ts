import { createLogUpdate } from 'log-update';
import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../run/verdict.ts';
import { keepsLines, liveProgress, plainProgress, progressOn, type Surface, surfaceOn } from './progress.ts';
import { sampleExchange } from './sample-run.ts';

const plan: RunEvent = {
  kind: 'plan',
  sections: [
    { section: 'transport', rules: 1 },
    { section: 'pagination', rules: 14 },
  ],
};

const exchangeOf = (askedBy: string, sent: number, sentAt = 0): RunEvent => ({
  kind: 'exchange',
  sent,
  counted: sent,
  window: { used: sent, of: 120 },
  exchange: { ...sampleExchange(), askedBy, sentAt },
});

/** A live progress whose time and terminal are in the hands of the test. */
function live(size = { columns: 80, rows: 24 }) {
  let now = 0;
  let tick = () => {};
  let ticking = 0;
  const written: string[] = [];
  const surface: Surface = {
    show: (frame) => written.push(frame),
    persist: (line) => written.push(`stays: ${line}`),
    clear: () => written.push('cleared'),
    size: () => size,
  };
  const progress = liveProgress(surface, {
    clock: () => now,
    every(ms, each) {
      ticking += 1;
      tick = () => {
        now += ms;
        each();
      };
      return () => {
        ticking -= 1;
      };
    },
  });
  return {
    progress,
    written,
    size,
    pass(ms: number) {
      const until = now + ms;
      while (now < until) tick();
    },
    isTicking: () => ticking > 0,
    now: () => now,
  };
}

const lines = (frame: string | undefined) => (frame ?? '').split('\n');

describe('progress without a terminal', () => {
  it('is a line for each section, and for each wait of a second or more', () => {
    const written: string[] = [];
    const progress = plainProgress({ write: (text: string | Uint8Array) => written.push(String(text)) > 0 });
    progress.onEvent(plan);
    progress.onEvent({ kind: 'section', section: 'transport', rules: 1 });
    progress.onEvent(exchangeOf('transport.root', 1));
    progress.onEvent({ kind: 'wait', ms: 999, why: 'others are in the way' });
    progress.onEvent({ kind: 'wait', ms: 59_940, why: 'the window is full' });
    progress.onEvent({ kind: 'section', section: 'pagination', rules: 14 });
    progress.say('Interrupted');
    progress.end();
    expect(written).toEqual([
      'transport: 1 rule\n',
      'the window is full: waiting 59.9 s\n',
      'pagination: 14 rules\n',
      'Interrupted\n',
    ]);
  });

  it('is nothing but what has to be said when quiet', async () => {
    const written: string[] = [];
    const stream = Object.assign(Object.create(process.stderr), {
      isTTY: true,
      write: (text: string) => written.push(text) > 0,
    });
    const progress = await progressOn(stream, { quiet: true, isPlain: false });
    progress.onEvent(plan);
    progress.onEvent({ kind: 'section', section: 'transport', rules: 1 });
    progress.say('Interrupted');
    progress.end();
    expect(written).toEqual(['Interrupted\n']);
  });
});

describe('what is drawn over and over', () => {
  it('is not for continuous integration, nor for a terminal that cannot move its cursor or has no size', async () => {
    expect(keepsLines({ CI: 'true' })).toBe(true);
    expect(keepsLines({ TERM: 'dumb' })).toBe(true);
    expect(keepsLines({ CI: '', TERM: 'xterm' })).toBe(false);
    const written: string[] = [];
    const stream = Object.assign(Object.create(process.stderr), {
      isTTY: true,
      columns: 0,
      write: (text: string) => written.push(text) > 0,
    });
    const progress = await progressOn(stream, { quiet: false, isPlain: false });
    progress.onEvent({ kind: 'section', section: 'transport', rules: 1 });
    progress.end();
    expect(written).toEqual(['transport: 1 rule\n']);
  });
});

describe('live progress', () => {
  it('has a line for each section, what the run is at, and how full the window is', () => {
    const { progress, written, pass } = live();
    progress.onEvent(plan);
    progress.onEvent(exchangeOf('survey', 1));
    pass(100);
    expect(lines(written.at(-1))).toEqual([
      '  transport        1 rule      to come',
      '  pagination     14 rules      to come',
      'survey',
      '[------------------------] 1/120 of the window · 1 request · 0 s',
    ]);
    progress.onEvent({ kind: 'section', section: 'transport', rules: 1 });
    progress.onEvent({ kind: 'section', section: 'pagination', rules: 14 });
    progress.onEvent(exchangeOf('life of an item', 59));
    progress.onEvent(exchangeOf('pagination.walk', 60));
    pass(2_000);
    expect(lines(written.at(-1))).toEqual([
      '  transport        1 rule   0 requests',
      '> pagination     14 rules   2 requests',
      'pagination.walk',
      '[############------------] 60/120 of the window · 60 requests · 2 s',
    ]);
    progress.end();
    expect(written.at(-1)).toBe('cleared');
  });

  it('is drawn ten times a second at most, and only where it has changed', () => {
    const { progress, written, pass } = live();
    progress.onEvent(plan);
    for (let sent = 1; sent <= 500; sent += 1) progress.onEvent(exchangeOf('pagination.walk', sent));
    expect(written).toEqual([]);
    pass(900);
    expect(written).toHaveLength(1);
    expect(written[0]).toContain('500/120');
    pass(1_000);
    // The seconds have changed.
    expect(written).toHaveLength(2);
  });

  it('counts down while it waits, until the wait is over or something is sent again', () => {
    const { progress, written, pass, now } = live();
    progress.onEvent(plan);
    progress.onEvent(exchangeOf('pagination.walk', 120));
    progress.onEvent({ kind: 'wait', ms: 500, why: 'others are in the way' });
    pass(100);
    expect(lines(written.at(-1))).toContain('pagination.walk');
    progress.onEvent({ kind: 'wait', ms: 60_000, why: 'the window is full' });
    pass(100);
    expect(lines(written.at(-1))).toContain('waiting 60 s: the window is full');
    // It was under way before.
    progress.onEvent(exchangeOf('pagination.walk', 121, 0));
    pass(1_000);
    expect(lines(written.at(-1))).toContain('waiting 59 s: the window is full');
    progress.onEvent(exchangeOf('pagination.limit', 122, now()));
    pass(100);
    expect(lines(written.at(-1))).toContain('pagination.limit');
    progress.onEvent({ kind: 'wait', ms: 2_000, why: 'the window is full' });
    pass(2_100);
    expect(lines(written.at(-1))).toContain('pagination.limit');
  });

  it.each([
    [80, 24, 4],
    [40, 24, 4],
    [12, 24, 4],
    [80, 4, 3],
    [80, 3, 2],
    [80, 2, 1],
    [1, 1, 1],
  ])('neither wraps nor scrolls in %i columns and %i rows', (columns, rows, shown) => {
    const { progress, written, pass } = live({ columns, rows });
    progress.onEvent(plan);
    progress.onEvent(exchangeOf('pagination.walk', 60));
    progress.onEvent({
      kind: 'wait',
      ms: 60_000,
      why: 'the window of the rate limit is full, and it has been for long',
    });
    pass(100);
    const drawn = lines(written.at(-1));
    expect(drawn).toHaveLength(shown);
    expect(drawn.filter((line) => line.length >= Math.max(columns, 2))).toEqual([]);
  });

  it('tells how full the window is where there is room for nothing else', () => {
    const { progress, written, pass } = live({ columns: 40, rows: 2 });
    progress.onEvent(plan);
    progress.onEvent(exchangeOf('pagination.walk', 60));
    pass(100);
    expect(written.at(-1)).toBe('[####----] 60/120 of the window · 60 re');
  });

  it('is drawn anew where the terminal has another size, and below what was said', () => {
    const { progress, written, pass, size } = live();
    progress.onEvent(plan);
    pass(200);
    expect(written).toHaveLength(1);
    size.rows = 30;
    pass(100);
    expect(written).toHaveLength(2);
    progress.say('Interrupted');
    pass(100);
    expect(written[2]).toBe('stays: Interrupted');
    expect(written[3]).toBe(written[1]);
  });

  it('begins with the run and leaves no timer behind', () => {
    const { progress, isTicking } = live();
    expect(isTicking()).toBe(false);
    progress.onEvent(plan);
    expect(isTicking()).toBe(true);
    progress.end();
    expect(isTicking()).toBe(false);
  });
});

describe('a frame on a terminal', () => {
  const erasedLine = '\u001b[2K';

  /** What is written where a frame of one line is followed by another, in a terminal that is then so wide. */
  function redrawnAt(columns: number): string {
    const written: string[] = [];
    const stream = Object.assign(Object.create(process.stderr), {
      isTTY: true,
      columns: 80,
      rows: 24,
      write: (text: string) => written.push(text) > 0,
    });
    const surface = surfaceOn(stream, createLogUpdate(stream));
    surface.show('x'.repeat(79));
    stream.columns = columns;
    written.length = 0;
    surface.show('y');
    return written.join('');
  }

  it('takes away the rows that its lines were broken into when the terminal became narrower', () => {
    const rows = (columns: number) => redrawnAt(columns).split(erasedLine).length - 1;
    expect(rows(40) - rows(90)).toBe(1);
    expect(rows(20) - rows(90)).toBe(3);
  });
});
