import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReferenceServer, serveReference } from './serve.ts';

let server: ReferenceServer;
beforeAll(async () => {
  server = await serveReference({ rateLimit: false });
});
afterAll(() => server.close());

/** Sends bytes as they are, and gives all that comes back until the server ends the connection. */
async function raw(request: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(request);
  return text(socket);
}

test('listens on the loopback interface, on a free port, and says where and with which key', async () => {
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  const headers = { authorization: `Bearer ${server.key}`, 'ngrok-version': '2' };
  const answer = await fetch(`${server.url}/ip_policies?limit=1`, { headers });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(await answer.text()).toContain(`"next_page_uri":"${server.url}/ip_policies?before_id=ipp_`);
});

test('writes, and answers without a body', async () => {
  const headers = { authorization: `Bearer ${server.key}`, 'ngrok-version': '2', 'content-type': 'application/json' };
  const created = await fetch(`${server.url}/ip_policies`, { method: 'POST', headers, body: '{"metadata":"x"}' });
  expect(created.status).toBe(201);
  const location = /"uri":"([^"]+)"/.exec(await created.text())?.[1] ?? '';
  const deleted = await fetch(location, { method: 'DELETE', headers });
  expect([deleted.status, deleted.headers.get('content-type'), await deleted.text()]).toEqual([204, null, '']);
});

test('takes header names in any case, no User-Agent, and HTTP/1.0', async () => {
  const key = server.key;
  for (const [version, names] of [
    ['1.1', ['AUTHORIZATION', 'NGROK-VERSION']],
    ['1.0', ['authorization', 'nGrOk-VeRsIoN']],
  ] as const) {
    const answer = await raw(
      `GET / HTTP/${version}\r\nHost: x.example\r\n${names[0]}: BEARER ${key}\r\n${names[1]}: 2\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('"uri":"http://x.example/"');
  }
});

test.each([
  ['a missing Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
  ['no HTTP', 'hello\r\n\r\n', 400],
  ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`, 400],
  ['CONNECT', 'CONNECT x.example:443 HTTP/1.1\r\nHost: x.example\r\n\r\n', 400],
  ['TRACE', 'TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 401],
  ['an unknown expectation', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: cake\r\nConnection: close\r\n\r\n', 401],
])('%s is refused with a documented error body', async (_, request, status) => {
  const answer = await raw(request);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).toMatch(/\r\ncontent-type: application\/json\r\n/i);
  expect(answer).toMatch(/"error_code":"ERR_NGROK_\d+".*"operation_id":"op_\w{27}"/);
});

test('a body on a GET is refused', async () => {
  const answer = await raw(
    `GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${server.key}\r\nNgrok-Version: 2\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
  );
  expect(answer).toContain('ERR_NGROK_211');
});

test('serves many connections at once, and one window for all of them', async () => {
  const limited = await serveReference({ clock: () => 0 });
  const headers = { authorization: `Bearer ${limited.key}`, 'ngrok-version': '2' };
  const answers = await Promise.all(
    Array.from({ length: 140 }, async () => (await fetch(`${limited.url}/`, { headers })).status),
  );
  await limited.close();
  expect(answers.filter((status) => status === 200)).toHaveLength(120);
  expect(answers.filter((status) => status === 429)).toHaveLength(20);
});

test('a taken port is told', async () => {
  await expect(serveReference({ port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('a closed server frees its port, open connections or not', async () => {
  const first = await serveReference({});
  const socket = connect(first.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.on('error', () => {});
  await first.close();
  const second = await serveReference({ port: first.port });
  expect(second.port).toBe(first.port);
  await second.close();
});
