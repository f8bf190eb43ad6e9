import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { isSameTarget, placedFindings } from '../gate/comparison.ts';
import { pruned } from '../gate/prune.ts';
import { jsonText } from '../report/json-text.ts';
import { printable } from '../report/printable.ts';
import { ReportNotWrittenError, writeReport } from '../report/write-reports.ts';
import { explaining, reportIn } from './report-files.ts';
import { SettingsError } from './settings-error.ts';
import type { Surroundings } from './surroundings.ts';

const source = 'baseline prune';

/**
 * Takes out of a baseline what a newer report no longer has.
 *
 * @param flags.output file to write to; the baseline itself if not said
 * @throws SettingsError where one of the files is no report, or the baseline cannot be written
 */
export async function pruneCommand(
  baseline: string,
  report: string,
  { output: file = baseline }: { readonly output?: string },
  { output, redaction }: Pick<Surroundings, 'output' | 'redaction'>,
): Promise<number> {
  const readFile = (path: string) => readFileSync(path, 'utf8');
  const redact = (text: string) => redaction.redact(text);
  const before = reportIn(baseline, source, readFile, redact);
  const newer = reportIn(report, source, readFile, redact);
  const after = explaining(report, source, () => pruned(before, newer));
  try {
    await writeReport(dirname(file), basename(file), jsonText(after));
  } catch (error) {
    if (!(error instanceof ReportNotWrittenError)) throw error;
    throw new SettingsError('output-not-writable', error.message);
  }
  const [was, left] = [before, after].map((each) => placedFindings(each).size);
  output.write(`${redact(file)}: ${left} of ${was} findings stay\n`);
  if (!isSameTarget(before, newer)) {
    const [then, now] = [before, newer].map(({ target }) => redact(printable(target)));
    output.write(`note: it is a baseline of ${then}, and the report is of ${now}\n`);
  }
  return 0;
}
