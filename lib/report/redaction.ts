import { keyForm } from '../contract/key-form.ts';
import { unescaped } from './escapes.ts';
import { FragmentIndex, type Range, shortestForm } from './fragment-index.ts';
import { formsOf, rarerFormsOf, shortFormsOf } from './secret-forms.ts';

/** A credential that shares so many characters in a row with the key was made from it. */
const kinshipLength = 4;

/**
 * Characters of disclosed secrets that are looked for, all secrets together. A real account discloses some dozens of
 * 50 characters in a run; what a hostile target makes up beyond this is no secret, and must not take up the memory.
 */
const mostDisclosed = 64 * 1024;

/** A URL in JSON in HTML, JSON in JSON in JSON. */
const deepestEscapes = 3;

/** What stands in the place of a secret, or makes it from the secret. */
export type Placeholder = string | ((secret: string) => string);

/**
 * Keeps the secrets of one run out of everything that is written: one for all that is written, so that there is one
 * place to be wrong in.
 *
 * Secrets are found by value and in every form in which they travel: plain, percent-encoded, escaped in JSON, XML or
 * HTML, in base64 at any alignment (so in a `Basic` credential too), in whatever case, and these within each other.
 * Parts of 8 characters or more are replaced as well, because a run sends altered keys, a target may echo them, and
 * whoever cuts a text may cut a secret.
 */
export class Redaction {
  readonly #fragments = new FragmentIndex();
  readonly #disclosed = new Set<string>();
  #room = mostDisclosed;
  #key = '';
  #address = '';
  /** Of keys that are too short to be looked for by their parts. */
  readonly #shortKeys: RegExp[] = [];

  /** The key of the run; empty where there is none. */
  get key(): string {
    return this.#key;
  }

  /** From now on keeps a key, as that of the run. A key that was kept before is still kept. */
  useKey(key: string): void {
    this.#key = key;
    if (key === '') return;
    if (key.length < shortestForm) this.#useShortKey(key);
    else for (const form of [...formsOf(key), ...rarerFormsOf(key)]) this.#fragments.add(form);
  }

  /**
   * From now on takes the address of the target, and parts of it, for no secret that anybody disclosed: every link has it.
   *
   * @param address its base URL
   */
  useTarget(address: string): void {
    this.#address = address.toLowerCase();
  }

  /** From now on keeps secrets that somebody disclosed: see `disclosedSecrets`. */
  learn(secrets: Iterable<string>): void {
    for (const secret of secrets) {
      if (secret.length < shortestForm || this.#disclosed.has(secret) || this.#room === 0) continue;
      if (this.#address.includes(secret.toLowerCase())) continue;
      this.#disclosed.add(secret);
      const kept = secret.slice(0, this.#room);
      this.#room -= kept.length;
      const tells = (part: string) => isTelling(part) && !this.#address.includes(part.toLowerCase());
      for (const form of formsOf(kept)) this.#fragments.add(form, tells);
    }
  }

  /** The text with every secret, and every telling part of one, replaced. */
  redact(text: string, placeholder: Placeholder = '[redacted]'): string {
    const ranges = [...this.#rangesIn(text)];
    if (ranges.length === 0) return text;
    let safe = '';
    let shownTo = 0;
    for (const [start, end] of merged(ranges)) {
      safe += text.slice(shownTo, start) + standIn(text.slice(start, end), placeholder);
      shownTo = end;
    }
    return safe + text.slice(shownTo);
  }

  /** Whether a text holds a secret, or a telling part of one: where it must not be written down at all. */
  holdsSecret(text: string): boolean {
    return !this.#rangesIn(text).next().done;
  }

  /** Whether a credential has a piece of the key in it, in whatever case, so that it may show no part of itself. */
  resemblesKey(credential: string): boolean {
    const text = credential.toLowerCase();
    const key = this.#key.toLowerCase();
    const length = Math.min(kinshipLength, key.length);
    if (length === 0) return false;
    return Array.from({ length: key.length - length + 1 }, (_, start) => key.slice(start, start + length)).some(
      (piece) => text.includes(piece),
    );
  }

  /**
   * Text about a mistake, without the secrets and without whatever else has the form of a key: before the settings are
   * read, or where a key stands in the place of something else, no value is known yet.
   */
  redactMistake(text: string): string {
    return this.redact(text.replace(new RegExp(keyForm, 'g'), '[redacted]'));
  }

  /** A credential that may be a key altered: one that resembles the key shows its scheme at most. */
  redactCredential(credential: string, placeholder: Placeholder = '[redacted]'): string {
    if (!this.resemblesKey(credential)) return this.redact(credential, placeholder);
    const scheme = /^\S+ +/.exec(credential)?.[0] ?? '';
    // The documented scheme says nothing of a key that has its name in it.
    const isShown = /^bearer +$/i.test(scheme) || !this.resemblesKey(scheme);
    const hidden = isShown ? credential.slice(scheme.length) : credential;
    return `${isShown ? scheme : ''}${standIn(hidden, placeholder)}`;
  }

  /** The text cut where the key stands whole: `['Bearer ', '']`. One part where it does not. */
  aroundKey(text: string): string[] {
    if (this.#key === '') return [text];
    return text.split(this.#key.length < shortestForm ? new RegExp(standingAlone([this.#key]), 'g') : this.#key);
  }

  #useShortKey(key: string): void {
    const { alone, anywhere } = shortFormsOf(key);
    this.#shortKeys.push(new RegExp(standingAlone(alone), 'gi'));
    if (anywhere.length > 0) this.#shortKeys.push(new RegExp(anyOf(anywhere), 'g'));
  }

  /** Where secrets stand in a text, however it escapes them. */
  *#rangesIn(text: string, depth = 0, seen = new Map<string, number>()): Generator<Range> {
    yield* this.#openIn(text);
    if (depth === deepestEscapes) return;
    for (const inner of unescaped(text)) {
      // Escapes of two kinds, undone in either order, give the same.
      if ((seen.get(inner.text) ?? Number.POSITIVE_INFINITY) <= depth) continue;
      seen.set(inner.text, depth);
      for (const [start, end] of this.#rangesIn(inner.text, depth + 1, seen)) {
        yield [inner.originOf(start), inner.originOf(end)];
      }
    }
  }

  *#openIn(text: string): Generator<Range> {
    yield* this.#fragments.rangesIn(text);
    for (const pattern of this.#shortKeys) {
      for (const match of text.matchAll(pattern)) yield [match.index, match.index + match[0].length];
    }
  }
}

/** Ranges that touch each other as one, in their order. */
function merged(ranges: readonly Range[]): Range[] {
  const apart: Range[] = [];
  for (const [start, end] of ranges.toSorted(([one], [other]) => one - other)) {
    const last = apart.at(-1);
    if (last === undefined || start > last[1]) apart.push([start, end]);
    else apart[apart.length - 1] = [last[0], Math.max(last[1], end)];
  }
  return apart;
}

function standIn(secret: string, placeholder: Placeholder): string {
  return typeof placeholder === 'string' ? placeholder : placeholder(secret);
}

/**
 * Whether a part of a disclosed secret tells of it, and not of the language or of a counter. Mocks disclose secrets
 * such as `token-00000001`, and their ids, in every link of a report, look alike.
 */
function isTelling(part: string): boolean {
  const isOfWords = !/[0-9]|[A-Za-z][A-Z]/.test(part);
  return !isOfWords && new Set(part).size > 4;
}

function standingAlone(texts: readonly string[]): string {
  return `(?<![A-Za-z0-9_])(?:${anyOf(texts)})(?![A-Za-z0-9_])`;
}

/** The longer first, so that no part of one is left over. */
function anyOf(texts: readonly string[]): string {
  return texts
    .toSorted((one, other) => other.length - one.length)
    .map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('|');
}
