import { percentEncoded } from '../../contract/percent-encoded.ts';
import { type Exchange, type HeaderList, headerValues, type Outcome } from '../exchange.ts';
import { bodyText } from './body-text.ts';
import { cookiesSent, cookiesSet } from './cookies.ts';
import { dateTimeOf } from './date-time.ts';
import type { RecordedEntry, RecordedRun } from './recorded-run.ts';

/** The program that writes a HAR. */
export interface HarCreator {
  readonly name: string;
  readonly version: string;
}

/** The client speaks nothing else. */
const httpVersion = 'HTTP/1.1';

/** What makes a HAR is written in pieces of some such length, in characters: an entry may be anything from 1 KB to some MB. */
const pieceLength = 256 * 1024;

/**
 * The text of a HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), piece by piece. It writes down what it is
 * given: secrets have to be out of it.
 *
 * Other programs find in it all that they look for. What only this one knows stands in members named `_conformance`, of
 * the log and of each entry, for the specification leaves names with an underscore to programs. A request without an
 * answer has the status 0 and an `_error`, as Chrome writes it.
 *
 * @param entries in the order of sending
 * @param run what is to be known of the run, to judge the recording again
 */
export function* harText(
  entries: Iterable<RecordedEntry<Exchange>>,
  run: RecordedRun,
  creator: HarCreator,
): Generator<string> {
  const log = JSON.stringify({ version: '1.2', creator, comment: commentOn(run), _conformance: run });
  let piece = `{"log":${log.slice(0, -1)},"entries":[`;
  let separator = '\n';
  for (const entry of entries) {
    piece += separator + JSON.stringify(harEntry(entry));
    separator = ',\n';
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n]}}\n`;
}

function commentOn({ target, seed, runId }: RecordedRun): string {
  return `${target} · seed ${seed} · run ${runId} · the comment of each entry says which rule asked`;
}

function harEntry({ exchange, counted }: RecordedEntry<Exchange>): object {
  const { number, askedBy, sentAt, endedAt, request, outcome } = exchange;
  // Of two times so near to each other, the difference of the numbers is exact, and so is their sum when it is read.
  const time = endedAt - sentAt;
  const url = uriOf(request.url);
  const sent = request.body === undefined ? undefined : Buffer.byteLength(request.body);
  return {
    startedDateTime: dateTimeOf(sentAt),
    time,
    request: {
      method: request.method,
      url,
      httpVersion,
      cookies: cookiesSent(request.headers),
      headers: harFields(request.headers),
      queryString: queryOf(url),
      ...(request.body !== undefined && {
        postData: { mimeType: mediaTypeOf(request.headers), text: request.body },
      }),
      headersSize: -1,
      bodySize: sent ?? 0,
    },
    response: harResponse(outcome),
    cache: {},
    // When the first byte came, nobody noted.
    timings: { send: 0, wait: time, receive: 0 },
    comment: `#${number} · ${askedBy}`,
    _conformance: {
      number,
      askedBy,
      counted,
      ...(url !== request.url && { url: request.url }),
      ...(outcome.kind === 'failed' && { failure: outcome.code }),
    },
  };
}

function harResponse(outcome: Outcome): object {
  if (outcome.kind === 'failed') {
    const content = { size: 0, mimeType: 'x-unknown' };
    const nothing = { cookies: [], headers: [], content, redirectURL: '', headersSize: -1, bodySize: -1 };
    return { status: 0, statusText: '', httpVersion: '', ...nothing, _error: outcome.message };
  }
  const { status, headers, body } = outcome.response;
  const isCoded = headerValues(headers, 'content-encoding').length > 0;
  return {
    status,
    statusText: '',
    httpVersion,
    cookies: cookiesSet(headers),
    headers: harFields(headers),
    content: { size: body.length, mimeType: mediaTypeOf(headers), ...bodyText(body) },
    redirectURL: headerValues(headers, 'location').join(),
    headersSize: -1,
    bodySize: isCoded ? -1 : body.length,
  };
}

function harFields(headers: HeaderList): object[] {
  return headers.map(([name, value]) => ({ name, value }));
}

function mediaTypeOf(headers: HeaderList): string {
  return headerValues(headers, 'content-type').join();
}

function queryOf(url: string): object[] {
  const [, query = ''] = /^[^?#]*\?([^#]*)/.exec(url) ?? [];
  return [...new URLSearchParams(query)].map(([name, value]) => ({ name, value }));
}

/**
 * The URL without its fragment, as HAR 1.2 asks for, and with what RFC 3986 has no place for percent-encoded: a run sends
 * such URLs, and readers of a HAR may insist.
 */
function uriOf(url: string): string {
  const [, authority = '', path = ''] = /^(\w+:\/\/[^/?#]*)?([^#]*)/.exec(url) ?? [];
  return authority + path.replaceAll(/[^\w.~:/?@!$&'()*+,;=%-]|%(?![\da-f]{2})/giu, percentEncoded);
}
