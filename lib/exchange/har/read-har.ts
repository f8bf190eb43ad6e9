import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { type Exchange, type HeaderList, hasNoContent, type Outcome, type Recording } from '../exchange.ts';
import { failed } from '../failures.ts';
import { bodyBytes } from './body-text.ts';
import { momentOf } from './date-time.ts';
import { HarError } from './har-error.ts';
import { entrySchema, type HarEntry, type HarLog, logSchema } from './har-schema.ts';
import type { RecordedRun } from './recorded-run.ts';

/** What a HAR gives to whoever judges it. */
export interface HarRecording {
  /** In the order of sending. */
  readonly recording: Recording;
  /** The exchanges among those that counted against the account, where a run has written the HAR. */
  readonly counted: ReadonlySet<Exchange>;
  /** What is to be known of the run; absent where another program has written the HAR. */
  readonly run?: RecordedRun;
  /** Entries that nothing can be said about, a sentence each. */
  readonly unread: readonly string[];
}

/** In characters: more than a whole run may take up, with room for what browsers write beside it. */
const longestHar = 384 * 1024 * 1024;

const ajv = new Ajv({
  strict: false,
  meta: false,
  validateSchema: false,
  verbose: true,
  ownProperties: true,
  formats: {
    'web-address': (text: string) => isWebAddress(text) && URL.canParse(text),
    // For a tunnel, some write what is asked for it: a host and a port (RFC 9110 section 9.3.6).
    'absolute-url': (text: string) => URL.canParse(text) || /^[^/?#]+:\d+$/.test(text),
    moment: (text: string) => !Number.isNaN(momentOf(text)),
  },
});

const isHar: ValidateFunction<{ readonly log: HarLog }> = ajv.compile(logSchema);
const isEntry: ValidateFunction<HarEntry> = ajv.compile(entrySchema);

/**
 * Reads a HAR, whoever wrote it: one that `harText` wrote gives the very exchanges that it was given.
 *
 * Of other programs' entries the order of sending gives the numbers, and nobody knows which rule asked. Where they do
 * not hold the body of an answer, though there was one, or no answer at all, which may be the doing of the program, nothing
 * can be said of it: it is left out and named in `unread`. What is no exchange with a server (`data:` URLs, tunnels through
 * a proxy, answers from the cache of a browser) is passed over.
 *
 * @throws HarError where it is too large, no JSON or no HAR
 */
export function readHar(text: string): HarRecording {
  if (text.length > longestHar) {
    const most = `${longestHar / 1024 / 1024} million characters`;
    throw new HarError('har-too-large', `it is longer than ${most}: record less, or leave out what is not of the API.`);
  }
  const { log } = harIn(text);
  const read = log.entries
    .map((entry, index) => ({ entry: entryIn(entry, index + 1), place: index + 1 }))
    .filter(({ entry }) => isExchange(entry));
  const { _conformance: run } = log;
  if (run === undefined) read.sort((one, other) => sentAtOf(one.entry) - sentAtOf(other.entry));
  const unread: string[] = [];
  const counted = new Set<Exchange>();
  const recording = read.flatMap(({ entry, place }, index) => {
    if (run && !entry._conformance) throw malformed(place, '/_conformance', 'what the run knew of it');
    const lack = lackOf(entry);
    if (lack !== undefined) {
      unread.push(`Entry ${place} has no ${lack}`);
      return [];
    }
    const exchange = exchangeOf(entry, index + 1);
    if (entry._conformance?.counted) counted.add(exchange);
    return [exchange];
  });
  return { recording, counted, unread, ...(run && { run }) };
}

function harIn(text: string): { readonly log: HarLog } {
  const document = parsed(text);
  if (document === undefined) {
    throw new HarError(
      'har-not-json',
      'it does not parse as JSON: give a HAR as a browser, a proxy or a run writes it.',
    );
  }
  if (isHar(document)) return document;
  const { at, expected } = mistakeIn(isHar);
  throw new HarError('har-malformed', `at ${at || 'its top'} belongs ${expected}: give a HAR (HTTP Archive 1.2).`);
}

function parsed(text: string): unknown {
  try {
    // Fiddler writes a byte order mark, which a reader may pass over (RFC 8259 section 8.1).
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

function entryIn(entry: unknown, place: number): HarEntry {
  if (isEntry(entry)) return entry;
  const { at, expected } = mistakeIn(isEntry);
  throw malformed(place, at, expected);
}

function malformed(place: number, at: string, expected: string): HarError {
  const message = `in entry ${place} at ${at || 'its top'} belongs ${expected}: mend it, or take the entry out.`;
  return new HarError('har-entry-malformed', message);
}

function mistakeIn({ errors }: ValidateFunction): { readonly at: string; readonly expected: string } {
  const [error] = errors ?? [];
  if (error === undefined) return { at: '', expected: 'something else' };
  const missing: unknown = error.params['missingProperty'];
  if (typeof missing !== 'string') return { at: error.instancePath, expected: descriptionIn(error.parentSchema) };
  return {
    at: `${error.instancePath}/${missing}`,
    expected: descriptionIn(error.parentSchema?.['properties']?.[missing]),
  };
}

function descriptionIn(schema: ErrorObject['parentSchema']): string {
  return String(schema?.['description'] ?? 'something else');
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

function isExchange({ request: { method, url }, _fromCache, _conformance }: HarEntry): boolean {
  return isWebAddress(url) && (_conformance !== undefined || (method !== 'CONNECT' && !_fromCache));
}

/** What keeps an entry of another program from being judged, to go on after "has no"; undefined where nothing does. */
function lackOf({ request, response: { status, content }, _conformance }: HarEntry): string | undefined {
  if (_conformance) return undefined;
  if (status < 1) return 'answer: the program that recorded it, or whoever used that, may have ended the request.';
  const { text, size } = content ?? {};
  // mitmproxy writes null for a body that it passed on without keeping it, and 0 for the size.
  const isKept = typeof text === 'string' || (text === undefined && size === 0);
  return isKept || hasNoContent(request.method, status)
    ? undefined
    : 'body of its answer: let the program that records keep contents.';
}

function sentAtOf({ startedDateTime }: HarEntry): number {
  return momentOf(startedDateTime);
}

function exchangeOf(entry: HarEntry, place: number): Exchange {
  const { request, _conformance: known } = entry;
  const sentAt = sentAtOf(entry);
  const sent = {
    number: known?.number ?? place,
    request: {
      method: request.method,
      url: known ? (known.url ?? request.url) : new URL(request.url).href,
      headers: headersOf(request.headers, known !== undefined),
      body: known ? (request.postData?.text ?? undefined) : bodySent(request.postData),
    },
    sentAt,
    // A browser writes -1 where it does not know.
    endedAt: sentAt + Math.max(0, entry.time ?? 0),
    askedBy: known?.askedBy ?? 'the recording',
  };
  const outcome = outcomeOf(entry);
  return outcome.kind === 'answered' ? { ...sent, outcome } : { ...sent, outcome };
}

function outcomeOf({ response, _conformance: known }: HarEntry): Outcome {
  const { status, content } = response;
  if (status < 1) return failed(known?.failure ?? 'connection-lost', response._error || 'none was recorded');
  const body = bodyBytes({ ...content, text: content?.text ?? '' });
  return { kind: 'answered', response: { status, headers: headersOf(response.headers, known !== undefined), body } };
}

/** Chrome writes the pseudo-header fields of HTTP/2 (RFC 9113 section 8.3) among the others; they are no fields. */
function headersOf(fields: HarEntry['request']['headers'], areOurs: boolean): HeaderList {
  return fields.filter(({ name }) => areOurs || !name.startsWith(':')).map(({ name, value }) => [name, value]);
}

/** What another program notes of a request without a body differs: nothing, null, or a text or a form with nothing in it. */
function bodySent(postData: HarEntry['request']['postData']): string | undefined {
  const form = new URLSearchParams();
  for (const { name, value = '' } of postData?.params ?? []) form.append(name, value);
  return postData?.text || form.toString() || undefined;
}
