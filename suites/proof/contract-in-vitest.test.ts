import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contract-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** Runs some rules of the contract project on the embedded reference. */
async function run(
  rules: string,
  environment: Record<string, string> = {},
  reporters: readonly string[] = ['--reporter', 'default'],
) {
  const words = [vitest, 'run', '--project', 'contract', ...reporters, '-t', rules];
  const env = { PATH: process.env['PATH'], NO_COLOR: '1', CONFORMANCE_OUTPUT: folder, ...environment };
  return new Promise<{ passes: boolean; said: string }>((resolve) => {
    execFile(process.execPath, words, { cwd: root, env }, (error, output, errors) =>
      resolve({ passes: error === null, said: output + errors }),
    );
  });
}

describe('the contract as a vitest suite', () => {
  it.concurrent('fails for a rule that was required and not judged', async () => {
    const { passes, said } = await run('transport.t|transport.root', { CONFORMANCE_REQUIRE: 'transport.tls' });
    expect(said).toContain('required, and not judged: not-applicable: the target is not an https URL');
    expect(said).toContain('1 failed');
    expect(passes).toBe(false);
  });

  it.concurrent('fails where nothing was judged, though all is skipped', async () => {
    const { passes, said } = await run('transport.tls');
    expect(said).toContain('incomplete: nothing could be judged');
    expect(passes).toBe(false);
  });

  it.concurrent('fails where the run was cut short, though what was judged until then is conformant', async () => {
    const server = createServer(({ url }, response) => {
      // Whoever asks for anything but the root waits for ever.
      if (url === '/') response.setHeader('content-type', 'application/json').end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { passes, said } = await run('content-types.response-json|transport.root', {
      TARGET_URL: `http://127.0.0.1:${port}`,
      NGROK_API_KEY: 'whatever',
      CONFORMANCE_TIMEOUT: '1s',
    });
    server.closeAllConnections();
    server.close();
    expect(said).toContain('incomplete: the target stopped answering');
    expect(said).toContain('1 passed');
    expect(passes).toBe(false);
  });

  it.concurrent('fails where a report cannot be written', async () => {
    const output = await mkdtemp(join(folder, 'taken-'));
    await mkdir(join(output, 'badge.svg'));
    const environment = { CONFORMANCE_OUTPUT: output, CONFORMANCE_REPORT: 'badge' };
    const { passes, said } = await run('transport.root', environment);
    expect(said).toMatch(/badge\.svg could not be written/);
    expect(said).toContain('1 passed');
    expect(passes).toBe(false);
    expect((await readdir(output)).sort()).toEqual(['badge.json', 'badge.svg']);
  });

  it.concurrent('writes junit.xml with the other reports, where it is asked for', async () => {
    const output = await mkdtemp(join(folder, 'all-'));
    await run('transport.root', { CONFORMANCE_OUTPUT: output, CONFORMANCE_REPORT: 'junit,badge' }, []);
    expect((await readdir(output)).sort()).toEqual(['badge.json', 'badge.svg', 'junit.xml']);
    await run('transport.root', { CONFORMANCE_OUTPUT: output, CONFORMANCE_REPORT: 'har' }, []);
    expect((await readdir(output)).sort()).toEqual(['badge.json', 'badge.svg', 'junit.xml', 'recording.har']);
  });

  it.concurrent('passes where some rule was judged and the others are not required', async () => {
    const { passes, said } = await run('transport.t|transport.root');
    expect(said).toContain('1 passed');
    expect(passes).toBe(true);
  });
});
