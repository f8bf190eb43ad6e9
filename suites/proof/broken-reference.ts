import { createServer, type IncomingMessage } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { listResources } from '../../lib/contract/reference-look-up.ts';

/** An object of a JSON body. */
export type Members = Readonly<Record<string, unknown>>;

/** A request on its way to the reference, as a breakage looks at it. */
export interface Call {
  readonly request: Request;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names and values of the header fields in turn, as they were written. */
  readonly rawHeaders: readonly string[];
  /** Ends the connection without an answer. */
  readonly hangUp: () => void;
}

/** Asks the reference, which knows of no breakage. */
export type Reference = (request: Request) => Promise<Response>;

/** Stands between the socket and the reference, and may change what goes in and what comes out. */
export type Hook = (call: Call, reference: Reference) => Promise<Response>;

/** The requests that a breakage is about. */
export type When = (call: Call) => boolean;

export interface BrokenServer {
  readonly url: string;
  readonly key: string;
  close(): Promise<void>;
}

/** How many items lists have: three, so that a run is quick, but for those whose length a rule needs. */
export function itemCounts(longest: number): Readonly<Record<string, number>> {
  const counts = Object.fromEntries(listResources().map(({ path }) => [path, 3]));
  return { ...counts, '/ip_policies': 6, '/reserved_domains': longest };
}

/** Serves the reference API through a hook, to this machine alone, on a free port. */
export async function serveBroken(
  api: { readonly key: string; readonly fetch: Reference },
  hook: Hook,
): Promise<BrokenServer> {
  const server = createServer((incoming, outgoing) => {
    const hangUp = () => void outgoing.destroy();
    const listener = getRequestListener((request) => hook(callOf(request, incoming, hangUp), api.fetch), {
      overrideGlobalObjects: false,
    });
    void listener(incoming, outgoing);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('a TCP server has an address with a port');
  const close = () => new Promise<void>((done) => server.close(() => done()).closeAllConnections());
  return { url: `http://127.0.0.1:${address.port}`, key: api.key, close };
}

function callOf(request: Request, { rawHeaders }: IncomingMessage, hangUp: () => void): Call {
  const { pathname, searchParams } = new URL(request.url);
  return { request, method: request.method, path: pathname, query: searchParams, rawHeaders, hangUp };
}

/** Breaks nothing. */
export const unbroken: Hook = ({ request }, reference) => reference(request);

/** GET of a path, whatever the query. */
export function reading(path: string): When {
  return (call) => call.method === 'GET' && call.path === path;
}

/** A method on an item of a list. */
export function onItemOf(method: string, list: string): When {
  return (call) => call.method === method && call.path.startsWith(`${list}/`);
}

/** The same request with other headers; null leaves one out. */
export function withHeaders(headers: Readonly<Record<string, string | null>>) {
  return async ({ request }: Call): Promise<Request> => {
    const changed = new Headers(request.headers);
    for (const [name, value] of Object.entries(headers)) {
      if (value === null) changed.delete(name);
      else changed.set(name, value);
    }
    return remade(request, { headers: changed });
  };
}

/** The same request with other query parameters; null leaves one out. */
export function withQuery(parameters: Readonly<Record<string, string | null>>) {
  return async ({ request }: Call): Promise<Request> => {
    const url = new URL(request.url);
    for (const [name, value] of Object.entries(parameters)) {
      if (value === null) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    return remade(request, { url: url.href });
  };
}

/** The same request with another body. */
export function withBody(change: (text: string) => string) {
  return async ({ request }: Call): Promise<Request> => remade(request, { body: change(await request.text()) });
}

async function remade(
  request: Request,
  { url = request.url, headers = request.headers, body }: { url?: string; headers?: Headers; body?: string },
): Promise<Request> {
  const { method } = request;
  const text = body ?? (method === 'GET' || method === 'HEAD' ? undefined : await request.text());
  // Bytes, for which `Request` makes up no Content-Type.
  const bytes = text === undefined || text === '' ? null : new TextEncoder().encode(text);
  const kept = new Headers(headers);
  kept.delete('content-length');
  return new Request(url, { method, headers: kept, body: bytes });
}

/** Takes some requests for others. */
export function takesFor(when: When, change: (call: Call) => Promise<Request>): Hook {
  return async (call, reference) => reference(when(call) ? await change(call) : call.request);
}

/** Answers some requests without asking the reference. */
export function answersWith(when: When, answer: (call: Call) => Response): Hook {
  return async (call, reference) => (when(call) ? answer(call) : reference(call.request));
}

/** Does what is asked, and answers some requests otherwise. */
export function answersOtherwise(
  when: When,
  change: (response: Response, call: Call) => Response | Promise<Response>,
): Hook {
  return async (call, reference) => {
    const response = await reference(call.request);
    return when(call) ? change(response, call) : response;
  };
}

/** Changes the object in the body of some answers. */
export function bodies(when: When, change: (body: Members, call: Call, status: number) => unknown): Hook {
  return answersOtherwise(when, async (response, call) => {
    const body = await membersIn(response);
    if (body === undefined) return response;
    return json(response.status, change(body, call, response.status));
  });
}

/** Changes the body of errors, of one status or of all. */
export function errorBodies(change: (body: Members) => unknown, onStatus?: number): Hook {
  return bodies(
    () => true,
    (body, _, status) => (status >= 400 && status === (onStatus ?? status) ? change(body) : body),
  );
}

/** Changes the pages of one list. */
export function pagesOf(path: string, change: (page: Page, call: Call) => Page): Hook {
  return bodies(reading(path), (body, call) => {
    const page = pageIn(body);
    if (page === undefined) return body;
    const { items, next } = change(page, call);
    return { ...body, [page.name]: items, next_page_uri: next };
  });
}

/** Changes the representation of each item of one resource, in its list and alone. */
export function itemsOf(path: string, change: (item: Members, index: number) => Members): Hook {
  return bodies(
    (call) => call.path === path || call.path.startsWith(`${path}/`),
    (body, _, status) => {
      const page = pageIn(body);
      if (page) return { ...body, [page.name]: page.items.map((item, index) => change(item, index)) };
      return status < 300 ? change(body, 0) : body;
    },
  );
}

export interface Page {
  /** What the member with the items is called. */
  readonly name: string;
  readonly items: readonly Members[];
  readonly next: string | null;
}

function pageIn(body: Members): Page | undefined {
  const next = body['next_page_uri'];
  const found = Object.entries(body).find(([, value]) => Array.isArray(value));
  if (!found || next === undefined) return undefined;
  const [name, items] = found;
  return Array.isArray(items)
    ? { name, items: items.filter(isMembers), next: typeof next === 'string' ? next : null }
    : undefined;
}

/** The object of a JSON answer; undefined where its body is none. The answer can be sent on. */
export async function membersIn(response: Response): Promise<Members | undefined> {
  const text = await response.clone().text();
  const value: unknown = text === '' ? undefined : JSON.parse(text);
  return isMembers(value) ? value : undefined;
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON answer. */
export function json(status: number, body: unknown, contentType = 'application/json'): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': contentType } });
}

/** The same answer with another media type. */
export function labelled(contentType: string) {
  return async (response: Response): Promise<Response> =>
    new Response(response.status === 204 ? null : await response.text(), {
      status: response.status,
      headers: { 'content-type': contentType },
    });
}

let refusals = 0;

/** A well-formed error. */
export function error(status: number, number: number): Response {
  refusals += 1;
  const operation = `op_${String(refusals).padStart(27, '0')}`;
  return json(status, {
    error_code: `ERR_NGROK_${number}`,
    status_code: status,
    msg: 'refused',
    details: { operation_id: operation },
  });
}
