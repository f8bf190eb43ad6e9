import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { certificateFor } from '../../suites/proof/certificates.ts';
import { createClient, defaultBounds } from './client.ts';
import { handshakeWith } from './tls-handshake.ts';

const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function portOf(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}

const urlAt = (port: number, host = '127.0.0.1') => new URL(`https://${host}:${port}`);

/** That nobody vouches for. */
const certificate = certificateFor({ names: ['localhost', '127.0.0.1'] });

describe('handshakeWith', () => {
  it.skipIf(!certificate)('refuses a certificate that nobody vouches for (needs the openssl command)', async () => {
    const warnings: string[] = [];
    const listen = (warning: Error) => warnings.push(warning.message);
    process.on('warning', listen);
    open.push(() => process.off('warning', listen));
    const port = await portOf(createTlsServer({ ...certificate }, (socket) => socket.end()));
    for (const host of ['127.0.0.1', 'localhost']) {
      const handshake = await handshakeWith(urlAt(port, host), 5_000);
      expect(handshake).toEqual({ kind: 'refused', message: expect.stringMatching(/self.signed/) });
    }
    expect(warnings.filter((warning) => /ServerName/.test(warning))).toEqual([]);
  });

  it.skipIf(!certificate)('so does the client, before a key leaves it (needs the openssl command)', async () => {
    let heard = 0;
    const port = await portOf(
      createTlsServer({ ...certificate }, (socket) => {
        socket.on('data', () => {
          heard += 1;
        });
      }),
    );
    const client = createClient({ bounds: defaultBounds, clock: () => 0, writable: [] });
    const request = { method: 'GET', url: `${urlAt(port).origin}/`, headers: [], body: undefined };
    const { outcome } = await client.send(request, { askedBy: 'a test' });
    await client.close();
    expect(outcome).toMatchObject({ kind: 'failed', code: 'certificate-not-trusted' });
    expect(heard).toBe(0);
  });

  it('refuses what is no TLS', async () => {
    const port = await portOf(createTcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    expect(await handshakeWith(urlAt(port), 5_000)).toMatchObject({ kind: 'refused' });
  });

  it('refuses a connection that is dropped, or never made', async () => {
    const port = await portOf(createTcpServer((socket) => socket.destroy()));
    expect(await handshakeWith(urlAt(port), 5_000)).toMatchObject({ kind: 'refused' });
    for (const close of open.splice(0)) close();
    expect(await handshakeWith(urlAt(port), 5_000)).toEqual({
      kind: 'refused',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('refuses silence after so long', async () => {
    const port = await portOf(createTcpServer(() => {}));
    expect(await handshakeWith(urlAt(port), 30)).toEqual({ kind: 'refused', message: 'no handshake within 30 ms' });
  });
});
