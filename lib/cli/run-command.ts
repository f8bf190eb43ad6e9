import { randomInt } from 'node:crypto';
import { constants, readFileSync } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import pc from 'picocolors';
import { contract } from '../../suites/contract.ts';
import { jsonReport } from '../report/json-report.ts';
import { progressOn } from '../report/progress.ts';
import { disclosedSecrets, redactionOf } from '../report/redaction.ts';
import { type Report, reportOf } from '../report/report.ts';
import { nextCommand, terminalReport } from '../report/terminal.ts';
import { ReportNotWrittenError, writeReports } from '../report/write-reports.ts';
import { PathUnknownError, runContract } from '../run/run.ts';
import type { RunResult } from '../run/verdict.ts';
import { gateFor } from './gate-files.ts';
import { listenForInterruption } from './interruption.ts';
import { requiredRules, selectRules } from './selection.ts';
import { type Flags, KeyMissingError, readSettings, type Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';
import { runSettings, subjectOf } from './subject.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Judges a target and writes the reports.
 *
 * @returns the exit code
 * @throws SettingsError before anything is sent
 */
export async function runCommand(flags: Flags, { environment, output, errors }: Surroundings): Promise<number> {
  const settings = await settingsOf(flags, environment);
  const rules = selectRules(contract, settings.only, settings.skip);
  const required = requiredRules(contract, rules, settings.require);
  if (settings.path !== undefined && rules.length !== 1) {
    const message = `--path leads to an input of one rule, and ${rules.length} are chosen: name the rule of the finding by --only.`;
    throw new SettingsError('path-without-rule', message);
  }
  const gateOn = await gateFor(settings, readFile, new Date().toISOString().slice(0, 10));
  await checkOutput(settings.output);

  const interruption = listenForInterruption(() =>
    errors.write('\nInterrupted: deleting what the run made, then writing the reports. Ctrl-C again stops at once.\n'),
  );
  const subject = await subjectOf(settings);
  const gate = gateOn?.(subject);
  const progress = await progressOn(errors, { quiet: settings.quiet, isPlain: Boolean(environment['CI']) });
  let result: RunResult;
  try {
    result = await runContract({ ...runSettings(settings, subject), toleranceOf: gate?.toleranceOf }, rules, {
      onEvent: (event) => progress.onEvent(event),
      signal: interruption.signal,
    });
  } catch (error) {
    if (error instanceof PathUnknownError) throw new SettingsError('path-unknown', error.message);
    throw error;
  } finally {
    progress.end();
    await subject.close();
    interruption.end();
  }

  const redaction = redactionOf(subject.key, disclosedSecrets(result.recording));
  const report = reportOf(result, settings.strict, redaction, required, gate?.outcomeOf(result));
  const written = await tryToWrite(report, settings.output);
  if (settings.json) output.write(jsonReport(report));
  const human = settings.json ? errors : output;
  if (!(settings.json && settings.quiet)) human.write(humanText(report, settings, flags, written.files, human));
  if (written.mistake === undefined) return report.exitCode;
  errors.write(`${written.mistake.message}\n`);
  return 2;
}

function readFile(path: string): string {
  return readFileSync(path, 'utf8');
}

/** Where there is no key, the reports say so: a pipeline that looks for them shall not find those of an earlier run. */
async function settingsOf(flags: Flags, environment: Surroundings['environment']): Promise<Settings> {
  try {
    return readSettings(flags, {
      environment,
      readFile,
      randomSeed: () => randomInt(2 ** 31),
    });
  } catch (mistake) {
    if (mistake instanceof KeyMissingError) {
      await checkOutput(mistake.settings.output);
      await writeReports(withoutKey(mistake), mistake.settings.output);
    }
    throw mistake;
  }
}

function withoutKey({ code, settings, target, advice }: KeyMissingError): Report {
  const result: RunResult = {
    target: target.href,
    embedded: false,
    seed: settings.seed,
    startedAt: new Date().toISOString(),
    durationMs: 0,
    requests: { sent: 0, counted: 0 },
    verdicts: [],
    recording: [],
    ending: { kind: 'unreachable', code, message: 'there is no API key for the target', advice },
    leftBehind: [],
    remarks: [],
  };
  return { ...reportOf(result, settings.strict, redactionOf('', [])), exitCode: 2 };
}

/** A report that cannot be written does not take the text on the screen with it. */
async function tryToWrite(
  report: Report,
  folder: string,
): Promise<{ files: string[]; mistake?: ReportNotWrittenError }> {
  try {
    return { files: await writeReports(report, folder) };
  } catch (mistake) {
    if (mistake instanceof ReportNotWrittenError) return { files: [], mistake };
    throw mistake;
  }
}

function humanText(
  report: Report,
  settings: Settings,
  flags: Flags,
  files: readonly string[],
  stream: NodeJS.WriteStream,
): string {
  const target = settings.target === undefined ? [] : ['--target', report.target];
  const key = settings.keyFile === undefined ? [] : ['--key-file', settings.keyFile];
  return terminalReport(report, {
    colors: pc.createColors(stream.isTTY === true && pc.isColorSupported),
    columns: stream.isTTY === true ? stream.columns : 80,
    quiet: settings.quiet,
    files,
    next: nextCommand(report, [...target, ...key, ...limitsOf(flags)], settings.require),
  });
}

/** What the caller allowed, forbade or narrowed holds for the next run too. */
function limitsOf({
  allowWrites,
  rateLimits,
  resources,
  strict,
  limit,
  thorough,
  runs,
  known,
  baseline,
}: Flags): string[] {
  const given = (name: string, value: boolean | undefined) =>
    value === undefined ? [] : [value ? `--${name}` : `--no-${name}`];
  return [
    ...given('allow-writes', allowWrites),
    ...given('rate-limits', rateLimits),
    ...(resources ? ['--resources', resources.join(',')] : []),
    ...(limit === undefined ? [] : ['--limit', limit]),
    ...(thorough ? ['--thorough'] : []),
    ...(runs === undefined ? [] : ['--runs', runs]),
    ...(strict ? ['--strict'] : []),
    ...(known ?? []).flatMap((file) => ['--known', file]),
    ...(baseline === undefined ? [] : ['--baseline', baseline]),
  ];
}

/** Finds out before the run, which costs requests, whether its reports can be written. */
async function checkOutput(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? error.code : error;
    throw new SettingsError(
      'output-not-writable',
      `--output: no file can be written to ${JSON.stringify(folder)} (${why}): name another folder.`,
    );
  }
}
