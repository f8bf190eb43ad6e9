import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { callOf, type Hook, untouched } from './hook.ts';
import { createReferenceApi, type ReferenceOptions } from './reference-api.ts';

export interface ServeOptions extends ReferenceOptions {
  /** Default: 0, any free one. */
  readonly port?: number;
  /** Stands in front of the reference. Default: nothing does. */
  readonly hook?: Hook;
}

export interface ReferenceServer {
  /** `http://127.0.0.1:41234`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** An API key that authenticates. */
  readonly key: string;
  /** Ends all connections and frees the port. */
  close(): Promise<void>;
}

/**
 * Serves the reference API to this machine alone.
 *
 * @throws Node's own error, with its code, when it cannot listen: `EADDRINUSE`, `EACCES`
 */
export async function serveReference({
  port = 0,
  hook = untouched,
  ...options
}: ServeOptions = {}): Promise<ReferenceServer> {
  const api = createReferenceApi(options);
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse) =>
    getRequestListener((request) => hook(callOf(request, incoming, outgoing), api.fetch), {
      overrideGlobalObjects: false,
      errorHandler: () => api.refuseMalformed(),
    })(incoming, outgoing);
  // Node answers some requests by itself, without a body. Here every error has one, so those are taken over:
  // a missing Host, an unknown expectation, CONNECT, and what does not parse.
  const server = createServer({ requireHostHeader: false }, (request, response) => void listener(request, response));
  server.on('checkExpectation', (request, response) => void listener(request, response));
  server.on('connect', (_, socket) => void writeAnswer(socket, api.refuseMalformed()));
  server.on('clientError', (_, socket) => void writeAnswer(socket, api.refuseMalformed()));

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const boundPort = isAddress(address) ? address.port : port;

  return {
    url: `http://127.0.0.1:${boundPort}`,
    port: boundPort,
    key: api.key,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}

async function writeAnswer(socket: Duplex, answer: Response): Promise<void> {
  const body = await answer.text();
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`);
  const length = `content-length: ${Buffer.byteLength(body)}`;
  if (!socket.writable) return;
  socket.end([`HTTP/1.1 ${answer.status} Bad Request`, ...headers, length, 'connection: close', '', body].join('\r\n'));
}
