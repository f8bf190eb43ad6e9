import fc, { type Arbitrary } from 'fast-check';
import { keyForm } from '../contract/key-form.ts';
import type { Generator } from './generator.ts';
import { asHeaderValue, letterOrDigit, numberlessTexts, words } from './texts.ts';

/** Whether a key has the form that ngrok's have, so that one of another form can be told to be none. */
export function hasNgrokForm(key: string): boolean {
  return keyForm.exec(key)?.[0] === key;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * A key of the same form as this one, which nobody was given. It has the key's length and its kinds of characters, and
 * nothing else of it: it stands in reports.
 */
export function unknownKeyLike(key: string): string {
  return keyLike(key, (index) => index * 7);
}

/** @param choice which letter or digit stands at a place */
function keyLike(key: string, choice: (index: number) => number): string {
  return key.replaceAll(/[0-9A-Za-z]/g, (character, index: number) => {
    const letter = letters[choice(index) % letters.length] ?? 'a';
    if (/[0-9]/.test(character)) return String(choice(index) % 10);
    return /[A-Z]/.test(character) ? letter.toUpperCase() : letter;
  });
}

/** What is sent in place of a good key. */
export interface WrongCredential {
  /** What is wrong, as the reader would say it. It shows nothing of the key. */
  readonly change: string;
  /** Value of `Authorization`; null sends none. */
  readonly authorization: string | null;
  /** Query to ask with. */
  readonly query?: string;
  /** Header fields to ask with. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
}

/**
 * Credentials that are wrong, each in one way. None is another spelling of the good one: the scheme in another case
 * and more than one space behind it are legal, white space around a field value is no part of it (RFC 9110 sections
 * 5.5 and 11), and who reads no further than the word after the scheme would find the good key there.
 *
 * @param key the good one
 */
export function wrongCredentials(key: string): Generator<WrongCredential> {
  const isWrong = ({ authorization }: WrongCredential) => wordAfterBearer(authorization) !== key;
  return {
    edges: edgesOf(key).filter(isWrong),
    random: fc.oneof(alteredKeys(key), otherKeys(key), otherSchemes(key), keyElsewhere(key)).filter(isWrong),
  };
}

/** What a lenient reader would take for the key. */
function wordAfterBearer(authorization: string | null): string | undefined {
  const [scheme = '', word = ''] = (authorization ?? '').trim().split(/\s+/);
  return scheme.toLowerCase() === 'bearer' ? word : undefined;
}

function edgesOf(key: string): WrongCredential[] {
  return [
    bearer('with a key of the same form', unknownKeyLike(key)),
    bearer('with the key short of its last character', key.slice(0, -1)),
    bearer('with the last character of the key altered', altered(key, key.length - 1)),
    bearer('with an empty key', ''),
    { change: 'with an empty Authorization', authorization: '' },
    { change: 'with the key but without a scheme', authorization: key },
    { change: 'with the key under the scheme Token', authorization: `Token ${key}` },
    {
      change: 'with a wrong password under the scheme Basic',
      authorization: `Basic ${base64('conformance:not-the-key')}`,
    },
    inQuery('api_key', key),
    inQuery('access_token', key),
    bearer('with the first character of the key altered', altered(key, 0)),
    bearer('with a character in the middle of the key altered', altered(key, Math.floor(key.length / 2))),
    bearer('with one character more behind the key', `${key}0`),
    bearer('with the first quarter of the key', key.slice(0, Math.ceil(key.length / 4))),
    bearer('with the key in the other case', [...key].map(inOtherCase).join('')),
    bearer('with a key of letters beyond ASCII', asHeaderValue('ключ-鍵-🔑')),
    bearer('with a key of 8 KiB', 'k'.repeat(longestKey)),
  ];
}

/** In characters. Header fields of 8 KiB are common, longer ones are refused by many servers before anybody looks at them. */
const longestKey = 8 * 1024;

function alteredKeys(key: string): Arbitrary<WrongCredential> {
  const places = fc.nat({ max: Math.max(0, key.length - 1) });
  const inserted = (text: string, place: number) => key.slice(0, place) + text + key.slice(place);
  return fc.oneof(
    places.map((length) => bearer(`with the first ${length} characters of the key`, key.slice(0, length))),
    places.map((length) => bearer(`with the last ${length} characters of the key`, key.slice(key.length - length))),
    fc
      .tuple(places, letterOrDigit)
      .map(([place, character]) =>
        bearer(`with character ${place + 1} of the key altered`, withCharacter(key, place, character)),
      ),
    places.map((place) =>
      bearer(
        `with character ${place + 1} of the key in the other case`,
        withCharacter(key, place, inOtherCase(key[place] ?? '')),
      ),
    ),
    places.map((place) => bearer(`with character ${place + 1} of the key left out`, withCharacter(key, place, ''))),
    fc
      .tuple(places, letterOrDigit)
      .map(([place, character]) =>
        bearer(`with one character more before character ${place + 1} of the key`, inserted(character, place)),
      ),
    places.map((place) =>
      bearer(`with a space before character ${place + 1} of the key`, inserted(' ', Math.max(1, place))),
    ),
    fc.integer({ min: 2, max: 5 }).map((times) => bearer(`with the key ${times} times on end`, key.repeat(times))),
    fc
      .integer({ min: 1, max: Math.max(1, longestKey - key.length) })
      .map((more) => bearer(`with ${more} characters more behind the key`, key + 'k'.repeat(more))),
  );
}

function otherKeys(key: string): Arbitrary<WrongCredential> {
  const part = (length: number) => fc.string({ unit: letterOrDigit, minLength: length, maxLength: length });
  return fc.oneof(
    fc.array(fc.nat({ max: 259 }), { minLength: key.length, maxLength: key.length }).map((choices) =>
      bearer(
        'with a random key of the same form',
        keyLike(key, (index) => choices[index] ?? 0),
      ),
    ),
    fc
      .tuple(part(27), part(21))
      .map(([first, second]) => bearer("with a random key of the form of ngrok's own", `${first}_${second}`)),
    fc.string({ maxLength: 40 }).map((text) => bearer('with random text as the key', text)),
    numberlessTexts.map((text) => bearer('with letters of any script as the key', asHeaderValue(text))),
    fc
      .integer({ min: 100, max: longestKey })
      .map((length) => bearer(`with a key of ${length} characters`, 'k'.repeat(length))),
  );
}

function otherSchemes(key: string): Arbitrary<WrongCredential> {
  const schemes = fc.oneof(fc.constantFrom('Token', 'Digest', 'ApiKey', 'OAuth', 'BearerToken', 'Negotiate'), words);
  return fc.oneof(
    schemes.map((scheme) => ({
      change: `with the key under the scheme ${scheme}`,
      authorization: `${scheme} ${key}`,
    })),
    fc.constantFrom('', 'api', 'ngrok', 'x').map((user) => ({
      change: `with the key as password of ${JSON.stringify(user)} under the scheme Basic`,
      authorization: `Basic ${base64(`${user}:${key}`)}`,
    })),
    fc.constant({
      change: 'with the key as user under the scheme Basic',
      authorization: `Basic ${base64(`${key}:`)}`,
    }),
    fc.string({ maxLength: 40 }).map((text) => ({ change: 'with random text as Authorization', authorization: text })),
  );
}

function keyElsewhere(key: string): Arbitrary<WrongCredential> {
  const names = fc.oneof(
    fc.constantFrom('token', 'key', 'apikey', 'api-key', 'auth', 'authorization', 'bearer', 'ngrok_api_key'),
    words,
  );
  const fields = fc.constantFrom('x-api-key', 'api-key', 'apikey', 'x-auth-token', 'x-authorization', 'ngrok-api-key');
  return fc.oneof(
    names.map((name) => inQuery(name, key)),
    fields.map((name) => inHeader(name, key)),
    names.map((name) => inHeader('cookie', `${name}=${encodeURIComponent(key)}`, `a cookie as ${name}`)),
  );
}

function bearer(change: string, text: string): WrongCredential {
  return { change, authorization: `Bearer ${text}` };
}

function inQuery(name: string, key: string): WrongCredential {
  const query = `?${name}=${encodeURIComponent(key)}`;
  return { change: `with the key in the query as ${name}`, authorization: null, query };
}

function inHeader(name: string, value: string, place = `the header ${name}`): WrongCredential {
  return { change: `with the key in ${place}`, authorization: null, headers: [[name, value]] };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function altered(key: string, index: number): string {
  return withCharacter(key, index, key[index] === 'x' ? 'y' : 'x');
}

function withCharacter(key: string, index: number, replacement: string): string {
  return key.slice(0, index) + replacement + key.slice(index + 1);
}

function inOtherCase(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}
