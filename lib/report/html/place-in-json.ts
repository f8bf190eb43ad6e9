import { jsonPointerTokens } from '../../contract/json-pointer.ts';
import { JsonScanner, type ScanOutcome } from './json-scanner.ts';

/** Where the value of a JSON pointer stands in a text. */
export interface PlaceInJson {
  readonly outcome: ScanOutcome;
  /**
   * Where the document begins, and where each value below it on the way to the place does, or the name of it in an
   * object. Shorter than the way where there is no such place.
   */
  readonly way: readonly number[];
  readonly isThere: boolean;
}

/**
 * Looks for the value that a JSON pointer names. Of members with the same name the last one counts, as it does for
 * whoever parses the text.
 */
export function placeInJson(text: string, pointer: string): PlaceInJson {
  const tokens = jsonPointerTokens(pointer);
  const scanner = new JsonScanner(text);
  const way: number[] = [];
  /** The open containers on the way, from the outermost, each with the index of its present element. */
  const onWay: { readonly isObject: boolean; index: number }[] = [];
  let depth = 0;
  let name: { readonly start: number; readonly isWanted: boolean } | undefined;
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.kind === 'close') {
      depth -= 1;
      if (depth < onWay.length) onWay.pop();
      continue;
    }
    if (depth === onWay.length) {
      const container = onWay.at(-1);
      const wanted = tokens[onWay.length - 1];
      if (token.kind === 'name') {
        name = { start: token.start, isWanted: isNamed(text.slice(token.start, token.end), wanted) };
      } else if (token.kind === 'comma') {
        if (container !== undefined) container.index += 1;
      } else if (token.kind !== 'colon') {
        const isInObject = container?.isObject === true;
        const isWanted = isInObject ? name?.isWanted : container === undefined || String(container.index) === wanted;
        if (isWanted) {
          way.splice(onWay.length, Number.POSITIVE_INFINITY, isInObject && name ? name.start : token.start);
          if (token.kind === 'open' && onWay.length < tokens.length) {
            onWay.push({ isObject: text[token.start] === '{', index: 0 });
          }
        }
      }
    }
    if (token.kind === 'open') depth += 1;
  }
  return { outcome: scanner.outcome, way, isThere: way.length === tokens.length + 1 };
}

/** An escape makes six characters of one. */
function isNamed(quoted: string, name: string | undefined): boolean {
  return name !== undefined && quoted.length <= name.length * 6 + 2 && JSON.parse(quoted) === name;
}
