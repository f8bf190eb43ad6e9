import type { RequestMessage } from '../exchange/exchange.ts';
import { isPrintable } from './printable.ts';
import type { Redaction } from './redaction.ts';

/** Fields that curl writes itself, and better: they belong to the connection, not to the case. */
const writtenByCurl = new Set(['host', 'content-length', 'transfer-encoding', 'accept-encoding']);

/**
 * A `curl` command on one line that sends the same request when pasted into a shell.
 *
 * The key is told as `$NGROK_API_KEY`. A key that the run had altered on purpose, or one that a response disclosed,
 * stands as `<altered key>`: the reader has to put one in.
 */
export function curlLine(request: RequestMessage, redaction: Redaction): string {
  const words = ['curl', '-sS', request.method === 'HEAD' ? '-I' : '-i'];
  const { body, method } = request;
  const url = new URL(request.url);
  // Without these curl expands brackets and braces, and folds dot segments.
  if (/[[\]{}]/.test(url.pathname + url.search)) words.push('-g');
  if (/(?:^|\/)\.\.?(?:\/|[?#]|$)/.test(request.url.slice(url.origin.length))) words.push('--path-as-is');
  if (method !== 'HEAD' && method !== (body === undefined ? 'GET' : 'POST')) words.push('-X', shellWord(method));
  for (const [name, value] of request.headers) {
    if (writtenByCurl.has(name.toLowerCase())) continue;
    // curl drops a field that is given as `name:`; `name;` is how it is told to send it empty.
    if (value === '') words.push('-H', shellWord(`${name};`));
    else if (name.toLowerCase() === 'authorization') words.push('-H', credentialWord(name, value, redaction));
    else words.push('-H', wordWithKey(`${name}: ${value}`, redaction));
  }
  if (body === undefined) return [...words, wordWithKey(request.url, redaction)].join(' ');
  const named = request.headers.some(([name]) => name.toLowerCase() === 'content-type');
  // A body makes curl name the media type of forms, unless it is told not to.
  if (!named) words.push('-H', shellWord('content-type:'));
  if (!body.includes('\0')) {
    return [...words, '--data-raw', wordWithKey(body, redaction), wordWithKey(request.url, redaction)].join(' ');
  }
  // No argument can hold a NUL byte, but a pipe can.
  const format = redaction.redact(body).replace(/[\\%]/g, '$&$&').replaceAll('\0', '\\000');
  return [
    'printf',
    '--',
    shellWord(format),
    '|',
    ...words,
    '--data-binary',
    '@-',
    wordWithKey(request.url, redaction),
  ].join(' ');
}

/**
 * One word of a POSIX shell. Texts with control characters, or with what the log of a build server obeys (see
 * `printable`), use `$'…'` (bash, zsh, ksh), so that the line itself can be shown.
 */
export function shellWord(text: string): string {
  if (isPrintable(text)) {
    return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
  }
  const bytes = [...Buffer.from(text)].map((byte, index, all) => {
    const character = String.fromCharCode(byte);
    if (character === "'" || character === '\\') return `\\${character}`;
    const isDoubled = (character === '#' || character === ':') && byte === all[index + 1];
    return byte >= 0x20 && byte < 0x7f && !isDoubled ? character : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `$'${bytes.join('')}'`;
}

/** An altered key is told as such and not shown at all: so little is altered that the key could be read from it. */
function credentialWord(name: string, value: string, redaction: Redaction): string {
  if (redaction.aroundKey(value).length > 1 || !redaction.resemblesKey(value)) {
    return wordWithKey(`${name}: ${value}`, redaction, '<altered key>');
  }
  return quoted(`${name}: ${redaction.redactCredential(value, '<altered key>')}`);
}

function wordWithKey(text: string, redaction: Redaction, placeholder?: string): string {
  const parts = redaction.aroundKey(text).map((part) => redaction.redact(part, placeholder));
  if (parts.length === 1) return parts.map(quoted).join('');
  // Where nothing else needs quoting, one pair of double quotes reads best: "authorization: Bearer $NGROK_API_KEY".
  const plain = parts.every((part) => /^[A-Za-z0-9_@%+=:;,.?&/ -]*$/.test(part) && isPrintable(part));
  const runsOn = parts.slice(1).some((part) => /^[A-Za-z0-9_]/.test(part));
  if (plain && !runsOn) return `"${parts.join('$NGROK_API_KEY')}"`;
  return parts.map((part) => (part === '' ? '' : quoted(part))).join('"$NGROK_API_KEY"');
}

/** Quoted even where it need not be: a reader changes such a value more often than a plain word. */
function quoted(text: string): string {
  const word = shellWord(text);
  return word.startsWith("'") || word.startsWith('$') ? word : `'${word}'`;
}
