import { levelOf, type RunResult, type Verdict } from '../run/verdict.ts';

/**
 * What the process tells whoever started it (`2`, a mistake in the settings, ends it before there is a result):
 * 0 conformant, 1 violated, 3 nothing violated but nothing judged either, 4 target unreachable or key refused,
 * 130 interrupted.
 */
export type ExitCode = 0 | 1 | 3 | 4 | 130;

/** Whether a verdict makes the run fail: violations of must-level do, those of should-level only under `strict`. */
export function failsRun(verdict: Verdict, strict: boolean): boolean {
  return verdict.verdict === 'violated' && (strict || levelOf(verdict) === 'must');
}

/**
 * The exit code of a run.
 *
 * A run that was cut short says so, whatever it had found until then: its verdicts are not those of the whole contract.
 *
 * @param strict whether warnings count as violations
 */
export function exitCodeOf(result: Pick<RunResult, 'ending' | 'verdicts'>, strict: boolean): ExitCode {
  if (result.ending.kind === 'interrupted') return 130;
  if (result.ending.kind === 'unreachable') return 4;
  if (result.verdicts.some((verdict) => failsRun(verdict, strict))) return 1;
  const judged = result.verdicts.some(({ verdict }) => verdict === 'conformant' || verdict === 'violated');
  return judged ? 0 : 3;
}
