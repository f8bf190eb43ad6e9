/**
 * Measures the main job: the whole process on the embedded reference, from start to exit, with a seed of its own each
 * time; whether its verdicts are always the same, on the reference and on five of its faults; and how long it takes to
 * report 10,000 verdicts and 50,000 exchanges. Fails where two runs come to different verdicts, one leaves its window of
 * requests, or the reports of a run take more than 3 s or 500 MB; all kinds of reports at once may.
 *
 *     npm run bench [-- RUNS]
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { faultNamed } from '../reference/faults/faults.ts';
import { type ReferenceServer, serveReference } from '../reference/serve.ts';
import { defaultReportKinds, reportKinds } from '../report/report-kinds.ts';

const runs = Number(process.argv[2] ?? 20);
const command = new URL('../../dist/main.js', import.meta.url).pathname;
const reporting = new URL('../report/report-load.ts', import.meta.url).pathname;
const folder = await mkdtemp(join(tmpdir(), 'ngrok-conformance-bench-'));

/** Of several sections, of both levels, seen by many rules and by one, on every answer and on every tenth. */
const chosenFaults = [
  'operation-id-repeats',
  'keyless-delete-done',
  'tenth-answer-as-text',
  'created-in-1970',
  'limit-0-gives-nothing',
];

interface Measured {
  readonly ms: number;
  readonly counted: number;
  readonly verdicts: string;
}

async function measure(seed: number, target?: ReferenceServer): Promise<Measured> {
  const flags = ['--quiet', '--seed', String(seed), '--output', folder, ...(target ? ['--target', target.url] : [])];
  const start = performance.now();
  const env = { ...process.env, ...(target && { NGROK_API_KEY: target.key }) };
  // A violated rule makes the exit code 1, which is no failure here.
  await promisify(execFile)(process.execPath, [command, ...flags], { env }).catch(
    (error: { readonly code?: unknown }) => {
      if (error.code !== 1) throw error;
    },
  );
  const ms = performance.now() - start;
  const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
  const verdicts = report.verdicts.map(({ rule, verdict }: { rule: string; verdict: string }) => `${rule} ${verdict}`);
  return { ms, counted: report.requests.counted, verdicts: verdicts.join('\n') };
}

async function measureFault(name: string): Promise<readonly Measured[]> {
  const fault = faultNamed(name);
  if (!fault) throw new Error(`there is no fault ${name}`);
  const measured: Measured[] = [];
  for (let seed = 1; seed <= runs; seed += 1) {
    const server = await serveReference({
      ...(fault.hook && { hook: fault.hook() }),
      ...(fault.limiter && { limiter: fault.limiter }),
    });
    measured.push(await measure(seed, server).finally(() => server.close()));
  }
  return measured;
}

function kindsOf(measured: readonly Measured[]): number {
  return new Set(measured.map(({ verdicts }) => verdicts)).size;
}

const measured: Measured[] = [];
for (let seed = 1; seed <= runs; seed += 1) measured.push(await measure(seed));
const times = measured.map(({ ms }) => Math.round(ms)).toSorted((one, other) => one - other);
const counted = Math.max(...measured.map((each) => each.counted));
const kinds = new Map([['the reference', kindsOf(measured)]]);
for (const name of chosenFaults) kinds.set(name, kindsOf(await measureFault(name)));
const everyKind = reportKinds.join();
const loads: { readonly kinds: string; readonly ms: number; readonly megabytes: number }[] = [];
for (const kinds of [defaultReportKinds.join(), 'har', everyKind]) {
  const words = ['--import', 'tsx', reporting, folder, kinds, '10000', '50000'];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  loads.push({ kinds, ...JSON.parse(stdout) });
}
await rm(folder, { recursive: true });

process.stdout.write(
  [
    `${runs} runs with ${runs} seeds`,
    `wall time   median ${times[Math.floor(times.length / 2)]} ms, longest ${times.at(-1)} ms`,
    `requests    at most ${counted} counted`,
    ...[...kinds].map(
      ([name, number]) => `verdicts    ${number === 1 ? 'always the same' : `${number} different sets`} on ${name}`,
    ),
    ...loads.map(({ kinds, ms, megabytes }) => `reporting   ${kinds}: ${ms} ms, ${megabytes} MB`),
    '',
  ].join('\n'),
);
const isSteady = [...kinds.values()].every((number) => number === 1);
const isLight = loads.every(({ kinds, ms, megabytes }) => kinds === everyKind || (ms < 3000 && megabytes < 500));
process.exitCode = isSteady && isLight && counted <= 120 ? 0 : 1;
