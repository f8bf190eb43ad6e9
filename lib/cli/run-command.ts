import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Colors } from 'picocolors/types.js';
import { contract } from '../../suites/contract.ts';
import { documentedRateLimit } from '../exchange/pacing.ts';
import type { ExitCode } from '../report/exit-code.ts';
import { tellGitHub } from '../report/github.ts';
import { jsonReport } from '../report/json-report.ts';
import { withoutSecrets } from '../report/mistake.ts';
import { printable } from '../report/printable.ts';
import { RecordingReport } from '../report/recording-report.ts';
import type { Report } from '../report/report.ts';
import { reportNames } from '../report/report-kinds.ts';
import { reportOf } from '../report/report-of.ts';
import { terminalReport } from '../report/terminal.ts';
import {
  ReportNotMadeError,
  ReportNotWrittenError,
  removeReports,
  type WrittenReports,
  writeReports,
} from '../report/write-reports.ts';
import { newRunId } from '../run/run-mark.ts';
import type { RunResult } from '../run/verdict.ts';
import { colorsOf } from './colors-of.ts';
import { commandsAfter } from './commands-after.ts';
import { gateFor } from './gate-files.ts';
import { listenForInterruption } from './interruption.ts';
import { checkFolder, type InterruptibleSurroundings, performRun } from './perform-run.ts';
import { requiredRules, selectRules } from './selection.ts';
import { type Flags, KeyMissingError, readSettings, type Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Judges a target and writes the reports.
 *
 * @returns the exit code
 * @throws SettingsError before anything is sent
 */
export async function runCommand(flags: Flags, surroundings: Surroundings): Promise<number> {
  // Until the reports are written: else a signal could leave neither those of an earlier run nor those of this one.
  const interruption = listenForInterruption();
  try {
    return await judgeAndReport(flags, { ...surroundings, interruption: interruption.signal });
  } finally {
    interruption.end();
  }
}

async function judgeAndReport(flags: Flags, surroundings: InterruptibleSurroundings): Promise<number> {
  const { environment, output, errors, redaction } = surroundings;
  const settings = await settingsOf(flags, surroundings);
  const rules = selectRules(contract, settings.only, settings.skip);
  const required = requiredRules(contract, rules, settings.require);
  if (settings.path !== undefined && rules.length !== 1) {
    const message = `--path leads to an input of one rule, and ${rules.length} are chosen: name the rule of the finding by --only.`;
    throw new SettingsError('path-without-rule', message);
  }
  const gateOn = await gateFor(settings, redaction, readFile, new Date().toISOString().slice(0, 10));
  await clearFolder(settings);

  const { result, gate } = await performRun(settings, rules, surroundings, gateOn).catch(async (error: unknown) => {
    if (!(error instanceof SettingsError)) await tellBrokenRun(error, settings, flags, surroundings);
    throw error;
  });
  const report = reportOf(result, settings.strict, redaction, required, gate?.outcomeOf(result));
  const recording = new RecordingReport(result, redaction);
  const { again, next } = commandsAfter(report, settings, flags, redaction);
  const run = { report, recording, files: reportNames(settings.report), again, next };
  const { files, mistakes } = await writeReports(run, settings.report, settings.output);
  if (settings.json) output.write(jsonReport(report));
  const human = settings.json ? errors : output;
  await tellGitHub(run, { environment, commands: human, errors, redaction });
  const written = files.map((file) => redaction.redact(file));
  if (!(settings.json && settings.quiet))
    human.write(humanText(report, next, settings, written, human, colorsOf(human, environment)));
  tellMistakes(mistakes, surroundings);
  // Whoever waits for a report is not told that all is well.
  return report.exitCode === 0 && mistakes.length > 0 ? exitCodeFor(mistakes) : report.exitCode;
}

function exitCodeFor(mistakes: WrittenReports['mistakes']): ExitCode {
  return mistakes.some((mistake) => mistake instanceof ReportNotMadeError) ? 70 : 2;
}

function tellMistakes(mistakes: WrittenReports['mistakes'], { errors, redaction }: Surroundings): void {
  for (const { message } of mistakes) errors.write(`${printable(redaction.redactMistake(message))}\n`);
}

/** Finds out before the run, which costs requests, whether reports can be written, and takes away those of an earlier run. */
async function clearFolder({ output, report }: Settings): Promise<void> {
  await checkFolder(output, '--output');
  try {
    await removeReports(report, output);
  } catch (error) {
    if (error instanceof ReportNotWrittenError) throw new SettingsError('output-not-writable', error.message);
    throw error;
  }
}

function readFile(path: string): string {
  return readFileSync(path, 'utf8');
}

/** Where there is no key, the reports say so: a pipeline that looks for them shall not find those of an earlier run. */
async function settingsOf(flags: Flags, surroundings: Surroundings): Promise<Settings> {
  const { environment, redaction } = surroundings;
  try {
    return readSettings(flags, {
      environment,
      readFile,
      randomSeed: () => randomInt(2 ** 31),
      redaction,
    });
  } catch (mistake) {
    if (mistake instanceof KeyMissingError) {
      const { code, settings, advice } = mistake;
      await clearFolder(settings);
      const obstacle = { code, message: 'there is no API key for the target', advice };
      await tellNoRun(obstacle, 2, settings, flags, surroundings);
    }
    throw mistake;
  }
}

/** A run that this program itself has broken, told as one error where the verdicts would be. */
async function tellBrokenRun(
  error: unknown,
  settings: Settings,
  flags: Flags,
  surroundings: Surroundings,
): Promise<void> {
  const obstacle = {
    code: 'internal-mistake',
    message: `ngrok-conformance made a mistake: ${withoutSecrets(error, surroundings.redaction).message}`,
    advice: 'please report it, with what stands on standard error',
  };
  try {
    await tellNoRun(obstacle, 70, settings, flags, surroundings);
  } catch {
    // The same mistake may be in the way of the reports. It is told on standard error in any case.
  }
}

/** Writes the reports of a run of which there is nothing to tell but why it did not take place. */
async function tellNoRun(
  obstacle: { readonly code: string; readonly message: string; readonly advice: string },
  exitCode: ExitCode,
  settings: Settings,
  flags: Flags,
  surroundings: Surroundings,
): Promise<void> {
  const { environment, output, errors, redaction } = surroundings;
  const result: RunResult = {
    // The embedded reference would have been somewhere on this machine.
    target: settings.target?.href ?? 'http://127.0.0.1/',
    embedded: settings.target === undefined,
    seed: settings.seed,
    runId: newRunId(),
    startedAt: new Date().toISOString(),
    durationMs: 0,
    requests: { sent: 0, counted: 0 },
    counted: new Set(),
    limit: settings.limit ?? documentedRateLimit,
    conditions: { key: '', unknownKey: '', allowWrites: false, rateLimits: false },
    verdicts: [],
    recording: [],
    ending: { kind: 'unreachable', ...obstacle },
    leftBehind: [],
    remarks: [],
  };
  const report: Report = { ...reportOf(result, settings.strict, redaction), exitCode };
  const { next } = commandsAfter(report, settings, flags, redaction);
  const run = { report, recording: new RecordingReport(result, redaction), files: reportNames(settings.report), next };
  tellMistakes((await writeReports(run, settings.report, settings.output)).mistakes, surroundings);
  await tellGitHub(run, { environment, commands: settings.json ? errors : output, errors, redaction });
}

function humanText(
  report: Report,
  next: string,
  { quiet }: Settings,
  files: readonly string[],
  stream: NodeJS.WriteStream,
  colors: Colors,
): string {
  return terminalReport(report, {
    colors,
    columns: (stream.isTTY === true && stream.columns) || 80,
    quiet,
    files,
    next,
  });
}
