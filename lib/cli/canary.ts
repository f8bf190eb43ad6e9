/*
 * Looks for a secret in what was written. It shares no code with the redaction, which it is there to doubt, and goes the
 * other way about it: it decodes all that could be an encoding of anything.
 */

/** Pieces of so many characters must not be found either. */
const pieceLength = 8;

/**
 * The pieces of a secret that a text holds, in whatever case and encoding, and encodings within encodings: none where
 * it holds none. Of a secret shorter than 8 characters, the secret itself where it is no part of a word.
 */
export function tracesOf(secret: string, text: string): string[] {
  const wanted = secret.toLowerCase();
  const length = Math.min(pieceLength, wanted.length);
  const pieces = Array.from({ length: wanted.length - length + 1 }, (_, start) => wanted.slice(start, start + length));
  const readings = readingsOf(text, 3).toLowerCase();
  return pieces.filter((piece) => holds(readings, piece));
}

function holds(text: string, piece: string): boolean {
  if (piece.length === pieceLength) return text.includes(piece);
  const between = text.split(piece);
  return between.some((part, index) => index > 0 && !/\w$/.test(between[index - 1] ?? '') && !/^\w/.test(part));
}

/** Each line that the text has in any reading, once: most look the same in all of them. */
function readingsOf(text: string, depth: number): string {
  const found = new Set(text.split('\n'));
  let last = found;
  for (let layer = 0; layer < depth; layer += 1) {
    last = new Set([...last].flatMap((line) => escapes.map((undo) => undo(line))).filter((line) => !found.has(line)));
    for (const line of last) found.add(line);
  }
  return [...found, ...base64In(found)].join('\n');
}

const byHexadecimal = (_: string, digits: string) => String.fromCharCode(Number.parseInt(digits, 16));
const byDecimal = (_: string, digits: string) => String.fromCharCode(Number(digits));

const escapes: readonly ((text: string) => string)[] = [
  (text) => text.replace(/%([\da-f][\da-f])/gi, byHexadecimal),
  (text) =>
    text
      .replace(/\\(?:u|x(?=[\da-f]{2}))([\da-f]{2}(?:[\da-f]{2})?)/gi, byHexadecimal)
      .replace(/\\([^bfnrtux])/g, '$1'),
  (text) =>
    text
      .replace(/&#x([\da-f]+);/gi, byHexadecimal)
      .replace(/&#(\d+);/g, byDecimal)
      .replace(/&lt;/gi, '<')
      .replace(/&gt;/gi, '>')
      .replace(/&quot;/gi, '"')
      .replace(/&apos;/gi, "'")
      .replace(/&amp;/gi, '&'),
];

/** Whatever could be base64 or base64url, decoded from each of four places, for it may have something before it. */
function base64In(lines: Iterable<string>): string[] {
  const runs = new Set([...lines].flatMap((line) => line.match(/[\w+/-]{6,}/g) ?? []));
  return [...runs].flatMap((run) =>
    [0, 1, 2, 3].map((skipped) => Buffer.from(run.slice(skipped), 'base64').toString('latin1')),
  );
}
