/** A text with one layer of escapes undone. */
export interface Unescaped {
  readonly text: string;
  /** Where a character of the text stands, or its escape begins, in the text that was escaped. */
  originOf(index: number): number;
}

interface EscapeKind {
  /** Without it there is none. */
  readonly sign: string;
  readonly pattern: RegExp;
}

/**
 * Percent-encoding (RFC 3986 section 2.1), escapes of JSON (RFC 8259 section 7) and JavaScript, references of XML and HTML;
 * and the zeros of UTF-16, which stand between the characters where it is read byte by byte.
 */
const kinds: readonly EscapeKind[] = [
  { sign: '%', pattern: /%[0-9a-f]{2}/gi },
  { sign: '\\', pattern: /\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\["'\\/bfnrt]/gi },
  { sign: '&', pattern: /&#x0{0,8}[0-9a-f]{1,6};|&#\d{1,10};|&(?:amp|lt|gt|quot|apos);/gi },
  { sign: '\0', pattern: /\0/g },
];

/** Undoes one layer of escapes of each kind in turn, for what looks like an escape of one may be the text of another. */
export function* unescaped(text: string): Generator<Unescaped> {
  for (const kind of kinds) {
    const inner = text.includes(kind.sign) ? withoutEscapes(text, kind) : undefined;
    if (inner !== undefined) yield inner;
  }
}

function withoutEscapes(text: string, { pattern }: EscapeKind): Unescaped | undefined {
  /** Of each escape: where its meaning begins and ends in the new text, and where it ends itself in the old one. */
  const undone: { readonly start: number; readonly end: number; readonly originalEnd: number }[] = [];
  let shorter = 0;
  const meant = text.replace(pattern, (escaped, at: number) => {
    const meaning = meaningOf(escaped);
    const start = at - shorter;
    undone.push({ start, end: start + meaning.length, originalEnd: at + escaped.length });
    shorter += escaped.length - meaning.length;
    return meaning;
  });
  if (undone.length === 0) return undefined;
  return {
    text: meant,
    originOf(index) {
      let before = 0;
      for (let after = undone.length; before < after; ) {
        const middle = (before + after) >> 1;
        if ((undone[middle]?.start ?? 0) < index) before = middle + 1;
        else after = middle;
      }
      const last = undone[before - 1];
      // Within a meaning of two code units the escape is over: it can only be hidden whole.
      return last === undefined ? index : last.originalEnd + Math.max(0, index - last.end);
    },
  };
}

const meanings = new Map([
  ['\\b', '\b'],
  ['\\f', '\f'],
  ['\\n', '\n'],
  ['\\r', '\r'],
  ['\\t', '\t'],
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['\0', ''],
]);

function meaningOf(escaped: string): string {
  const named = meanings.get(escaped.toLowerCase());
  if (named !== undefined) return named;
  const hexadecimal = /^(?:%|\\[ux]|&#x)([0-9a-f]+);?$/i.exec(escaped)?.[1];
  const decimal = /^&#(\d+);$/.exec(escaped)?.[1];
  if (hexadecimal === undefined && decimal === undefined) return escaped.slice(1);
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}
