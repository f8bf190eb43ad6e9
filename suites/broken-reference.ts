import { createServer, type IncomingMessage } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { listResources } from '../lib/contract/reference-look-up.ts';
import { createReferenceApi, type ReferenceOptions } from '../lib/reference/reference-api.ts';

/** An object of a JSON body. */
export type Members = Readonly<Record<string, unknown>>;

/** A request on its way to the reference, as a breakage looks at it. */
export interface Call {
  readonly request: Request;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | undefined;
  /** Names and values of the header fields in turn, as they were written. */
  readonly rawHeaders: readonly string[];
  /** Ends the connection without an answer. */
  readonly hangUp: () => void;
}

/** Asks the reference, which knows of no breakage. */
export type Reference = (request: Request) => Promise<Response>;

/** Stands between the socket and the reference, and may change what goes in and what comes out. */
export type Hook = (call: Call, reference: Reference) => Promise<Response>;

/** What a breakage is about. */
export type When = (call: Call) => boolean;

export interface BrokenServer {
  readonly url: string;
  readonly key: string;
  close(): Promise<void>;
}

/** Every list has three items, so that a run is quick, but for those whose length a rule needs. */
const itemCounts: Readonly<Record<string, number>> = {
  ...Object.fromEntries(listResources().map(({ path }) => [path, 3])),
  '/ip_policies': 6,
  '/reserved_domains': 103,
};

/** Serves the reference API through a hook, to this machine alone, on a free port. */
export async function serveBroken(hook: Hook, options: ReferenceOptions = {}): Promise<BrokenServer> {
  const api = createReferenceApi({ itemCounts, ...options });
  const listener = getRequestListener(
    async (request, { incoming }) => {
      if (!(incoming instanceof IncomingMessageOfNode)) return api.refuseMalformed();
      return hook(callOf(request, incoming), api.fetch);
    },
    { overrideGlobalObjects: false, errorHandler: () => api.refuseMalformed() },
  );
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('a TCP server has an address with a port');
  const close = () => new Promise<void>((done) => server.close(() => done()).closeAllConnections());
  return { url: `http://127.0.0.1:${address.port}`, key: api.key, close };
}
