import { cut } from '../cut.ts';
import type { VerdictReport } from '../report.ts';

/** All of it is found where the rule is told in full. */
const longest = 200;

/** What there is to know of a rule at first sight: its first finding, or why it was not judged. */
export function digestOf({ findings: [first, ...others], reason }: VerdictReport): string | undefined {
  if (first === undefined) return reason === undefined ? undefined : cut(reason, longest);
  const { expected, actual, at, places } = first;
  const request = places[0]?.request ?? '';
  const asked = request === '' || expected.includes(request) ? '' : `${request}: `;
  const place = at?.startsWith('/') ? ` at ${at}` : '';
  const rest = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `${cut(`${asked}expected ${expected}, got ${actual}${place}`, longest)}${rest}`;
}
