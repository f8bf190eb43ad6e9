/**
 * Measures how long it takes to report a large run, and how much memory the whole process takes up for it, the recording
 * included.
 *
 *     tsx lib/report/report-load.ts FOLDER KINDS VERDICTS EXCHANGES
 */
import { disclosedSecrets } from './disclosed-secrets.ts';
import { largeRun } from './large-run.ts';
import { RecordingReport } from './recording-report.ts';
import { isReportKind } from './report-kinds.ts';
import { reportOf } from './report-of.ts';
import { redactionOf } from './sample-redaction.ts';
import { sampleKey } from './sample-run.ts';
import { writeReports } from './write-reports.ts';

const [folder = '', kinds = '', verdicts, exchanges] = process.argv.slice(2);
const result = largeRun({ verdicts: Number(verdicts), exchanges: Number(exchanges) });
const redaction = redactionOf(sampleKey, result.recording.slice(0, 10).flatMap(disclosedSecrets));
const start = performance.now();
const run = {
  report: reportOf(result, false, redaction),
  recording: new RecordingReport(result, redaction),
  files: [],
};
await writeReports(run, kinds.split(',').filter(isReportKind), folder);
const ms = Math.round(performance.now() - start);
process.stdout.write(`${JSON.stringify({ ms, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`);
