import type { Again } from './next-command.ts';
import type { RecordingReport } from './recording-report.ts';
import type { Report } from './report.ts';

/** A run as every report may see it. */
export interface ReportedRun {
  readonly report: Report;
  readonly recording: RecordingReport;
  /** Absent where there was nothing that could be asked again. */
  readonly again?: Again;
  /** The command to try next, on one line; absent where no command ran. */
  readonly next?: string;
}

/** A file that a run leaves behind. */
export interface ReportDocument {
  readonly name: string;
  /** Whole, or piece by piece where it may be large. */
  readonly text: string | Iterable<string>;
}

/** What each kind of report writes. Their code is loaded when they are asked for. */
const documentsOf = {
  junit: async ({ report }) => {
    const { junitXml } = await import('./junit.ts');
    return [{ name: 'junit.xml', text: junitXml(report) }];
  },
  html: async (run) => {
    const { htmlReport } = await import('./html/report-page.tsx');
    return [{ name: 'report.html', text: htmlReport(run) }];
  },
  json: async ({ report }) => {
    const { jsonReport } = await import('./json-report.ts');
    return [{ name: 'report.json', text: jsonReport(report) }];
  },
  har: async ({ recording }) => {
    const { recordingHar } = await import('./recording-har.ts');
    return [{ name: 'recording.har', text: recordingHar(recording) }];
  },
  markdown: async (run) => {
    const { markdownSummary } = await import('./markdown.ts');
    return [{ name: 'summary.md', text: markdownSummary(run) }];
  },
  badge: async ({ report }) => {
    const { badgeJson } = await import('./badge.ts');
    const { badgeSvg } = await import('./badge-svg.ts');
    return [
      { name: 'badge.svg', text: badgeSvg(report) },
      { name: 'badge.json', text: badgeJson(report) },
    ];
  },
  ctrf: async ({ report }) => {
    const { ctrfReport } = await import('./ctrf.ts');
    return [{ name: 'ctrf-report.json', text: ctrfReport(report) }];
  },
  sarif: async ({ report }) => {
    const { sarifReport } = await import('./sarif.ts');
    return [{ name: 'report.sarif', text: sarifReport(report) }];
  },
} as const satisfies Record<string, (run: ReportedRun) => Promise<readonly ReportDocument[]>>;

export type ReportKind = keyof typeof documentsOf;

/** Every kind there is. */
export const reportKinds = Object.keys(documentsOf).filter(isReportKind);

/** Those that a run writes unless told otherwise. */
export const defaultReportKinds: readonly ReportKind[] = ['junit', 'html', 'json'];

export function isReportKind(name: string): name is ReportKind {
  return Object.hasOwn(documentsOf, name);
}

/** What one kind of report writes. */
export function reportDocuments(kind: ReportKind, run: ReportedRun): Promise<readonly ReportDocument[]> {
  return documentsOf[kind](run);
}
