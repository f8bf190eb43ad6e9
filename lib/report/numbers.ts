import { counted } from './counted.ts';
import type { Report } from './report.ts';

/** How much was judged and sent, as parts of one line below the verdict. */
export function numbersOf({ coverage: { judged, rules }, requests, exitCode }: Report): string[] {
  const coverage = rules === 0 ? 'no rule judged' : `${judged} of ${rules} rules judged`;
  // The verdict of a conformant run that could not judge all has it.
  const isTold = exitCode === 0 && judged < rules;
  return [
    ...(isTold ? [] : [coverage]),
    `${counted(requests.sent, 'request')} sent, ${requests.counted} of them counted`,
  ];
}
