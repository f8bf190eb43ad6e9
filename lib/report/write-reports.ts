import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReportDocument, type ReportedRun, type ReportKind, reportDocuments } from './report-kinds.ts';

/** A report that could not be written. */
export class ReportNotWrittenError extends Error {
  override readonly name = 'ReportNotWrittenError';
  readonly code = 'report-not-written';
}

/**
 * Writes reports into a folder, which is made where it is missing.
 *
 * @returns the paths written, as the folder was given
 * @throws ReportNotWrittenError where the file system refuses
 */
export async function writeReports(run: ReportedRun, kinds: readonly ReportKind[], folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (const kind of kinds) {
    for (const { name, text } of await reportDocuments(kind, run)) paths.push(await writeReport(folder, name, text));
  }
  return paths;
}

/** Writes one report, as `writeReports` does. */
export async function writeReport(folder: string, name: string, text: ReportDocument['text']): Promise<string> {
  const path = join(folder, name);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ReportNotWrittenError(`The report ${path} could not be written (${why}). Choose another folder.`, {
      cause,
    });
  }
  return path;
}
