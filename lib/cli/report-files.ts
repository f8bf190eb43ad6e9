import { type ReportFile, ReportFileError, readReportFile } from '../gate/report-file.ts';
import { failureCode } from './failure-code.ts';
import { SettingsError } from './settings-error.ts';

/**
 * Reads a report.json that the caller named.
 *
 * @param source flag, variable or command that names it, for the message
 * @param redact takes the secrets out of what stands in it
 * @throws SettingsError `report-unreadable` where there is no such file, `report-malformed` where it is no report
 */
export function reportIn(
  path: string,
  source: string,
  readFile: (path: string) => string,
  redact?: (text: string) => string,
): ReportFile {
  return explaining(path, source, () => readReportFile(textIn(path, source, readFile), redact));
}

/** Does something with the report of a file, and tells what is wrong with it together with the file's name. */
export function explaining<Result>(path: string, source: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ReportFileError)) throw error;
    throw new SettingsError('report-malformed', `${source}: ${JSON.stringify(path)} ${error.message}.`);
  }
}

function textIn(path: string, source: string, readFile: (path: string) => string): string {
  try {
    return readFile(path);
  } catch (error) {
    const message = `${source}: ${JSON.stringify(path)} cannot be read (${failureCode(error)}): name a report.json.`;
    throw new SettingsError('report-unreadable', message);
  }
}
