import { cutAndCounted } from '../cut.ts';
import { JsonScanner, type JsonToken } from './json-scanner.ts';
import { placeInJson } from './place-in-json.ts';

/** A line of a body as it is shown; `marked` is the part of it that a finding speaks of. */
export interface ShownLine {
  /** Levels of indentation. */
  readonly level: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

export interface ShownBody {
  /** In their order, with `undefined` where lines are left out. */
  readonly lines: readonly (ShownLine | undefined)[];
  /**
   * What is marked: the place itself, the innermost value around it where it is not there, that from which on the body
   * is no JSON, or nothing.
   */
  readonly marks: 'place' | 'parent' | 'stop' | 'nothing';
}

/** Lines on each side of the marked one, and twice as many where none is marked. */
const linesAround = 6;

/** Of the containers around the marked place, the outermost and so many of the innermost are shown. */
const shownContainers = 6;

/** Nobody reads strings of a megabyte, nor counts brackets. */
const longestPiece = 200;
const deepestLevel = 24;

/**
 * The lines of a response body that a reader wants to see: JSON is printed with a line for each member, and of a large
 * body those around the place of the finding. What begins as JSON and does not go on as such is shown where it stops, if
 * the finding speaks of the body. Other text stays as it is.
 *
 * Takes time in proportion to the body, and gives some 20 lines of bounded length, whatever the body is. Every text is
 * safe to show.
 *
 * @param body the body, or the beginning of it
 * @param at JSON pointer to the place of the finding; undefined where it has none in the body
 * @param isCut whether the body goes on
 */
export function shownBody(body: string, at: string | undefined, isCut: boolean): ShownBody {
  const { outcome, way, isThere } = placeInJson(body, at ?? '');
  const isJson = outcome === 'whole' || (isCut && outcome === 'ended-early');
  if (!isJson && at !== undefined && /^[ \t\r\n]*[[{]/.test(body)) {
    return { lines: linesAroundMark(printedLines(body, 'stop', new Set()), true, isCut), marks: 'stop' };
  }
  if (!isJson) return { lines: textLines(body, isCut), marks: 'nothing' };
  const marked = at === undefined ? undefined : way.at(-1);
  const containers = new Set([...way.slice(0, 1), ...way.slice(-1 - shownContainers)]);
  const lines = linesAroundMark(printedLines(body, marked, containers), marked !== undefined, isCut);
  return { lines, marks: marked === undefined ? 'nothing' : isThere ? 'place' : 'parent' };
}

/** Lines of a body that is shown as a whole: more would make the page sluggish, and nobody reads them all. */
const mostLines = 2_000;

/**
 * A whole body as text, printed as `shownBody` prints it and bounded as it is, with nothing marked. What is left out is
 * a line with an ellipsis.
 *
 * @param isCut whether the body goes on
 */
export function wholeBody(body: string, isCut: boolean): string {
  const { outcome } = placeInJson(body, '');
  const isJson = outcome === 'whole' || (isCut && outcome === 'ended-early');
  const lines = isJson
    ? firstLines(printedLines(body, undefined, new Set()), isCut)
    : textLines(body, isCut, mostLines);
  return lines.map((line) => (line === undefined ? '…' : `${'  '.repeat(line.level)}${line.before}`)).join('\n');
}

function firstLines(printed: Iterable<Line>, isCut: boolean): ShownBody['lines'] {
  const lines: (ShownLine | undefined)[] = [];
  for (const line of printed) {
    if (lines.length === mostLines) return [...lines, undefined];
    lines.push(line);
  }
  return isCut ? [...lines, undefined] : lines;
}

/** A line that is being written. */
class Line implements ShownLine {
  readonly level: number;
  before = '';
  marked = '';
  after = '';
  /** Whether one of the containers around the place opens on it. */
  holdsContainer = false;

  constructor(level: number) {
    this.level = Math.min(level, deepestLevel);
  }

  write(text: string, isMarked: boolean): void {
    if (isMarked) this.marked += text;
    else if (this.marked === '') this.before += text;
    else this.after += text;
  }
}

function linesAroundMark(printed: Iterable<Line>, hasMark: boolean, isCut: boolean): ShownBody['lines'] {
  const shown: (ShownLine | undefined)[] = [];
  /** The last lines, which are shown if the marked one comes soon. */
  const waiting: Line[] = [];
  let isGap = false;
  /** How many more lines are shown, once that is known. */
  let room = hasMark ? undefined : 2 * linesAround;
  for (const line of printed) {
    if (room === 0) return [...shown, undefined];
    if (room !== undefined) {
      room -= 1;
      shown.push(line);
    } else if (line.marked !== '' || line.holdsContainer) {
      // What stands between two containers on the way is beside the place.
      const before = line.marked === '' ? [] : waiting;
      if (isGap || before.length < waiting.length) shown.push(undefined);
      shown.push(...before, line);
      if (line.marked !== '') room = linesAround;
      isGap = false;
      waiting.length = 0;
    } else {
      waiting.push(line);
      if (waiting.length > linesAround) {
        waiting.shift();
        isGap = true;
      }
    }
  }
  return isCut ? [...shown, undefined] : shown;
}

/**
 * Prints JSON text with a line for each member and element. Empty containers stay on the line of their name.
 *
 * @param marked where the value or member begins that is marked; `stop` marks what is no JSON any more
 */
function* printedLines(
  body: string,
  marked: number | 'stop' | undefined,
  containers: ReadonlySet<number>,
): Generator<Line, undefined> {
  const scanner = new JsonScanner(body);
  let line = new Line(0);
  let level = 0;
  let previous: JsonToken['kind'] | undefined;
  let isMarked = false;
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind === 'close') level -= 1;
    const begins = token.kind === 'close' ? previous !== 'open' : previous === 'open' || previous === 'comma';
    if (begins) {
      yield line;
      line = new Line(level);
    }
    if (token.start === marked) isMarked = true;
    if (containers.has(token.start)) line.holdsContainer = true;
    line.write(shownToken(body, token), isMarked);
    // The mark ends with the value, or with the line where the value goes on.
    if (token.kind === 'scalar' || token.kind === 'open') isMarked = false;
    if (token.kind === 'open') level += 1;
    previous = token.kind;
  }
  if (marked === 'stop') {
    if (previous === 'open' || previous === 'comma') {
      yield line;
      line = new Line(level);
    }
    line.write(cutAndCounted(body.slice(scanner.stop), longestPiece) || '(the body ends here)', true);
  }
  yield line;
}

function shownToken(body: string, { kind, start, end }: JsonToken): string {
  return kind === 'colon' ? ': ' : cutAndCounted(body.slice(start, end), longestPiece);
}

function textLines(body: string, isCut: boolean, shown = 2 * linesAround): ShownBody['lines'] {
  // A longer line is cut anyway, so that no more has to be looked at.
  const lines: (ShownLine | undefined)[] = [];
  let start = 0;
  while (start < body.length && lines.length < shown) {
    const end = endOfLine(body, start);
    lines.push({ level: 0, before: cutAndCounted(body.slice(start, end), longestPiece), marked: '', after: '' });
    start = end + (body.startsWith('\r\n', end) ? 2 : 1);
  }
  if (start < body.length || isCut) lines.push(undefined);
  return lines;
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' && end > start ? end - 1 : end;
}
