import type { Again } from './next-command.ts';
import type { RecordingReport } from './recording-report.ts';
import type { Report } from './report.ts';

/** A run as every report may see it. */
export interface ReportedRun {
  readonly report: Report;
  readonly recording: RecordingReport;
  /** Names of the files that the run writes. */
  readonly files: readonly string[];
  /** Absent where there was nothing that could be asked again. */
  readonly again?: Again;
  /** The command to try next, on one line; absent where no command ran. */
  readonly next?: string;
}

/** Makes the text of a file: whole, or piece by piece where it may be large. */
export type ReportMaker = (run: ReportedRun) => Promise<string | Iterable<string>>;

/** The files that each kind of report consists of. The code that makes them is loaded when they are asked for. */
const filesOf = {
  junit: { 'junit.xml': async ({ report }) => (await import('./junit.ts')).junitXml(report) },
  html: { 'report.html': async (run) => (await import('./html/report-page.tsx')).htmlReport(run) },
  json: { 'report.json': async ({ report }) => (await import('./json-report.ts')).jsonReport(report) },
  har: { 'recording.har': async ({ recording }) => (await import('./recording-har.ts')).recordingHar(recording) },
  markdown: { 'summary.md': async (run) => (await import('./markdown.ts')).markdownSummary(run) },
  badge: {
    'badge.svg': async ({ report }) => (await import('./badge-svg.ts')).badgeSvg(report),
    'badge.json': async ({ report }) => (await import('./badge.ts')).badgeJson(report),
  },
  ctrf: { 'ctrf-report.json': async ({ report }) => (await import('./ctrf.ts')).ctrfReport(report) },
  sarif: { 'report.sarif': async (run) => (await import('./sarif.ts')).sarifReport(run) },
} as const satisfies Record<string, Readonly<Record<string, ReportMaker>>>;

export type ReportKind = keyof typeof filesOf;

/** Every kind there is. */
export const reportKinds = Object.keys(filesOf).filter(isReportKind);

/** Those that a run writes unless told otherwise. */
export const defaultReportKinds: readonly ReportKind[] = ['junit', 'html', 'json'];

/** Whether there is a kind of this name. */
export function isReportKind(name: string): name is ReportKind {
  return Object.hasOwn(filesOf, name);
}

/** The names of the files that some kinds of reports consist of. */
export function reportNames(kinds: readonly ReportKind[]): string[] {
  return reportFiles(kinds).map(([name]) => name);
}

/** The same, and how each is made. */
export function reportFiles(kinds: readonly ReportKind[]): [name: string, make: ReportMaker][] {
  return kinds.flatMap((kind) => Object.entries<ReportMaker>(filesOf[kind]));
}
