import { readFileSync } from 'node:fs';
import { compareReports } from '../gate/comparison.ts';
import { comparisonText } from '../report/comparison-text.ts';
import { jsonText } from '../report/json-text.ts';
import { reportIn } from './report-files.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Tells what a newer report has and an older one has not, and the other way round.
 *
 * @returns 0 where nothing is new, 1 where something is
 * @throws SettingsError where one of the files is no report
 */
export function compareCommand(
  older: string,
  newer: string,
  { json }: { readonly json?: boolean },
  { output, redaction }: Pick<Surroundings, 'output' | 'redaction'>,
): number {
  const readFile = (path: string) => readFileSync(path, 'utf8');
  const read = (path: string) => reportIn(path, 'compare', readFile, (text) => redaction.redact(text));
  const comparison = compareReports(read(older), read(newer));
  const columns = output.isTTY ? output.columns : 80;
  output.write(json ? jsonText(comparison) : comparisonText(comparison, columns));
  return comparison.findings.new.length > 0 ? 1 : 0;
}
