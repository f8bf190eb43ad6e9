import type { RateLimit } from '../../exchange/pacing.ts';
import { ExchangeLink } from './exchange-link.tsx';
import { drawnSteps, type WindowStep } from './rolling-window.ts';
import { type RunTime, runTimeText } from './run-time.ts';
import { elapsed, ticksOf } from './time-axis.ts';

/** Heights in CSS pixels: of the drawing, and of what it has for the window itself. Widths are percentages. */
const height = { all: 236, plot: 190, above: 22 };

/** More steps than this side by side are no more than a pixel apart. */
const columns = 400;
/** More marks of a 429 than this would cover each other. */
const markColumns = 60;

/** Percent: a few pixels. */
const narrowestWait = 0.5;

/** Above the limit, or the peak, as part of it. */
const headroom = 1.1;

/** Number of requests in the rolling window over the time of the run, the limit, and each 429. */
export function RollingWindowChart({ time, limit }: { readonly time: RunTime; readonly limit: RateLimit }) {
  const { span, steps, refused, pauses } = time;
  const top = Math.max(limit.requests, time.peak?.counted ?? 0, 1) * headroom;
  const x = (at: number) => round((100 * (at - span.from)) / Math.max(span.to - span.from, Number.MIN_VALUE));
  const y = (counted: number) => round(height.above + height.plot * (1 - counted / top));
  const foot = height.above + height.plot;
  const outline = outlineOf(drawnSteps(steps, span.from, span.to, columns), x, (counted) =>
    round(100 * (1 - counted / top)),
  );
  const [first] = refused;
  const title = `Requests counted in the rolling window of ${elapsed(limit.windowMs)}, over the time of the run`;
  return (
    <figure class="rolling-window">
      <svg role="img" aria-label={title} aria-describedby="rolling-window-text" width="100%" height={height.all}>
        {pauses
          .filter(({ from, to }) => x(to) - x(from) >= narrowestWait)
          .map(({ from, to }) => (
            <Wait left={x(from)} width={round(x(to) - x(from))} label={`waited ${elapsed(to - from)}`} />
          ))}
        <svg
          aria-hidden="true"
          x="0"
          y={height.above}
          width="100%"
          height={height.plot}
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
        >
          <path class="counted-area" d={`M0,100${outline}V100Z`} />
          <path class="counted-line" d={`M0,100${outline}`} />
        </svg>
        {levelsOf(limit.requests, top).map((counted) => (
          <>
            <line class="level" x1="0" x2="100%" y1={y(counted)} y2={y(counted)} />
            <text class="level-label" x="2" y={y(counted) - 4}>
              {counted}
            </text>
          </>
        ))}
        <line class="limit" x1="0" x2="100%" y1={y(limit.requests)} y2={y(limit.requests)} />
        <text class="limit-label" x="2" y={y(limit.requests) - 5}>
          limit: {limit.requests} in {elapsed(limit.windowMs)}
        </text>
        {apart(refused, span.from, Math.max(span.to - span.from, 1) / markColumns).map(({ number, at, counted }) => (
          <svg x={`${x(at)}%`} y={y(counted)} class="refused-mark">
            <title>
              #{number} was answered 429 after {elapsed(at - span.from)}
            </title>
            <path d="M0,-1L-6,-12L6,-12Z" />
          </svg>
        ))}
        {first && (
          <text class="refused-label" {...besides(x(first.at))} y={y(first.counted) - 14}>
            429 at #{first.number}
          </text>
        )}
        <line class="axis" x1="0" x2="100%" y1={foot} y2={foot} />
        {ticksOf(span.to - span.from, 6).map(({ at, label }) => (
          <>
            <line class="axis" x1={`${x(span.from + at)}%`} x2={`${x(span.from + at)}%`} y1={foot} y2={foot + 5} />
            <text class="tick-label" {...below(x(span.from + at))} y={foot + 19}>
              {label}
            </text>
          </>
        ))}
      </svg>
      <figcaption>
        <p id="rolling-window-text">
          {runTimeText(time, limit)
            .join(' ')
            .split(/#(\d+)/)
            .map((part, index) => (index % 2 === 1 ? <ExchangeLink number={Number(part)} /> : part))}
        </p>
        <p class="note">
          The line rises where an answer arrived: when the target counts a request, between its sending and its answer,
          only the target knows. A request that is answered 429 is not counted.{' '}
          {pauses.length > 0 && 'Where the run waited, the ground is shaded.'}
        </p>
      </figcaption>
    </figure>
  );
}

function Wait({ left, width, label }: { readonly left: number; readonly width: number; readonly label: string }) {
  return (
    <svg x={`${left}%`} y={height.above} width={`${width}%`} height={height.plot}>
      <title>{label}</title>
      <rect class="wait" width="100%" height="100%" />
      {width >= 22 && (
        <text class="wait-label" x="50%" y={height.plot - 8} text-anchor="middle">
          {label}
        </text>
      )}
    </svg>
  );
}

/** The steps as a line, from the left edge at the bottom to the right edge. */
function outlineOf(steps: readonly WindowStep[], x: (at: number) => number, y: (counted: number) => number): string {
  return `${steps.map(({ at, counted }) => `H${x(at)}V${y(counted)}`).join('')}H100`;
}

/** Levels to read the height by: round numbers, none in the way of the limit. */
function levelsOf(limit: number, top: number): number[] {
  const distance = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((each) => top / each <= 4) ?? Math.ceil(top / 4000) * 1000;
  const levels = Array.from({ length: Math.floor(top / distance) }, (_, index) => (index + 1) * distance);
  return levels.filter((level) => Math.abs(level - limit) > top / 10);
}

/** One of those that would cover each other. */
function apart<Marked extends { readonly at: number }>(
  all: readonly Marked[],
  from: number,
  distanceMs: number,
): Marked[] {
  const byColumn = new Map(all.map((each) => [Math.floor((each.at - from) / distanceMs), each]));
  return [...byColumn.values()];
}

/** A text beside a mark, on the side that has room. */
function besides(x: number) {
  return x > 50
    ? { x: `${x}%`, dx: '-10', 'text-anchor': 'end' as const }
    : { x: `${x}%`, dx: '10', 'text-anchor': 'start' as const };
}

/** A text under a tick, within the drawing. */
function below(x: number) {
  if (x > 95) return { x: '100%', 'text-anchor': 'end' as const };
  return { x: `${x}%`, 'text-anchor': x < 4 ? ('start' as const) : ('middle' as const) };
}

function round(number: number): number {
  return Number(number.toFixed(2));
}
