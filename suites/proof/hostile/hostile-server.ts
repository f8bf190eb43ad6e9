import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { createReferenceApi } from '../../../lib/reference/reference-api.ts';
import type { RateLimit } from '../../../lib/reference/rolling-window.ts';

/** A request as a hostile server reads it. */
export interface Call {
  readonly method: string;
  /** Path and query, as they stand in the request line. */
  readonly path: string;
  readonly body: string;
  /** How many requests the server has had, this one included. */
  readonly number: number;
}

/** What stands around a hostile server. */
export interface World {
  /** Base URL of the server itself. */
  readonly own: string;
  /** Base URL of another server, which must hear nothing. */
  readonly elsewhere: string;
  /** What the reference answers, at once and as it should. */
  honest(): Promise<Response>;
  /** Asks the reference for something else, with the key of the run. */
  ask(method: string, path: string): Promise<Response>;
  /** What the reference answers, on its way to the client. */
  answerHonestly(): Promise<void>;
}

/** Answers one request with whatever bytes it likes. The connection stays open until it or the client ends it. */
export type HostileAnswer = (socket: Socket, call: Call, world: World) => void | Promise<void>;

/** A server at work. */
export interface Opened {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves on a free port of this machine, with the reference API behind it for what is to be answered honestly.
 *
 * @param options.onConnection what is done before anything was asked
 * @param options.rateLimit of the reference. Default: the documented one
 * @param options.tls serves https with this
 * @param options.scheme of the URL that it is asked by, where that is not what it speaks
 */
export async function serveHostile(
  answer: HostileAnswer,
  options: {
    readonly key: string;
    readonly elsewhere: string;
    readonly onConnection?: ((socket: Socket) => void) | undefined;
    readonly tls?: TlsOptions | undefined;
    readonly scheme?: 'http' | 'https' | undefined;
    readonly rateLimit?: RateLimit | undefined;
  },
): Promise<Opened> {
  const api = createReferenceApi({
    keys: [options.key],
    ...(options.rateLimit && { rateLimit: options.rateLimit }),
  });
  const sockets = new Set<Socket>();
  let requests = 0;
  let url = '';
  const onConnection = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Clients that have seen enough end the connection while it is written to.
    socket.on('error', () => socket.destroy());
    options.onConnection?.(socket);
    const read = requestReader((request, head) => {
      requests += 1;
      const honest = () => api.fetch(fetchRequest(url, request, head));
      const answerHonestly = async () => void socket.write(await bytesOf(await honest()));
      const ask = (method: string, path: string) => {
        const headers = { authorization: `Bearer ${options.key}`, 'ngrok-version': '2' };
        return api.fetch(new Request(`${url}${path}`, { method, headers }));
      };
      const world = { own: url, elsewhere: options.elsewhere, honest, ask, answerHonestly };
      void answer(socket, { ...request, number: requests }, world);
    });
    socket.on('data', read);
  };
  const server: Server = options.tls ? createTlsServer(options.tls, onConnection) : createServer(onConnection);
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the hostile server has no port');
  const { scheme = options.tls ? 'https' : 'http' } = options;
  url = `${scheme}://127.0.0.1:${address.port}`;
  return {
    url,
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

interface ReadRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** Cuts what a connection brings into requests. */
function requestReader(onRequest: (request: ReadRequest, head: string) => void): (bytes: Buffer) => void {
  let heard = '';
  return (bytes) => {
    heard += bytes.toString('latin1');
    for (let end = heard.indexOf('\r\n\r\n'); end >= 0; end = heard.indexOf('\r\n\r\n')) {
      const head = heard.slice(0, end);
      const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
      if (heard.length < end + 4 + length) return;
      const body = Buffer.from(heard.slice(end + 4, end + 4 + length), 'latin1').toString('utf8');
      heard = heard.slice(end + 4 + length);
      const [method = '', path = '/'] = head.split(' ', 2);
      onRequest({ method, path, body }, head);
    }
  };
}

function fetchRequest(url: string, { method, path, body }: ReadRequest, head: string): Request {
  const headers = head
    .split('\r\n')
    .slice(1)
    .map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()])
    .filter(([name]) => !['connection', 'content-length'].includes(name.toLowerCase()));
  return new Request(`${url}${path}`, { method, headers, ...(body !== '' && { body }) });
}

/** An answer of the reference as HTTP/1.1 has it. */
export async function bytesOf(response: Response): Promise<Buffer> {
  return message(response.status, [...response.headers], Buffer.from(await response.arrayBuffer()));
}

/** A whole HTTP/1.1 answer. */
export function message(
  status: number | string,
  headers: Iterable<readonly [name: string, value: string]>,
  body: string | Buffer = '',
): Buffer {
  const bytes = Buffer.from(body);
  const length = status === 204 ? [] : [`content-length: ${bytes.length}`];
  const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([Buffer.from([`HTTP/1.1 ${status} x`, ...lines, ...length, '', ''].join('\r\n')), bytes]);
}
