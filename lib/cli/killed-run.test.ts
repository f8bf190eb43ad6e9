import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { listResources } from '../contract/reference-look-up.ts';
import { memberOf } from '../judge/json-value.ts';
import type { Hook } from '../reference/hook.ts';
import { seededRandomBytes } from '../reference/identifiers.ts';
import { type ReferenceServer, serveReference } from '../reference/serve.ts';
import { runMark } from '../run/run-mark.ts';

const command = inject('command');
const policies = '/ip_policies';
const timeout = 120_000;

let folder: string;
const processes: ChildProcess[] = [];
const servers: ReferenceServer[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-run-'));
});

afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.close();
});

afterAll(() => rm(folder, { recursive: true }));

interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
}

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

function start(key: string, words: readonly string[]): Running {
  const child = spawn(process.execPath, [command, ...words], {
    cwd: folder,
    env: { PATH: process.env['PATH'], NGROK_API_KEY: key, CI: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  processes.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return { child, ended: once(child, 'close').then(() => ({ exitCode: child.exitCode, output })) };
}

/** Rules that write, in as few requests as they can be asked by. */
const writing =
  'resources,content-types,authentication.created-key,pagination.stable,errors.never-5xx,errors.wrong-method';

function run(server: ReferenceServer, key: string, output: string): Running {
  const narrow = [
    '--resources',
    'ip_policies,api_keys',
    '--only',
    writing,
    '--limit',
    '100000/60s',
    '--no-rate-limits',
  ];
  return start(key, ['--target', server.url, '--output', output, '--seed', '5', ...narrow]);
}

const clean = (server: ReferenceServer, key: string, output: string) =>
  start(key, ['clean', '--target', server.url, '--output', output]).ended;

/** A moment of a run: the so manyeth of its writes, and where that stands when the process ends. */
interface Moment {
  readonly write: number;
  readonly phase: 'before it is done' | 'before it is answered' | 'after it is answered';
}

type AtMoment = (path: string, method: string) => Promise<void>;

/** An account with more items than a page has, and with some that look as if a run had made them. */
async function serving(keys: readonly string[]) {
  const moments = new Map<string, Moment & { readonly end: AtMoment }>();
  const writes = new Map<string, number>();
  const hook: Hook = async ({ method, path, request }, reference) => {
    const key = request.headers.get('authorization')?.replace('Bearer ', '') ?? '';
    if (method === 'GET') return reference(request);
    const write = (writes.get(key) ?? 0) + 1;
    writes.set(key, write);
    const moment = moments.get(key);
    const isNow = moment?.write === write;
    // What has arrived is done, though nobody waits for it any more.
    if (isNow && moment.phase === 'before it is done') await moment.end(path, method);
    const answer = await reference(request);
    if (isNow && moment.phase === 'before it is answered') await moment.end(path, method);
    if (isNow && moment.phase === 'after it is answered') setImmediate(() => void moment.end(path, method));
    return answer;
  };
  const all = ['watcher', ...keys];
  const server = await serveReference({ keys: all, rateLimit: false, itemCounts: { [policies]: 130 }, hook });
  servers.push(server);
  for (const list of [policies, '/api_keys']) {
    for (const metadata of [runMark(''), `${runMark('0123456789abcdef')}: filler 1`, `x ${runMark('1')}`]) {
      await asWatcher(server, list, { description: 'filler 1', metadata });
    }
  }
  return { server, moments, writes, before: await account(server) };
}

async function asWatcher(server: ReferenceServer, path: string, body?: object): Promise<unknown> {
  const headers = { authorization: 'Bearer watcher', 'ngrok-version': '2', 'content-type': 'application/json' };
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${server.url}${path}`, { headers, ...sent });
  return response.json();
}

/** Every item of every list, as JSON, by its path. */
async function account(server: ReferenceServer): Promise<Map<string, string>> {
  const items = new Map<string, string>();
  for (const { path, listKey = '', itemKey } of listResources()) {
    const start = path.indexOf('/{');
    const parents = start < 0 ? [] : [...items.keys()].filter((item) => item.startsWith(`${path.slice(0, start)}/`));
    const lists = start < 0 ? [path] : parents.map((parent) => `${parent}${path.slice(path.indexOf('}') + 1)}`);
    for (const list of lists) {
      for (let link: unknown = `${server.url}${list}`; typeof link === 'string'; ) {
        const page = await asWatcher(server, link.slice(server.url.length));
        const members = memberOf(page, listKey);
        for (const item of Array.isArray(members) ? members : []) {
          items.set(`${list}/${memberOf(item, itemKey)}`, JSON.stringify(item));
        }
        link = memberOf(page, 'next_page_uri');
      }
    }
  }
  return items;
}

const ledgersIn = async (output: string) =>
  (await readdir(output)).filter((name) => name.startsWith('ledger-')).map((name) => join(output, name));

const phases = ['before it is done', 'before it is answered', 'after it is answered'] as const;

describe('a run that is ended from outside', () => {
  it('leaves nothing behind that clean or the next run does not find, and touches nothing of anybody else', {
    timeout,
  }, async () => {
    const keys = ['shared', 'one', 'two', 'three'];
    const killsOfKey = 9;
    const { server, moments, writes, before } = await serving(['whole', ...keys]);

    const whole = join(folder, 'whole');
    expect((await run(server, 'whole', whole).ended).exitCode).toBe(0);
    expect(await ledgersIn(whole)).toEqual([]);
    expect(await account(server)).toEqual(before);
    const writesOfRun = writes.get('whole') ?? 0;
    expect(writesOfRun).toBeGreaterThan(20);

    const killed = async (key: string, output: string, [write = 0, phase = 0]: Uint8Array) => {
      writes.delete(key);
      const running = run(server, key, output);
      moments.set(key, {
        write: 1 + (write % (writesOfRun - 1)),
        phase: phases[phase % 3] ?? 'before it is done',
        async end() {
          running.child.kill('SIGKILL');
          await running.ended;
        },
      });
      await running.ended;
      expect(running.child.signalCode).toBe('SIGKILL');
    };
    await Promise.all(
      keys.map(async (key, index) => {
        const random = seededRandomBytes(31 + index);
        await mkdir(join(folder, key));
        for (let kill = 0; kill < killsOfKey; kill += 1) {
          // Of one key, the next run has to find what is left; of the others, clean.
          const output = join(folder, key === 'shared' ? key : `${key}-${kill}`);
          await killed(key, output, random(2));
          if (key === 'shared') continue;
          for (const ledger of await ledgersIn(output))
            await rename(ledger, join(folder, key, ledger.split('/').at(-1) ?? ''));
        }
      }),
    );

    // Items whose marks are nearly those of the runs, since the runs themselves are known.
    const foreign = new Map(before);
    let left = 0;
    for (const ledger of (await Promise.all(keys.slice(1).map((key) => ledgersIn(join(folder, key))))).flat()) {
      left += 1;
      const id = ledger.replace(/.*ledger-(\w+)\.jsonl/, '$1');
      const near = await asWatcher(server, policies, {
        description: 'filler 2',
        metadata: `${runMark(id)}0: filler 2`,
      });
      foreign.set(`${policies}/${memberOf(near, 'id')}`, JSON.stringify(near));
    }
    expect(left).toBeGreaterThan(15);

    for (const key of keys) {
      moments.delete(key);
      const cleaned = await clean(server, key, join(folder, key));
      expect(cleaned).toMatchObject({ exitCode: 0, output: expect.not.stringContaining('left  ') });
      expect(await ledgersIn(join(folder, key))).toEqual([]);
    }
    const after = await account(server);
    expect([...after.keys()].filter((path) => !foreign.has(path))).toEqual([]);
    expect(new Map([...after].toSorted())).toEqual(new Map([...foreign].toSorted()));
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s deletes what it made at once',
    { timeout },
    async (signal) => {
      const keys = ['one', 'two', 'three'];
      const { server, moments, before } = await serving(keys);
      await Promise.all(
        keys.map(async (key, index) => {
          const output = join(folder, `${signal}-${key}`);
          const running = run(server, key, output);
          const end = async () => {
            running.child.kill(signal);
          };
          moments.set(key, { write: 2 + 5 * index, phase: phases[index] ?? 'before it is done', end });
          expect(await running.ended).toMatchObject({ exitCode: 130 });
          expect(await ledgersIn(output)).toEqual([]);
        }),
      );
      expect(await account(server)).toEqual(before);
    },
  );

  it('goes on where nobody listens any more', { timeout }, async () => {
    const { server, moments, before } = await serving(['key']);
    const output = join(folder, 'unheard');
    const running = run(server, 'key', output);
    moments.set('key', {
      write: 1,
      phase: 'before it is answered',
      async end() {
        running.child.stdout?.destroy();
        running.child.stderr?.destroy();
      },
    });
    expect(await running.ended).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(output, 'report.json'))).toBe(true);
    expect(await account(server)).toEqual(before);
  });

  it('by a second signal ends at once, and clean does the rest', { timeout }, async () => {
    const { server, moments, before } = await serving(['key']);
    const output = join(folder, 'twice');
    const running = run(server, 'key', output);
    const signal = async () => {
      running.child.kill('SIGINT');
    };
    moments.set('key', {
      write: 1,
      phase: 'before it is answered',
      async end() {
        await signal();
        moments.set('key', {
          write: 2,
          phase: 'before it is done',
          async end(_, method) {
            expect(method).toBe('DELETE');
            await signal();
            await running.ended;
            // As if it had been lost on the way: what stands here is somebody else's business from now on.
            moments.delete('key');
          },
        });
      },
    });
    expect(await running.ended).toMatchObject({ exitCode: 130 });
    expect(await clean(server, 'key', output)).toMatchObject({ exitCode: 0 });
    expect(await account(server)).toEqual(before);
  });

  it('is cleaned with the slash at the end of the target or without it, with the patience that the run had', {
    timeout,
  }, async () => {
    let isSlow = false;
    const hook: Hook = async ({ request }, reference) => {
      if (isSlow) await setTimeout(300);
      return reference(new Request(request.url.replace('/v1/', '/'), request));
    };
    const server = await serveReference({ keys: ['key'], rateLimit: false, hook });
    servers.push(server);
    const output = join(folder, 'slashes');
    await mkdir(output);
    const item = `${server.url}/v1${policies}/gone`;
    const entries = [
      { kind: 'run', run: 'run1', target: `${server.url}/v1`, process: 4_194_305, key: 'none' },
      { kind: 'made', item },
    ];
    const ledger = join(output, 'ledger-run1.jsonl');
    for (const slash of ['', '/']) {
      await writeFile(ledger, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      const words = ['clean', '--target', `${server.url}/v1${slash}`, '--output', output];
      expect(await start('key', words).ended).toMatchObject({
        exitCode: 3,
        output: expect.stringContaining(`left    ${item}`),
      });
      expect(existsSync(ledger)).toBe(true);
    }
    isSlow = true;
    const words = ['clean', '--target', `${server.url}/v1`, '--output', output, '--timeout', '100ms'];
    expect(await start('key', words).ended).toMatchObject({ exitCode: 4, output: expect.stringContaining('100 ms') });
  });

  it('is found by its mark where its ledger is lost, and left alone while it is at work', { timeout }, async () => {
    const { server, moments, before } = await serving(['key', 'other']);
    const output = join(folder, 'lost');
    const running = run(server, 'key', output);
    let whileAtWork: Ended | undefined;
    moments.set('key', {
      write: 1,
      phase: 'before it is answered',
      async end() {
        whileAtWork = await clean(server, 'other', output);
        running.child.kill('SIGKILL');
      },
    });
    await running.ended;
    expect(whileAtWork).toMatchObject({ exitCode: 3, output: expect.stringMatching(/is at work in process \d+/) });
    const [ledger = ''] = await ledgersIn(output);
    const id = /ledger-(\w+)/.exec(ledger)?.[1] ?? '';
    const lines = (await readFile(ledger, 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(2);
    const elsewhere = ['clean', '--target', `${server.url}/v1`, '--output', output];
    expect(await start('key', elsewhere).ended).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining(`There are ledgers of runs at ${server.url}.\n`),
    });
    await rm(ledger);
    expect((await account(server)).size).toBe(before.size + 1);

    const words = ['clean', '--target', server.url, '--output', output];
    expect(await start('key', words).ended).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining('Nothing to'),
    });
    const mistyped = await start('key', [...words, '--run', 'abc']).ended;
    expect(mistyped).toMatchObject({
      exitCode: 0,
      output: expect.stringMatching(/has no ledger of run abc, and no item at \S+ shows its mark\.\n0 deleted/),
    });
    const cleaned = await start('key', [...words, '--run', id]).ended;
    expect(cleaned).toMatchObject({ exitCode: 0, output: expect.stringMatching(/^deleted .*\/api_keys\/ak_/) });
    expect(await account(server)).toEqual(before);
    expect(existsSync(ledger)).toBe(false);
  });
});
