/**
 * Measures the main job: the whole process on the embedded reference, from start to exit, with a seed of its own each
 * time. Fails where two runs come to different verdicts, or one leaves its window of requests.
 *
 *     npm run bench [-- RUNS]
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const runs = Number(process.argv[2] ?? 20);
const command = new URL('../../dist/main.js', import.meta.url).pathname;
const folder = await mkdtemp(join(tmpdir(), 'ngrok-conformance-bench-'));

interface Measured {
  readonly ms: number;
  readonly counted: number;
  readonly verdicts: string;
}

async function measure(seed: number): Promise<Measured> {
  const start = performance.now();
  await promisify(execFile)(process.execPath, [command, '--quiet', '--seed', String(seed), '--output', folder]);
  const ms = performance.now() - start;
  const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
  const verdicts = report.verdicts.map(({ rule, verdict }: { rule: string; verdict: string }) => `${rule} ${verdict}`);
  return { ms, counted: report.requests.counted, verdicts: verdicts.join('\n') };
}

const measured: Measured[] = [];
for (let seed = 1; seed <= runs; seed += 1) measured.push(await measure(seed));
await rm(folder, { recursive: true });

const times = measured.map(({ ms }) => Math.round(ms)).toSorted((one, other) => one - other);
const counted = Math.max(...measured.map((each) => each.counted));
const kinds = new Set(measured.map(({ verdicts }) => verdicts)).size;
process.stdout.write(
  [
    `${runs} runs with ${runs} seeds`,
    `wall time   median ${times[Math.floor(times.length / 2)]} ms, longest ${times.at(-1)} ms`,
    `requests    at most ${counted} counted`,
    `verdicts    ${kinds === 1 ? 'the same in all runs' : `${kinds} different sets`}`,
    '',
  ].join('\n'),
);
process.exitCode = kinds === 1 && counted <= 120 ? 0 : 1;
