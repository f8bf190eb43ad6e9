import { createReferenceApi, type ReferenceApi, type ReferenceOptions } from './reference-api.ts';
import { isObject, type Members } from './request-body.ts';

/** An answer as the tests look at it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body's object; empty where there is no body. */
  readonly json: Members;
}

export interface Asking {
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
  /** Over the ones that every good request has; `undefined` leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export const origin = 'http://mock.example:8080';

/** A reference API without a rate limit, and a way to ask it with everything that a good request has. */
export function testApi(options: ReferenceOptions = {}) {
  const api = createReferenceApi({ rateLimit: false, ...options });
  return { api, ask: (method: string, path: string, asking?: Asking) => ask(api, method, path, asking) };
}

async function ask(api: ReferenceApi, method: string, path: string, asking: Asking = {}): Promise<Answer> {
  const { body } = asking;
  const headers = new Headers();
  const sent = {
    authorization: `Bearer ${api.key}`,
    'ngrok-version': '2',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...asking.headers,
  };
  for (const [name, value] of Object.entries(sent)) if (value !== undefined) headers.set(name, value);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  // Bytes, for which `Request` makes up no Content-Type.
  const bytes = text === undefined ? null : new TextEncoder().encode(text);
  return read(await api.fetch(new Request(origin + path, { method, headers, body: bytes })));
}

export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const json: unknown = text === '' ? {} : JSON.parse(text);
  return { status: response.status, headers: response.headers, text, json: isObject(json) ? json : {} };
}

/** The objects in a member that is an array. */
export function objectsIn(json: Members, name: string): Members[] {
  const array = json[name];
  if (!Array.isArray(array)) throw new Error(`${name} is no array in ${JSON.stringify(json).slice(0, 200)}`);
  return array.filter(isObject);
}

export function stringIn(json: Members, name: string): string {
  const value = json[name];
  if (typeof value !== 'string') throw new Error(`${name} is no string in ${JSON.stringify(json).slice(0, 200)}`);
  return value;
}
