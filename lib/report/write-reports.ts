import { randomUUID } from 'node:crypto';
import { constants, rmSync } from 'node:fs';
import { access, lstat, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { type ReportedRun, type ReportKind, reportFiles } from './report-kinds.ts';

/** A report that could not be written. */
export class ReportNotWrittenError extends Error {
  override readonly name = 'ReportNotWrittenError';
  readonly code = 'report-not-written';
}

/** A report that this program failed to make, through no fault of its caller. */
export class ReportNotMadeError extends Error {
  override readonly name = 'ReportNotMadeError';
  readonly code = 'report-not-made';
}

/** What came of the reports of a run. */
export interface WrittenReports {
  /** Paths, as the folder was given. */
  readonly files: readonly string[];
  /** Why the others are not there. */
  readonly mistakes: readonly (ReportNotWrittenError | ReportNotMadeError)[];
}

/**
 * Writes reports into a folder, which is made where it is missing. One that fails leaves no half of it behind, and keeps
 * no other from being written.
 */
export async function writeReports(
  run: ReportedRun,
  kinds: readonly ReportKind[],
  folder: string,
): Promise<WrittenReports> {
  const files: string[] = [];
  const mistakes: (ReportNotWrittenError | ReportNotMadeError)[] = [];
  for (const [name, make] of reportFiles(kinds)) {
    const path = join(folder, name);
    try {
      const text = await make(run).catch((cause: unknown) => {
        throw notMade(path, cause);
      });
      files.push(await writeReport(folder, name, typeof text === 'string' ? text : told(text, path)));
    } catch (mistake) {
      if (!(mistake instanceof ReportNotWrittenError || mistake instanceof ReportNotMadeError)) throw mistake;
      mistakes.push(mistake);
    }
  }
  return { files, mistakes };
}

/**
 * Removes what an earlier run has left of reports, so that it passes for nothing that this run says, however this one
 * ends. What is no file (a folder, a link that leads elsewhere) is left alone.
 *
 * @throws ReportNotWrittenError where the file system refuses, for then it would not let them be written either
 */
export async function removeReports(kinds: readonly ReportKind[], folder: string): Promise<void> {
  for (const [name] of reportFiles(kinds)) {
    const path = join(folder, name);
    try {
      await removeFile(path);
    } catch (cause) {
      throw notWritten(path, cause);
    }
  }
}

/**
 * Writes one report into a folder, which is made where it is missing.
 *
 * @returns its path
 * @throws ReportNotWrittenError where the file system refuses
 */
export async function writeReport(folder: string, name: string, text: string | Iterable<string>): Promise<string> {
  const path = join(folder, name);
  try {
    await makeFolder(folder);
    await replaceFile(path, text);
  } catch (cause) {
    throw cause instanceof ReportNotMadeError ? cause : notWritten(path, cause);
  }
  return path;
}

/**
 * Writes a file so that whoever looks finds a whole one: half a report is worse than none, and so is one of parts of two,
 * where two runs write to one folder. What is no file (a link that leads elsewhere, a device) is written to as it is.
 */
async function replaceFile(path: string, text: string | Iterable<string>): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found !== undefined && !found.isFile()) return writeFile(path, text);
  const part = `${path}.${randomUUID()}`;
  const removePart = () => rmSync(part, { force: true });
  // A second Ctrl-C ends the process in the middle of this.
  process.on('exit', removePart);
  try {
    await writeFile(part, text);
    await rename(part, path);
  } catch (cause) {
    await unlink(part).catch(() => {});
    throw cause;
  } finally {
    process.off('exit', removePart);
  }
}

/** The pieces of a report. What goes wrong in making one is no failure of the file system that they are written to. */
function* told(pieces: Iterable<string>, path: string): Iterable<string> {
  try {
    yield* pieces;
  } catch (cause) {
    throw notMade(path, cause);
  }
}

async function removeFile(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found?.isFile() !== true) return;
  // A folder lets go of files that nobody may write to.
  await access(path, constants.W_OK);
  await unlink(path);
}

function notWritten(path: string, cause: unknown): ReportNotWrittenError {
  const message = `The report ${path} could not be written (${reasonOf(cause)}). Choose another folder.`;
  return new ReportNotWrittenError(message, { cause });
}

function notMade(path: string, cause: unknown): ReportNotMadeError {
  const message = `The report ${path} could not be made (${reasonOf(cause)}). This is a mistake in ngrok-conformance, please report it.`;
  return new ReportNotMadeError(message, { cause });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
