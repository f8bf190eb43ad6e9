import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gateFor } from '../lib/cli/gate-files.ts';
import { listenForInterruption } from '../lib/cli/interruption.ts';
import { performRun } from '../lib/cli/perform-run.ts';
import { requiredRules, selectRules } from '../lib/cli/selection.ts';
import { readSettings } from '../lib/cli/settings.ts';
import { staleIn, staleLine } from '../lib/report/gate-text.ts';
import { tellGitHub } from '../lib/report/github.ts';
import type { ContractRun } from '../lib/report/junit-reporter.ts';
import { withoutSecrets } from '../lib/report/mistake.ts';
import { printable } from '../lib/report/printable.ts';
import { RecordingReport } from '../lib/report/recording-report.ts';
import { Redaction } from '../lib/report/redaction.ts';
import { isMissing, type VerdictReport } from '../lib/report/report.ts';
import { reportNames } from '../lib/report/report-kinds.ts';
import { reportOf } from '../lib/report/report-of.ts';
import { shortcomings } from '../lib/report/verdict-line.ts';
import { violationText } from '../lib/report/violation.ts';
import { removeReports, writeReports } from '../lib/report/write-reports.ts';
import { contract } from './contract.ts';

/*
 * The contract as a vitest suite: one test a rule, with the settings of the environment and .env. The rules share one
 * window of requests and judge each other's traffic, so they run as one, before the first test, and just those that
 * vitest has chosen (-t, .only, the IDE). Each test then tells its verdict.
 */

const redaction = new Redaction();
const readFile = (path: string) => readFileSync(path, 'utf8');
const randomSeed = () => randomInt(2 ** 31);
const { env: environment, stdout: output, stderr: errors } = process;
const settings = await safely(() => readSettings({}, { environment, readFile, randomSeed, redaction }));
const today = new Date().toISOString().slice(0, 10);
const gateOn = await safely(() => gateFor(settings, redaction, readFile, today));
const rules = await safely(() => selectRules(contract, settings.only, settings.skip));
const required = await safely(() => requiredRules(contract, rules, settings.require));
const sections = [...new Set(rules.map(({ section }) => section))];

describe('contract', () => {
  const verdicts = new Map<string, VerdictReport>();
  let run: ContractRun;
  let stale: readonly string[] = [];
  let incomplete: readonly string[] = [];
  let unwritten: readonly string[] = [];

  // biome-ignore lint/correctness/noEmptyPattern: vitest takes the first argument for a list of fixtures
  beforeAll(async ({}, suite) => {
    const chosen = new Set(namesOfChosen(suite.tasks));
    await safely(() => removeReports(settings.report, settings.output));
    const interruption = listenForInterruption();
    const { result, gate } = await safely(() =>
      performRun(
        { ...settings, quiet: true },
        rules.filter(({ id }) => chosen.has(id)),
        { environment, output, errors, redaction, interruption: interruption.signal },
        gateOn,
      ),
    ).finally(() => interruption.end());
    const report = reportOf(result, settings.strict, redaction, required, gate?.outcomeOf(result));
    const kinds = settings.report.filter((kind) => kind !== 'junit');
    const recording = new RecordingReport(result, redaction);
    const reported = { report, recording, files: reportNames(settings.report) };
    const { mistakes } = await writeReports(reported, kinds, settings.output);
    unwritten = mistakes.map(({ message }) => printable(redaction.redactMistake(message)));
    await tellGitHub(reported, { environment, commands: output, errors, redaction });
    if (report.ending.kind === 'unreachable') {
      throw new Error(printable(`${report.ending.message}: ${report.ending.advice}`));
    }
    const { target, embedded, seed, requests, leftBehind, remarks } = report;
    stale = report.gate ? staleIn(report.gate).map(staleLine) : [];
    if (report.exitCode === 3) incomplete = shortcomings(report);
    run = { target, embedded, seed, requests, leftBehind, remarks };
    for (const verdict of report.verdicts) verdicts.set(verdict.rule, verdict);
    // A thorough run waits for many windows of the rate limit.
  }, 3_600_000);

  afterAll(() => {
    // vitest takes a run of skipped tests for a good one.
    const told = incomplete.length === 0 ? [] : [`incomplete: ${incomplete.join(', and ')}`];
    if (told.length + unwritten.length > 0) expect.fail([...told, ...unwritten].join('\n'));
  });

  // There is nothing that it could fail by where no file of known deviations was given.
  test.runIf(settings.known.length > 0)('known deviations are still so', () => {
    if (stale.length > 0) expect.fail(stale.join('\n'));
  });

  for (const section of sections) {
    describe(section, () => {
      for (const { id } of rules.filter((rule) => rule.section === section)) {
        test(id, ({ task, skip }) => {
          const verdict = verdicts.get(id);
          if (!verdict) throw new Error(`the run gave no verdict for ${id}`);
          task.meta.verdict = verdict;
          task.meta.run = run;
          const reason = printable(`${verdict.verdict}: ${verdict.reason}`);
          if (isMissing(verdict)) expect.fail(`required, and not judged: ${reason}`);
          if (verdict.reason !== undefined) skip(reason);
          if (verdict.fails) expect.fail(violationText(verdict, run.seed));
        });
      }
    });
  }
});

/** vitest shows what is thrown as it is. */
async function safely<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw withoutSecrets(error, redaction);
  }
}

interface Task {
  readonly name: string;
  readonly mode: string;
  readonly tasks?: readonly Task[];
}

function namesOfChosen(tasks: readonly Task[]): string[] {
  return tasks
    .filter(({ mode }) => mode === 'run' || mode === 'queued')
    .flatMap((task) => (task.tasks ? namesOfChosen(task.tasks) : [task.name]));
}
