import { readFileSync } from 'node:fs';
import { resources } from '../contract/api-reference.ts';
import { watchExchanges } from '../report/debug.ts';
import { printable } from '../report/printable.ts';
import { keepsLines, progressOn } from '../report/progress.ts';
import { clean } from '../run/clean.ts';
import { type EarlierRun, type Finished, isFinished } from '../run/finish.ts';
import { canBeScratch } from '../run/scratch.ts';
import { urlBelow } from '../run/target-url.ts';
import type { RunEvent } from '../run/verdict.ts';
import { earlierRun, ledgersIn } from './ledger-files.ts';
import { wordsOf } from './setting-sources.ts';
import { type Flags, readSettings, type Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';
import type { Surroundings } from './surroundings.ts';

/** The flags of `clean`, as the command line gives them. */
export interface CleanFlags {
  readonly target?: string;
  readonly keyFile?: string;
  readonly scratch?: readonly string[];
  readonly limit?: string;
  readonly timeout?: string;
  readonly output?: string;
  readonly run?: string;
}

const exitCodes = { clean: 0, left: 3, unreachable: 4 } as const;

/**
 * Deletes what runs have left at a target, by the ledgers in the output folder, or, where `--run` names a run that has
 * none there, by looking for its mark.
 *
 * @returns the exit code: 0 where nothing is left, 3 where something is, 4 where the target does not answer
 * @throws SettingsError before anything is sent
 */
export async function cleanCommand(
  { run, ...flags }: CleanFlags,
  { environment, output, errors, redaction }: Surroundings,
): Promise<number> {
  const settings = readSettings(flags, {
    environment,
    readFile: (path) => readFileSync(path, 'utf8'),
    randomSeed: () => 0,
    redaction,
  });
  const { target, key, limit, timeoutMs } = settings;
  if (target === undefined || key === undefined) {
    throw new SettingsError('target-missing', 'There is no target to clean: give the --target of the run.');
  }
  if (run !== undefined && !/^[0-9a-z]{1,64}$/.test(run)) {
    const message = `--run is ${JSON.stringify(run)}: give the id of a run, as its report and its ledger name it.`;
    throw new SettingsError('run-malformed', message);
  }

  const told = (text: string) => `${printable(redaction.redact(text))}\n`;
  const { ledgers, unreadable } = ledgersIn(settings.output);
  for (const { path, reason } of unreadable) errors.write(told(`${path} is no ledger and was left alone: ${reason}`));
  const ofTarget = ledgers.filter(
    (ledger) => ledger.target === urlBelow(target, '') && (run === undefined || ledger.run === run),
  );
  // Whoever names a run says that it is at an end.
  const atWork = run === undefined ? ofTarget.filter(({ isAtWork }) => isAtWork) : [];
  for (const ledger of atWork) {
    const advice = `if it is not, clean with --run ${ledger.run}`;
    errors.write(told(`Run ${ledger.run} is at work in process ${ledger.process} and was left alone; ${advice}`));
  }
  const earlier: EarlierRun[] = ofTarget
    .filter((ledger) => !atWork.includes(ledger))
    .map((ledger) => earlierRun(ledger, key));
  const isByMark = run !== undefined && earlier.length === 0;
  if (isByMark) earlier.push(runWithoutLedger(run, target, settings));
  const isAllRead = unreadable.length + atWork.length === 0;
  if (earlier.length === 0) {
    output.write(told(`Nothing to clean: ${settings.output} has no ledger of a run at ${target.href} that has ended.`));
    const others = [...new Set(ledgers.filter((ledger) => !ofTarget.includes(ledger)).map((ledger) => ledger.target))];
    if (others.length > 0) output.write(told(`There are ledgers of runs at ${others.join(', ')}.`));
    return isAllRead ? exitCodes.clean : exitCodes.left;
  }

  const onExchange = watchExchanges(redaction, settings.debug ? errors : undefined);
  const isPlain = settings.debug || keepsLines(environment);
  const progress = await progressOn(errors, { quiet: false, isPlain });
  const onEvent = (event: RunEvent) => {
    if (event.kind === 'exchange') onExchange(event.exchange);
    progress.onEvent(event);
  };
  const { obstacle, finished } = await clean({ target, key, limit, timeoutMs }, earlier, { onEvent }).finally(() =>
    progress.end(),
  );
  if (obstacle?.kind === 'unreachable') {
    errors.write(told(`${obstacle.message}: ${obstacle.advice}`));
    return exitCodes.unreachable;
  }
  for (const item of finished) output.write(told(finishedTold(item)));
  if (isByMark && finished.length === 0) {
    output.write(told(`${settings.output} has no ledger of run ${run}, and no item at ${target.href} shows its mark.`));
  }
  output.write(`${countsTold(finished)}\n`);
  return isFinished(finished) && isAllRead ? exitCodes.clean : exitCodes.left;
}

/** What came of one item, on one line. */
function finishedTold({ outcome, url, reason }: Finished): string {
  return `${outcome.padEnd(8)}${url}${reason === undefined ? '' : `: ${reason}`}`;
}

function countsTold(finished: readonly Finished[]): string {
  const counted = (['deleted', 'gone', 'left'] as const).map(
    (outcome) => `${finished.filter((item) => item.outcome === outcome).length} ${outcome}`,
  );
  return counted.join(', ');
}

/** A run whose ledger is lost may have written to any list that it could have been told to. */
function runWithoutLedger(run: string, target: URL, { scratch }: Settings): EarlierRun {
  const paths = scratch ?? resources.filter(canBeScratch).map(({ path }) => path);
  const lists = [...new Set([...paths, '/api_keys'])].map((path) => urlBelow(target, path));
  return { run, items: [], lists, hadOtherKey: false, onFinished() {} };
}

/** The command that finishes what a run with these settings, from these flags, has left. */
export function cleanWords(settings: Pick<Settings, 'target' | 'keyFile' | 'output'>, flags: Flags): string[] {
  return [
    'clean',
    ...(settings.target === undefined ? [] : ['--target', settings.target.href]),
    ...(settings.keyFile === undefined ? [] : ['--key-file', settings.keyFile]),
    ...(settings.output === 'reports' ? [] : ['--output', settings.output]),
    ...wordsOf(flags, ['limit', 'timeout']),
  ];
}
