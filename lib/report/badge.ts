import { staleIn } from './gate-text.ts';
import { jsonText } from './json-text.ts';
import { isWarning, type Report } from './report.ts';

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
  switch (exitCode) {
    case 0: {
      const conformant = verdicts.filter(({ verdict }) => verdict === 'conformant').length;
      return badge(`conformant ${conformant}/${verdicts.length}`, verdicts.some(isWarning) ? 'yellow' : 'green');
    }
    case 1: {
      const violated = verdicts.filter(({ fails }) => fails).length;
      const stale = report.gate === undefined ? 0 : staleIn(report.gate).length;
      return badge(violated > 0 ? `${violated} violated` : `${stale} stale`, 'red');
    }
    case 2:
    case 4:
    case 70:
      return badge('not judged', 'lightgrey');
    case 3:
      return badge('incomplete', 'yellow');
    case 130:
      return badge('interrupted', 'lightgrey');
  }
}

/** The text of `badge.json`. */
export function badgeJson(report: Report): string {
  return jsonText(badgeOf(report));
}
