import type { VerdictReport } from '../report.ts';
import { stateOf } from '../verdict-state.ts';

/** What the mark of a rule says, for who does not see it. */
export function StateInWords({ verdict }: { readonly verdict: VerdictReport }) {
  return <span class="unseen">{`${stateOf(verdict)}: `}</span>;
}
