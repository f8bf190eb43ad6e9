import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonReport } from './json-report.ts';
import type { Report } from './report.ts';

/** A report that could not be written. */
export class ReportNotWrittenError extends Error {
  override readonly name = 'ReportNotWrittenError';
  readonly code = 'report-not-written';
}

/**
 * Writes `junit.xml` and `report.json` into a folder, which is made where it is missing.
 *
 * @returns the paths written, as the folder was given
 * @throws ReportNotWrittenError where the file system refuses
 */
export async function writeReports(report: Report, folder: string): Promise<string[]> {
  const { junitXml } = await import('./junit.ts');
  return [
    await writeReport(folder, 'junit.xml', junitXml(report)),
    await writeReport(folder, 'report.json', jsonReport(report)),
  ];
}

/** Writes one report, as `writeReports` does. */
export async function writeReport(folder: string, name: string, text: string): Promise<string> {
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
