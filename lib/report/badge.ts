import { staleIn } from './gate-text.ts';
import { jsonText } from './json-text.ts';
import { isWarning, type Report } from './report.ts';
import { runStateOf } from './verdict-state.ts';

/** What shields.io draws a badge from: the schema of its endpoint badge, version 1. */
export interface Badge {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: 'green' | 'yellow' | 'red' | 'lightgrey';
  /** Keeps whoever shows the badge from choosing another colour. */
  readonly isError: boolean;
}

/** What came of a run, in two or three words of our own. */
export function badgeOf(report: Report): Badge {
  const { exitCode, verdicts } = report;
  const badge = (message: string, color: Badge['color']): Badge => ({
    schemaVersion: 1,
    label: 'ngrok API conformance',
    message,
    color,
    isError: exitCode !== 0,
  });
  const state = runStateOf(report);
  switch (state) {
    case 'conformant': {
      const conformant = verdicts.filter(({ verdict }) => verdict === 'conformant').length;
      return badge(`${state} ${conformant}/${verdicts.length}`, verdicts.some(isWarning) ? 'yellow' : 'green');
    }
    case 'violated':
      return badge(`${verdicts.filter(({ fails }) => fails).length} ${state}`, 'red');
    case 'stale':
      return badge(`${report.gate === undefined ? 0 : staleIn(report.gate).length} ${state}`, 'red');
    case 'incomplete':
      return badge(state, 'yellow');
    case 'not judged':
    case 'interrupted':
      return badge(state, 'lightgrey');
  }
}

/** The text of `badge.json`. */
export function badgeJson(report: Report): string {
  return jsonText(badgeOf(report));
}
