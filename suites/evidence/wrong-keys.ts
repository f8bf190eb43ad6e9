/** The form of ngrok's own keys: two parts of letters and digits. */
const ngrokForm = /^[0-9A-Za-z]{20,}_[0-9A-Za-z]{20,}$/;

/** Whether a key has the form that ngrok's have, so that one of another form can be told to be none. */
export function hasNgrokForm(key: string): boolean {
  return ngrokForm.test(key);
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * A key of the same form as this one, which nobody was given. It has the key's length and its kinds of characters, and
 * nothing else of it: it stands in reports.
 */
export function unknownKeyLike(key: string): string {
  return key.replaceAll(/[0-9A-Za-z]/g, (character, index: number) => {
    const letter = letters[(index * 7) % letters.length] ?? 'a';
    if (/[0-9]/.test(character)) return String((index * 7) % 10);
    return /[A-Z]/.test(character) ? letter.toUpperCase() : letter;
  });
}

/** What is sent in place of a good key. */
export interface WrongCredential {
  /** What is wrong, as the reader would say it. */
  readonly change: string;
  /** Value of `Authorization`; null sends none. */
  readonly authorization: string | null;
  /** Query to ask with. */
  readonly query?: string;
}

/**
 * Credentials that are wrong, each in one way, the telling ones first.
 *
 * @param key the good one
 */
export function wrongCredentials(key: string): WrongCredential[] {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  return [
    { change: 'with a key of the same form', authorization: `Bearer ${unknownKeyLike(key)}` },
    { change: 'with the key short of its last character', authorization: `Bearer ${key.slice(0, -1)}` },
    { change: 'with the last character of the key altered', authorization: `Bearer ${altered(key, key.length - 1)}` },
    { change: 'with an empty key', authorization: 'Bearer ' },
    { change: 'with an empty Authorization', authorization: '' },
    { change: 'with the key but without a scheme', authorization: key },
    { change: 'with the key under the scheme Token', authorization: `Token ${key}` },
    { change: 'with a wrong password under the scheme Basic', authorization: basic('conformance:not-the-key') },
    {
      change: 'with the key in the query as api_key',
      authorization: null,
      query: `?api_key=${encodeURIComponent(key)}`,
    },
    {
      change: 'with the key in the query as access_token',
      authorization: null,
      query: `?access_token=${encodeURIComponent(key)}`,
    },
    { change: 'with the first character of the key altered', authorization: `Bearer ${altered(key, 0)}` },
    {
      change: 'with a character in the middle of the key altered',
      authorization: `Bearer ${altered(key, Math.floor(key.length / 2))}`,
    },
    { change: 'with one character more behind the key', authorization: `Bearer ${key}0` },
    { change: 'with the first quarter of the key', authorization: `Bearer ${key.slice(0, Math.ceil(key.length / 4))}` },
    { change: 'with the key in the other case', authorization: `Bearer ${inOtherCase(key)}` },
    {
      change: 'with a key of letters beyond ASCII',
      authorization: `Bearer ${Buffer.from('ключ-鍵-🔑').toString('latin1')}`,
    },
    { change: 'with a key of 8 KiB', authorization: `Bearer ${'k'.repeat(8 * 1024)}` },
  ].filter(({ authorization }) => authorization !== `Bearer ${key}`);
}

function altered(key: string, index: number): string {
  const replacement = key[index] === 'x' ? 'y' : 'x';
  return key.slice(0, index) + replacement + key.slice(index + 1);
}

function inOtherCase(key: string): string {
  return [...key]
    .map((letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))
    .join('');
}
