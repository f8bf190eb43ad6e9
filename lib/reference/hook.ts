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

/** What the first hook takes for the reference is the reference behind the second one. */
export function inFrontOf(second: Hook, first: Hook): Hook {
  return (call, reference) =>
    first(call, (request) => second(callOf(request, call.incoming, call.outgoing), reference));
}

/** GET of a path, whatever the query. */
export function reading(path: string): When {
  return (call) => call.method === 'GET' && call.path === path;
}

/** A method on an item of a list. */
export function onItemOf(method: string, list: string): When {
  return (call) => call.method === method && call.path.startsWith(`${list}/`);
}

export const always: When = () => true;

/** Requests for which all of these hold. */
export function both(...conditions: readonly When[]): When {
  return (call) => conditions.every((condition) => condition(call));
}

/** POST to a list. */
export function creatingIn(list: string): When {
  return (call) => call.method === 'POST' && call.path === list;
}

/** The value of a header of the request; null where it has none. */
export function header({ request }: Call, name: string): string | null {
  return request.headers.get(name);
}

export const hasKey: When = (call) => header(call, 'authorization') !== null;

export const hasVersion: When = (call) => header(call, 'ngrok-version') !== null;

/** POST of whatever path. */
export const creating: When = ({ method }) => method === 'POST';

/** Any method on an item that has an id. */
export const onAnItem: When = ({ path }) => /_[0-9A-Za-z]{27}$/.test(path);

/** Any method on a list that lies below an item. */
export const belowAnItem: When = ({ path }) => /_[0-9A-Za-z]{27}\/\w+$/.test(path);

/** Requests for which this does not hold. */
export function not(condition: When): When {
  return (call) => !condition(call);
}

/** Every tenth of the requests for which this holds. It counts, so each server needs one of its own. */
export function everyTenth(condition: When): When {
  let seen = 0;
  return (call) => {
    if (!condition(call)) return false;
    seen += 1;
    return seen % 10 === 0;
  };
}
