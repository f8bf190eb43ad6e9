import { jsonPointerTokens } from '../contract/json-pointer.ts';
import { isObject, type JsonObject } from '../judge/json-value.ts';
import { counted } from '../report/counted.ts';
import { cutAndCounted } from '../report/cut.ts';
import { printable } from '../report/printable.ts';

/** Stands behind what a finding points to. */
export const mark = '  ← here';

/** Members of a document that are shown; of one that has more, and of what stands within it, only the telling ones. */
const mostMembers = 6;

/** Members that tell one item from another. */
const tellingMembers: readonly string[] = ['id', 'created_at'];

/** In characters: arrays and objects that take more on one line are told by their size. */
const longestLine = 72;

/** In characters: longer texts are cut. The URL of a page with its cursor is not. */
const longestText = 160;

/** What is left of a text that is cut. */
const shownText = 60;

/** Levels of a document: a deeper one is there to be too deep. */
const deepest = 12;

/** A place in a body: see `ShownPlace`. */
interface Place {
  readonly at: string;
  readonly isMarked?: boolean;
}

/** Where the place is, seen from a value on the way to it. */
interface Way {
  readonly tokens: readonly string[];
  readonly isMarked: boolean;
  readonly depth: number;
}

/**
 * A body as a reader is shown it: JSON line by line, with what stands around one place and little else. Where the place
 * is missing, it is said so in its stead.
 *
 * @param place by JSON pointer; without it, what the document has at the top is shown
 */
export function bodyExcerpt(body: string, place?: Place): string[] {
  if (body === '') return [];
  const document = parsed(body);
  if (!isObject(document)) return [readable(body)];
  return linesOf(document, {
    tokens: jsonPointerTokens(place?.at ?? ''),
    isMarked: place?.isMarked ?? false,
    depth: 0,
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The lines of a value on the way to the place. */
function linesOf(value: unknown, way: Way): string[] {
  const [token, ...tokens] = way.tokens;
  const isEnd = token === undefined || way.depth === deepest;
  const inner = { tokens, isMarked: way.isMarked, depth: way.depth + 1 };
  const isWorthLines = isObject(value) && Object.keys(value).length > 0;
  if (!isEnd && Array.isArray(value)) return linesOfArray(value, Number(token), inner);
  if (isWorthLines) return marked(linesOfObject(value, isEnd ? undefined : token, inner), way.isMarked && isEnd);
  return marked([brief(value)], way.isMarked);
}

function marked([first = '', ...others]: readonly string[], isMarked: boolean): string[] {
  return [isMarked ? `${first}${mark}` : first, ...others];
}

function linesOfObject(object: JsonObject, token: string | undefined, way: Way): string[] {
  const names = Object.keys(object);
  const telling = names.filter((name) => name === token || tellingMembers.includes(name));
  const isWhole = names.length <= mostMembers && (way.depth === 1 || telling.length === 0);
  const shown = isWhole ? names : telling.length > 0 ? telling : names.slice(0, mostMembers);
  const left = names.length - shown.length;
  const isMissing = token !== undefined && way.isMarked && !Object.hasOwn(object, token);
  return [
    '{',
    ...indented([
      ...shown.map((name) => {
        const [first = '', ...others] = name === token ? linesOf(object[name], way) : [brief(object[name])];
        return [`${brief(name)}: ${first}`, ...others];
      }),
      ...(left > 0 ? [[`… ${counted(left, 'member')} more`]] : []),
      ...(isMissing ? [[`… no ${readable(token)}${mark}`]] : []),
    ]),
    '}',
  ];
}

function linesOfArray(array: readonly unknown[], index: number, way: Way): string[] {
  const place = Math.min(index, array.length);
  // What stands before a place often says what is wrong with it.
  const first = Math.max(0, place - 1);
  const left = array.length - 1 - place;
  return [
    '[',
    ...indented([
      ...(first > 0 ? [[`… ${counted(first, 'item')}`]] : []),
      ...array
        .slice(first, place + 1)
        .map((item, offset) => linesOf(item, { ...way, isMarked: way.isMarked && first + offset === place })),
      ...(left > 0 ? [[`… ${counted(left, 'item')} more`]] : []),
      ...(left < 0 && way.isMarked ? [[`… the end after ${counted(array.length, 'item')}${mark}`]] : []),
    ]),
    ']',
  ];
}

/** Members or items, with commas where JSON has them: a line about what is not shown needs none. */
function indented(parts: readonly (readonly string[])[]): string[] {
  const isToldOf = (part: readonly string[] | undefined) => part === undefined || part[0]?.startsWith('…') === true;
  return parts.flatMap((lines, index) => {
    const needsComma = !isToldOf(lines) && !isToldOf(parts[index + 1]);
    return lines.map((line, row) => `  ${needsComma && row === lines.length - 1 ? withComma(line) : line}`);
  });
}

function withComma(line: string): string {
  return line.endsWith(mark) ? `${line.slice(0, -mark.length)},${mark}` : `${line},`;
}

/** A value on one line. */
function brief(value: unknown): string {
  const text = JSON.stringify(value);
  if (Array.isArray(value) && text.length > longestLine) return `[ … ${counted(value.length, 'item')} ]`;
  if (isObject(value) && text.length > longestLine) return `{ … ${counted(Object.keys(value).length, 'member')} }`;
  return readable(text);
}

function readable(text: string): string {
  return text.length <= longestText ? printable(text) : cutAndCounted(text, shownText);
}
