import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonReport } from '../report/json-report.ts';
import { reportOf } from '../report/report-of.ts';
import { redactionOf } from '../report/sample-redaction.ts';
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
    [written({ verdicts: [{ rule: 'x.one', verdict: 'good', findings: [] }] }), /at \/verdicts\/0\/verdict/],
    [written({ verdicts: [sampleVerdict('Sk-1_2')] }), /at \/verdicts\/0\/rule "Sk-1_2" stands .*: the id of a rule/],
    [written().replace('"kind":"a",', ''), /at \/verdicts\/0\/findings\/0\/kind "kind" is missing/],
    [written().replace('"places":', '"no-places":'), /at \/verdicts\/0\/findings\/0\/places "places" is missing/],
  ])('is refused where it is something else: %#', (text, message) => {
    expect(() => readReportFile(text)).toThrow(ReportFileError);
    expect(() => readReportFile(text)).toThrow(message);
  });

  it('says nothing of what stands in a file that is something else, such as that of the key', () => {
    expect(() => readReportFile(sampleKey)).toThrow(/^is no JSON$/);
  });

  it('is read without secrets where it is to be written anew, and with all else', () => {
    const finding = { ...sampleFound(`a ${sampleKey}`, 'GET /'), [sampleKey]: [sampleKey, 1, null] };
    const text = written({ verdicts: [sampleVerdict('x.one', finding)], exchanges: [{ number: 1, body: sampleKey }] });
    const redaction = redactionOf(sampleKey);
    const read = readReportFile(text, (each) => redaction.redact(each));
    expect(read).toEqual(JSON.parse(text.replaceAll(sampleKey, '[redacted]')));
  });

  it("is read whole where a mock's key is made of its words", () => {
    const redaction = redactionOf('conformant-expected-exchanges');
    expect(readReportFile(written(), (text) => redaction.redact(text))).toEqual(JSON.parse(written()));
  });

  it('is read or refused, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(() => readReportFile(text)).toThrow(ReportFileError);
      }),
    );
  });
});
