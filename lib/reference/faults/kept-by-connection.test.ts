import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { takesFor, withHeaders } from '../changed-requests.ts';
import { type ReferenceServer, serveReference } from '../serve.ts';
import { keptByConnection } from './kept-by-connection.ts';

let server: ReferenceServer;
afterEach(() => server.close());

async function statusOf(agent: Agent, headers: Record<string, string>): Promise<number | undefined> {
  const request = get(`${server.url}/vaults`, {
    agent,
    headers: { ...headers, authorization: `Bearer ${server.key}` },
  });
  const [response]: IncomingMessage[] = await once(request, 'response');
  response?.resume();
  if (response) await once(response, 'end');
  return response?.statusCode;
}

it('remembers what came by the same connection alone', async () => {
  const version = { 'ngrok-version': '2' };
  server = await serveReference({ hook: keptByConnection((isKnown) => takesFor(isKnown, withHeaders(version))) });
  const [one, other] = [new Agent({ keepAlive: true, maxSockets: 1 }), new Agent({ keepAlive: true, maxSockets: 1 })];
  expect(await statusOf(one, {})).toBe(400);
  expect(await statusOf(one, version)).toBe(200);
  expect(await statusOf(one, {})).toBe(200);
  expect(await statusOf(other, {})).toBe(400);
  one.destroy();
  other.destroy();
});
