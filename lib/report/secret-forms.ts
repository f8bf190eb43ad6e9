/**
 * The forms in which a secret stands in a text, once the escapes of the text are undone: as it is, and in base64 at
 * any alignment (so in a `Basic` credential too), of both alphabets.
 */
export function formsOf(secret: string): string[] {
  // Beyond ASCII, percent-encoding is undone byte by byte. Forms of the web write spaces as `+`.
  const texts = [secret, Buffer.from(secret).toString('latin1'), secret.replaceAll(' ', '+')];
  return [...new Set([...texts, ...base64Forms(secret)])];
}

/** Further forms, in which a run sends its key and a target may echo it: escaped or in another case before base64. */
export function rarerFormsOf(key: string): string[] {
  const escaped = [encodeURIComponent(key), JSON.stringify(key).slice(1, -1), ...xmlForms(key)];
  const changed = new Set([...escaped, key.toLowerCase(), key.toUpperCase(), inOtherCase(key)]);
  changed.delete(key);
  return [...changed].flatMap(base64Forms);
}

/** Shorter texts of base64 are parts of any other. */
const shortestBase64 = 5;

/** The forms of a key too short to be looked for in words: `alone` ones stand between what is no word. */
export function shortFormsOf(key: string): { readonly alone: readonly string[]; readonly anywhere: readonly string[] } {
  const credentials = [key, `${key}:`, `:${key}`].map((text) => Buffer.from(text).toString('base64'));
  return {
    alone: [key, ...credentials, ...credentials.map(urlSafe)],
    anywhere: base64Forms(key).filter((form) => form.length >= shortestBase64),
  };
}

/** A wrong key that the rules send; base64 hides that it is the key but for the case. */
function inOtherCase(key: string): string {
  return [...key]
    .map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
    .join('');
}

function xmlForms(text: string): string[] {
  const named = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  return [named, named.replaceAll("'", '&#39;'), named.replaceAll("'", '&apos;')];
}

function base64Forms(text: string): string[] {
  const cores = [0, 1, 2].map((offset) => base64Core(text, offset));
  return [...cores, ...cores.map(urlSafe)];
}

/** The characters of a base64 text that depend on the secret alone, when so many bytes (modulo 3) stand before it. */
function base64Core(secret: string, offset: number): string {
  const bytes = Buffer.from(secret);
  const coded = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const start = Math.ceil((offset * 8) / 6);
  const end = Math.floor(((offset + bytes.length) * 8) / 6);
  return coded.slice(start, end);
}

function urlSafe(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}
