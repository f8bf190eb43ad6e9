import type { VerdictReport } from '../report.ts';
import { columnOf } from '../summary.ts';

/** What the mark of a rule says, for who does not see it: the heading of its column, as said of one rule. */
export function StateInWords({ verdict }: { readonly verdict: VerdictReport }) {
  const heading = columnOf(verdict)?.heading ?? verdict.verdict;
  return <span class="unseen">{`${heading === 'warnings' ? 'warning' : heading}: `}</span>;
}
