import { groupedBy } from '../contract/grouped-by.ts';
import { type FindingReport, isTolerated, type Report, type VerdictReport } from './report.ts';

/** A violated rule, with what no other rule tells in its place. */
export interface ToldRule {
  /** With those of its findings that it tells for their cause. */
  readonly verdict: VerdictReport;
  /** Other rules that stumble over these causes, in the order of the report. */
  readonly also: readonly AlsoFound[];
}

/** Findings of one rule that are told under those of another. */
export interface AlsoFound {
  readonly verdict: VerdictReport;
  readonly findings: readonly FindingReport[];
}

interface Part {
  readonly verdict: VerdictReport;
  readonly finding: FindingReport;
  /** In the report. */
  readonly position: number;
}

/**
 * The violated rules that are told by themselves: each cause is told once, by the rule with its heaviest finding; where
 * several weigh the same, by that with the one that was seen most often, and then by the first. Each finding of the
 * report is in it once.
 *
 * @returns in the order of the report
 */
export function toldByCause({ verdicts }: Pick<Report, 'verdicts'>): ToldRule[] {
  const parts = verdicts
    .flatMap((verdict) => verdict.findings.map((finding) => ({ verdict, finding })))
    .map((part, position): Part => ({ ...part, position }));
  const causes = [...groupedBy(parts, ({ finding }) => finding.cause ?? finding).values()];
  const byTeller = groupedBy(causes, (cause) => cause.toSorted(heaviestFirst)[0]?.verdict);
  return verdicts.flatMap((verdict) => {
    const told = byTeller.get(verdict)?.flat().toSorted(inOrder) ?? [];
    const byRule = groupedBy(told, (part) => part.verdict);
    const also = [...byRule].filter(([rule]) => rule !== verdict);
    return told.length === 0
      ? []
      : {
          verdict: withFindings(verdict, findingsOf(byRule.get(verdict) ?? [])),
          also: also.map(([rule, others]) => ({ verdict: rule, findings: findingsOf(others) })),
        };
  });
}

/** What is left of a violation may be known where the violation is not: then it is told as what is known. */
function withFindings(verdict: VerdictReport, findings: readonly FindingReport[]): VerdictReport {
  const left = { ...verdict, findings };
  return isTolerated(left) ? { ...left, fails: false } : left;
}

function findingsOf(parts: readonly Part[]): FindingReport[] {
  return parts.map(({ finding }) => finding);
}

function heaviestFirst(one: Part, other: Part): number {
  const heavier = Number(other.finding.level === 'must') - Number(one.finding.level === 'must');
  return heavier || other.finding.occurrences - one.finding.occurrences || inOrder(one, other);
}

function inOrder(one: Part, other: Part): number {
  return one.position - other.position;
}
