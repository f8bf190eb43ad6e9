import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { create } from 'xmlbuilder2';
import { junitMistakes, reportMistakes } from '../../../lib/report/validity.ts';
import { serveHostile } from './hostile-server.ts';
import { type HostileTarget, hostileKey } from './hostile-target.ts';
import { strayMarkup } from './page-markup.ts';

const command = inject('command');
const watcher = new URL('watch-process.mjs', import.meta.url).href;

/** Most memory that a run may ever hold. */
const mostMegabytes = 300;

/** Most bytes that the HTML report may have. */
const mostBytesOfPage = 5_000_000;

/** Of the HTML report: nothing is loaded, and no script runs but its own. */
const strictPolicy = `<meta http-equiv="content-security-policy" content="default-src &#39;none&#39;; script-src &#39;sha256-`;

/** How long a run may take that only has quick answers to deal with, on a machine that has much else to do. */
export const usualTimeMs = 60_000;

/** Longer than any run may take: what is late is told as such. */
export const testTimeMs = 150_000;

/**
 * Runs the built command against a hostile target, with an answer time of two seconds, and holds what must be true of
 * any run: its end, its time, its memory, where it connected to, and that nothing it wrote is broken, invalid, as large as
 * the target likes, or tells the key.
 */
export async function heldAgainst(target: HostileTarget): Promise<void> {
  const elsewhere = await otherServer();
  const { tls, authority } = target.tls?.() ?? {};
  const server = await serveHostile(target.answer, {
    key: hostileKey,
    elsewhere: elsewhere.url,
    onConnection: target.onConnection,
    tls,
    scheme: target.scheme,
    rateLimit: target.waits && { requests: 120, windowMs: 1_000 },
  });
  const folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  try {
    const run = await runAgainst(server.url, folder, target, authority);
    const { watched, output } = run;
    const [report = '', junit = '', html = ''] = await Promise.all(
      ['report.json', 'junit.xml', 'report.html'].map((name) => readFile(join(folder, 'reports', name), 'utf8')),
    );
    const told = `${output}${report}`;
    expect({
      exitCode: run.exitCode,
      errors: run.errors.split('\n').find((line) => /mistake|Error/.test(line)),
    }).toEqual({
      exitCode: target.exitCode,
      errors: undefined,
    });
    expect(told).toMatch(target.tells);
    expect(told).not.toContain('the suite itself failed');
    expect(run.tookMs).toBeLessThan(target.withinMs ?? usualTimeMs);
    expect(watched.megabytes).toBeLessThan(mostMegabytes);
    expect(watched.connections).toEqual([new URL(server.url).host]);
    expect(elsewhere.heard()).toBe(0);
    expect(JSON.parse(report)).toMatchObject({ exitCode: target.exitCode });
    expect(reportMistakes(report)).toEqual([]);
    expect(await junitMistakes(junit)).toEqual([]);
    expectWellFormed(junit);
    expect(html).toContain(strictPolicy);
    expect(strayMarkup(html)).toEqual([]);
    expect(Buffer.byteLength(html)).toBeLessThan(mostBytesOfPage);
    expect(controlCharacters(run.output + run.errors)).toEqual([]);
    for (const text of [run.output, run.errors, ...(await textsIn(folder))]) expectNoKey(text);
  } finally {
    await Promise.all([server.close(), elsewhere.close(), rm(folder, { recursive: true })]);
  }
}

async function runAgainst(url: string, folder: string, target: HostileTarget, authority: string | undefined) {
  const record = join(folder, 'watched.json');
  if (authority !== undefined) await writeFile(join(folder, 'authority.pem'), authority);
  const flags = [
    '--target',
    url,
    '--seed',
    '1',
    '--timeout',
    '2s',
    ...(target.waits ? ['--limit', '120/1s'] : []),
    ...(target.flags ?? []),
  ];
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', watcher, command, ...flags], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      NGROK_API_KEY: hostileKey,
      WATCHED: record,
      ...(authority !== undefined && { NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: (target.withinMs ?? usualTimeMs) + 1_000,
    killSignal: 'SIGKILL',
  });
  const texts = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    texts.errors += text;
  });
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const tookMs = performance.now() - startedAt;
  if (!existsSync(record)) throw new Error(`the command was ended after ${Math.round(tookMs)} ms: ${texts.errors}`);
  const watched: { connections: string[]; megabytes: number } = JSON.parse(await readFile(record, 'utf8'));
  return { ...texts, exitCode, tookMs, watched };
}

/** A server that nobody has a reason to connect to. */
async function otherServer() {
  let heard = 0;
  const server = createServer((socket) => {
    heard += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the other server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    heard: () => heard,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** By a parser that is not ours, and by the characters that XML 1.0 section 2.2 has. */
function expectWellFormed(junit: string): void {
  expect(create(junit).root().node.nodeName).toBe('testsuites');
  expect(junit.match(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u)).toBeNull();
}

function controlCharacters(text: string): string[] {
  const controls = text.match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu) ?? [];
  return controls.filter((character) => character !== '\n').map((character) => JSON.stringify(character));
}

async function textsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map(({ path, name }) => readFile(join(path, name), 'utf8')));
}

function expectNoKey(text: string): void {
  const forms = [
    hostileKey.slice(0, 12),
    hostileKey.slice(-12),
    Buffer.from(hostileKey).toString('base64').slice(0, 40),
    Buffer.from(`user:${hostileKey}`).toString('base64').slice(8, 48),
  ];
  for (const form of forms) expect(text.includes(form)).toBe(false);
}
