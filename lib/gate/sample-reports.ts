import fc from 'fast-check';
import type { FindingInFile, ReportFile, VerdictInFile } from './report-file.ts';

/** For tests: the report of a run on a mock, with these verdicts. */
export function sampleReport(verdicts: readonly VerdictInFile[] = [], change: Partial<ReportFile> = {}): ReportFile {
  const shown = verdicts.flatMap(({ findings }) => findings.flatMap(({ exchanges }) => exchanges));
  return {
    target: 'http://127.0.0.1:4040/',
    embedded: false,
    seed: 42,
    ending: { kind: 'complete' },
    verdicts,
    exchanges: [...new Set(shown)].map((number) => ({ number })),
    ...change,
  };
}

/** For tests: a finding of one kind in some places, once in each. */
export function sampleFound(kind: string, ...requests: readonly string[]): FindingInFile {
  return {
    expected: `not ${kind}`,
    actual: kind,
    kind,
    places: requests.map((request) => ({ request, at: 'status', occurrences: 1 })),
    occurrences: requests.length,
    exchanges: [requests.length],
  };
}

/** For tests: a rule that was violated in this way, or found conformant where there is no finding. */
export function sampleVerdict(rule: string, ...findings: readonly FindingInFile[]): VerdictInFile {
  return { rule, verdict: findings.length > 0 ? 'violated' : 'conformant', findings };
}

const kinds = ['a', 'b'];
const requests = ['GET /', 'GET /api_keys', 'POST /api_keys'];

const findings = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...kinds), fc.subarray(requests, { minLength: 1 })), {
    selector: ([kind]) => kind,
  })
  .map((all) => all.map(([kind, where]) => sampleFound(kind, ...where)));

const verdict = (rule: string) =>
  fc.oneof(
    findings.map((found) => sampleVerdict(rule, ...found)),
    fc.constantFrom('inconclusive' as const, 'not-applicable' as const).map((not) => ({
      ...sampleVerdict(rule),
      verdict: not,
    })),
  );

/** For tests: reports that have much in common with each other. */
export const reports: fc.Arbitrary<ReportFile> = fc
  .tuple(...['x.one', 'x.two', 'x.three'].map((rule) => fc.option(verdict(rule), { nil: undefined })))
  .map((verdicts) => sampleReport(verdicts.filter((each) => each !== undefined)));
