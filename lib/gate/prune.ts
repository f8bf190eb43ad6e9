import { identityOf } from '../run/finding-identity.ts';
import { placedFindings, sumOf } from './comparison.ts';
import { judgedRules, type ReportFile, ReportFileError, type VerdictInFile } from './report-file.ts';

/**
 * Takes out of a baseline what a newer run no longer finds. Nothing is ever added, so that a baseline can only become
 * stricter; findings of rules that the newer run did not judge stay.
 *
 * @throws ReportFileError where the newer run was not finished, and so may have missed something
 */
export function pruned(baseline: ReportFile, newer: ReportFile): ReportFile {
  if (newer.ending.kind !== 'complete') {
    throw new ReportFileError('is of a run that was not finished, which may have missed something: run it again');
  }
  const found = placedFindings(newer);
  const judged = judgedRules(newer);
  const verdicts = baseline.verdicts.map((verdict) =>
    judged.has(verdict.rule) ? withFindings(verdict, found) : verdict,
  );
  const shown = new Set(verdicts.flatMap(({ findings }) => findings.flatMap(({ exchanges }) => exchanges)));
  return { ...baseline, verdicts, exchanges: baseline.exchanges.filter(({ number }) => shown.has(number)) };
}

/** A rule of which no finding is left is conformant from now on. */
function withFindings(verdict: VerdictInFile, found: ReadonlyMap<string, unknown>): VerdictInFile {
  const findings = verdict.findings.flatMap((finding) => {
    const places = finding.places.filter((place) => found.has(identityOf(verdict.rule, finding.kind, place)));
    if (places.length === finding.places.length) return [finding];
    return places.length === 0 ? [] : [{ ...finding, places, occurrences: sumOf(places) }];
  });
  return verdict.findings.length > 0 && findings.length === 0
    ? { ...verdict, verdict: 'conformant', findings }
    : { ...verdict, findings };
}
