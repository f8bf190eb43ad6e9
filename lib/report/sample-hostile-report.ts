import type { Ending, Verdict } from '../run/verdict.ts';
import type { Report } from './report.ts';
import { reportOf } from './report-of.ts';
import { redactionOf } from './sample-redaction.ts';
import { sampleExchange, sampleFinding, sampleKey, sampleRule, sampleRun } from './sample-run.ts';

/** For tests: a report that has a text wherever a target or a file can put one. */
export function hostileReport(text: string, kind: Ending['kind'] = 'complete'): Report {
  const known = { reason: text, link: text, expires: '2027-01-31' };
  const finding = sampleFinding({
    expected: text,
    actual: text,
    at: text,
    remark: text,
    kind: text,
    places: [{ request: text, at: text, occurrences: 1 }],
    exchanges: [sampleExchange({ method: 'POST', headers: [['x-note', text]], body: text }, text)],
  });
  const verdicts: Verdict[] = [
    { rule: sampleRule(), verdict: 'violated', findings: [finding, finding] },
    {
      rule: sampleRule({ id: 'pagination.link-keeps-limit', level: 'should' }),
      verdict: 'violated',
      findings: [{ ...finding, level: 'should' }],
    },
    {
      rule: sampleRule({ id: 'pagination.limit' }),
      verdict: 'violated',
      findings: [{ ...finding, tolerance: known }],
    },
    { rule: sampleRule({ id: 'pagination.walk' }), verdict: 'conformant', judged: 3, evidence: text },
    { rule: sampleRule({ id: 'pagination.before-id' }), verdict: 'inconclusive', reason: text },
    { rule: sampleRule({ id: 'transport.tls', section: 'transport' }), verdict: 'not-applicable', reason: text },
  ];
  const run = sampleRun(verdicts, {
    target: `http://127.0.0.1:4040/${text}`,
    leftBehind: [{ url: text, reason: text }],
    remarks: [text],
    ending:
      kind === 'unreachable' || kind === 'cut-short'
        ? { kind, code: 'no-answer', message: text, advice: text }
        : { kind },
  });
  const place = { file: 'known.yaml', line: 3, column: 5 };
  const entry = { ...place, rule: 'pagination.limit', scope: {}, finding: {}, ...known };
  const gone = {
    rule: 'pagination.walk',
    expected: text,
    actual: text,
    kind: text,
    request: text,
    at: text,
    occurrences: 1,
  };
  return reportOf(run, false, redactionOf(sampleKey), new Set(['pagination.before-id']), {
    entries: [
      { entry, state: 'unmatched', why: text },
      { entry, state: 'not-checked', why: text },
    ],
    baseline: { seed: 42, gone: [gone], notJudged: ['pagination.walk'] },
  });
}
