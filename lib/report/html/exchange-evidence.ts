import type { Report } from '../report.ts';
import { marks, stateOf } from '../verdict-state.ts';

/** A violated rule that an exchange shows, with the mark of its verdict. */
export interface ShownViolation {
  readonly rule: string;
  readonly mark: string;
}

/** The violated rules that findings show by an exchange, by its number. */
export function evidenceIn({ verdicts }: Report): ReadonlyMap<number, readonly ShownViolation[]> {
  const byNumber = new Map<number, ShownViolation[]>();
  for (const verdict of verdicts) {
    for (const number of new Set(verdict.findings.flatMap(({ exchanges }) => exchanges))) {
      const shown = byNumber.get(number) ?? [];
      shown.push({ rule: verdict.rule, mark: marks[stateOf(verdict)] });
      byNumber.set(number, shown);
    }
  }
  return byNumber;
}
