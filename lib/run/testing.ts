import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ClauseId } from '../contract/clauses.ts';
import { createClient, defaultBounds } from '../exchange/client.ts';
import { documentedRateLimit, type RateLimit, RollingBudget } from '../exchange/pacing.ts';
import type { Offers } from './open-rule.ts';
import { type Asking, type RuleText, section } from './rule.ts';
import { spendingOf } from './spending.ts';
import { Target, type TargetSettings, writeScopeOf } from './target.ts';

/** What a test server answers: a status, and a body as JSON or, where it is a text, as it stands. */
export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a test server was asked. */
export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

const open: (() => Promise<void>)[] = [];

/** Ends everything that the functions below began: for `afterEach`. */
export async function closeAll(): Promise<void> {
  for (const close of open.splice(0).toReversed()) await close();
}

/** A server that answers from a function; undefined is 404. */
export async function serving(answer: (heard: Heard) => Answer | undefined | Promise<Answer | undefined>) {
  const heard: Heard[] = [];
  const url = await listening(async (request, response) => {
    const { method = '', url: path = '', headers, rawHeaders } = request;
    const asked = { method, url: path, headers, rawHeaders, body: await text(request) };
    heard.push(asked);
    const { status = 200, body, headers: more } = (await answer(asked)) ?? { status: 404, body: { error_code: 'x' } };
    response.writeHead(status, { 'content-type': 'application/json', ...more });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  return { url, heard };
}

/** A server with a listener of its own. */
export async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(async () => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<string> {
  const url = await listening(() => {});
  await open.pop()?.();
  return url;
}

/** Ends something else with the rest. */
export function closeLater(close: () => Promise<void>): void {
  open.push(close);
}

/** A target as a run opens it. */
export function targetAt(
  url: string,
  settings: Partial<TargetSettings> & { readonly limit?: RateLimit; readonly signal?: AbortSignal } = {},
): Target {
  const { limit = documentedRateLimit, signal, ...more } = settings;
  const spending = spendingOf({ limit });
  const all = { base: new URL(url), key: 'a-key', mayWrite: true, runId: 'run7', seed: 7, spending, ...more };
  // Where somebody waits, the time goes on at once.
  let waitedMs = 0;
  const clock = () => performance.now() + waitedMs;
  const pause = async (ms: number) => {
    waitedMs += ms;
  };
  const bounds = { ...defaultBounds, answerMs: 2_000 };
  const client = createClient({ bounds, clock, writable: writeScopeOf(all), signal });
  open.push(() => client.close());
  return Target.open(all, client, new RollingBudget(limit, clock), pause);
}

/** Settings of a run that sends nothing. */
export const settingsOfNoRun: TargetSettings = {
  base: new URL('https://api.example'),
  key: 'k',
  mayWrite: true,
  runId: 'run1',
  seed: 1,
  spending: spendingOf({}),
};

/** A run that has all that a rule may need. */
export const allOffers: Offers = {
  https: true,
  'default-port': true,
  writes: true,
  'new-keys': true,
  'rate-limits': true,
  waiting: true,
  snapshot: true,
};

const clauses: readonly [ClauseId] = ['access.root'];

/** A rule about nothing, to be judged as a test wants it. */
export function ruleNamed(name: string, definition: Partial<RuleText & Asking>, sectionName = 'a-section') {
  const texts = { title: 'something holds', asks: 'something', judges: 'whether it holds', hint: 'let it hold' };
  return section(sectionName).rule(name, { level: 'must', clauses, ...texts, ...definition });
}
