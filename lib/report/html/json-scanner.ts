/** A piece of JSON text between white space. */
export interface JsonToken {
  readonly kind: 'open' | 'close' | 'comma' | 'colon' | 'name' | 'scalar';
  /** First character, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

/** How a text ended: in the middle of what it began, or where no JSON goes on. */
export type ScanOutcome = 'unfinished' | 'whole' | 'ended-early' | 'malformed';

type Expected = 'value' | 'value-or-close' | 'name' | 'name-or-close' | 'colon' | 'comma-or-close' | 'nothing';

const word = /[-+.0-9A-Za-z]+/y;
const scalar = /^(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null)$/;
const escapeInString = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;

const quote = 0x22;
const backslash = 0x5c;
const space = 0x20;

/**
 * Walks through JSON text (RFC 8259) token by token, in linear time, at any depth and without making values of it: what
 * a reader is shown shall be what came, with its numbers, escapes and duplicate members as they were written.
 */
export class JsonScanner {
  readonly #text: string;
  #at = 0;
  #expected: Expected = 'value';
  /** Of each open container whether it is an object. */
  readonly #open: boolean[] = [];
  #outcome: ScanOutcome = 'unfinished';

  constructor(text: string) {
    this.#text = text;
  }

  /** What came of the text, once `next` has nothing more to give. */
  get outcome(): ScanOutcome {
    return this.#outcome;
  }

  /** Where the text stops to be JSON, or ends. */
  get stop(): number {
    return this.#at;
  }

  /** Whether the innermost open container is an object. */
  get isInObject(): boolean {
    return this.#open.at(-1) === true;
  }

  /** The next token; undefined at the end of the text, and where it is no JSON. */
  next(): JsonToken | undefined {
    if (this.#outcome !== 'unfinished') return undefined;
    const start = afterWhiteSpace(this.#text, this.#at);
    this.#at = start;
    if (start === this.#text.length) {
      this.#outcome = this.#expected === 'nothing' ? 'whole' : 'ended-early';
      return undefined;
    }
    const token = this.#tokenAt(start);
    if (token !== undefined) this.#at = token.end;
    else if (this.#outcome === 'unfinished') this.#outcome = 'malformed';
    return token;
  }

  #tokenAt(start: number): JsonToken | undefined {
    switch (this.#text[start]) {
      case '{':
        return this.#opening(start, true);
      case '[':
        return this.#opening(start, false);
      case '}':
        return this.#closing(start, true);
      case ']':
        return this.#closing(start, false);
      case ',':
        if (this.#expected !== 'comma-or-close') return undefined;
        this.#expected = this.isInObject ? 'name' : 'value';
        return { kind: 'comma', start, end: start + 1 };
      case ':':
        if (this.#expected !== 'colon') return undefined;
        this.#expected = 'value';
        return { kind: 'colon', start, end: start + 1 };
      case '"':
        return this.#string(start);
      default:
        return this.#word(start);
    }
  }

  #opening(start: number, isObject: boolean): JsonToken | undefined {
    if (!this.#expectsValue()) return undefined;
    this.#open.push(isObject);
    this.#expected = isObject ? 'name-or-close' : 'value-or-close';
    return { kind: 'open', start, end: start + 1 };
  }

  #closing(start: number, isObject: boolean): JsonToken | undefined {
    const isEmpty = this.#expected === (isObject ? 'name-or-close' : 'value-or-close');
    if (!(isEmpty || this.#expected === 'comma-or-close') || this.isInObject !== isObject) return undefined;
    this.#open.pop();
    this.#valueEnds();
    return { kind: 'close', start, end: start + 1 };
  }

  #string(start: number): JsonToken | undefined {
    const isName = this.#expected === 'name' || this.#expected === 'name-or-close';
    if (!isName && !this.#expectsValue()) return undefined;
    const end = this.#endOfString(start);
    if (end === undefined) return undefined;
    if (isName) this.#expected = 'colon';
    else this.#valueEnds();
    return { kind: isName ? 'name' : 'scalar', start, end };
  }

  /** Character by character: a body may have millions of tokens, and a pattern takes ten times as long for each. */
  #endOfString(start: number): number | undefined {
    const text = this.#text;
    for (let at = start + 1; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === quote) return at + 1;
      if (code < space) return undefined;
      if (code === backslash) {
        const end = endOf(escapeInString, text, at);
        // An escape is six characters long at most.
        if (end === at && text.length - at < 6) break;
        if (end === at) return undefined;
        at = end - 1;
      }
    }
    this.#outcome = 'ended-early';
    return undefined;
  }

  #word(start: number): JsonToken | undefined {
    if (!this.#expectsValue()) return undefined;
    const end = endOf(word, this.#text, start);
    if (!scalar.test(this.#text.slice(start, end))) {
      if (end === this.#text.length && end > start) this.#outcome = 'ended-early';
      return undefined;
    }
    this.#valueEnds();
    return { kind: 'scalar', start, end };
  }

  #expectsValue(): boolean {
    return this.#expected === 'value' || this.#expected === 'value-or-close';
  }

  #valueEnds(): void {
    this.#expected = this.#open.length === 0 ? 'nothing' : 'comma-or-close';
  }
}

/** Where a match ends that begins at a place; the place itself where there is none. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function afterWhiteSpace(text: string, start: number): number {
  let at = start;
  for (
    let code = text.charCodeAt(at);
    code === space || (code <= 0xd && isLineOrTab(code));
    code = text.charCodeAt(at)
  ) {
    at += 1;
  }
  return at;
}

function isLineOrTab(code: number): boolean {
  return code === 0x9 || code === 0xa || code === 0xd;
}
