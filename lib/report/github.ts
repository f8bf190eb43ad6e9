import { appendFile, stat } from 'node:fs/promises';
import { annotations } from './annotations.ts';
import { largestSummary, markdownSummary } from './markdown.ts';
import { printable } from './printable.ts';
import type { Redaction } from './redaction.ts';
import type { ReportedRun } from './report-kinds.ts';

/** What a step of a workflow on GitHub has to do with. */
export interface GitHubStep {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where commands to the runner are written; it reads standard output and standard error alike. */
  readonly commands: Pick<NodeJS.WriteStream, 'write'>;
  /** For what did not work. */
  readonly errors: Pick<NodeJS.WriteStream, 'write'>;
  readonly redaction: Redaction;
}

/**
 * Tells GitHub of a run, where it runs there: annotations where `GITHUB_ACTIONS` is `true`, and the summary at the end of
 * the file that `GITHUB_STEP_SUMMARY` names. A summary that cannot be written is told, and is no reason to fail a run.
 */
export async function tellGitHub(run: ReportedRun, step: GitHubStep): Promise<void> {
  const { environment, commands, errors, redaction } = step;
  if (environment['GITHUB_ACTIONS'] === 'true') commands.write(annotations(run));
  const file = environment['GITHUB_STEP_SUMMARY'];
  if (!file) return;
  const mistake = await appendSummary(run, file);
  if (mistake !== undefined) {
    const told = printable(redaction.redactMistake(`${file} (${mistake})`));
    errors.write(`The summary could not be added to the file that GITHUB_STEP_SUMMARY names, ${told}.\n`);
  }
}

/** @returns why the summary was not appended, or nothing */
async function appendSummary(run: ReportedRun, file: string): Promise<string | undefined> {
  try {
    // What keeps it from being looked at keeps it from being written to as well, unless it is not there yet.
    const taken = (await stat(file).catch(() => undefined))?.size ?? 0;
    // A heading begins after an empty line, whatever stands before it.
    const gap = taken === 0 ? '' : '\n\n';
    const text = markdownSummary(run, largestSummary - taken - gap.length);
    if (text === '') return `${taken} of the ${largestSummary} bytes that GitHub shows are taken`;
    await appendFile(file, gap + text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
