import type { VerdictReport } from '../report.ts';
import { cut } from './cut.ts';

/** All of it is found where the rule is told in full. */
const longest = 160;

/** What there is to know of a rule at first sight: its first finding, or why it was not judged. */
export function digestOf({ findings: [first, ...others], reason }: VerdictReport): string | undefined {
  if (first === undefined) return reason === undefined ? undefined : cut(reason, longest);
  const { expected, actual, at } = first;
  const place = at?.startsWith('/') ? ` at ${at}` : '';
  const rest = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `${cut(`expected ${expected}, got ${actual}${place}`, longest)}${rest}`;
}
