import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pc from 'picocolors';
import { contract } from '../../suites/contract.ts';
import { documentedRateLimit } from '../exchange/pacing.ts';
import { shellWord } from '../report/curl.ts';
import { jsonReport } from '../report/json-report.ts';
import { type Again, nextCommand } from '../report/next-command.ts';
import { RecordingReport } from '../report/recording-report.ts';
import type { Redaction } from '../report/redaction.ts';
import { type Report, reportOf } from '../report/report.ts';
import type { ReportedRun } from '../report/report-kinds.ts';
import { terminalReport } from '../report/terminal.ts';
import { ReportNotWrittenError, writeReports } from '../report/write-reports.ts';
import { newRunId } from '../run/run-mark.ts';
import type { RunResult } from '../run/verdict.ts';
import { cleanWords } from './clean-command.ts';
import { gateFor } from './gate-files.ts';
import { checkFolder, performRun } from './perform-run.ts';
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
  const { output, errors, redaction } = surroundings;
  const settings = await settingsOf(flags, surroundings);
  const rules = selectRules(contract, settings.only, settings.skip);
  const required = requiredRules(contract, rules, settings.require);
  if (settings.path !== undefined && rules.length !== 1) {
    const message = `--path leads to an input of one rule, and ${rules.length} are chosen: name the rule of the finding by --only.`;
    throw new SettingsError('path-without-rule', message);
  }
  const gateOn = await gateFor(settings, redaction, readFile, new Date().toISOString().slice(0, 10));
  await checkFolder(settings.output, '--output');

  const { result, gate } = await performRun(settings, rules, surroundings, gateOn);
  const report = reportOf(result, settings.strict, redaction, required, gate?.outcomeOf(result));
  const again = againOf(report, settings, flags, redaction);
  const written = await tryToWrite({ report, recording: new RecordingReport(result, redaction), again }, settings);
  if (settings.json) output.write(jsonReport(report));
  const human = settings.json ? errors : output;
  const files = written.files.map((file) => redaction.redact(file));
  if (!(settings.json && settings.quiet))
    human.write(humanText(report, settings, flags, again, files, human, redaction));
  if (written.mistake === undefined) return report.exitCode;
  errors.write(`${redaction.redactMistake(written.mistake.message)}\n`);
  return 2;
}

function readFile(path: string): string {
  return readFileSync(path, 'utf8');
}

/** Where there is no key, the reports say so: a pipeline that looks for them shall not find those of an earlier run. */
async function settingsOf(
  flags: Flags,
  { environment, redaction }: Pick<Surroundings, 'environment' | 'redaction'>,
): Promise<Settings> {
  try {
    return readSettings(flags, {
      environment,
      readFile,
      randomSeed: () => randomInt(2 ** 31),
      redaction,
    });
  } catch (mistake) {
    if (mistake instanceof KeyMissingError) {
      await checkFolder(mistake.settings.output, '--output');
      const { report, output } = mistake.settings;
      await writeReports(withoutKey(mistake, redaction), report, output);
    }
    throw mistake;
  }
}

function withoutKey({ code, settings, target, advice }: KeyMissingError, redaction: Redaction): ReportedRun {
  const result: RunResult = {
    target: target.href,
    embedded: false,
    seed: settings.seed,
    runId: newRunId(),
    startedAt: new Date().toISOString(),
    durationMs: 0,
    requests: { sent: 0, counted: 0 },
    counted: new Set(),
    limit: settings.limit ?? documentedRateLimit,
    verdicts: [],
    recording: [],
    ending: { kind: 'unreachable', code, message: 'there is no API key for the target', advice },
    leftBehind: [],
    remarks: [],
  };
  const report: Report = { ...reportOf(result, settings.strict, redaction), exitCode: 2 };
  return { report, recording: new RecordingReport(result, redaction) };
}

/** A report that cannot be written does not take the text on the screen with it. */
async function tryToWrite(
  run: ReportedRun,
  { report: kinds, output }: Pick<Settings, 'report' | 'output'>,
): Promise<{ files: string[]; mistake?: ReportNotWrittenError }> {
  try {
    return { files: await writeReports(run, kinds, output) };
  } catch (mistake) {
    if (mistake instanceof ReportNotWrittenError) return { files: [], mistake };
    throw mistake;
  }
}

function humanText(
  report: Report,
  settings: Settings,
  flags: Flags,
  again: Again,
  files: readonly string[],
  stream: NodeJS.WriteStream,
  redaction: Redaction,
): string {
  const mustClean = report.exitCode === 3 && report.leftBehind.length > 0 && !report.embedded;
  const next = mustClean
    ? ['npx', 'ngrok-conformance', ...cleanWords(settings, flags)].map(shellWord).join(' ')
    : nextCommand(report, again.flags, again.require);
  return terminalReport(report, {
    colors: pc.createColors(stream.isTTY === true && pc.isColorSupported),
    columns: stream.isTTY === true ? stream.columns : 80,
    quiet: settings.quiet,
    files,
    // It names files as the caller named them.
    next: redaction.redact(next),
  });
}

/** It names files as the caller named them. */
function againOf(report: Report, settings: Settings, flags: Flags, redaction: Redaction): Again {
  const target = settings.target === undefined ? [] : ['--target', report.target];
  const key = settings.keyFile === undefined ? [] : ['--key-file', settings.keyFile];
  const words = [...target, ...key, ...limitsOf(flags)];
  return { flags: words.map((word) => redaction.redact(word)), require: settings.require };
}

/** What the caller allowed, forbade or narrowed holds for the next run too. */
function limitsOf({
  allowWrites,
  rateLimits,
  resources,
  scratch,
  strict,
  report,
  limit,
  thorough,
  runs,
  snapshot,
  known,
  baseline,
  timeout,
  timeLimit,
}: Flags): string[] {
  const given = (name: string, value: boolean | undefined) =>
    value === undefined ? [] : [value ? `--${name}` : `--no-${name}`];
  return [
    ...given('allow-writes', allowWrites),
    ...given('rate-limits', rateLimits),
    ...(resources ? ['--resources', resources.join(',')] : []),
    ...(scratch ? ['--scratch', scratch.join(',')] : []),
    ...(limit === undefined ? [] : ['--limit', limit]),
    ...(thorough ? ['--thorough'] : []),
    ...(runs === undefined ? [] : ['--runs', runs]),
    ...(snapshot === undefined ? [] : ['--snapshot', snapshot]),
    ...(timeout === undefined ? [] : ['--timeout', timeout]),
    ...(timeLimit === undefined ? [] : ['--time-limit', timeLimit]),
    ...(strict ? ['--strict'] : []),
    ...(report ? ['--report', report.join(',')] : []),
    ...(known ?? []).flatMap((file) => ['--known', file]),
    ...(baseline === undefined ? [] : ['--baseline', baseline]),
  ];
}
