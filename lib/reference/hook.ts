import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request on its way to the reference, as a fault or a variant looks at it. */
export interface Call {
  readonly request: Request;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** As Node received it: the header fields as they were written, the connection that they came by. */
  readonly incoming: IncomingMessage;
  /** What Node will send: for what stands below an answer, such as the end of the connection. */
  readonly outgoing: ServerResponse;
}

/** Asks the reference, which knows of no hook. */
export type Reference = (request: Request) => Promise<Response>;

/** Stands between the socket and the reference, and may change what goes in and what comes out. */
export type Hook = (call: Call, reference: Reference) => Promise<Response>;

/** The requests that a hook is about. */
export type When = (call: Call) => boolean;

export function callOf(request: Request, incoming: IncomingMessage, outgoing: ServerResponse): Call {
  const { pathname, searchParams } = new URL(request.url);
  return { request, method: request.method, path: pathname, query: searchParams, incoming, outgoing };
}

/** Changes nothing. */
export const untouched: Hook = ({ request }, reference) => reference(request);

/** GET of a path, whatever the query. */
export function reading(path: string): When {
  return (call) => call.method === 'GET' && call.path === path;
}

/** A method on an item of a list. */
export function onItemOf(method: string, list: string): When {
  return (call) => call.method === method && call.path.startsWith(`${list}/`);
}
