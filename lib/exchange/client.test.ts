import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type Client, type ClientBounds, createClient, defaultBounds } from './client.ts';
import type { Clock } from './clock.ts';
import { type Exchange, type HeaderList, headerValues, isAnswered, type RequestMessage } from './exchange.ts';
import { MemorySpentError, TargetGoneError, TimeSpentError, type WriteRefusedError } from './not-sent.ts';
import type { WriteScope } from './write-scope.ts';

const open: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

async function listening(server: Server | TcpServer): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

/** An HTTP server of node, which reads requests on its own account. */
async function httpServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  const url = await listening(server);
  open.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return url;
}

/** A server that shows the bytes of each request and answers with bytes. Requests here have no body unless sized. */
async function rawServer(onRequest: (socket: Socket, text: string) => void) {
  const sockets = new Set<Socket>();
  const heard: string[] = [];
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      const text = bytes.toString('latin1');
      heard.push(text);
      onRequest(socket, text);
    });
  });
  const url = await listening(server);
  open.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return { url, heard, sockets };
}

const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}';

function counting(): Clock {
  let now = 0;
  return () => {
    now += 1;
    return now;
  };
}

function client(
  surroundings: {
    readonly bounds?: Partial<ClientBounds>;
    readonly clock?: Clock;
    readonly writable?: WriteScope;
    readonly timeLimitMs?: number;
    readonly signal?: AbortSignal;
    readonly onExchange?: (exchange: Exchange) => void;
  } = {},
): Client {
  const made = createClient({
    clock: counting(),
    writable: 'anywhere',
    ...surroundings,
    bounds: { ...defaultBounds, ...surroundings.bounds },
  });
  open.push(() => made.close());
  return made;
}

function request(url: string, more: Partial<RequestMessage> = {}): RequestMessage {
  return { method: 'GET', url, headers: [], body: undefined, ...more };
}

const asked = { askedBy: 'a test' };

function responseOf(exchange: Exchange) {
  if (!isAnswered(exchange)) throw new Error(`no answer: ${exchange.outcome.message}`);
  return exchange.outcome.response;
}

function failureOf(exchange: Exchange) {
  if (isAnswered(exchange)) throw new Error(`answered with status ${exchange.outcome.response.status}`);
  return exchange.outcome;
}

describe('what is recorded', () => {
  it('holds status, header fields and bytes as they came', async () => {
    const bytes = Uint8Array.from([0xff, 0x00, 0xc3, 0x28, 0x0d, 0x0a]);
    const { url } = await rawServer((socket) => {
      socket.write(
        'HTTP/1.1 299 Odd\r\nX-One: a\r\nx-ONE:  caf\xe9 \r\nSet-Cookie: b=c\r\ncontent-length: 6\r\n\r\n',
        'latin1',
      );
      socket.write(bytes);
    });
    const { status, headers, body } = responseOf(await client().send(request(url), asked));
    expect(status).toBe(299);
    expect(headers).toEqual([
      ['X-One', 'a'],
      ['x-ONE', 'caf\xe9'],
      ['Set-Cookie', 'b=c'],
      ['content-length', '6'],
    ]);
    expect([...body]).toEqual([...bytes]);
  });

  it('holds both times, who asked and the request itself', async () => {
    const { url } = await rawServer((socket) => socket.write(ok));
    const message = request(`${url}/x`, { headers: [['a', 'b']] });
    const exchange = await client({ clock: counting() }).send(message, { askedBy: 'transport.root' });
    expect(exchange).toMatchObject({ number: 1, askedBy: 'transport.root', request: message });
    expect(exchange.endedAt).toBe(exchange.sentAt + 1);
  });

  it('is in the order of sending, however the answers come, and tells each exchange as it ends', async () => {
    const waiting: Socket[] = [];
    const { url } = await rawServer((socket, text) => {
      if (text.startsWith('GET /first')) waiting.push(socket);
      else socket.write(ok);
    });
    const ended: number[] = [];
    const sender = client({
      onExchange({ number }) {
        ended.push(number);
        waiting.pop()?.write(ok);
      },
    });
    const both = [sender.send(request(`${url}/first`), asked), sender.send(request(`${url}/second`), asked)];
    await both[1];
    expect(sender.recording.map(({ number }) => number)).toEqual([2]);
    expect(sender.sent).toBe(2);
    await both[0];
    expect(ended).toEqual([2, 1]);
    expect(sender.recording.map(({ number }) => number)).toEqual([1, 2]);
    expect(sender.recording.map((exchange) => exchange.request.url)).toEqual([`${url}/first`, `${url}/second`]);
  });

  it('takes an answer that only the end of the connection ends, in HTTP/1.0 too', async () => {
    const { url } = await rawServer((socket) => socket.end('HTTP/1.0 200 OK\r\n\r\n{"a":1}'));
    expect(Buffer.from(responseOf(await client().send(request(url), asked)).body).toString()).toBe('{"a":1}');
  });

  it('leaves interim answers out', async () => {
    const { url } = await rawServer((socket) => socket.write(`HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n${ok}`));
    expect(responseOf(await client().send(request(url), asked)).status).toBe(200);
  });
});

describe('what is sent', () => {
  it.each([
    '/a/../b',
    '/a/./b',
    '/%7e%2F%2f',
    '//double',
    '/?',
    '/?limit=1&limit=2',
    '/?a=%zz&b=\'"|^`{}',
    '/?q=[]\\',
    '/x?y#z',
  ])('is the path %s as it was asked for', async (path) => {
    const { url, heard } = await rawServer((socket) => socket.write(ok));
    responseOf(await client().send(request(`${url}${path}`), asked));
    expect(heard[0]?.split('\r\n', 1)).toEqual([`GET ${path} HTTP/1.1`]);
  });

  it.each([
    ['', '/'],
    ['?limit=1', '/?limit=1'],
  ])('has a path where the URL has none (%j)', async (path, expected) => {
    const { url, heard } = await rawServer((socket) => socket.write(ok));
    responseOf(await client().send(request(`${url}${path}`), asked));
    expect(heard[0]?.split('\r\n', 1)).toEqual([`GET ${expected} HTTP/1.1`]);
  });

  it('goes to the host of the URL, however that is spelled', async () => {
    const { url, heard } = await rawServer((socket) => socket.write(ok));
    responseOf(await client().send(request(`${url.replace('http:', 'HTTP:')}/x`), asked));
    expect(heard[0]?.split('\r\n', 1)).toEqual(['GET /x HTTP/1.1']);
  });

  it('has the header fields as they were asked for, repeated ones and single bytes too', async () => {
    const { url, heard } = await rawServer((socket) => socket.write(ok));
    const headers: HeaderList = [
      ['AuthorizatioN', 'Bearer caf\xe9'],
      ['ngrok-version', '2'],
      ['NGROK-Version', '3'],
      ['x-empty', ''],
    ];
    responseOf(await client().send(request(url, { headers }), asked));
    for (const [name, value] of headers) expect(heard[0]).toContain(`\r\n${name}: ${value}\r\n`);
  });

  it('has nothing beyond that but what HTTP/1.1 needs', async () => {
    const { url, heard } = await rawServer((socket) => socket.write(ok));
    const sender = client();
    await sender.send(request(url, { headers: [['accept', 'x']] }), asked);
    await sender.send(request(url, { method: 'POST', body: '{"é":1}' }), asked);
    const namesIn = (text = '') => [...text.matchAll(/\r\n([\w-]+):/g)].map(([, name = '']) => name.toLowerCase());
    expect(namesIn(heard[0]).toSorted()).toEqual(['accept', 'connection', 'host']);
    expect(namesIn(heard[1]).toSorted()).toEqual(['connection', 'content-length', 'host']);
    expect(heard[1]).toMatch(/content-length: 8\r\n/);
    expect(heard[1]?.endsWith('\r\n\r\n{"\xc3\xa9":1}')).toBe(true);
  });

  it('follows no redirect', async () => {
    const { url, heard } = await rawServer((socket) =>
      socket.write('HTTP/1.1 302 Found\r\nlocation: /elsewhere\r\ncontent-length: 0\r\n\r\n'),
    );
    expect(responseOf(await client().send(request(url), asked)).status).toBe(302);
    expect(heard).toHaveLength(1);
  });

  it('closes the connection where that was asked for, and keeps it where it was not', async () => {
    const { url, heard, sockets } = await rawServer((socket) => socket.write(ok));
    const sender = client({ bounds: { simultaneous: 1 } });
    await sender.send(request(url), asked);
    await sender.send(request(url), asked);
    expect(sockets.size).toBe(1);
    await sender.send({ ...request(url), headers: [['connection', 'close']] }, asked);
    await sender.send(request(url), asked);
    expect(heard[2]).toMatch(/\r\nconnection: close\r\n/i);
    expect(sockets.size).toBe(2);
  });

  it('is never a write where the run may only read', async () => {
    const { url, heard } = await rawServer((socket) => socket.write(ok));
    const sender = client({ writable: [] });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'post', 'get', 'TRACE', 'MKCOL']) {
      const expected: Partial<WriteRefusedError> = { name: 'WriteRefusedError', code: 'WRITE_REFUSED' };
      await expect(sender.send(request(url, { method }), asked)).rejects.toMatchObject(expected);
    }
    expect(heard).toEqual([]);
    expect(sender.sent).toBe(0);
    await sender.send(request(url, { method: 'OPTIONS' }), asked);
    expect(heard).toHaveLength(1);
  });

  it('is a write to the lists that the run may write to, and to what lies below them, alone', async () => {
    const { url, heard } = await rawServer((socket) => socket.write(ok));
    const sender = client({ writable: [`${url}/ip_policies`, `${url}/v1/vaults`] });
    const outside = [
      '',
      '/',
      '/api_keys',
      '/ip_policies2',
      '/ip_policies/',
      '/vaults',
      '/IP_POLICIES',
      '/ip_policies/a/',
    ];
    const elsewhere = ['..', '../api_keys', '..%2fapi_keys', '%2e%2e/api_keys', '%252e%252e', '.', 'a\\b', 'a/../../x'];
    for (const path of [...outside, ...elsewhere.map((last) => `/ip_policies/${last}`)]) {
      const sent = sender.send(request(`${url}${path}`, { method: 'DELETE' }), asked);
      await expect(sent, path).rejects.toThrow(/may write to .*ip_policies and .*vaults alone.*--scratch/);
    }
    expect(sender.sent).toBe(0);
    const within = ['/ip_policies', '/ip_policies?limit=1', '/ip_policies/a', '/ip_policies/a/b?c', '/v1/vaults/%40a'];
    for (const path of within) await sender.send(request(`${url}${path}`, { method: 'DELETE' }), asked);
    expect(heard).toHaveLength(within.length);
    await sender.send(request(`${url}/api_keys/../x`), asked);
  });

  it('is not sent where what comes before it fails, which knows its number', async () => {
    const { url, heard } = await rawServer((socket) => socket.write(ok));
    const numbers: number[] = [];
    const sender = client();
    const first = await sender.send(request(url), { ...asked, beforeSending: (number) => numbers.push(number) });
    const beforeSending = () => {
      throw new Error('the disk is full');
    };
    await expect(sender.send(request(url), { ...asked, beforeSending })).rejects.toThrow('the disk is full');
    const second = await sender.send(request(url), { ...asked, beforeSending: (number) => numbers.push(number) });
    expect(numbers).toEqual([first.number, second.number]);
    expect([heard.length, sender.sent]).toEqual([2, 2]);
  });

  it('is at most so many requests at once', async () => {
    let underWay = 0;
    let most = 0;
    const waiting: (() => void)[] = [];
    const url = await httpServer((_, response) => {
      underWay += 1;
      most = Math.max(most, underWay);
      waiting.push(() => {
        underWay -= 1;
        response.end();
      });
      // Nobody is let go before the house is full; the last four are nobody's but their own.
      if (waiting.length >= 3) for (const letGo of waiting.splice(0)) letGo();
    });
    const sender = client({ bounds: { simultaneous: 3 } });
    const all = Array.from({ length: 12 }, () => sender.send(request(url), asked));
    expect((await Promise.all(all)).every(isAnswered)).toBe(true);
    expect(most).toBe(3);
  });

  it('tells what could not be put on the wire, and goes on', async () => {
    const { url, heard } = await rawServer((socket) => socket.write(ok));
    const sender = client();
    const bad = await sender.send(request(url, { headers: [['authorization', 'a\r\nb: c']] }), asked);
    expect(failureOf(bad).message).toMatch(/^not sent: /);
    expect(heard).toEqual([]);
    responseOf(await sender.send(request(url), asked));
  });
});

describe('content codings', () => {
  const text = '{"keys":[]}';
  const answer = (coding: string, body: Uint8Array) =>
    httpServer((_, response) => response.writeHead(200, { 'content-encoding': coding }).end(body));

  it.each([
    ['gzip', gzipSync(text)],
    ['X-GZIP', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['identity', Buffer.from(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
  ])('%s is undone', async (coding, body) => {
    const { body: received } = responseOf(await client().send(request(await answer(coding, body)), asked));
    expect(Buffer.from(received).toString()).toBe(text);
  });

  it.each(['constructor', '__proto__', 'toString', 'zstd', ',,,', 'gzip2'])('%s is nothing to undo', async (coding) => {
    const { body } = responseOf(await client().send(request(await answer(coding, Buffer.from(text))), asked));
    expect(Buffer.from(body).toString()).toBe(text);
  });

  it.each([
    ['gzip', Buffer.from(text)],
    ['gzip', gzipSync(text).subarray(0, 15)],
    ['deflate', Buffer.from(text)],
    ['br', Buffer.from(text)],
    ['br', brotliCompressSync(text).subarray(0, 5)],
  ])('a body that is not in %s is no answer', async (coding, body) => {
    const exchange = await client().send(request(await answer(coding, body)), asked);
    expect(failureOf(exchange).code).toBe('malformed-response');
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(1_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(1_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(1_000_000)))],
  ])('a %s body that unfolds beyond the bound is too large', async (coding, body) => {
    const sender = client({ bounds: { bodyBytes: 10_000 } });
    const exchange = await sender.send(request(await answer(coding, body)), asked);
    expect(failureOf(exchange).code).toBe('too-large');
  });

  it('are not undone without end', async () => {
    const codings = Array.from({ length: 1000 }, () => 'gzip').join();
    const exchange = await client().send(request(await answer(codings, gzipSync(text))), asked);
    expect(failureOf(exchange)).toMatchObject({ code: 'malformed-response', message: expect.stringContaining('1000') });
  });

  it('are not looked for where there is no body', async () => {
    const url = await httpServer((_, response) => response.writeHead(204, { 'content-encoding': 'gzip' }).end());
    expect(responseOf(await client().send(request(url), asked)).body).toHaveLength(0);
  });
});

describe('bounds', () => {
  it.each([
    ['sized', { 'content-length': 2001 }],
    ['chunked', {}],
  ])('a %s body may have so many bytes and no more', async (_, headers) => {
    const sender = client({ bounds: { bodyBytes: 2000 } });
    const long = await httpServer((_, response) => response.writeHead(200, headers).end('x'.repeat(2001)));
    expect(failureOf(await sender.send(request(long), asked)).code).toBe('too-large');
    const right = await httpServer((_, response) => response.writeHead(200).end('x'.repeat(2000)));
    expect(responseOf(await sender.send(request(right), asked)).body).toHaveLength(2000);
  });

  it('a body without end is cut', async () => {
    const { url } = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const more = () => {
        while (!socket.destroyed && socket.write('x'.repeat(10_000)));
      };
      socket.on('drain', more);
      more();
    });
    const exchange = await client({ bounds: { bodyBytes: 100_000 } }).send(request(url), asked);
    expect(failureOf(exchange).code).toBe('too-large');
  });

  it('a body may have so many values, however few bytes they are', async () => {
    const sender = client({ bounds: { bodyMemory: 20_000 } });
    const many = await httpServer((_, response) => response.end(`[${'{},'.repeat(50)}0]`));
    expect(failureOf(await sender.send(request(many), asked)).code).toBe('too-large');
    const few = await httpServer((_, response) => response.end('x'.repeat(500)));
    responseOf(await sender.send(request(few), asked));
  });

  it('all bodies together may take up so much memory; then nothing more is sent', async () => {
    const url = await httpServer((_, response) => response.end('x'.repeat(10_000)));
    const sender = client({ bounds: { recordingMemory: 50_000, simultaneous: 1 } });
    responseOf(await sender.send(request(url), asked));
    expect(sender.cutShort).toBeUndefined();
    responseOf(await sender.send(request(url), asked));
    expect(sender.cutShort).toBeInstanceOf(MemorySpentError);
    await expect(sender.send(request(url), asked)).rejects.toBeInstanceOf(MemorySpentError);
    expect(sender.sent).toBe(2);
  });

  it('all requests together may take so long; then nothing more is sent', async () => {
    let now = 0;
    const url = await httpServer((_, response) => {
      now += 400;
      response.end('{}');
    });
    const sender = client({ clock: () => now, timeLimitMs: 1_000 });
    for (let sent = 0; sent < 3; sent += 1) responseOf(await sender.send(request(url), asked));
    await expect(sender.send(request(url), asked)).rejects.toBeInstanceOf(TimeSpentError);
    expect(sender.cutShort?.message).toBe('the time limit of 1 s was over before everything was asked');
    expect(sender.sent).toBe(3);
  });

  it('header fields may have so many bytes', async () => {
    const url = await httpServer((_, response) => response.writeHead(200, { 'x-long': 'x'.repeat(3000) }).end());
    const exchange = await client({ bounds: { headerBytes: 2000 } }).send(request(url), asked);
    expect(failureOf(exchange).code).toBe('too-large');
    responseOf(await client().send(request(url), asked));
  });

  it.each([
    ['no byte', ''],
    ['half a header', 'HTTP/1.1 200 OK\r\ncontent-'],
    ['half a body', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{'],
  ])('%s and then silence is a timeout', async (_, bytes) => {
    const { url } = await rawServer((socket) => socket.write(bytes));
    const start = performance.now();
    const exchange = await client({ bounds: { answerMs: 40 } }).send(request(url), asked);
    expect(failureOf(exchange)).toEqual({ kind: 'failed', code: 'timeout', message: 'no whole answer within 40 ms' });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('after so many unanswered requests on end nothing more is sent', async () => {
    const { url, heard } = await rawServer(() => {});
    const sender = client({ bounds: { answerMs: 10, unansweredOnEnd: 2, simultaneous: 1 } });
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => sender.send(request(url), asked)));
    const refusals = all.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refusals.map((reason) => reason instanceof TargetGoneError)).toEqual([true, true, true]);
    expect(heard).toHaveLength(2);
    expect(sender.cutShort).toBeInstanceOf(TargetGoneError);
    expect(sender.recording.map((exchange) => failureOf(exchange).code)).toEqual(['timeout', 'timeout']);
    expect(sender.sent).toBe(2);
  });

  it('an answer in between sets that count back', async () => {
    let requests = 0;
    const { url, heard } = await rawServer((socket) => {
      requests += 1;
      if (requests % 2 === 0) socket.write(ok);
    });
    const sender = client({ bounds: { answerMs: 500, unansweredOnEnd: 2, simultaneous: 1 } });
    for (let sent = 0; sent < 4; sent += 1) await sender.send(request(url), asked);
    expect(heard).toHaveLength(4);
  });
});

describe('failures', () => {
  it('nothing listens', async () => {
    const server = createTcpServer();
    const url = await listening(server);
    await new Promise((resolve) => server.close(resolve));
    expect(failureOf(await client().send(request(url), asked)).code).toBe('connection-refused');
  });

  it.each([
    ['dropped', 'connection-lost', ''],
    ['half an answer', 'connection-lost', 'HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{'],
    ['half a header', 'connection-lost', 'HTTP/1.1 200 OK\r\nconte'],
    ['another protocol', 'malformed-response', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['no version of HTTP/1', 'malformed-response', 'HTTP/9.9 200 OK\r\n\r\n'],
    ['a status that is none', 'malformed-response', 'HTTP/1.1 abc OK\r\n\r\n'],
    ['a status below 100', 'malformed-response', 'HTTP/1.1 000 OK\r\n\r\n'],
    ['two lengths', 'malformed-response', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx'],
    ['a chunk without length', 'malformed-response', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'],
    [
      'an upgrade that nobody asked for',
      'connection-lost',
      'HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n',
    ],
  ])('%s is %s', async (_, code, bytes) => {
    const { url } = await rawServer((socket) => socket.end(bytes));
    const sender = client();
    const failure = failureOf(await sender.send(request(url), asked));
    expect(failure.code).toBe(code);
    expect(failure.message).not.toBe('');
    expect(sender.recording).toHaveLength(1);
  });

  it('a server that closes after each answer without a word is answered on a new connection', async () => {
    const { url } = await rawServer((socket) => socket.end(ok));
    const sender = client();
    for (let sent = 0; sent < 30; sent += 1) responseOf(await sender.send(request(url), asked));
  });

  it('bytes behind an answer do not spoil the next one', async () => {
    const { url } = await rawServer((socket) => socket.write(`${ok}garbage`));
    const sender = client({ bounds: { simultaneous: 1 } });
    responseOf(await sender.send(request(url), asked));
    responseOf(await sender.send(request(url), asked));
  });
});

it('TLS with what speaks none is a matter of TLS', async () => {
  const { url } = await rawServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  expect(failureOf(await client().send(request(url.replace('http:', 'https:')), asked)).code).toBe('tls');
});

describe('interruption', () => {
  it('ends reading requests, refuses later ones, and records neither', async () => {
    const interruption = new AbortController();
    const reason = new Error('interrupted');
    const { url, heard } = await rawServer(() => interruption.abort(reason));
    const sender = client({ signal: interruption.signal, bounds: { simultaneous: 1 } });
    const both = [sender.send(request(url), asked), sender.send(request(url), asked)];
    for (const sent of both) await expect(sent).rejects.toBe(reason);
    await expect(sender.send(request(url), asked)).rejects.toBe(reason);
    expect(heard).toHaveLength(1);
    expect(sender.recording).toEqual([]);
  });

  it('waits for the answer to a write, which says what was made', async () => {
    const interruption = new AbortController();
    const { url } = await rawServer((socket) => {
      interruption.abort();
      socket.write('HTTP/1.1 201 Created\r\ncontent-length: 10\r\n\r\n{"id":"1"}');
    });
    const exchange = await client({ signal: interruption.signal }).send(request(url, { method: 'POST' }), asked);
    expect(responseOf(exchange).status).toBe(201);
  });

  it('does not wait for it beyond the bound', async () => {
    const interruption = new AbortController();
    const { url } = await rawServer(() => interruption.abort());
    const sender = client({ signal: interruption.signal, bounds: { answerMs: 30 } });
    expect(failureOf(await sender.send(request(url, { method: 'POST' }), asked)).code).toBe('timeout');
  });
});

it('header fields are found whatever their case', () => {
  const headers: HeaderList = [
    ['Content-Type', 'a'],
    ['content-type', 'b'],
  ];
  expect(headerValues(headers, 'CONTENT-TYPE')).toEqual(['a', 'b']);
  expect(headerValues(headers, 'accept')).toEqual([]);
});
