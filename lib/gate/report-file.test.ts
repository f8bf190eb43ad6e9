import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonReport } from '../report/json-report.ts';
import { redactionOf } from '../report/redaction.ts';
import { reportOf } from '../report/report.ts';
import { conformant, sampleKey, sampleRun, violated, warned } from '../report/sample-run.ts';
import { ReportFileError, readReportFile } from './report-file.ts';
import { sampleFound, sampleReport, sampleVerdict } from './sample-reports.ts';

const written = (change = {}) =>
  JSON.stringify({ ...sampleReport([sampleVerdict('x.one', sampleFound('a', 'GET /'))]), ...change });

describe('a report.json', () => {
  it.each([
    ['complete', sampleRun([violated(), conformant(), warned()])],
    ['interrupted', sampleRun([violated()], { ending: { kind: 'interrupted' } })],
    ['unreachable', sampleRun([], { ending: { kind: 'unreachable', code: 'x', message: 'm', advice: 'a' } })],
  ])('is read as it was written: %s', (_, run) => {
    const text = jsonReport(reportOf(run, false, redactionOf(sampleKey)));
    expect(readReportFile(text)).toEqual(JSON.parse(text));
  });

  it.each([
    ['', /^is no JSON/],
    ['null', /wrote: null stands where this belongs: the report of a run/],
    ['[]', /wrote: an array of 0 stands/],
    ['{}', /"target" is missing/],
    [written({ target: 'javascript:alert(1)' }), /at \/target /],
    [written({ seed: 2 ** 31 }), /at \/seed /],
    [written({ ending: { kind: 'lost' } }), /at \/ending\/kind "lost" stands where/],
    [written({ verdicts: [{ rule: 'x', verdict: 'good', findings: [] }] }), /at \/verdicts\/0\/verdict/],
    [written().replace('"kind":"a",', ''), /at \/verdicts\/0\/findings\/0\/kind "kind" is missing/],
    [written().replace('"places":', '"no-places":'), /at \/verdicts\/0\/findings\/0\/places "places" is missing/],
  ])('is refused where it is something else: %#', (text, message) => {
    expect(() => readReportFile(text)).toThrow(ReportFileError);
    expect(() => readReportFile(text)).toThrow(message);
  });

  it('is read or refused, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(() => readReportFile(text)).toThrow(ReportFileError);
      }),
    );
  });
});
