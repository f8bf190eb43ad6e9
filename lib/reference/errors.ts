import type { RateLimit } from './rolling-window.ts';

/** What the API answers instead of doing what was asked: the status, the number in the error code, and why. */
export class Refusal extends Error {
  /** The number in its error code. */
  readonly number: number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, number: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.number = number;
    this.status = status;
    this.headers = headers;
  }
}

/** RFC 9110 section 15.5.2: a 401 names the scheme that would do. */
const challenge = { 'www-authenticate': 'Bearer' };

/**
 * Each condition that this API refuses, with a code of its own: the documentation promises one for every error, and
 * distinct ones. Statuses are documented for 218 and 226 alone; the others are HTTP's. No code is documented for an
 * unknown path, a wrong method, an item that is missing or there already, malformed HTTP, or a failure of the server.
 * Those take the entry of the error reference that says the same thing of another part of ngrok.
 */
export const refusals = {
  authorizationMissing: () =>
    new Refusal(401, 200, 'No Authorization header was sent. Put an API key into it as a bearer token.', challenge),
  authorizationUnparsable: () =>
    new Refusal(401, 201, 'The Authorization header is not of the form "Bearer <API key>".', challenge),
  credentialMalformed: () =>
    new Refusal(401, 202, 'What the Authorization header holds does not have the form of an API key.', challenge),
  credentialInvalid: () =>
    new Refusal(401, 203, 'The API key has the right form but is not valid; it may have been deleted.', challenge),
  authtokenGiven: () =>
    new Refusal(401, 206, 'This is the authtoken of a credential, which agents come with, and no API key.', challenge),

  rateLimited: ({ requests, windowMs }: RateLimit) =>
    new Refusal(429, 226, `This account may send ${requests} requests in any ${windowMs / 1000} seconds.`),

  versionMissing: () =>
    new Refusal(400, 218, 'No API version was asked for. Set the ngrok-version header; supported: 2.'),
  versionUnsupported: (version: string) =>
    new Refusal(400, 217, `API version ${quoted(version)} is not supported. Supported: 2.`),

  pathUnknown: (path: string) => new Refusal(404, 27204, `There is nothing at ${quoted(path)}.`),
  methodNotAllowed: (method: string, allowed: readonly string[]) =>
    new Refusal(405, 27614, `${method} does not work here. What does: ${allowed.join(', ')}.`, {
      allow: allowed.join(', '),
    }),
  itemNotFound: (path: string) => new Refusal(404, 27611, `${quoted(path)} does not exist.`),
  itemExists: (path: string) => new Refusal(409, 27607, `${quoted(path)} exists already.`),

  queryUnparsable: () => new Refusal(400, 230, 'The query string is not well-formed percent-encoded UTF-8.'),
  queryUnknown: (name: string, known: readonly string[]) =>
    new Refusal(400, 231, `The query parameter ${quoted(name)} is unknown. Known here: ${known.join(', ') || 'none'}.`),
  queryRepeated: (name: string) => new Refusal(400, 232, `The query parameter ${name} may be given only once.`),
  limitOutOfRange: (limit: string, maximum: number) =>
    new Refusal(400, 233, `limit must be from 1 to ${maximum}, not ${quoted(limit)}.`),
  limitNotANumber: (limit: string, maximum: number) =>
    new Refusal(400, 244, `limit must be a whole number from 1 to ${maximum}, not ${quoted(limit)}.`),
  cursorUnknown: (cursor: string) => new Refusal(400, 223, `before_id names no item of this list: ${quoted(cursor)}.`),

  bodyUnexpected: (method: string) => new Refusal(400, 211, `${method} takes no body here, but one was sent.`),
  bodyTooLong: (bytes: number) => new Refusal(413, 212, `The body was not read: it is longer than ${bytes} bytes.`),
  mediaTypeMissing: () => new Refusal(415, 216, 'A body came without Content-Type. Send it as application/json.'),
  mediaTypeUnsupported: (mediaType: string) =>
    new Refusal(415, 210, `A body of type ${quoted(mediaType)} is not read here. Send it as application/json.`),
  bodyUnparsable: (reason: string) => new Refusal(400, 213, `The body ${reason}. Expected: one JSON object in UTF-8.`),
  memberUnknown: (name: string, known: readonly string[]) =>
    new Refusal(400, 214, `The member ${quoted(name)} is unknown. Known here: ${known.join(', ') || 'none'}.`),
  memberInvalid: (name: string, expected: string) =>
    new Refusal(400, 215, `The member ${quoted(name)} is not valid. Expected: ${expected}.`),
  timestampInvalid: (name: string) =>
    new Refusal(400, 241, `The member ${quoted(name)} is not a timestamp as RFC 3339 writes it.`),
  descriptionTooLong: (length: number, maximum: number) =>
    new Refusal(400, 420, `The description has ${length} characters; ${maximum} are allowed.`),
  metadataTooLong: (length: number, maximum: number) =>
    new Refusal(400, 421, `The metadata has ${length} characters; ${maximum} are allowed.`),

  requestMalformed: () => new Refusal(400, 9034, 'This is not a request that can be read as HTTP.'),
  internal: ({ message }: Error) =>
    new Refusal(500, 20000, `This server failed, through no fault of yours: ${message}`),
};

/** Enough of what the caller sent to know it by, and not more: it may be very long. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
