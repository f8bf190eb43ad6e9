import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Gate } from '../gate/gate.ts';
import { watchExchanges } from '../report/debug.ts';
import { makeFolder } from '../report/make-folder.ts';
import { keepsLines, progressOn } from '../report/progress.ts';
import { PathUnknownError } from '../run/asking.ts';
import { noLedger } from '../run/ledger.ts';
import type { Rule } from '../run/rule.ts';
import { runContract } from '../run/run.ts';
import { newRunId } from '../run/run-mark.ts';
import { urlBelow } from '../run/target-url.ts';
import type { RunResult } from '../run/verdict.ts';
import { failureCode } from './failure-code.ts';
import { earlierRuns, fileLedger } from './ledger-files.ts';
import type { Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';
import { runSettings, type Subject, subjectOf } from './subject.ts';
import type { Surroundings } from './surroundings.ts';

/** What a run takes from the process it runs in. */
export interface InterruptibleSurroundings extends Surroundings {
  /** Ends the run early; what it made is deleted all the same. */
  readonly interruption: AbortSignal;
}

/**
 * Runs rules on the target of the settings, or on the reference for want of one, and tells how that goes on.
 *
 * @param gateOn makes the gate of the run once it is known what is judged
 * @returns the result, and the gate if there is one
 * @throws SettingsError where the path of the settings leads to no input
 */
export async function performRun(
  settings: Settings,
  rules: readonly Rule[],
  { environment, errors, redaction, interruption }: InterruptibleSurroundings,
  gateOn?: (subject: Subject) => Gate,
): Promise<{ readonly result: RunResult; readonly gate: Gate | undefined }> {
  const isPlain = settings.debug || keepsLines(environment);
  const progress = await progressOn(errors, { quiet: settings.quiet, isPlain });
  const tellInterrupted = () =>
    progress.say('\nInterrupted: deleting what the run made, then writing the reports. Ctrl-C again stops at once.');
  interruption.addEventListener('abort', tellInterrupted);
  const subject = await subjectOf(settings);
  redaction.useKey(subject.key);
  redaction.useTarget(subject.url.href);
  const onExchange = watchExchanges(redaction, settings.debug ? errors : undefined);
  const gate = gateOn?.(subject);
  const runId = newRunId();
  // What the embedded reference holds goes away with this process, so there is nothing to write down.
  const owner = { run: runId, target: urlBelow(subject.url, ''), key: subject.key };
  const ledger = subject.embedded
    ? noLedger
    : fileLedger(settings.output, owner, (text) => redaction.holdsSecret(text));
  try {
    const result = await runContract({ ...runSettings(settings, subject), toleranceOf: gate?.toleranceOf }, rules, {
      onEvent: (event) => {
        if (event.kind === 'exchange') onExchange(event.exchange);
        progress.onEvent(event);
      },
      signal: interruption,
      runId,
      ledger,
      earlier: subject.embedded ? [] : earlierRuns(settings.output, owner),
    });
    return { result, gate };
  } catch (error) {
    if (error instanceof PathUnknownError) throw new SettingsError('path-unknown', error.message);
    throw error;
  } finally {
    progress.end();
    await subject.close();
    interruption.removeEventListener('abort', tellInterrupted);
  }
}

/**
 * Finds out before the run, which costs requests, whether its files can be written.
 *
 * @param flag the one that names the folder
 */
export async function checkFolder(folder: string, flag: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new SettingsError(
      'output-not-writable',
      `${flag}: no file can be written to ${JSON.stringify(folder)} (${failureCode(error)}): name another folder.`,
    );
  }
}
