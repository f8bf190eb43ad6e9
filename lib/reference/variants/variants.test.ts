import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { seededRandomBytes } from '../identifiers.ts';
import { isObject } from '../request-body.ts';
import { type ReferenceServer, serveReference } from '../serve.ts';
import { objectsIn, stringIn } from '../testing.ts';
import { counting } from './counting.ts';
import type { Variant } from './variant.ts';
import { variants } from './variants.ts';

test('there are 45 variants and more, each with a name of its own in words with hyphens, and a title', () => {
  const names = variants.map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(45);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[a-z0-9.]+(-[a-z0-9.]+)*$/.test(name))).toEqual([]);
  const titles = variants.map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.filter((title) => title.endsWith('.'))).toEqual([]);
});

/** The same account, keys and times for each of them, so that what differs is the variant. */
const key = 'the-key-of-the-account';
const now = new Date('2040-01-01T12:00:00.250Z');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now });
});
afterEach(() => {
  vi.useRealTimers();
});

async function serve({
  name: _name,
  title: _title,
  resources: _resources,
  showsLess: _less,
  hook,
  ...options
}: Variant) {
  const random = seededRandomBytes(7);
  return serveReference({ keys: [key], random, ...options, ...(hook && { hook: hook(Date.now) }) });
}

const plain: Variant = { name: 'plain', title: 'the reference as it is' };

interface Ask {
  readonly method?: string;
  readonly path: string;
  /** Over the ones of a good request; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  /** When it is sent, from the start; in ms. Default: 0. */
  readonly afterMs?: number;
}

/** One connection after the other, each kept as long as the server keeps it. */
class Caller {
  readonly #server: ReferenceServer;
  readonly #key: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(server: ReferenceServer) {
    this.#server = server;
    this.#key = server.key;
  }

  /** Gives all that came back, from the status line to the trailers. */
  async ask({ method = 'GET', path, headers = {}, body }: Ask): Promise<string> {
    const sent: IncomingHttpHeaders = {
      authorization: `Bearer ${this.#key}`,
      'ngrok-version': '2',
      ...(body !== undefined && { 'content-type': 'application/json', 'content-length': String(body.length) }),
      ...headers,
    };
    const given = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
    const interim: string[] = [];
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const asking = request({ agent: this.#agent, port: this.#server.port, path, method, headers: given }, resolve);
      asking.on('information', ({ statusCode }) => interim.push(String(statusCode)));
      asking.on('error', reject);
      asking.end(body);
    });
    const bytes = await buffer(response);
    // Node writes the time of its own clock, which no test can set.
    const fields = response.rawHeaders.join('\n').replace(/Date\n.*(?!2040)\d{4} .*/, 'Date');
    return [
      ...interim,
      `${response.httpVersion} ${response.statusCode} ${response.statusMessage}`,
      fields,
      bytes.toString('latin1').replaceAll(`:${this.#server.port}`, ''),
      JSON.stringify(response.trailers),
    ].join('\n');
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** One request for each thing in which a variant may differ. */
const asks: readonly Ask[] = [
  { path: '/' },
  { path: '/reserved_domains' },
  { path: '/reserved_domains?limit=2' },
  { path: '/ip_policies' },
  { path: '/tls_certificates' },
  { path: '/endpoints?limit=1' },
  { path: '/edges/tcp' },
  { path: '/app/sessions' },
  { path: '/vaults/' },
  { path: '/vaults?unknown=1' },
  ...['101', '', '1e1', '0'].map((limit) => ({ path: `/vaults?limit=${limit}` })),
  { path: '/reserved_domains?limit=101' },
  { path: '/ip_policies?before_id=unknown' },
  { path: '/ip_policies/unknown' },
  { path: '/unknown' },
  { path: '/unknown', headers: { authorization: undefined } },
  { path: '/', headers: { authorization: undefined } },
  { path: '/', headers: { authorization: 'Token x' } },
  { path: '/', headers: { authorization: `Bearer ${key}` } },
  ...[undefined, '', '1', '02', '3'].map((version) => ({ path: '/', headers: { 'ngrok-version': version } })),
  { method: 'HEAD', path: '/' },
  { method: 'OPTIONS', path: '/' },
  { method: 'DELETE', path: '/vaults' },
  { method: 'DELETE', path: '/vaults', headers: { authorization: undefined } },
  { method: 'PUT', path: '/ip_policies/unknown', body: '{}' },
  { method: 'POST', path: '/ip_policies', body: '{"description":"made","unknown":1}' },
  { method: 'POST', path: '/ip_policies', body: '{"description":' },
  { method: 'POST', path: '/ip_policies', body: '{}', headers: { 'content-type': 'text/plain' } },
  { method: 'POST', path: '/ip_policies', body: JSON.stringify({ description: 'x'.repeat(5000) }) },
  { method: 'POST', path: '/ip_policies', body: '{"description":"made"}' },
  { method: 'POST', path: '/api_keys', body: '{"description":"made"}' },
];

/** More than the window holds, again when half of it is over, and once more when the first have left it. */
const tooMany: readonly Ask[] = [
  ...Array.from({ length: 125 }, () => ({ path: '/' })),
  ...Array.from({ length: 125 }, () => ({ path: '/', afterMs: 30_000 })),
  { path: '/', afterMs: 61_000 },
];

async function* answersTo(requests: readonly Ask[], server: ReferenceServer): AsyncGenerator<string> {
  const caller = new Caller(server);
  try {
    for (const ask of requests) {
      vi.setSystemTime(now.getTime() + (ask.afterMs ?? 0));
      yield await caller.ask(ask);
    }
  } finally {
    caller.close();
  }
}

/** What a caller does who knows nothing of variants; gives the statuses and error codes of the answers. */
async function used(server: ReferenceServer, { resources = ['/api_keys'] }: Variant): Promise<string[]> {
  const answers: string[] = [];
  const ask = async (
    method: string,
    target: string,
    { body, token = server.key }: { body?: object; token?: string } = {},
  ) => {
    const headers = { authorization: `Bearer ${token}`, 'ngrok-version': '2', 'content-type': 'application/json' };
    const url = target.startsWith('/') ? server.url + target : target;
    const response = await fetch(url, { method, headers, body: body ? JSON.stringify(body) : null });
    const text = await response.text();
    const json: unknown = text === '' ? {} : JSON.parse(text);
    const members = isObject(json) ? json : {};
    answers.push(`${response.status} ${response.headers.get('content-type')} ${members['error_code']}`);
    return { status: response.status, ...members };
  };

  const created = await ask('POST', '/ip_policies', { body: { description: 'made', metadata: 'kept' } });
  expect(created).toMatchObject({ status: 201, id: expect.any(String), description: 'made' });
  const path = `/ip_policies/${encodeURIComponent(stringIn(created, 'id'))}`;
  expect(await ask('PATCH', path, { body: { description: 'changed' } })).toMatchObject({ status: 200 });
  const got = await ask('GET', path);
  expect(got).toMatchObject({ status: 200, id: stringIn(created, 'id'), description: 'changed', metadata: 'kept' });

  const another = await ask('POST', '/ip_policies', { body: { description: 'another' } });
  const page = await ask('GET', '/ip_policies?limit=1');
  expect(page).toMatchObject({ status: 200, next_page_uri: expect.any(String) });
  const next = await ask('GET', stringIn(page, 'next_page_uri'));
  const newest = [page, next].flatMap((each) => objectsIn(each, 'ip_policies').map((item) => stringIn(item, 'id')));
  // Both were made in the same second.
  expect(newest.toSorted()).toEqual([stringIn(created, 'id'), stringIn(another, 'id')].toSorted());

  expect(await ask('DELETE', path)).toMatchObject({ status: 204 });
  const gone = await ask('GET', path);
  expect(gone).toMatchObject({ status: expect.any(Number), error_code: expect.stringMatching(/^ERR_NGROK_\d+$/) });
  expect(gone.status).toBeGreaterThanOrEqual(400);

  if (!resources.includes('/api_keys')) return answers;
  const made = await ask('POST', '/api_keys', { body: {} });
  const token = stringIn(made, 'token');
  expect(await ask('GET', '/', { token })).toMatchObject({ status: 200 });
  await ask('DELETE', `/api_keys/${encodeURIComponent(stringIn(made, 'id'))}`);
  expect((await ask('GET', '/', { token })).status).toBeGreaterThanOrEqual(400);
  return answers;
}

/** Serves a variant for as long as somebody has a use for it. */
async function serving<Result>(variant: Variant, use: (server: ReferenceServer) => Promise<Result>): Promise<Result> {
  vi.setSystemTime(now);
  const server = await serve(variant);
  try {
    return await use(server);
  } finally {
    await server.close();
  }
}

async function allAnswers(variant: Variant): Promise<{ asked: readonly string[]; used: readonly string[] }> {
  const asked: string[] = [];
  await serving(variant, async (server) => {
    for await (const answer of answersTo([...asks, ...tooMany], server)) asked.push(answer);
  });
  return { asked, used: await serving(variant, (server) => used(server, variant)) };
}

/** Whether an answer to any of the requests is another than the one that is known; the rest is then not asked. */
async function isOtherwise(variant: Variant, requests: readonly Ask[], known: readonly string[]): Promise<boolean> {
  return serving(variant, async (server) => {
    let index = 0;
    for await (const answer of answersTo(requests, server)) {
      if (answer !== known[index]) return true;
      index += 1;
    }
    return false;
  });
}

describe('each of them is a working API that answers otherwise than the plain reference', () => {
  let ofPlain: Awaited<ReturnType<typeof allAnswers>> | undefined;
  beforeEach(async () => {
    ofPlain ??= await allAnswers(plain);
  });

  test('the plain reference says the same every time', async () => {
    expect(await allAnswers(plain)).toEqual(ofPlain);
  });

  test.each(variants)('$name: $title', async (variant) => {
    const { asked = [], used: usedPlain } = ofPlain ?? {};
    const answers = await serving(variant, (server) => used(server, variant));
    const isUsedOtherwise = answers.some((answer, index) => answer !== usedPlain?.[index]);
    const requests = counting.includes(variant) ? [...asks, ...tooMany] : asks;
    expect(isUsedOtherwise || (await isOtherwise(variant, requests, asked))).toBe(true);
  });
});
