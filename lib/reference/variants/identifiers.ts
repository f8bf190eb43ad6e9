import { renamed } from './renamed.ts';
import type { Variant } from './variant.ts';

/** All but operation ids, which have a documented form of their own. */
const ids = /(?<![\w])(?!op_)[a-z0-9]+_[0-9A-Za-z]{27}(?![\w])/g;

const tokens = /(?<![\w])[0-9A-Za-z]{27}_[0-9A-Za-z]{22}(?![\w])/g;

/** The form of ids is documented nowhere, nor is that of API keys. Whatever it is, it is the same in every place. */
export const identifiers: readonly Variant[] = [
  {
    name: 'counting-ids',
    title: 'ids are whole numbers, counted over all resources',
    hook: () => renamed(ids, (_, count) => String(count)),
  },
  {
    name: 'counting-ids-with-prefix',
    title: 'ids are a prefix and a whole number, counted for each resource',
    hook: () => {
      const counts = new Map<string, number>();
      return renamed(ids, (id) => {
        const prefix = prefixOf(id);
        const count = (counts.get(prefix) ?? 0) + 1;
        counts.set(prefix, count);
        return `${prefix}_${count}`;
      });
    },
  },
  {
    name: 'uuids',
    title: 'ids are UUIDs',
    hook: () => renamed(ids, (id) => uuid(digits(id, 16, 32))),
  },
  {
    name: 'upper-case-uuids',
    title: 'ids are UUIDs in upper case and without hyphens',
    hook: () =>
      renamed(ids, (id) =>
        uuid(digits(id, 16, 32))
          .replaceAll('-', '')
          .toUpperCase(),
      ),
  },
  {
    name: 'letters-for-ids',
    title: 'ids are of letters alone',
    hook: () =>
      renamed(ids, (id) => digits(id, 10, 20).replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))),
  },
  {
    name: 'short-prefix',
    title: 'ids have a prefix of one letter and no underscore',
    hook: () => renamed(ids, (id) => `${id.charAt(0)}${digits(id, 10, 15)}`),
  },
  {
    name: 'long-ids',
    title: 'ids are 200 characters long',
    hook: () => renamed(ids, (id) => `${prefixOf(id)}_${digits(id, 10, 15).padStart(200, 'long')}`),
  },
  {
    name: 'ids-with-punctuation',
    title: 'ids hold each of the characters that a URL leaves unescaped',
    hook: () => renamed(ids, (id) => `${prefixOf(id)}-v1.~${digits(id, 10, 15)}_Z`),
  },
  {
    name: 'ids-that-need-escaping',
    title: 'ids hold characters that have to be escaped in a URL',
    hook: () => renamed(ids, (id) => `urn:${prefixOf(id)}+${digits(id, 10, 15)}==`),
  },
  {
    name: 'uuids-for-new-keys',
    title: 'new API keys are UUIDs',
    hook: () => renamed(tokens, (token) => uuid(digits(token, 16, 32))),
  },
  {
    name: 'new-keys-with-punctuation',
    title: 'new API keys hold each of the characters that a bearer token can have',
    hook: () => renamed(tokens, (token) => `k-${digits(token, 36, 30)}.~+/==`),
  },
  { name: 'uuid-for-key', title: 'the API key is a UUID', keys: ['0f8fad5b-d9cb-469f-a165-70867728950e'] },
  { name: 'short-key', title: 'the API key has six characters', keys: ['k3y-7Z'] },
  { name: 'digits-for-key', title: 'the API key is of digits alone', keys: ['31415926535897932384'] },
  {
    name: 'key-with-punctuation',
    title: 'the API key holds each of the characters that a bearer token can have',
    keys: ['live-4f.9~A_b+C/d=='],
  },
  {
    name: 'long-key',
    title: 'the API key is a signed token of 900 characters',
    keys: [`eyJhbGciOiJFUzI1NiJ9.${'c3ViamVjdC'.repeat(80)}.${'X2lnbmF0dXJl'.repeat(6)}`],
  },
];

function prefixOf(id: string): string {
  return id.replace(/_.*$/, '');
}

/** So many digits of a number that the text stands for: another one for every text, as far as anybody will notice. */
function digits(text: string, base: number, count: number): string {
  let value = 7n;
  for (const character of text) value = value * 131n + BigInt(character.charCodeAt(0));
  return value.toString(base).slice(-count).padStart(count, '0');
}

function uuid(hexadecimal: string): string {
  return hexadecimal.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
