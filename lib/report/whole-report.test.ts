import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import type { GateOutcome } from '../gate/gate.ts';
import type { Verdict } from '../run/verdict.ts';
import { annotations } from './annotations.ts';
import { RecordingReport } from './recording-report.ts';
import { reportFiles, reportKinds, reportNames } from './report-kinds.ts';
import { reportOf } from './report-of.ts';
import { redactionOf } from './sample-redaction.ts';
import { sampleExchange, sampleFinding, sampleKey, sampleKnown, sampleRule, sampleRun } from './sample-run.ts';
import { terminalReport } from './terminal.ts';
import { wholeReport } from './whole-report.ts';

/** A report of which no face tells all: there is too much of everything. */
function largeReport() {
  const body = 'x'.repeat(10_000);
  const places = Array.from({ length: 120 }, (_, index) => ({ request: 'GET /', at: `/${index}`, occurrences: 1 }));
  const exchanges = [sampleExchange({ method: 'POST', body })];
  const findings = Array.from({ length: 15 }, (_, index) =>
    sampleFinding({ at: `/keys/${index}`, places, exchanges, sightings: [] }),
  );
  const known = findings.map((finding) => ({ ...finding, tolerance: sampleKnown }));
  const violated = Array.from({ length: 15 }, (_, index): Verdict => {
    return { rule: sampleRule({ id: `pagination.rule-${index}` }), verdict: 'violated', findings };
  });
  const notJudged = Array.from({ length: 60 }, (_, index): Verdict => {
    return { rule: sampleRule({ id: `errors.rule-${index}` }), verdict: 'inconclusive', reason: `reason ${index}` };
  });
  const many = Array.from({ length: 60 }, (_, index) => `${index}`);
  const entry = {
    ...sampleKnown,
    file: 'known.yaml',
    line: 3,
    column: 5,
    rule: 'errors.shape',
    scope: {},
    finding: {},
  };
  const gate: GateOutcome = {
    entries: many.flatMap((why) => [
      { entry, state: 'unmatched', why },
      { entry, state: 'not-checked', why },
    ]),
  };
  const result = sampleRun([...violated, { rule: sampleRule(), verdict: 'violated', findings: known }, ...notJudged], {
    remarks: many.map((number) => `${number} ${'long '.repeat(5_000)}`),
    leftBehind: many.map((url) => ({ url, reason: url })),
  });
  const redaction = redactionOf(sampleKey);
  return {
    report: reportOf(result, false, redaction, new Set(), gate),
    recording: new RecordingReport(result, redaction),
  };
}

/** What each face says of a run that writes these files. */
async function facesOf(files: readonly string[]): Promise<[name: string, text: string][]> {
  const run = { ...largeReport(), files, again: { flags: [], choice: [], require: [] }, next: 'npx ngrok-conformance' };
  const options = { colors: pc.createColors(false), columns: 400, quiet: false, files, next: run.next };
  const made = await Promise.all(
    reportFiles(reportKinds).map(async ([name, make]): Promise<[string, string]> => {
      const text = await make(run);
      return [name, typeof text === 'string' ? text : [...text].join('')];
    }),
  );
  return [...made, ['terminal', terminalReport(run.report, options)], ['annotations', annotations(run)]];
}

/** The ends of sentences that lead to the whole report. */
const leads = (text: string) => text.match(/(?<![-\w])report\.json(?:, which --report json writes)?/g) ?? [];

describe('the whole report', () => {
  it('is a file that the run writes, or one that it would write', () => {
    expect(wholeReport(['reports/junit.xml', 'reports/report.json'])).toBe('report.json');
    expect(wholeReport(['ctrf-report.json'])).toBe('report.json, which --report json writes');
  });

  it('is named by each face that tells a part, as written only where it is', async () => {
    const others = reportKinds.filter((kind) => kind !== 'json');
    const [withIt, without] = await Promise.all([facesOf(reportNames(reportKinds)), facesOf(reportNames(others))]);
    for (const faces of [withIt, without]) {
      const telling = faces.filter(([, text]) => leads(text).length > 0).map(([name]) => name);
      expect(telling).toEqual(['report.html', 'summary.md', 'report.sarif', 'terminal', 'annotations']);
    }
    expect(new Set(withIt.flatMap(([, text]) => leads(text)))).toEqual(new Set(['report.json']));
    expect(new Set(without.flatMap(([, text]) => leads(text)))).toEqual(
      new Set(['report.json, which --report json writes']),
    );
  });
});
