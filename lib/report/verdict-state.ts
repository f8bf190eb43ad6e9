import { isTolerated, type Report, type VerdictReport } from './report.ts';

/**
 * What came of a rule, and of a run: the words that all faces use, each with the mark that tells it without a colour. A
 * word that a rule and a run share has one mark for both.
 */
export const marks = {
  conformant: '✓',
  violated: '✗',
  warning: '!',
  known: '~',
  'not judged': '–',
  stale: '✗',
  incomplete: '!',
  interrupted: '!',
} as const;

export type RuleState = 'conformant' | 'violated' | 'warning' | 'known' | 'not judged';

export type RunState = 'conformant' | 'violated' | 'stale' | 'incomplete' | 'not judged' | 'interrupted';

/** What came of a rule: a violation that does not fail the run is a warning, or known. */
export function stateOf(verdict: VerdictReport): RuleState {
  switch (verdict.verdict) {
    case 'conformant':
      return 'conformant';
    case 'violated':
      if (verdict.fails) return 'violated';
      return isTolerated(verdict) ? 'known' : 'warning';
    case 'inconclusive':
    case 'not-applicable':
      return 'not judged';
  }
}

/** What came of a run, by its exit code. */
export function runStateOf({ exitCode, verdicts }: Pick<Report, 'exitCode' | 'verdicts'>): RunState {
  switch (exitCode) {
    case 0:
      return 'conformant';
    case 1:
      // What else fails a run is a known deviation that is stale.
      return verdicts.some(({ fails }) => fails) ? 'violated' : 'stale';
    case 3:
      return 'incomplete';
    case 2:
    case 4:
    case 70:
      return 'not judged';
    case 130:
      return 'interrupted';
  }
}
