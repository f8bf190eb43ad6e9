import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Hook } from '../reference/hook.ts';
import { type ReferenceServer, serveReference } from '../reference/serve.ts';

const command = inject('command');
const timeout = 60_000;

let folder: string;
let server: ReferenceServer | undefined;
const heard: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-'));
});

afterEach(async () => {
  await server?.close();
  heard.length = 0;
});

afterAll(() => rm(folder, { recursive: true }));

/** The limit that a request asks for, where it is one that the server below breaks on. No edge of any rule is. */
function brokenLimit(url: string): number | undefined {
  const limit = Number(new URL(url, 'http://any').searchParams.get('limit'));
  return limit >= 3000 && limit < 2 ** 31 ? limit : undefined;
}

/** Breaks on limits of some thousands and more, and hears every request. */
const breaking: Hook = async ({ request, incoming }, reference) => {
  heard.push([`${request.method} ${incoming.url}`, ...incoming.rawHeaders].join('\n'));
  const answer = await reference(request);
  if (brokenLimit(request.url) === undefined) return answer;
  return new Response(await answer.text(), { status: 500, headers: answer.headers });
};

async function run(words: readonly string[], key: string) {
  const child = spawn(process.execPath, [command, ...words], {
    cwd: folder,
    env: { PATH: process.env['PATH'], NGROK_API_KEY: key },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text.output += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    text.errors += part;
  });
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exitCode, ...text };
}

/** Requests with a limit that the server breaks on. */
function heardBroken(): string[] {
  return heard.filter((request) => brokenLimit(request.split(/\s/)[1] ?? '') !== undefined);
}

describe('a finding that a random input showed', () => {
  it('is found again at once by the command that the report gives', { timeout }, async () => {
    server = await serveReference({ hook: breaking, rateLimit: false });
    const target = ['--target', server.url, '--limit', '5000/60s', '--no-rate-limits'];
    const rule = ['--only', 'pagination.limit-maximum'];
    const thorough = await run([...target, ...rule, '--thorough', '--seed', '42', '--output', 'thorough'], server.key);
    expect(thorough.exitCode).toBe(1);
    const [, path] = /^ +seed +42 path (\d+(?::\d+)*)$/m.exec(thorough.output) ?? [];
    expect(path).toContain(':');
    const [, next = ''] = /^next +npx ngrok-conformance (.*)$/m.exec(thorough.output) ?? [];
    expect(next).toContain(`--only pagination.limit-maximum --seed 42 --path ${path}`);
    // Shrinking ends where nothing smaller is broken, or where it says that it had to stop.
    const smallest = Math.min(...heardBroken().map((request) => brokenLimit(request.split(/\s/)[1] ?? '') ?? 0));
    const shrunk = heardBroken().findLast((request) => request.includes(`limit=${smallest}`));
    const report: unknown = JSON.parse(await readFile(join(folder, 'thorough', 'report.json'), 'utf8'));
    expect(JSON.stringify(report)).toContain(`"path":"${path}"`);

    heard.length = 0;
    const again = await run([...next.split(' '), '--output', 'again'], server.key);
    expect(again).toMatchObject({ exitCode: 1, output: expect.stringContaining(`seed      42 path ${path}`) });
    expect(heardBroken()).toEqual([shrunk]);
    // And nothing but what it takes to make that one.
    expect(heard.length).toBeLessThan(60);
  });
});

describe('a path', () => {
  it('that leads nowhere is told in one line', { timeout }, async () => {
    server = await serveReference({ hook: breaking });
    const { exitCode, output, errors } = await run(
      ['--target', server.url, '--quiet', '--only', 'pagination.limit-maximum', '--seed', '42', '--path', '3:7:0'],
      server.key,
    );
    expect(errors).toMatch(/^--path 3:7:0 leads to no input of pagination\.limit-maximum: .*\n$/);
    expect(output).toBe('');
    expect(exitCode).toBe(2);
  });

  it('is refused before anything is sent where it is not said of which rule', { timeout }, async () => {
    server = await serveReference({ hook: breaking });
    const words = ['--target', server.url, '--seed', '42', '--path', '3', '--only', 'errors'];
    const { exitCode, output, errors } = await run(words, server.key);
    expect(errors).toMatch(/^--path leads to an input of one rule, and \d+ are chosen: .*--only\.\n$/);
    expect(output).toBe('');
    expect(exitCode).toBe(2);
    expect(heard).toEqual([]);
  });
});
