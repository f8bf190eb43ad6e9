import { isReportKind, type ReportKind, reportKinds } from '../report/report-kinds.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Given, listOf } from './setting-sources.ts';
import { SettingsError } from './settings-error.ts';

/**
 * The kinds of reports that a comma list names, each once.
 *
 * @throws SettingsError where there is no such kind, or none is named
 */
export function reportKindsIn(given: Given): readonly ReportKind[] {
  const names = listOf(given);
  const unknown = names.find((name) => !isReportKind(name));
  if (unknown === undefined && names.length > 0) return [...new Set(names.filter(isReportKind))];
  const meant = unknown === undefined ? undefined : didYouMean(unknown, reportKinds);
  const advice = meant === undefined ? `give some of ${reportKinds.join(', ')}` : `did you mean ${meant}?`;
  const what = unknown === undefined ? 'names no report' : `there is no report ${JSON.stringify(unknown)}`;
  throw new SettingsError('report-unknown', `${given.source}: ${what}: ${advice}`);
}
