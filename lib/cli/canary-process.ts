import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { dirname, join, relative } from 'node:path';
import { inject } from 'vitest';
import { tracesOf } from './canary.ts';

const main = inject('command');

/** For tests: a key that is looked for in all that is written. */
export const ngrokKey = '2CaNaRyQz7WvXk3JtLm9PbRsTuV_5HdFgYxNcEoZiAqSwUjK8';

/** For tests: how the built command is started. */
export interface Start {
  readonly words: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Files to begin with, by path; they are not searched. */
  readonly given?: Readonly<Record<string, string>>;
  /** Text at which to stop a command that goes on until it is stopped. */
  readonly stopAt?: string;
  /** With which it has to end, where it matters how far it comes. */
  readonly exitCode?: number;
  /** Is told of the process. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** For tests: what a command has left. */
export interface Left {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
  /** Paths of all files but the given ones. */
  readonly files: readonly string[];
  /** All that was written, streams and files, with the names of files that the caller did not choose. */
  readonly written: readonly string[];
}

/** For tests: the address of a server on this machine. */
export function urlOf(server: Server): string {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the test server has no port');
  return `http://127.0.0.1:${address.port}`;
}

/** For tests: runs the built command in a new folder within this one, and gives everything that it left. */
export async function leftBy(folder: string, start: Start): Promise<Left> {
  return leftIn(await mkdtemp(join(folder, 'run-')), start);
}

/** For tests: the same in a folder that may hold what another command has left. */
export async function leftIn(place: string, start: Start): Promise<Left> {
  const { words, environment = {}, given = {}, stopAt, onStart } = start;
  for (const [path, text] of Object.entries(given)) {
    await mkdir(dirname(join(place, path)), { recursive: true });
    await writeFile(join(place, path), text);
  }
  const child = spawn(process.execPath, [main, ...words], {
    cwd: place,
    env: { PATH: process.env['PATH'], HOME: place, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onStart?.(child);
  const { output, errors, exitCode } = await ended(child, stopAt);
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(place, join(entry.parentPath, entry.name)))
    .filter((path) => !Object.hasOwn(given, path));
  const texts = await Promise.all(files.map((path) => readFile(join(place, path), 'utf8')));
  const chosen = [...words, ...Object.keys(given)].join(' ');
  const names = entries.map(({ name }) => name).filter((name) => !chosen.includes(name));
  return { exitCode, output, errors, files, written: [output, errors, ...names, ...texts] };
}

/** For tests: the pieces of a secret in all that was written. */
export function tracesIn({ written }: Left, secret: string): string[] {
  return written.flatMap((text) => tracesOf(secret, text));
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
