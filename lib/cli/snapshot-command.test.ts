import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { emptySnapshot, type Snapshot, snapshotText } from '../judge/snapshot.ts';
import { faultNamed } from '../reference/faults/faults.ts';
import { type Hook, untouched } from '../reference/hook.ts';
import { type ReferenceServer, serveReference } from '../reference/serve.ts';

const command = inject('command');
const key = '2RfSampleKey0000000000000000_5tUvWxYz1234567890AbC';
const timeout = 60_000;

let folder: string;
const servers: Server[] = [];
const references: ReferenceServer[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapshot-'));
});

afterEach(async () => {
  for (const reference of references.splice(0)) await reference.close();
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

afterAll(() => rm(folder, { recursive: true }));

/** The reference with the key of the tests, and all that it was asked. */
async function serve(hook: Hook = untouched): Promise<{ url: string; heard: string[] }> {
  const heard: string[] = [];
  const listening: Hook = (call, reference) => {
    heard.push(call.method);
    return hook(call, reference);
  };
  const reference = await serveReference({ keys: [key], rateLimit: false, hook: listening });
  references.push(reference);
  return { url: reference.url, heard };
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the test server has no port');
  return `http://127.0.0.1:${address.port}`;
}

async function run(words: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [command, ...words], {
    cwd: folder,
    env: { PATH: process.env['PATH'], NGROK_API_KEY: key, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text.output += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    text.errors += part;
  });
  const exitCode = await new Promise((resolve) => child.on('close', resolve));
  return { exitCode, ...text };
}

const textOf = (file: string) => readFile(join(folder, file), 'utf8');

const judged = ['--only', 'versioning.additive-only', '--no-allow-writes', '--output', 'judged'];

describe('the command snapshot', () => {
  it('writes what later runs are held against: nothing has changed, or a field has gone', { timeout }, async () => {
    const { url, heard } = await serve();
    const ended = await run(['snapshot', '--target', url]);
    expect(ended.output).toMatch(
      /^snapshot: \d+ operations, \d+ places in their answers, from 1 run\nwritten {3}reports\/snapshot\.json\n/,
    );
    expect(ended.output).toContain(
      `next      npx ngrok-conformance --target ${url}/ --snapshot reports/snapshot.json\n`,
    );
    expect(ended.exitCode).toBe(0);
    expect(new Set(heard)).toEqual(new Set(['GET', 'POST', 'PATCH', 'DELETE']));

    const text = await textOf('reports/snapshot.json');
    expect(text).not.toMatch(/127\.0\.0\.1|_[0-9A-Za-z]{27}|20\d\d-/);
    expect(JSON.parse(text)).toMatchObject({
      operations: {
        'GET /ip_policies/{id}': { fields: { '/created_at': { string: expect.any(Number) } } },
        'PATCH /ip_policies/{id}': { served: 1 },
        'GET /event_subscriptions/{subscription_id}/sources': { served: 1 },
      },
    });

    const since = ['--snapshot', 'reports/snapshot.json', ...judged];
    expect(await run(['--target', url, ...since])).toMatchObject({ exitCode: 0 });

    const changed = await serve(faultNamed('field-gone')?.hook?.());
    const { exitCode, output } = await run(['--target', changed.url, ...since]);
    expect(output).toMatch(/^✗ versioning\.additive-only/m);
    expect(output).toMatch(/expected {2}a string, in every object of the snapshot \(\d+\)\n {2}actual {4}missing in /);
    expect(output).toMatch(/^next {6}.* --snapshot reports\/snapshot\.json /m);
    expect(exitCode).toBe(1);
  });

  it('sees the same twice, and only reads where it may do no more', { timeout }, async () => {
    const { url, heard } = await serve();
    // Where the snapshot is to be made, the one that later runs are held against is not there yet.
    const words = ['snapshot', '--target', url, '--no-allow-writes', '--quiet', '--out'];
    const environment = { CONFORMANCE_SNAPSHOT: 'one/snapshot.json' };
    expect(await run([...words, 'one/snapshot.json'], environment)).toEqual({ exitCode: 0, output: '', errors: '' });
    await run([...words, 'other.json'], environment);
    expect(await textOf('one/snapshot.json')).toBe(await textOf('other.json'));
    expect(new Set(heard)).toEqual(new Set(['GET']));
  });

  it('adds up snapshots, with a run and without one', { timeout }, async () => {
    const fields = { '': { object: 3 }, '/colour': { string: 3 } };
    const other: Snapshot = { ...emptySnapshot, runs: 2, operations: { 'GET /vaults/{id}': { served: 3, fields } } };
    await writeFile(join(folder, 'older.json'), snapshotText(other));
    const alone = await run(['snapshot', '--merge', 'older.json', '--merge', 'older.json', '--out', 'merged.json']);
    expect(alone).toEqual({
      exitCode: 0,
      output: 'snapshot: 1 operation, 2 places in their answers, from 4 runs\nwritten   merged.json\n',
      errors: '',
    });
    expect(JSON.parse(await textOf('merged.json'))).toMatchObject({
      runs: 4,
      operations: { 'GET /vaults/{id}': { served: 6, fields: { '/colour': { string: 6 } } } },
    });
    const { url } = await serve();
    const words = [
      '--target',
      url,
      '--no-allow-writes',
      '--resources',
      'vaults',
      '--merge',
      'older.json',
      '--out',
      'both.json',
    ];
    const { exitCode, output } = await run(['snapshot', ...words]);
    expect(exitCode).toBe(0);
    // What was forbidden and narrowed for the one is so for the other.
    expect(output).toContain(`--target ${url}/ --no-allow-writes --resources vaults --snapshot both.json\n`);
    expect(JSON.parse(await textOf('both.json'))).toMatchObject({
      runs: 3,
      operations: {
        'GET /vaults/{id}': { served: 4, fields: { '/colour': { string: 3 }, '/name': { string: 1 } } },
        'GET /vaults': { served: 1 },
      },
    });
  });

  it('writes down no name that holds the key', { timeout }, async () => {
    const hook: Hook = async (call, reference) => {
      const answer = await reference(call.request);
      return new Response(
        (await answer.text()).replaceAll('"name":', `"${key}":1,"${key.toLowerCase()}":2,"name":`),
        answer,
      );
    };
    const { url } = await serve(hook);
    const ended = await run([
      'snapshot',
      '--target',
      url,
      '--no-allow-writes',
      '--resources',
      'vaults',
      '--out',
      'k.json',
    ]);
    expect(ended.exitCode).toBe(0);
    const text = await textOf('k.json');
    expect(text).toContain('/name');
    for (const written of [text, ended.output, ended.errors].map((each) => each.toLowerCase())) {
      expect(written).not.toContain(key.slice(0, 12).toLowerCase());
    }
  });

  it('leaves the file alone where the target cannot be reached', { timeout }, async () => {
    await writeFile(join(folder, 'kept.json'), 'as it was');
    const { exitCode, output, errors } = await run([
      'snapshot',
      '--target',
      'http://127.0.0.1:1',
      '--out',
      'kept.json',
    ]);
    expect(errors).toMatch(/^no snapshot: .*\nadvice {4}\S/m);
    expect({ exitCode, output }).toEqual({ exitCode: 4, output: '' });
    expect(await textOf('kept.json')).toBe('as it was');
  });

  it('writes nothing where nothing of the API is served', { timeout }, async () => {
    const url = await listen(({ url: path }, response) => {
      response.writeHead(path === '/' ? 200 : 404, { 'content-type': 'application/json' }).end('{}');
    });
    const { exitCode, errors } = await run(['snapshot', '--target', url, '--out', 'nothing.json']);
    expect(errors).toContain('no snapshot: no list and no item was served');
    expect(exitCode).toBe(3);
    expect(existsSync(join(folder, 'nothing.json'))).toBe(false);
  });

  it.each([
    [['--merge', 'missing.json'], /^--merge names "missing\.json", which cannot be read \(ENOENT\)/],
    [['--merge', 'older.json', '--out', '/dev/null/x.json'], /^--out: no file can be written to "\/dev\/null" /],
    [['--key', key], /NGROK_API_KEY/],
    [['--snapshot', 'x'], /^Unknown option '--snapshot'/],
  ])('ends with one line and exit code 2 for a mistake: %j', { timeout }, async (words, line) => {
    const { exitCode, output, errors } = await run(['snapshot', ...words]);
    expect(errors.trimEnd()).toMatch(line);
    expect(errors.trimEnd()).not.toContain('\n');
    expect(errors).not.toContain(key);
    expect({ exitCode, output }).toEqual({ exitCode: 2, output: '' });
  });
});
