import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { snapshotRules } from '../../suites/snapshot.ts';
import {
  emptySnapshot,
  mergeSnapshots,
  type Snapshot,
  snapshotOf,
  snapshotText,
  withoutSecretNames,
} from '../judge/snapshot.ts';
import { counted } from '../report/counted.ts';
import { commandOf } from '../report/next-command.ts';
import { printable } from '../report/printable.ts';
import { askedOperations } from '../run/asked-operations.ts';
import { failureCode } from './failure-code.ts';
import { listenForInterruption } from './interruption.ts';
import { checkFolder, performRun } from './perform-run.ts';
import { wordsOf } from './setting-sources.ts';
import { type Flags, readSettings, type Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';
import { readSnapshot } from './snapshot-file.ts';
import type { Surroundings } from './surroundings.ts';

export interface SnapshotFlags
  extends Pick<Flags, 'target' | 'keyFile' | 'allowWrites' | 'resources' | 'limit' | 'quiet'> {
  /** The file to write. */
  readonly out?: string;
  /** Files of snapshots to add. */
  readonly merge?: readonly string[];
}

/**
 * Writes down what a target looks like: a run of what shows most of it, in one window of the rate limit. Snapshots that
 * are named are added; without a target they are all there is to it, and nothing is sent.
 *
 * @returns the exit code: 0 written, 3 written but items were left behind, or nothing is written since nothing was seen
 *   or the run was cut short, 4 target unreachable, 130 interrupted; what the file held before then stays
 * @throws SettingsError before anything is sent, and where the file cannot be written
 */
export async function snapshotCommand(flags: SnapshotFlags, surroundings: Surroundings): Promise<number> {
  const { out, merge = [], ...runFlags } = flags;
  const readFile = (path: string) => readFileSync(path, 'utf8');
  const { environment, output, errors, redaction } = surroundings;
  // Nothing of it depends on chance; and what it writes may be what the environment names, and not be there yet.
  const sources = { environment, readFile, randomSeed: () => 1, redaction };
  const settings = {
    ...readSettings({ ...runFlags, snapshot: '' }, sources),
    rateLimits: false,
    snapshot: emptySnapshot,
  };
  const say = (text: string) => printable(redaction.redact(text));
  const isSecret = (text: string) => redaction.holdsSecret(text);
  const added = merge.map((path) => withoutSecretNames(readSnapshot(path, '--merge', readFile), isSecret));
  const file = out ?? join(settings.output, 'snapshot.json');
  await checkFolder(dirname(file), '--out');
  if (settings.target === undefined && added.length > 0) {
    const snapshot = added.reduce(mergeSnapshots, emptySnapshot);
    await write(file, snapshot);
    output.write(`${told(snapshot)}\nwritten   ${say(file)}\n`);
    return 0;
  }

  const interruption = listenForInterruption();
  const { result } = await performRun(settings, snapshotRules, {
    ...surroundings,
    interruption: interruption.signal,
  }).finally(() => interruption.end());
  const { ending, leftBehind } = result;
  if (ending.kind === 'interrupted') {
    errors.write('interrupted: no snapshot is written\n');
    return 130;
  }
  // What was seen until a run is cut short would pass for all that there is.
  if (ending.kind === 'unreachable' || ending.kind === 'cut-short') {
    errors.write(`no snapshot: ${say(ending.message)}\nadvice    ${say(ending.advice)}\n`);
    return ending.kind === 'unreachable' ? 4 : 3;
  }
  const asked = askedOperations(result.recording, new URL(result.target));
  const seen = snapshotOf(asked, isSecret);
  if (Object.keys(seen.operations).length === 0) {
    errors.write('no snapshot: no list and no item was served\n');
    return 3;
  }
  const snapshot = added.reduce(mergeSnapshots, seen);
  await write(file, snapshot);
  const lines = [told(snapshot), `written   ${say(file)}`, `next      ${say(nextCommand(settings, flags, file))}`];
  if (!settings.quiet) output.write(`${lines.join('\n')}\n`);
  if (leftBehind.length === 0) return 0;
  errors.write(`${counted(leftBehind.length, 'item')} that this run made could not be deleted\n`);
  return 3;
}

function told({ operations, runs }: Snapshot): string {
  const fields = Object.values(operations).reduce((sum, each) => sum + Object.keys(each.fields).length, 0);
  const served = Object.keys(operations).length;
  return `snapshot: ${counted(served, 'operation')}, ${counted(fields, 'place')} in their answers, from ${counted(runs, 'run')}`;
}

/** What the caller forbade or declared of the target holds for the run that is held against the snapshot, too. */
function nextCommand({ target }: Settings, flags: SnapshotFlags, file: string): string {
  const words = wordsOf(flags, ['keyFile', 'allowWrites', 'resources', 'limit']);
  return commandOf([...(target ? ['--target', target.href] : []), ...words, '--snapshot', file]);
}

async function write(file: string, snapshot: Snapshot): Promise<void> {
  try {
    await writeFile(file, snapshotText(snapshot));
  } catch (error) {
    const message = `The snapshot ${JSON.stringify(file)} could not be written (${failureCode(error)}): name another file by --out.`;
    throw new SettingsError('snapshot-not-written', message);
  }
}
