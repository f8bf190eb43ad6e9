import { createHash } from 'node:crypto';
import { type Exchange, type HeaderList, isAnswered } from '../exchange/exchange.ts';
import { utf8Text } from '../exchange/har/body-text.ts';
import type { Redaction } from './redaction.ts';

/**
 * What stands in the names of secrets, as often as there is room for it before the number. Digits get digits: they may be
 * a number in JSON, or a fraction of a second.
 */
const stems = { ofWords: 'redacted', ofDigits: '99999999' };
const digits = 4;

/** That are remembered: a field may have up to 64 KB. */
const mostFields = 200;

/**
 * Takes the secrets out of exchanges so that judges find in them what they found before: equal secrets get the same name,
 * and different ones different names. A name may stand wherever a secret does: in a host name, a path, a header field, a
 * text of JSON. It is as long as the secret, for what is hidden may be a part of an id: tokens and ids that were made in
 * the same second begin alike.
 */
export class Disguise {
  readonly #redaction: Redaction;
  readonly #numbers = new Map<string, number>();
  /** The last few fields: most exchanges have the same ones. */
  readonly #fieldsSeen = new Map<string, readonly [name: string, value: string]>();

  constructor(redaction: Redaction) {
    this.#redaction = redaction;
  }

  text(text: string): string {
    return this.#redaction.redact(text, this.#nameOf);
  }

  /** The value of `Authorization`. */
  credential(value: string): string {
    return this.#redaction.redactCredential(value, this.#nameOf);
  }

  exchange(exchange: Exchange): Exchange {
    const { method, url, headers, body } = exchange.request;
    const request = {
      method: this.text(method),
      url: this.text(url),
      headers: this.#fields(headers),
      body: body === undefined ? undefined : this.#content(body),
    };
    if (!isAnswered(exchange)) {
      const { code, message } = exchange.outcome;
      return { ...exchange, request, outcome: { kind: 'failed', code, message: this.text(message) } };
    }
    const { response } = exchange.outcome;
    const answer = { ...response, headers: this.#fields(response.headers), body: this.#body(response.body) };
    return { ...exchange, request, outcome: { kind: 'answered', response: answer } };
  }

  #fields(headers: HeaderList): HeaderList {
    return headers.map(([name, value]) => {
      const line = `${name.length}:${name}${value}`;
      const known = this.#fieldsSeen.get(line);
      if (known) return known;
      const isCredential = name.toLowerCase() === 'authorization';
      const field = [this.text(name), isCredential ? this.credential(value) : this.text(value)] as const;
      if (this.#fieldsSeen.size === mostFields) this.#fieldsSeen.clear();
      this.#fieldsSeen.set(line, field);
      return field;
    });
  }

  /** Bytes that are no UTF-8 are read one by one: what is hidden among them, the others stay as they are. */
  #body(bytes: Uint8Array): Uint8Array {
    const text = utf8Text(bytes);
    const read = text ?? Buffer.from(bytes).toString('latin1');
    const safe = this.#content(read);
    if (safe === read) return bytes;
    return Buffer.from(safe, text === undefined ? 'latin1' : 'utf8');
  }

  /**
   * Of JSON each text by itself, so that it stays JSON: a secret that ends with half an escape, or with a quotation mark,
   * would take away what the text around it needs.
   */
  #content(text: string): string {
    if (!this.#redaction.holdsSecret(text)) return text;
    if (!isJson(text)) return this.text(text);
    const safe = text.replace(jsonTexts, (written) => {
      const meant = String(JSON.parse(written));
      const told = this.text(meant);
      return told === meant ? written : JSON.stringify(told);
    });
    // What stands in no text, or in several.
    return this.text(safe);
  }

  #nameOf = (secret: string): string => {
    const key = keyOf(secret);
    const number = this.#numbers.get(key) ?? this.#numbers.size + 1;
    this.#numbers.set(key, number);
    return nameWith(number, secret);
  };
}

/** Tells secrets apart. A target may send thousands of long ones, and the body around each would be kept in memory. */
function keyOf(secret: string): string {
  return createHash('sha256').update(secret, 'utf16le').digest('base64');
}

/** The texts in what is known to be JSON (RFC 8259 section 7). */
const jsonTexts = /"(?:[^"\\]|\\.)*"/g;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Less than eight characters of a key may look like any word: their name is longer. */
function nameWith(number: number, secret: string): string {
  const stem = /^\d+$/.test(secret) ? stems.ofDigits : stems.ofWords;
  const room = secret.length < stem.length ? stem.length : secret.length - digits;
  return stem.repeat(Math.ceil(room / stem.length)).slice(0, room) + String(number).padStart(digits, '0');
}
