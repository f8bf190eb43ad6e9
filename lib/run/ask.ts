import type { HeaderList, RequestMessage } from '../exchange/exchange.ts';

/** A request as a probe thinks of it: what it leaves out is as the documentation asks for it. */
export interface Ask {
  /** Path below the base URL, percent-encoded, with the query if there is one. */
  readonly path: string;
  readonly method?: string;
  /** Another API key than the run's own; it counts against the account all the same. */
  readonly key?: string;
  /** The whole value of `Authorization`; null sends none. The target does not know such a key, so nothing is counted. */
  readonly authorization?: string | null;
  /** Spelling of the authentication scheme (RFC 9110 section 11.1: case does not matter). */
  readonly scheme?: string;
  /** Values of `ngrok-version`, one field line each; none sends no such header. */
  readonly version?: readonly string[];
  /** Spelling of the version header's name. */
  readonly versionName?: string;
  /** A value is sent as JSON, a string as it stands. */
  readonly body?: string | Readonly<Record<string, unknown>>;
  /** Media type of the body; null sends none. */
  readonly contentType?: string | null;
  /** Asks for the connection to be closed after the answer (RFC 9112 section 9.6). */
  readonly close?: boolean;
  /** Goes by a connection that only such requests use. */
  readonly aside?: boolean;
  /** Header fields beyond the documented ones. */
  readonly headers?: HeaderList;
}

/**
 * What is sent for an ask.
 *
 * @param url where to; the path of the ask is not looked at
 * @param key that of the run
 */
export function messageFor(ask: Ask, url: string, key: string): RequestMessage {
  const {
    method = 'GET',
    version = ['2'],
    versionName = 'ngrok-version',
    body,
    contentType = 'application/json',
    headers = [],
  } = ask;
  const authorization =
    ask.authorization === undefined ? `${ask.scheme ?? 'Bearer'} ${ask.key ?? key}` : ask.authorization;
  const fields: HeaderList = [
    ...(authorization === null ? [] : [['authorization', authorization] as const]),
    ...version.map((value) => [versionName, value] as const),
    ...(ask.close ? [['connection', 'close'] as const] : []),
    ...(body === undefined || contentType === null ? [] : [['content-type', contentType] as const]),
    ...headers,
  ];
  return { method, url, headers: fields, body: typeof body === 'object' ? JSON.stringify(body) : body };
}
