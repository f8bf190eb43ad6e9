import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient, defaultBounds } from '../exchange/client.ts';
import { documentedRateLimit, RollingBudget } from '../exchange/pacing.ts';
import { greeting, preflight } from './preflight.ts';
import { spendingOf } from './spending.ts';
import { Target } from './target.ts';
import { type Answer, closeAll, closedPort, closeLater, serving, targetAt } from './testing.ts';

afterEach(closeAll);

const html: Answer = { body: '<p>', headers: { 'content-type': 'Text/HTML; charset=utf-8' } };
const emptyList: Answer = { body: { ip_policies: [], uri: 'x', next_page_uri: null } };

const codeOf = async (target: Target) => {
  const ending = await preflight(target);
  return ending?.kind === 'unreachable' ? ending.code : ending;
};

/** A server below HTTP that answers each first byte with the same bytes, and closes. */
async function answering(bytes: string | undefined): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', () => bytes !== undefined && socket.end(bytes));
    closeLater(async () => void socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closeLater(async () => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

function impatientTargetAt(url: string): Target {
  const clock = () => performance.now();
  const client = createClient({ bounds: { ...defaultBounds, answerMs: 30 }, clock, writable: 'anywhere' });
  closeLater(() => client.close());
  const settings = { base: new URL(url), key: 'k', mayWrite: true, runId: 'run1', seed: 1, spending: spendingOf({}) };
  return Target.open(settings, client, new RollingBudget(documentedRateLimit, clock), async () => {});
}

describe('there is no API to judge where', () => {
  it('nothing listens', async () => {
    expect(await codeOf(targetAt(await closedPort()))).toBe('CONNECTION_REFUSED');
  });

  it('nothing answers', async () => {
    const target = impatientTargetAt(await answering(undefined));
    expect(await codeOf(target)).toBe('TIMEOUT');
    expect(target.recording).toHaveLength(1);
  });

  it.each([
    ['the connection is dropped', 'CONNECTION_LOST', ''],
    ['something else than HTTP is spoken', 'NOT_HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['TLS is not spoken', 'TLS_REFUSED', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ])('%s (%s)', async (_, code, bytes) => {
    const url = await answering(bytes);
    expect(await codeOf(targetAt(code === 'TLS_REFUSED' ? url.replace('http:', 'https:') : url))).toBe(code);
  });

  it.each<[string, Answer]>([
    ['KEY_REFUSED', { status: 401, body: {} }],
    ['KEY_REFUSED', { status: 403, body: {} }],
    ['RATE_LIMITED', { status: 429, body: {} }],
    ['NOT_AN_API', html],
    ['NOT_AN_API', { ...html, status: 404 }],
    ['NOTHING_SERVED', { status: 404, body: {} }],
    ['NOTHING_SERVED', { status: 500, body: {} }],
    ['NOTHING_SERVED', { status: 302, body: {}, headers: { location: 'http://[' } }],
    ['REDIRECTED', { status: 307, body: {}, headers: { location: 'https://login.test/' } }],
    ['REDIRECTED', { status: 308, body: {}, headers: { location: '/elsewhere' } }],
    ['REDIRECTED', { status: 302, body: {}, headers: { location: 'javascript:alert(1)' } }],
    ['NETWORK_LOGIN_REQUIRED', { ...html, status: 511 }],
    ['RATE_LIMITED', { ...html, status: 429 }],
  ])('everything is answered alike (%s): %j', async (code, answer) => {
    const { url } = await serving(() => answer);
    const ending = await preflight(targetAt(url));
    expect(ending).toMatchObject({ kind: 'unreachable', code, message: expect.stringMatching(/./) });
    expect(ending).toMatchObject({ advice: expect.stringMatching(/./) });
  });

  // Most of these codes are documented without a status.
  it.each(
    [
      ['KEY_MISSING', 200],
      ['KEY_REFUSED', 201],
      ['KEY_REFUSED', 202],
      ['KEY_REFUSED', 203],
      ['ACCOUNT_REFUSED', 204],
      ['ACCOUNT_REFUSED', 205],
      ['KEY_IS_AUTHTOKEN', 206],
      ['KEY_IS_AUTHTOKEN', 207],
      ['KEY_IS_ID', 208],
      ['VERSION_NOT_SERVED', 217],
      ['VERSION_MISSING', 218],
      ['IP_NOT_ALLOWED', 220],
      ['TOO_MANY_AT_ONCE', 225],
      ['RATE_LIMITED', 226],
      ['ACCOUNT_REFUSED', 247],
    ].flatMap(([code, number]) => [400, 401, 403, 429, 503].map((status) => ({ code, number, status }))),
  )('every answer is ERR_NGROK_$number with status $status ($code)', async ({ code, number, status }) => {
    const { url } = await serving(() => ({ status, body: { error_code: `ERR_NGROK_${number}` } }));
    const target = targetAt(url);
    expect(await codeOf(target)).toBe(code);
    // Two with a crutch, three for lists: what a refused key, or a used-up limit, costs at most.
    expect(target.recording.length).toBeLessThanOrEqual(6);
  });
});

describe('the run goes on where', () => {
  it('the root works', async () => {
    const { url, heard } = await serving(() => ({ body: {} }));
    const target = targetAt(url);
    expect(await preflight(target)).toBeUndefined();
    expect(heard).toHaveLength(1);
    expect(await greeting(target)).not.toHaveProperty('withCrutch');
  });

  it.each<[string, Answer]>([
    ['is not there', { status: 404, body: {} }],
    ['fails', { status: 500, body: {} }],
    ['is HTML', html],
    ['leads elsewhere', { status: 302, headers: { location: 'https://login.test/' } }],
    ['is refused for its key', { status: 403, body: { error_code: 'ERR_NGROK_203' } }],
    ['is refused for its version', { status: 400, body: { error_code: 'ERR_NGROK_217' } }],
    ['is in no known coding', { body: 'x', headers: { 'content-encoding': 'gzip' } }],
  ])('a list works, though the root %s', async (_, root) => {
    const { url } = await serving((asked) =>
      asked.url === '/ip_policies' ? emptyList : asked.url === '/' ? root : undefined,
    );
    expect(await preflight(targetAt(url))).toBeUndefined();
  });

  it('good requests are refused as if they were bad: that is a matter for the rules', async () => {
    const { url } = await serving(() => ({ status: 400, body: {} }));
    expect(await preflight(targetAt(url))).toBeUndefined();
  });
});

describe('a crutch', () => {
  it('is leant on from there on, where the target needs a User-Agent', async () => {
    const { url, heard } = await serving(({ headers }) => ({ status: headers['user-agent'] ? 200 : 403, body: {} }));
    const target = targetAt(url);
    expect(await preflight(target)).toBeUndefined();
    expect((await greeting(target)).withCrutch).toMatchObject({ crutch: 'with User-Agent and Accept' });
    await target.as('a rule').ask({ path: '/x', headers: [['x-own', '1']] });
    expect(heard.at(-1)?.headers).toMatchObject({ 'user-agent': 'curl/8.5.0', 'x-own': '1' });
  });

  it('may be the spelling of the version header', async () => {
    const { url } = await serving(({ rawHeaders }) => ({
      status: rawHeaders.includes('Ngrok-Version') ? 200 : 400,
      body: {},
    }));
    expect((await greeting(targetAt(url))).withCrutch?.crutch).toContain('Ngrok-Version');
  });

  it('may be a cookie', async () => {
    const { url, heard } = await serving(({ headers }) => ({
      status: headers.cookie === 'a=b' ? 200 : 403,
      body: {},
      headers: { 'set-cookie': 'a=b; Path=/; HttpOnly' },
    }));
    expect((await greeting(targetAt(url))).withCrutch?.crutch).toBe('with the cookie it set');
    expect(heard.at(-1)?.headers.cookie).toBe('a=b');
  });

  it('that no header can hold does no harm', async () => {
    const { url } = await serving(() => ({ status: 403, body: {}, headers: { 'set-cookie': '=;;;\xff' } }));
    expect(await codeOf(targetAt(url))).toBe('KEY_REFUSED');
  });
});
