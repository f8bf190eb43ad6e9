import { counted } from './counted.ts';
import { staleIn } from './gate-text.ts';
import { printable } from './printable.ts';
import { isMissing, isTolerated, isWarning, type Report, type VerdictReport } from './report.ts';
import type { TerminalOptions } from './terminal.ts';
import { runStateOf } from './verdict-state.ts';
import { wrap } from './wrap.ts';

/** Required rules that the verdict names; the others are found in the summary. */
const toldMissing = 5;

/** What came of a run. */
export interface VerdictSentence {
  /** Safe for a terminal. */
  readonly text: string;
  readonly tone: 'good' | 'doubtful' | 'bad';
}

/** What came of a run, in one sentence for a terminal. */
export function verdictLine(report: Report, { colors, columns }: Pick<TerminalOptions, 'colors' | 'columns'>): string {
  const { text, tone } = verdictSentence(report);
  const paint = { good: colors.green, doubtful: colors.yellow, bad: colors.red }[tone];
  return paint(colors.bold(wrap(text, columns, 0)));
}

/** What came of a run, in one sentence. */
export function verdictSentence(report: Report): VerdictSentence {
  const { ending, verdicts, gate } = report;
  const violations = verdicts.filter(({ fails }) => fails).length;
  const warnings = verdicts.filter(isWarning).length;
  const known = verdicts.filter(isTolerated).length;
  const also = `${warnings > 0 ? `, ${counted(warnings, 'warning')}` : ''}${known > 0 ? `, ${known} known` : ''}`;
  const stale = gate === undefined ? 0 : staleIn(gate).length;
  const failed = [
    ...(violations > 0 ? [`violated: ${counted(violations, 'rule')}`] : []),
    ...(stale > 0 ? [`stale: ${counted(stale, 'known deviation')}`] : []),
  ];
  const missing = verdicts.filter(isMissing);
  const state = runStateOf(report);
  switch (state) {
    case 'conformant':
      return { text: conformity(report, also), tone: 'good' };
    case 'violated':
    case 'stale': {
      const required = missing.length > 0 ? `; required and not judged: ${named(missing)}` : '';
      const cut = ending.kind === 'cut-short' ? `; ${printable(ending.message)}` : '';
      return { text: `${failed.join(', ')}${also}${required}${cut}`, tone: 'bad' };
    }
    case 'incomplete':
      return {
        text: `${state}${also}: nothing was violated, but ${shortcomings(report).join(', and ')}`,
        tone: 'doubtful',
      };
    case 'not judged':
      return {
        text: `${state}: ${printable(ending.kind === 'unreachable' ? ending.message : ending.kind)}`,
        tone: 'bad',
      };
    case 'interrupted':
      return { text: `${state}: ${counted(violations, 'violation')} until then${also}`, tone: 'doubtful' };
  }
}

/** Why a run that violated nothing is incomplete all the same, as parts of one sentence. */
export function shortcomings({ coverage, verdicts, ending, leftBehind: left }: Report): string[] {
  const missing = verdicts.filter(isMissing);
  const isCutShort = ending.kind === 'cut-short';
  return [
    ...(isCutShort ? [printable(ending.message)] : []),
    ...(left.length > 0 ? [`${counted(left.length, 'thing')} that the run made may still stand`] : []),
    ...(coverage.judged === 0 && !isCutShort ? ['nothing could be judged'] : []),
    ...(coverage.judged > 0 && missing.length > 0 ? [`not all that is required was judged: ${named(missing)}`] : []),
  ];
}

/** A plain "conformant" is for a run that judged all there was to judge. */
function conformity({ coverage, verdicts }: Report, also: string): string {
  const { judged, rules } = coverage;
  if (judged === rules) return `conformant${also}`;
  const conformant = verdicts.filter(({ verdict }) => verdict === 'conformant').length;
  return `conformant: ${conformant} of ${judged} judged rules${also}; ${rules - judged} of ${rules} not judged`;
}

function named(verdicts: readonly VerdictReport[]): string {
  const told = verdicts.slice(0, toldMissing).map(({ rule }) => rule);
  const untold = verdicts.length - told.length;
  return `${told.join(', ')}${untold > 0 ? ` and ${untold} more` : ''}`;
}
