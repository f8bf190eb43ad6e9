import { printable } from '../printable.ts';
import type { VerdictReport } from '../report.ts';

/** Longer ones are cut: all of it is found where the rule is told in full. */
const longest = 160;

/** What there is to know of a rule at first sight: its first finding, or why it was not judged. */
export function digestOf({ findings: [first, ...others], reason }: VerdictReport): string | undefined {
  if (first === undefined) return reason === undefined ? undefined : cut(reason);
  const rest = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `${cut(`expected ${first.expected}, got ${first.actual}`)}${rest}`;
}

function cut(text: string): string {
  return printable(text.length <= longest ? text : `${text.slice(0, longest)}…`);
}
