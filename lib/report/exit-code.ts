import type { GateOutcome } from '../gate/gate.ts';
import { isStale } from '../gate/known-deviations.ts';
import { isJudged, levelOf, type RunResult, untoleratedIn, type Verdict } from '../run/verdict.ts';

/**
 * What the process tells whoever started it: 0 conformant, 1 violated, 2 a mistake in the settings, 3 nothing violated
 * but nothing judged either, or not all that was required, or cut short, or something left behind, 4 target unreachable
 * or key refused, 70 a mistake in this program, 130 interrupted.
 */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 70 | 130;

/**
 * Whether a verdict makes the run fail: violations of must-level do, those of should-level only under `strict`, and what
 * is tolerated never does.
 */
export function failsRun(verdict: Verdict, strict: boolean): boolean {
  return untoleratedIn(verdict).length > 0 && (strict || levelOf(verdict) === 'must');
}

/**
 * The exit code of a run.
 *
 * A run that was cut short says so, whatever it had found until then: its verdicts are not those of the whole contract.
 *
 * @param strict whether warnings count as violations
 * @param required ids of the rules that have to be judged
 * @param gate what came of the known deviations: one that is stale fails the run
 */
export function exitCodeOf(
  result: Pick<RunResult, 'ending' | 'verdicts' | 'leftBehind'>,
  strict: boolean,
  required: ReadonlySet<string> = new Set(),
  gate?: GateOutcome,
): ExitCode {
  if (result.ending.kind === 'interrupted') return 130;
  if (result.ending.kind === 'unreachable') return 4;
  if (result.verdicts.some((verdict) => failsRun(verdict, strict))) return 1;
  if (gate?.entries.some(isStale)) return 1;
  if (result.leftBehind.length > 0 || result.ending.kind === 'cut-short') return 3;
  const unjudged = result.verdicts.filter((verdict) => !isJudged(verdict));
  if (unjudged.length === result.verdicts.length) return 3;
  return unjudged.some(({ rule }) => required.has(rule.id)) ? 3 : 0;
}
