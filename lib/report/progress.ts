import type { createLogUpdate } from 'log-update';
import type { RunEvent } from '../run/verdict.ts';
import { counted } from './counted.ts';
import { type FrameSize, LiveFrame, toldWaitMs } from './live-frame.ts';

/** Tells how a run goes on. */
export interface Progress {
  onEvent(event: RunEvent): void;
  /** Writes a line that stays. */
  say(line: string): void;
  /** Takes away what does not stay. Nothing is written afterwards. */
  end(): void;
}

/** Where a frame is drawn over and over. */
export interface Surface {
  /** Replaces the frame. */
  show(frame: string): void;
  /** Writes a line that stays, and takes the frame away. */
  persist(line: string): void;
  /** Takes the frame away, and shows the cursor again. */
  clear(): void;
  size(): FrameSize;
}

/** Time as the process has it. */
export interface Ticker {
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
  /** Calls back every so many milliseconds, until the function that it gives is called. */
  readonly every: (ms: number, tick: () => void) => () => void;
}

/**
 * Progress as a live frame on a terminal, as a plain line for each section elsewhere, as nothing when quiet.
 *
 * @param stream where to write: standard error, so that standard output holds the report alone
 * @param manner.isPlain plain lines on a terminal too
 */
export async function progressOn(
  stream: NodeJS.WriteStream,
  manner: { readonly quiet: boolean; readonly isPlain: boolean },
): Promise<Progress> {
  const plain = plainProgress(stream);
  if (manner.quiet) return { ...plain, onEvent: () => {} };
  // Some terminals have no size, and nothing can be placed on them.
  if (!stream.isTTY || !stream.columns || manner.isPlain) return plain;
  const { createLogUpdate } = await import('log-update');
  return liveProgress(surfaceOn(stream, createLogUpdate(stream)), {
    clock: () => performance.timeOrigin + performance.now(),
    every(ms, tick) {
      const timer = setInterval(tick, ms);
      // What has gone wrong is not kept from ending the process by a frame that nobody ended.
      timer.unref();
      return () => clearInterval(timer);
    },
  });
}

/** Whether the environment keeps what is written, or shows it on what cannot move its cursor. */
export function keepsLines(environment: Readonly<Record<string, string | undefined>>): boolean {
  return Boolean(environment['CI']) || environment['TERM'] === 'dumb';
}

/** One line for each section as it begins, and for each wait. */
export function plainProgress(stream: Pick<NodeJS.WriteStream, 'write'>): Progress {
  const say = (line: string) => void stream.write(`${line}\n`);
  return {
    onEvent(event) {
      if (event.kind === 'section') say(`${event.section}: ${counted(event.rules, 'rule')}`);
      if (event.kind === 'wait' && event.ms >= toldWaitMs)
        say(`${event.why}: waiting ${(event.ms / 1000).toFixed(1)} s`);
    },
    say,
    end() {},
  };
}

/** Ten times a second a frame can be followed; more often, it flickers. A run that is over before that shows none. */
const drawnEveryMs = 100;

/** A frame that is drawn anew where it has changed, and no more often than it can be followed. */
export function liveProgress(surface: Surface, { clock, every }: Ticker): Progress {
  const frame = new LiveFrame(clock());
  let shown = '';
  let stop: (() => void) | undefined;
  const draw = () => {
    const size = surface.size();
    const next = frame.draw(size, clock());
    // A terminal of another size shows the same text otherwise.
    const key = `${size.columns} ${size.rows} ${next}`;
    if (key !== shown) surface.show(next);
    shown = key;
  };
  return {
    onEvent(event) {
      frame.take(event, clock());
      stop ??= every(drawnEveryMs, draw);
    },
    say(line) {
      surface.persist(line);
      shown = '';
    },
    end() {
      stop?.();
      surface.clear();
    },
  };
}

/**
 * A surface on a terminal.
 *
 * A terminal that becomes narrower breaks the lines that are shown in two or more: then there are more rows to take away
 * than were written.
 */
export function surfaceOn(
  stream: Pick<NodeJS.WriteStream, 'write' | 'columns' | 'rows'>,
  update: ReturnType<typeof createLogUpdate>,
): Surface {
  let lines: readonly string[] = [];
  const takeAwayBroken = () => {
    const broken = lines.reduce((sum, { length }) => sum + Math.max(0, Math.ceil(length / stream.columns) - 1), 0);
    lines = [];
    if (broken > 0) stream.write('\u001b[2K\u001b[1A'.repeat(broken));
  };
  return {
    show(frame) {
      takeAwayBroken();
      update(frame);
      lines = frame.split('\n');
    },
    persist(line) {
      takeAwayBroken();
      update.persist(line);
    },
    clear() {
      takeAwayBroken();
      update.clear();
      update.done();
    },
    size: () => ({ columns: stream.columns, rows: stream.rows }),
  };
}
