import type { Report, VerdictReport } from '../report.ts';

/** The verdicts whose findings show an exchange, by its number. */
export function evidenceIn({ verdicts }: Report): ReadonlyMap<number, readonly VerdictReport[]> {
  const byNumber = new Map<number, VerdictReport[]>();
  for (const verdict of verdicts) {
    for (const number of new Set(verdict.findings.flatMap(({ exchanges }) => exchanges))) {
      const shown = byNumber.get(number) ?? [];
      shown.push(verdict);
      byNumber.set(number, shown);
    }
  }
  return byNumber;
}
