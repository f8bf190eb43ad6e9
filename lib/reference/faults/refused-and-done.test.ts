import { afterEach, expect, it } from 'vitest';
import { creating, hasVersion, not } from '../hook.ts';
import { type ReferenceServer, serveReference } from '../serve.ts';
import { refusedAndDone } from './refused-and-done.ts';

let server: ReferenceServer;
afterEach(() => server.close());

it('does what it refuses, and takes nothing of the rate limit for it', async () => {
  const { hook, limiter } = refusedAndDone((call) => creating(call) && not(hasVersion)(call), { 'ngrok-version': '2' });
  const rateLimit = { requests: 3, windowMs: 60_000 };
  server = await serveReference({ rateLimit, ...(hook && { hook: hook() }), ...(limiter && { limiter }) });
  const authorization = `Bearer ${server.key}`;
  const list = () => fetch(`${server.url}/ip_policies`, { headers: { authorization, 'ngrok-version': '2' } });
  expect((await list()).status).toBe(200);

  const body = '{"description":"refused and done"}';
  const headers = { authorization, 'content-type': 'application/json' };
  expect((await fetch(`${server.url}/ip_policies`, { method: 'POST', headers, body })).status).toBe(400);

  const after = await list();
  expect(after.status).toBe(200);
  expect(await after.text()).toContain('refused and done');
  expect((await list()).status).toBe(429);
});
