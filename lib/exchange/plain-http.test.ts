import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { plainHttpAnswer } from './plain-http.ts';

const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function serverThat(welcome: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    welcome(socket);
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

const ask = (port: number, timeoutMs = 2_000) => plainHttpAnswer({ host: '127.0.0.1', port, timeoutMs });

describe('plainHttpAnswer', () => {
  it('asks without a key and gives the first line of an HTTP answer', async () => {
    let asked = '';
    const port = await serverThat((socket) =>
      socket.on('data', (bytes) => {
        asked += bytes.toString();
        socket.write('HTTP/1.1 301 Moved Permanently\r\nlocation: https://x/\r\n\r\n');
      }),
    );
    expect(await ask(port)).toBe('HTTP/1.1 301 Moved Permanently');
    expect(asked).toBe('GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n');
  });

  it('takes an answer that comes in pieces, or without its line ended', async () => {
    const inPieces = await serverThat((socket) => {
      const pieces = ['HT', 'TP/1.1 2', '00 OK', '\n'];
      const next = () => {
        const piece = pieces.shift();
        if (piece !== undefined) socket.write(piece, () => setImmediate(next));
      };
      socket.once('data', next);
    });
    expect(await ask(inPieces)).toBe('HTTP/1.1 200 OK');
    const cutOff = await serverThat((socket) => socket.once('data', () => socket.end('HTTP/1.0 400 Bad')));
    expect(await ask(cutOff)).toBe('HTTP/1.0 400 Bad');
    const endless = await serverThat((socket) =>
      socket.once('data', () => socket.write(`HTTP/1.1 ${'x'.repeat(99_999)}`)),
    );
    expect(await ask(endless)).toMatch(/^HTTP\/1\.1 x+$/);
  });

  it.each([
    ['another protocol', (socket: Socket) => socket.write('SSH-2.0-OpenSSH_9.6\r\n')],
    ['what only ends like HTTP', (socket: Socket) => socket.end('xHTTP/1.1 200 OK\r\n')],
    ['a dropped connection', (socket: Socket) => socket.destroy()],
    ['an end without a word', (socket: Socket) => socket.end()],
  ])('%s is no answer', async (_, welcome) => {
    expect(await ask(await serverThat(welcome))).toBeUndefined();
  });

  it('nobody there is no answer', async () => {
    const port = await serverThat(() => {});
    for (const close of open.splice(0)) close();
    expect(await ask(port)).toBeUndefined();
  });

  it('silence is listened to for so long and no longer', async () => {
    expect(await ask(await serverThat(() => {}), 30)).toBeUndefined();
  });

  it('nor is what comes byte by byte listened to without end', async () => {
    const port = await serverThat((socket) => {
      socket.write('HTTP/1.1 200');
      const drip = setInterval(() => socket.write(' '), 2);
      socket.on('close', () => clearInterval(drip));
    });
    expect(await ask(port, 30)).toMatch(/^HTTP\/1\.1 200 *$/);
  });
});
