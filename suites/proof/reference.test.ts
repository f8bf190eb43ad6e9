import { createServer, request as forward } from 'node:http';
import { describe, expect, test } from 'vitest';
import { listResources } from '../../lib/contract/reference-look-up.ts';
import { type Exchange, isAnswered } from '../../lib/exchange/exchange.ts';
import { isRateLimited } from '../../lib/judge/refusal.ts';
import { type ReferenceServer, serveReference } from '../../lib/reference/serve.ts';
import { type RunSettings, runContract } from '../../lib/run/run.ts';
import type { RunResult } from '../../lib/run/verdict.ts';
import { contract } from '../contract.ts';

const timeout = 30_000;

function run({ url, key }: Pick<ReferenceServer, 'url' | 'key'>, settings: Partial<RunSettings> = {}) {
  return runContract(
    { target: new URL(url), key, embedded: true, allowWrites: true, rateLimits: true, seed: 1, ...settings },
    contract,
  );
}

/**
 * A run against a reference of its own. The key is the same each time: which alterations of it make a wrong one depends
 * on its characters.
 */
async function freshRun(settings: Partial<RunSettings> = {}): Promise<RunResult> {
  const server = await serveReference({ keys: ['2RfSampleKey0000000000000000_5tUvWxYz1234567890AbC'] });
  try {
    return await run(server, settings);
  } finally {
    await server.close();
  }
}

function notConformant({ verdicts }: RunResult): Record<string, string> {
  const others = verdicts.filter(({ verdict }) => verdict !== 'conformant');
  return Object.fromEntries(others.map(({ rule, verdict }) => [rule.id, verdict]));
}

/** What a target without TLS, in a run that does not wait and has no snapshot, cannot show. */
const beyondReach = {
  'transport.tls': 'not-applicable',
  'transport.no-plain-http': 'not-applicable',
  'versioning.additive-only': 'not-applicable',
  'rate-limits.rolling': 'not-applicable',
};

/** Method and path with everything that is made anew for each server in one spelling: ids, tokens, ports. */
function spelled({ request }: Exchange): string {
  const { pathname, search } = new URL(request.url);
  return `${request.method} ${pathname}${search}`
    .replaceAll(/\b([a-z][a-z0-9]*)_[0-9A-Za-z]{20,}\b/g, '$1_…')
    .replaceAll(/(api_key|access_token)=[^&]*/g, '$1=…');
}

describe('the reference keeps the contract', () => {
  test.each([1, 2, 3, 42, 2 ** 31 - 1])('with seed %i', { timeout }, async (seed) => {
    const result = await freshRun({ seed });
    expect(notConformant(result)).toEqual(beyondReach);
    expect(result.ending).toEqual({ kind: 'complete' });
    expect(result.leftBehind).toEqual([]);

    expect(result.requests.counted).toBeLessThanOrEqual(120);
    const first = result.recording.findIndex(isRateLimited);
    const counted = result.recording.slice(0, first).filter((exchange) => !isRefusedForItsKey(exchange));
    expect(counted).toHaveLength(120);
  });
});

function isRefusedForItsKey(exchange: Exchange): boolean {
  return isAnswered(exchange) && exchange.outcome.response.status === 401;
}

test('the same seed asks a fresh server the same', { timeout }, async () => {
  const [one, other] = [await freshRun({ seed: 5 }), await freshRun({ seed: 5 })];
  expect(one.recording.map(spelled)).toEqual(other.recording.map(spelled));
});

describe('what a run leaves', () => {
  test('is every list as it was', { timeout }, async () => {
    const server = await serveReference({ rateLimit: false });
    try {
      const before = await allItems(server);
      await run(server);
      expect(await allItems(server)).toEqual(before);
    } finally {
      await server.close();
    }
  });
});

/** The first page of every list at the top, as text, by path. */
async function allItems({ url, key }: ReferenceServer): Promise<Record<string, string>> {
  const headers = { authorization: `Bearer ${key}`, 'ngrok-version': '2' };
  const paths = listResources()
    .map(({ path }) => path)
    .filter((path) => !path.includes('{'));
  const pages: [string, string][] = [];
  for (const path of paths) pages.push([path, await (await fetch(`${url}${path}`, { headers })).text()]);
  return Object.fromEntries(pages);
}

describe('a run that may only read', () => {
  test('sends nothing else and finds nothing', { timeout }, async () => {
    const result = await freshRun({ allowWrites: false });
    const methods = new Set(result.recording.map(({ request }) => request.method));
    expect([...methods].filter((method) => !['GET', 'HEAD', 'OPTIONS'].includes(method))).toEqual([]);
    const verdicts = Object.values(notConformant(result));
    expect(verdicts.filter((verdict) => verdict !== 'not-applicable')).toEqual([]);
    expect(result.verdicts.some(({ verdict }) => verdict === 'conformant')).toBe(true);
  });
});

describe('a run that spares the rate limit', () => {
  test('meets no 429', { timeout }, async () => {
    const result = await freshRun({ rateLimits: false });
    expect(result.recording.filter(isRateLimited)).toEqual([]);
    expect(result.requests.counted).toBeLessThanOrEqual(120);
    const limits = result.verdicts.filter(({ rule }) => rule.section === 'rate-limits');
    expect(new Set(limits.map(({ verdict }) => verdict))).toEqual(new Set(['not-applicable']));
  });
});

describe('a base URL with a path', () => {
  test('is judged like any other', { timeout }, async () => {
    const server = await serveReference();
    const front = await serveBelow('/v2/ngrok', server);
    try {
      const result = await run({ url: front.url, key: server.key });
      expect(result.recording.filter(({ request }) => !request.url.startsWith(front.url))).toEqual([]);
      expect(notConformant(result)).toEqual(beyondReach);
    } finally {
      await front.close();
      await server.close();
    }
  });
});

/** Serves another server below a path of its own, with the links in its answers turned round. */
async function serveBelow(prefix: string, { port, url }: ReferenceServer) {
  let own = '';
  const front = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '';
    const options = {
      host: '127.0.0.1',
      port,
      method: incoming.method,
      headers: { ...incoming.headers, host: new URL(url).host },
    };
    const asked = forward({
      ...options,
      path: path.startsWith(prefix) ? path.slice(prefix.length) || '/' : '/outside',
    });
    asked.on('response', (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const { 'content-length': _, ...headers } = answer.headers;
        const body = Buffer.concat(parts).toString('utf8').replaceAll(url, own);
        outgoing.writeHead(answer.statusCode ?? 500, headers).end(body);
      });
    });
    asked.on('error', () => outgoing.destroy());
    incoming.pipe(asked);
  });
  await new Promise<void>((ready) => front.listen(0, '127.0.0.1', ready));
  const address = front.address();
  own = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}${prefix}`;
  const close = () => new Promise<void>((done) => front.close(() => done()).closeAllConnections());
  return { url: own, close };
}
