import { clauses } from '../contract/clauses.ts';
import { type Known, levelOf, type ReportedFinding, type Verdict } from '../run/verdict.ts';
import type { causesIn } from './causes.ts';
import { curlLine } from './curl.ts';
import { failsRun } from './exit-code.ts';
import type { Redaction } from './redaction.ts';
import type { FindingReport, VerdictReport } from './report.ts';
import { shortened } from './shortened.ts';

const links = new Map(Object.entries(clauses).map(([id, { link }]) => [id, link]));

/** What the reports say of one verdict; for those who have verdicts but no whole run, as a vitest test has. */
export function verdictReport(
  verdict: Verdict,
  strict: boolean,
  redaction: Redaction,
  required: ReadonlySet<string> = new Set(),
  causes: ReturnType<typeof causesIn> = new Map(),
): VerdictReport {
  const { id, section, title, hint, asks, judges, accepts } = verdict.rule;
  return {
    rule: id,
    section,
    title,
    level: levelOf(verdict),
    clauses: verdict.rule.clauses.map((clause) => {
      const link = links.get(clause);
      return link === undefined ? { id: clause } : { id: clause, link };
    }),
    hint,
    asks,
    judges,
    ...(accepts !== undefined && { accepts }),
    verdict: verdict.verdict,
    fails: failsRun(verdict, strict),
    required: required.has(id),
    ...outcomeOf(verdict, redaction, causes),
  };
}

function outcomeOf(
  verdict: Verdict,
  redaction: Redaction,
  causes: ReturnType<typeof causesIn>,
): Pick<VerdictReport, 'judged' | 'evidence' | 'reason' | 'findings'> {
  switch (verdict.verdict) {
    case 'conformant':
      return {
        judged: verdict.judged,
        ...(verdict.evidence !== undefined && { evidence: shortened(verdict.evidence, redaction) }),
        findings: [],
      };
    case 'violated':
      return { findings: verdict.findings.map((finding) => findingReport(finding, redaction, causes.get(finding))) };
    case 'inconclusive':
    case 'not-applicable':
      return { reason: shortened(verdict.reason, redaction), findings: [] };
  }
}

function findingReport(finding: ReportedFinding, redaction: Redaction, cause?: number): FindingReport {
  const [telling] = finding.exchanges;
  const { tolerance } = finding;
  return {
    expected: shortened(finding.expected, redaction),
    actual: shortened(finding.actual, redaction),
    ...(finding.at !== undefined && { at: shortened(finding.at, redaction) }),
    level: finding.level,
    occurrences: finding.occurrences,
    kind: shortened(finding.kind, redaction),
    places: finding.places.map((place) => ({ ...place, at: shortened(place.at, redaction) })),
    ...(cause !== undefined && { cause }),
    ...(tolerance === 'baseline' && { baseline: true }),
    ...(typeof tolerance === 'object' && { known: reasonOf(tolerance, redaction) }),
    ...(finding.path !== undefined && { path: finding.path }),
    ...(finding.repeats !== undefined && { repeats: finding.repeats }),
    ...(finding.remark !== undefined && { remark: shortened(finding.remark, redaction) }),
    exchanges: finding.exchanges.map((exchange) => exchange.number),
    ...(telling !== undefined && { curl: curlLine(telling.request, redaction) }),
  };
}

/** What is known of a finding, without the secrets in it. */
export function reasonOf({ reason, link, expires }: Known, redaction: Redaction): Known {
  return { reason: redaction.redact(reason), link: redaction.redact(link), expires };
}
