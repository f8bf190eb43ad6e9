import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReferenceServer, serveReference } from '../reference/serve.ts';
import { Redaction } from '../report/redaction.ts';
import { tracesOf } from './canary.ts';
import { echoServer } from './canary-echo.ts';
import { programFor } from './program.ts';

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

const ngrokKey = '2CaNaRyQz7WvXk3JtLm9PbRsTuV_5HdFgYxNcEoZiAqSwUjK8';
const keys = {
  "of ngrok's form": ngrokKey,
  'with signs of regular expressions': 'k$.*+?^[x](y){2}|z\\w-Q',
  'with signs of markup': 'Zq&<b>"\'7&amp;x<!--',
  'with signs of URLs and base64': 'Vb+/=%41%2F9+/==xQ',
  'of 8 characters': 'qK7#vZ2x',
  'of 5 characters': 'x&7"Q',
};

/** An echo makes an item of every odd request: to delete them all, a run would wait for the window of the real limit. */
const quick = ['--limit', '120/0.3s', '--no-rate-limits'];

/** Holds what a command reads and writes. A new one for each, so that nothing of another's is found in it. */
let folder: string;
let echo: Server;
let target: string;
let garbage: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'canary-'));
  echo = echoServer().listen(0, '127.0.0.1');
  // Not HTTP at all, so that what the client says of it quotes what came.
  garbage = createServer((socket) => socket.on('data', (sent) => socket.end(sent)).on('error', () => {}));
  garbage.listen(0, '127.0.0.1');
  await Promise.all([once(echo, 'listening'), once(garbage, 'listening')]);
  target = urlOf(echo);
});

afterAll(async () => {
  echo.close();
  garbage.close();
  await rm(folder, { recursive: true });
});

function urlOf(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the test server has no port');
  return `http://127.0.0.1:${address.port}`;
}

interface Start {
  readonly words: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Files to begin with, by path; they are not searched. */
  readonly given?: Readonly<Record<string, string>>;
  /** Text at which to stop a command that goes on until it is stopped. */
  readonly stopAt?: string;
}

interface Left {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
  /** All that was written, streams and files with their names. */
  readonly written: readonly string[];
}

/** Runs the built command in a folder of its own and gives everything that it left. */
async function leftBy({ words, environment = {}, given = {}, stopAt }: Start): Promise<Left> {
  const place = await mkdtemp(join(folder, 'run-'));
  for (const [path, text] of Object.entries(given)) await writeFile(join(place, path), text);
  const child = spawn(process.execPath, [main, ...words], {
    cwd: place,
    env: { PATH: process.env['PATH'], HOME: place, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { output, errors, exitCode } = await ended(child, stopAt);
  const files = await readdir(place, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files
      .filter((file) => file.isFile() && !Object.hasOwn(given, file.name))
      .map(async (file) => `${file.name}\n${await readFile(join(file.parentPath, file.name), 'utf8')}`),
  );
  return { exitCode, output, errors, written: [output, errors, ...files.map(({ name }) => name), ...texts] };
}

async function ended(child: ChildProcess, stopAt?: string): Promise<Pick<Left, 'exitCode' | 'output' | 'errors'>> {
  let output = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (stopAt !== undefined && output.includes(stopAt)) child.kill('SIGINT');
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  await once(child, 'close');
  return { exitCode: child.exitCode, output, errors };
}

function tracesIn({ written }: Left, secret: string): string[] {
  return written.flatMap((text) => tracesOf(secret, text));
}

/** What each command is tried with; with a key in the place of everything that it takes. */
const cases: Readonly<Record<string, (key: string) => readonly Start[]>> = {
  run: (key) => [
    {
      words: [
        'run',
        '--target',
        target,
        ...quick,
        '--json',
        '--quiet',
        '--only',
        'errors',
        '--output',
        'elsewhere/deep',
      ],
    },
    { words: ['--target', urlOf(garbage), '--debug'] },
    { words: ['--target', 'http://127.0.0.1:1'] },
    { words: [key] },
    { words: ['--seed', key] },
    { words: ['--only', key] },
    { words: ['--resources', key] },
    { words: ['--limit', key] },
    { words: ['--target', key] },
    { words: ['--target', `http://${encodeURIComponent(key)}@127.0.0.1`] },
    { words: ['--key-file', key] },
    { words: [`--${key}`] },
    { words: [`-k${key}`] },
    { words: ['--api-key', key] },
    { words: ['--token', key] },
    { words: [], environment: { TARGET_URL: key } },
    { words: [], environment: { CONFORMANCE_STRICT: key } },
    { words: [], environment: { CONFORMANCE_PATH: key } },
  ],
  rules: (key) => [{ words: ['rules', '--json', key] }],
  explain: (key) => [{ words: ['explain', key] }],
  serve: (key) => [
    { words: ['serve', '--port', '0'], stopAt: 'Ctrl-C stops it.' },
    { words: ['serve', '--faults'] },
    { words: ['serve', '--fault', key] },
    { words: ['serve', '--port', key] },
    { words: ['serve', '--seed', key] },
    { words: ['serve', '--rate-limit', key] },
  ],
};

/** `baseline prune` for a command within a command. */
function namesOf(command: Command, before: readonly string[] = []): string[] {
  return command.commands.flatMap((each) => {
    const words = [...before, each.name()];
    return each.commands.length === 0 ? [words.join(' ')] : namesOf(each, words);
  });
}

describe('the key', () => {
  it('is looked for in what every command leaves', () => {
    const { env: environment, stdout: output, stderr: errors } = process;
    const program = programFor({ environment, output, errors, redaction: new Redaction() }, () => {});
    expect(namesOf(program).sort()).toEqual(Object.keys(cases).sort());
  });

  it.each(Object.keys(cases))(
    'is in nothing that %s leaves',
    async (name) => {
      for (const { environment, ...start } of cases[name]?.(ngrokKey) ?? []) {
        const left = await leftBy({ ...start, environment: { NGROK_API_KEY: ngrokKey, ...environment } });
        expect({ words: start.words, traces: tracesIn(left, ngrokKey) }).toEqual({ words: start.words, traces: [] });
      }
    },
    120_000,
  );

  it.each(Object.entries(keys))(
    '%s is in nothing that a run on an echo leaves',
    async (_, key) => {
      const left = await leftBy({
        words: ['--target', target, ...quick, '--debug', '--seed', '42'],
        environment: { NGROK_API_KEY: key },
      });
      expect(left).toMatchObject({ exitCode: 1, output: expect.stringContaining('[redacted]') });
      expect(left.errors).toMatch(/^#\d+ GET .*\n {2}> authorization: Bearer \[redacted\]\n/m);
      expect(tracesIn(left, key)).toEqual([]);
    },
    60_000,
  );

  it('is in nothing where it comes from .env or a file, and something is wrong', async () => {
    const starts: Start[] = [
      { words: [], given: { '.env': `CONFORMANCE_SEED=${ngrokKey}\nNGROK_API_KEY=${ngrokKey}\n` } },
      { words: [], given: { '.env': `TARGET_URL=${target}\nNGROK_API_KEY="Bearer ${ngrokKey}"\n` } },
      { words: ['--only', ngrokKey], given: { '.env': `TARGET_URL=${target}\nNGROK_API_KEY=${ngrokKey}\n` } },
      { words: ['--target', target, '--key-file', 'key.txt'], given: { 'key.txt': `${ngrokKey}\n${ngrokKey}\n` } },
      { words: ['--target', target, '--key-file', ngrokKey] },
      { words: ['--key-file', ngrokKey.toLowerCase().replace('_', '')] },
    ];
    for (const start of starts) {
      const left = await leftBy(start);
      expect(left).toMatchObject({ exitCode: 2, output: '' });
      expect(left.errors).toMatch(/^.+\n$/);
      expect(tracesIn(left, ngrokKey)).toEqual([]);
    }
  }, 60_000);

  const key = 'process.env.CANARY';
  const told = `[${key}, btoa(${key}), encodeURIComponent(${key})].join(' ')`;
  // By then the key has been read: what does not know it yet cannot tell it.
  const onceConnected = (mistake: string) =>
    `import net from 'node:net'; net.Socket.prototype.connect = () => { setTimeout(() => { ${mistake} }); return new net.Socket() }`;
  it.each([
    ['is thrown', `Date.prototype.toISOString = () => { throw new Error(${told}) }`],
    ['is no error', `Date.prototype.toISOString = () => { throw ${told} }`],
    ['nobody catches', onceConnected(`throw new TypeError(${told})`)],
    ['nobody waits for', onceConnected(`Promise.reject(new Error(${told}))`)],
  ])(
    'is not in what is told of a mistake that %s',
    async (_, mistake) => {
      const left = await leftBy({
        words: ['--target', target, ...quick, '--key-file', 'key.txt'],
        given: { 'key.txt': ngrokKey },
        environment: {
          CANARY: ngrokKey,
          NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(mistake)}`,
        },
      });
      expect(left.exitCode).toBe(70);
      expect(left.errors).toMatch(/This is a mistake in ngrok-conformance, please report it:\n.*\[redacted\]/);
      expect(tracesIn(left, ngrokKey)).toEqual([]);
    },
    60_000,
  );
});

describe('a key that the run made', () => {
  const tokens: string[] = [];
  let reference: ReferenceServer;

  beforeAll(async () => {
    reference = await serveReference({
      keys: [ngrokKey],
      hook: async ({ request }, api) => {
        const response = await api(request);
        const text = await response.text();
        const [, token] = /"token":"([^"]+)"/.exec(text) ?? [];
        if (token !== undefined) tokens.push(token);
        const headers = new Headers(response.headers);
        headers.set('x-echo', encodeURIComponent(tokens.join(',')));
        const isError = response.status >= 400;
        const body = isError ? text.replace('"msg":"', `"msg":"${tokens.join(' ')} `) : text;
        return new Response(response.status === 204 ? null : body, { status: response.status, headers });
      },
    });
  });

  afterAll(() => reference.close());

  it('is in nothing that the run leaves, not even in the line that tells how it was made', async () => {
    const left = await leftBy({
      words: ['--target', reference.url, '--debug', '--json'],
      environment: { NGROK_API_KEY: ngrokKey },
    });
    expect(tokens).not.toEqual([]);
    expect(left.errors).toMatch(/^ {2}< .*"token":"\[redacted\]"/m);
    for (const secret of [ngrokKey, ...tokens]) expect(tracesIn(left, secret)).toEqual([]);
  }, 60_000);
});

describe('the search', () => {
  it.each([
    ['plain', ngrokKey],
    ['a piece', ngrokKey.slice(9, 17)],
    ['in another case', ngrokKey.toUpperCase()],
    ['in a Basic credential', Buffer.from(`user:${ngrokKey}`).toString('base64')],
    ['in base64 behind something else', `x${Buffer.from(ngrokKey).toString('base64url')}`],
    ['percent-encoded twice', encodeURIComponent(`%${ngrokKey.replaceAll('a', '%61').replaceAll('%', '%25')}`)],
    ['in JSON in HTML', `&quot;${ngrokKey.replaceAll('Q', '&#x5c;u0051')}&quot;`],
  ])('finds it %s', (_, text) => {
    expect(tracesOf(ngrokKey, `before ${text} after`)).not.toEqual([]);
  });

  it('finds it with odd characters in each form', () => {
    for (const key of Object.values(keys)) {
      for (const text of [encodeURIComponent(key), JSON.stringify(key), Buffer.from(key).toString('base64')]) {
        expect({ text, traces: tracesOf(key, text).length > 0 }).toEqual({ text, traces: true });
      }
    }
  });

  it('finds nothing where there is nothing', () => {
    expect(tracesOf(ngrokKey, JSON.stringify(keys['of 8 characters']) + ngrokKey.slice(0, 7))).toEqual([]);
  });
});
