import { counted } from './counted.ts';
import type { Report } from './report.ts';

/** How much was judged and sent, as parts of one line. */
export function numbersOf({ coverage: { judged, rules }, requests }: Report): string[] {
  return [
    rules === 0 ? 'no rule judged' : `${judged} of ${rules} rules judged`,
    `${counted(requests.sent, 'request')} sent, ${requests.counted} of them counted`,
  ];
}
