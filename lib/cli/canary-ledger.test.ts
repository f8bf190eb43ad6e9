import type { ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hook } from '../reference/hook.ts';
import { type ReferenceServer, serveReference } from '../reference/serve.ts';
import { reportKinds } from '../report/report-kinds.ts';
import { tracesOf } from './canary.ts';
import { leftIn, ngrokKey, tracesIn } from './canary-process.ts';

const policies = '/ip_policies';

/** Enough for one that is looked at to have made several items, and for one more. */
const fewWrites = 5;

/** What a hostile target calls the items that it is asked to make: by the key that it was sent, and by pieces of it. */
const names: readonly ((number: number) => string)[] = [
  (number) => `${ngrokKey}-${number}`,
  (number) => `${number}.${ngrokKey.slice(9, 17)}`,
  (number) => `${number}-${Buffer.from(`u:${ngrokKey}`).toString('base64url')}`,
  (number) => `${number}${ngrokKey.toUpperCase()}`,
];

let root: string;
const servers: ReferenceServer[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'canary-ledger-'));
});

afterAll(async () => {
  for (const server of servers) await server.close();
  await rm(root, { recursive: true });
});

/** @param atWrite is told the number of each write before it is answered */
async function serving(atWrite: (number: number) => void): Promise<ReferenceServer> {
  const given = new Map<string, string>();
  let writes = 0;
  const hook: Hook = async ({ request, method, path }, reference) => {
    const url = new URL(request.url);
    const [, id = ''] = /^\/ip_policies\/(.+)$/.exec(decodeURIComponent(path)) ?? [];
    const [real = id] = [...given].find(([, name]) => name === id) ?? [];
    if (id !== '') url.pathname = `${policies}/${real}`;
    const body = ['GET', 'HEAD'].includes(method) ? {} : { body: await request.text() };
    if (method !== 'GET') writes += 1;
    const response = await reference(new Request(url, { method, headers: request.headers, ...body }));
    const text = await response.text();
    const [, made] = method === 'POST' && response.ok ? (/"id":"([^"]+)"/.exec(text) ?? []) : [];
    if (made !== undefined) given.set(made, names[given.size % names.length]?.(given.size) ?? made);
    if (method !== 'GET') atWrite(writes);
    const told = [...given].reduce((each, [from, to]) => each.replaceAll(from, to), text);
    return new Response(response.status === 204 ? null : told, { status: response.status, headers: response.headers });
  };
  const server = await serveReference({ keys: [ngrokKey], rateLimit: false, hook });
  servers.push(server);
  return server;
}

async function policiesAt({ url }: ReferenceServer): Promise<string> {
  const headers = { authorization: `Bearer ${ngrokKey}`, 'ngrok-version': '2' };
  return (await fetch(`${url}${policies}`, { headers })).text();
}

const environment = { NGROK_API_KEY: ngrokKey, CONFORMANCE_DEBUG: 'true', CONFORMANCE_REPORT: reportKinds.join(',') };
const narrow = ['--resources', 'ip_policies', '--only', 'resources', '--limit', '10000/60s', '--no-rate-limits'];

describe.concurrent('a target that gives the key as the id of what is made', () => {
  it('finds it in no ledger of a run that was killed, and what was made goes away all the same', async () => {
    let child: ChildProcess | undefined;
    const server = await serving((number) => {
      if (number === fewWrites) child?.kill('SIGKILL');
    });
    const before = await policiesAt(server);
    const place = await mkdtemp(join(root, 'killed-'));
    const killed = await leftIn(place, {
      words: ['--target', server.url, ...narrow],
      environment,
      onStart: (started) => {
        child = started;
      },
    });
    expect(killed.exitCode).toBeNull();
    const [ledger = ''] = (await readdir(join(place, 'reports'))).filter((name) => name.startsWith('ledger-'));
    const text = await readFile(join(place, 'reports', ledger), 'utf8');
    expect(text).toContain('"kind":"creation"');
    expect(tracesIn(killed, ngrokKey)).toEqual([]);
    expect(tracesOf(ngrokKey, await policiesAt(server))).not.toEqual([]);

    const cleaned = await leftIn(place, { words: ['clean', '--target', server.url], environment });
    expect(cleaned).toMatchObject({ exitCode: 0, output: expect.stringMatching(/^deleted .*\[redacted\]/) });
    expect(tracesIn(cleaned, ngrokKey)).toEqual([]);
    expect(cleaned.files).toEqual([]);
    expect(await policiesAt(server)).toBe(before);
  });

  it('finds it in nothing that a whole run leaves, and nothing of the run at the target', async () => {
    const server = await serving(() => {});
    const before = await policiesAt(server);
    const place = await mkdtemp(join(root, 'whole-'));
    const whole = await leftIn(place, { words: ['--target', server.url, ...narrow], environment });
    expect(whole.errors).toMatch(/#\d+ DELETE .*\[redacted\]/);
    expect(whole.files.filter((path) => path.includes('ledger'))).toEqual([]);
    expect(tracesIn(whole, ngrokKey)).toEqual([]);
    expect(await policiesAt(server)).toBe(before);
  });
});
