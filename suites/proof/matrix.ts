import { type ChildProcess, fork } from 'node:child_process';
import { on } from 'node:events';
import type { Level } from '../../lib/judge/finding.ts';
import type { Fault } from '../../lib/reference/faults/fault.ts';
import { faults } from '../../lib/reference/faults/faults.ts';
import type { Variant } from '../../lib/reference/variants/variant.ts';
import { variants } from '../../lib/reference/variants/variants.ts';

/** A run of the whole contract on one deviation of the reference. */
export interface Job {
  readonly kind: 'fault' | 'variant';
  readonly name: string;
  /**
   * `default`: as anybody runs it. `short-window`: the same where the declared window is short, so that it may wait.
   * `snapshot`: held against a snapshot of the plain reference.
   */
  readonly manner: 'default' | 'short-window' | 'snapshot' | 'thorough';
  /** The reference does what the real API is known to do otherwise, and the run knows it. */
  readonly isObserved?: true;
}

/** What came of it. */
export interface Outcome {
  readonly job: Job;
  /** Ids of the violated rules, but where all is known, each with the level of its worst finding. */
  readonly violated: Readonly<Record<string, Level>>;
  readonly inconclusive: Readonly<Record<string, string>>;
  /**
   * Where its recording, read back from a HAR, is not judged as the run was: see `differences`. Absent where a run shows
   * no more of that than others.
   */
  readonly fromHar?: readonly string[];
}

/** How many processes run jobs: as many as the machines of this project have cores. */
const processes = 2;

/**
 * Runs the contract on every fault and every variant, and once more, thoroughly, on the faults that a default run does
 * not find by their own rule.
 */
export function runMatrix(): Promise<readonly Outcome[]> {
  return withWorkers(async (workers) => {
    const first = await shareOut(workers, [...faults.map(firstJob), ...variants.map(jobOfVariant)]);
    const missed = first.filter(({ job, violated }) => isMissed(job, violated));
    const again = await shareOut(
      workers,
      missed.map(({ job }): Job => ({ ...job, manner: 'thorough' })),
    );
    return [...first, ...again];
  });
}

/** Runs the contract on faults of a reference that already does what the real API is known to do otherwise. */
export function runOnObserved(names: readonly string[]): Promise<readonly Outcome[]> {
  const jobs = names.map((name): Job => ({ kind: 'fault', name, manner: 'default', isObserved: true }));
  return withWorkers((workers) => shareOut(workers, jobs));
}

async function withWorkers<Result>(use: (workers: readonly ChildProcess[]) => Promise<Result>): Promise<Result> {
  const workers = Array.from({ length: processes }, () =>
    fork(new URL('./matrix-worker.ts', import.meta.url), { execArgv: ['--import', 'tsx', '--max-semi-space-size=64'] }),
  );
  try {
    return await use(workers);
  } finally {
    for (const worker of workers) worker.disconnect();
  }
}

function firstJob({ name, needs }: Fault): Job {
  return { kind: 'fault', name, manner: needs === undefined ? 'default' : manners[needs] };
}

const manners = { waiting: 'short-window', snapshot: 'snapshot' } as const;

function jobOfVariant({ name, showsLess }: Variant): Job {
  return { kind: 'variant', name, manner: showsLess ? 'default' : 'snapshot' };
}

function isMissed({ kind, name }: Job, violated: Outcome['violated']): boolean {
  const fault = faults.find((each) => each.name === name);
  return kind === 'fault' && fault !== undefined && !(fault.rule in violated);
}

/** Gives each worker the next job as soon as it has done one. */
async function shareOut(workers: readonly ChildProcess[], jobs: readonly Job[]): Promise<Outcome[]> {
  const waiting = [...jobs];
  const outcomes = new Map<string, Outcome>();
  await Promise.all(
    workers.map(async (worker) => {
      const answers = on(worker, 'message', { close: ['exit'] });
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        worker.send(job);
        const { value, done } = await answers.next();
        if (done) throw new Error(`the process that ran the contract on ${job.name} has ended: see its standard error`);
        outcomes.set(job.name, { job, ...value[0] });
      }
    }),
  );
  return jobs.flatMap(({ name }) => outcomes.get(name) ?? []);
}
