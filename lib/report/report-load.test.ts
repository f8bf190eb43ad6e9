import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { reportKinds } from './report-kinds.ts';

const script = fileURLToPath(new URL('report-load.ts', import.meta.url));

/*
 * Other tests run at the same time, so the bound on time is there for what would take minutes, and that on the heap keeps
 * garbage that nobody had time to collect from being counted; `npm run bench` measures both on a machine that does nothing
 * else.
 */
it('reports 10,000 verdicts and 50,000 exchanges in all kinds within 500 MB', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'report-load-'));
  const words = ['--max-old-space-size=300', '--import', 'tsx', script, folder, reportKinds.join(), '10000', '50000'];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  await rm(folder, { recursive: true });
  const { ms, megabytes } = JSON.parse(stdout);
  expect(megabytes).toBeLessThan(500);
  expect(ms).toBeLessThan(30_000);
});
