import { afterEach, expect, it } from 'vitest';
import { hasKey, not } from '../hook.ts';
import { type ReferenceServer, serveReference } from '../serve.ts';
import { keyIn, letsIn } from './let-in.ts';

let server: ReferenceServer;
afterEach(() => server.close());

async function statusWith(authorization?: string): Promise<number> {
  const headers = { 'ngrok-version': '2', ...(authorization !== undefined && { authorization }) };
  return (await fetch(`${server.url}/vaults`, { headers })).status;
}

it('lets in nobody before somebody was served', async () => {
  server = await serveReference({ hook: letsIn(not(hasKey))() });
  expect(await statusWith()).toBe(401);
  expect(await statusWith(`Bearer ${server.key}`)).toBe(200);
  expect(await statusWith()).toBe(200);
});

it('lets in whom it is to let in, and nobody else', async () => {
  server = await serveReference({ hook: letsIn((call, goodKey) => keyIn(call) === goodKey.slice(0, -1))() });
  expect(await statusWith(`Bearer ${server.key}`)).toBe(200);
  expect(await statusWith(`Bearer ${server.key.slice(0, -1)}`)).toBe(200);
  expect(await statusWith(`Bearer ${server.key.slice(0, -2)}`)).toBe(401);
  expect(await statusWith()).toBe(401);
});
