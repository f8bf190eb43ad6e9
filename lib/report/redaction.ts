import { type AnsweredExchange, isAnswered, type Recording } from '../exchange/exchange.ts';

/** Keeps the secrets of one run out of everything that is written. */
export interface Redaction {
  /** The key of the run; empty where there is none. */
  readonly key: string;
  /** The text with every secret, and every telling part of one, replaced. The placeholder is `[redacted]` unless told otherwise. */
  redact(text: string, placeholder?: string): string;
  /** Whether a credential has a piece of the key in it, in whatever case, so that it may show no part of itself. */
  resemblesKey(credential: string): boolean;
  /** The text cut where the key stands whole: `['Bearer ', '']`. One part where it does not. */
  aroundKey(text: string): string[];
}

/** Members whose values are secrets wherever a response shows them (`token`, `client_secret`, `private_key_pem`, …). */
const secretMember = /(?:token|secret|password|passphrase|credential|private_?key(?:_pem)?|api_?key)s?$/i;

/** Shorter values are words more often than secrets: they are replaced only where they stand alone. */
const shortest = 8;

/** This many characters in a row of the key are too telling to be shown: a truncated key is nearly the key. */
const tellingFragment = 8;

/** A credential that shares so many with it was made from it. */
const kinshipLength = 4;

/**
 * Makes the redaction of a run: one for all reports, so that there is one place to be wrong in.
 *
 * Secrets are found by value and in every form in which they travel: plain, percent-encoded, escaped in JSON or XML,
 * base64 at any alignment (so in a `Basic` credential too). Of the run's key, parts of 8 characters or more are
 * replaced as well, in whatever case, because the run itself sends altered keys and a target may echo them.
 *
 * @param key the key of the run
 * @param disclosed further secrets, as `disclosedSecrets` finds them
 */
export function redactionOf(key: string, disclosed: Iterable<string> = []): Redaction {
  const others = [...new Set(disclosed)].filter((secret) => secret.length >= shortest && secret !== key);
  const fragments = fragmentsOf(key.length >= shortest ? formsOf(key) : []);
  const whole = others.length === 0 ? undefined : anyOf(others.flatMap(formsOf));
  const standingAlone = key === '' || key.length >= shortest ? undefined : aloneIn(shortFormsOf(key));
  const wholeKey = key === '' ? undefined : key.length < shortest ? aloneIn([key]) : new RegExp(escaped(key), 'g');
  return {
    key,
    redact(text, placeholder = '[redacted]') {
      const withoutOthers = whole === undefined ? text : text.replace(whole, () => placeholder);
      const withoutKey = replaceFragments(withoutOthers, fragments, placeholder);
      return standingAlone === undefined ? withoutKey : withoutKey.replace(standingAlone, () => placeholder);
    },
    resemblesKey(credential) {
      const text = credential.toLowerCase();
      return piecesOf(key.toLowerCase(), Math.min(kinshipLength, key.length)).some((piece) => text.includes(piece));
    },
    aroundKey: (text) => (wholeKey === undefined ? [text] : text.split(wholeKey)),
  };
}

/**
 * The secrets that successful responses of a run disclosed, such as the token of a key that was created.
 * Values of fewer than 8 characters are taken for words, not for secrets, and so are URLs: what a mock has put into
 * such a member must not blacken every link of the report.
 */
export function disclosedSecrets(recording: Recording): string[] {
  const found = new Set<string>();
  for (const exchange of recording) {
    if (isAnswered(exchange)) collectSecrets(jsonOf(exchange), found);
  }
  return [...found];
}

function jsonOf({ outcome: { response } }: AnsweredExchange): unknown {
  if (response.status < 200 || response.status > 299) return undefined;
  try {
    return JSON.parse(Buffer.from(response.body).toString('utf8'));
  } catch {
    // A body that is no JSON has no members, so none with a telling name: its own rule reports it.
    return undefined;
  }
}

function collectSecrets(document: unknown, found: Set<string>): void {
  // A list of its own instead of recursion: a hostile body may be nested deeper than the stack.
  const left: { value: unknown; secret: boolean }[] = [{ value: document, secret: false }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, secret } = next;
    if (typeof value === 'string') {
      if (secret && value.length >= shortest && !URL.canParse(value)) found.add(value);
    } else if (Array.isArray(value)) {
      for (const item of value) left.push({ value: item, secret });
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) left.push({ value: member, secret: secretMember.test(name) });
    }
  }
}

function formsOf(secret: string): string[] {
  const base64 = [0, 1, 2].map((offset) => base64Core(secret, offset));
  const urlSafe = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  return [...textFormsOf(secret), ...base64, ...urlSafe].filter((form) => form.length >= shortest);
}

function shortFormsOf(secret: string): string[] {
  const credentials = [secret, `${secret}:`, `:${secret}`].map((text) => Buffer.from(text).toString('base64'));
  return [...textFormsOf(secret), ...credentials];
}

function textFormsOf(secret: string): string[] {
  // Through bytes and back, because encodeURIComponent throws on half a surrogate pair.
  const percent = encodeURIComponent(Buffer.from(secret).toString('utf8'));
  return [
    secret,
    percent,
    percent.replace(/%[0-9A-F]{2}/g, (coded) => coded.toLowerCase()),
    percent.replaceAll('%20', '+'),
    JSON.stringify(secret).slice(1, -1),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  ];
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

/** All parts of some forms that are too telling, by their length. */
function fragmentsOf(forms: readonly string[]): Map<number, Set<string>> {
  const fragments = new Map<number, Set<string>>();
  for (const form of forms) {
    const length = Math.min(tellingFragment, Math.ceil((form.length * 2) / 3));
    const ofLength = fragments.get(length) ?? new Set();
    for (const piece of piecesOf(form.toLowerCase(), length)) ofLength.add(piece);
    fragments.set(length, ofLength);
  }
  return fragments;
}

function piecesOf(text: string, length: number): string[] {
  if (length === 0) return [];
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, start) => text.slice(start, start + length));
}

function replaceFragments(text: string, fragments: Map<number, Set<string>>, placeholder: string): string {
  let safe = '';
  let shownTo = 0;
  for (let at = 0; at < text.length; ) {
    const end = endOfSecret(text, at, fragments);
    if (end > at) {
      safe += text.slice(shownTo, at) + placeholder;
      shownTo = end;
    }
    at = Math.max(end, at + 1);
  }
  return safe + text.slice(shownTo);
}

/** Where the overlapping or touching fragments that begin at a place end; the place itself where none begins. */
function endOfSecret(text: string, start: number, fragments: Map<number, Set<string>>): number {
  let end = start;
  for (let at = start; at <= end && at < text.length; at += 1) {
    for (const [length, ofLength] of fragments) {
      if (ofLength.has(text.slice(at, at + length).toLowerCase())) end = Math.max(end, at + length);
    }
  }
  return end;
}

function aloneIn(texts: readonly string[]): RegExp {
  return new RegExp(`(?<![A-Za-z0-9_])(?:${texts.map(escaped).join('|')})(?![A-Za-z0-9_])`, 'g');
}

/** The longer first, so that no part of one is left over. */
function anyOf(texts: readonly string[]): RegExp {
  return new RegExp(
    texts
      .toSorted((one, other) => other.length - one.length)
      .map(escaped)
      .join('|'),
    'g',
  );
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
