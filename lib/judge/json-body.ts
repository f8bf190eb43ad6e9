import type { ResponseMessage } from '../exchange/exchange.ts';

/** Why bytes are no JSON text that can be judged. */
export type NotJsonReason = 'empty' | 'byte-order-mark' | 'not-utf-8' | 'syntax' | 'too-deep';

/** What a body says as JSON, or why it says nothing; `message` reads on after "the body is …". */
export type JsonBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'not-json'; readonly reason: NotJsonReason; readonly message: string };

/**
 * Judges walk a body by recursion, so its depth is bounded. RFC 8259 section 9 lets a reader set such a limit;
 * the deepest documented representation has five levels.
 */
const deepest = 200;

const remembered = new WeakMap<ResponseMessage, JsonBody>();

/** The body of a response as JSON; each response is parsed once. */
export function readJson(response: ResponseMessage): JsonBody {
  const known = remembered.get(response);
  if (known !== undefined) return known;
  const body = parseJson(response.body);
  remembered.set(response, body);
  return body;
}

/** The value that a response's body holds, or undefined where it is no JSON (no JSON value is undefined). */
export function jsonOf(response: ResponseMessage): unknown {
  const body = readJson(response);
  return body.kind === 'json' ? body.value : undefined;
}

/** Reads bytes as RFC 8259 asks of what is sent between systems: UTF-8 without byte order mark (section 8.1). */
export function parseJson(bytes: Uint8Array): JsonBody {
  if (bytes.length === 0) return notJson('empty', 'empty');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return notJson('byte-order-mark', 'preceded by a byte order mark');
  }
  const text = decoded(bytes);
  if (text === undefined) return notJson('not-utf-8', `${bytes.length} bytes that are not UTF-8`);
  const value = parsed(text);
  if (value === undefined) {
    const start = String.fromCodePoint(text.codePointAt(0) ?? 0);
    return notJson('syntax', `${bytes.length} bytes that do not parse as JSON, starting with ${JSON.stringify(start)}`);
  }
  if (isDeeperThan(value, deepest)) return notJson('too-deep', `JSON nested more than ${deepest} levels deep`);
  return { kind: 'json', value };
}

function notJson(reason: NotJsonReason, message: string): JsonBody {
  return { kind: 'not-json', reason, message };
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The engine's own message is not told: it quotes a piece of the body, and may cut a secret in two. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Level by level, not by recursion, for this is what makes recursion safe for everyone else. */
function isDeeperThan(value: unknown, levels: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= levels; depth += 1) {
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
    if (level.length === 0) return false;
  }
  return true;
}
