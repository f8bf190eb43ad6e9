import { shellWord } from './curl.ts';
import { staleIn } from './gate-text.ts';
import { isMissing, isWarning, type Report, type VerdictReport } from './report.ts';
import { toldByCause } from './told-by-cause.ts';

/** How a run was asked for, so that the next one can be asked for alike. */
export interface Again {
  /** Flags that name the same target again within the same limits, without a secret; no target for the embedded reference. */
  readonly flags: readonly string[];
  /** Flags that chose what was judged; a command that judges other rules leaves them out. */
  readonly choice: readonly string[];
  /** The path of the one input that was sent, where the caller named it. */
  readonly path?: string;
  /** Names that the caller gave of rules that have to be judged. */
  readonly require: readonly string[];
}

/**
 * The command that judges some rules once more.
 *
 * @param rules their ids, joined by commas
 * @param path leads to the one input to send
 */
export function replayCommand(rules: string, seed: number, { flags, require }: Again, path?: string): string {
  // What the environment requires beyond the chosen rules would be a mistake in the settings.
  const requiring = require.length === 0 ? '' : ` --require ${rules}`;
  return `${commandOf(flags)} --only ${rules}${requiring} --seed ${seed}${path === undefined ? '' : ` --path ${path}`}`;
}

/** How to call this program, on one line for a shell. */
export function commandOf(words: readonly string[]): string {
  return ['npx', 'ngrok-conformance', ...words].map(shellWord).join(' ');
}

/** The command that a reader most likely wants next: where something is wrong, what asks again for what is told first. */
export function nextCommand(report: Report, asked: Again): string {
  const { flags, choice, require } = asked;
  const requiring = require.length === 0 ? [] : ['--require', require.join(',')];
  const again = commandOf([...flags, ...choice, ...requiring]);
  const repeated = `${again} --seed ${report.seed}${asked.path === undefined ? '' : ` --path ${asked.path}`}`;
  const only = (rules: string, path?: string) => replayCommand(rules, report.seed, asked, path);
  const told = toldByCause(report).map(({ verdict }) => verdict);
  const [first] = told.filter((each) => each.fails || isWarning(each)).sort(failingFirst);
  const explain = (rule: string) => commandOf(['explain', rule]);
  const missing = report.verdicts.filter(isMissing);
  const inconclusive = missing.filter(({ verdict }) => verdict === 'inconclusive').map(({ rule }) => rule);
  const [unjudged] = report.coverage.notJudged.flatMap(({ rules }) => rules);
  const [stale] = report.gate === undefined ? [] : staleIn(report.gate);
  switch (report.ending.kind) {
    case 'unreachable':
    case 'interrupted':
    case 'cut-short':
      return repeated;
    case 'complete':
      if (first !== undefined) return only(first.rule, first.findings[0]?.path);
      if (stale !== undefined) return explain(stale.rule);
      // On their own they have the whole window. The same again would leave out again what does not apply.
      if (inconclusive.length > 0) return only(inconclusive.join(','));
      if (missing[0] !== undefined) return explain(missing[0].rule);
      if (report.embedded) return commandOf(['--target', 'http://127.0.0.1:4040', '--key-file', 'key.txt']);
      // Why each was not judged, and what lets it be, is told above.
      if (unjudged !== undefined && report.coverage.judged === 0) return explain(unjudged);
      return flags.includes('--strict') ? repeated : `${again} --strict`;
  }
}

function failingFirst(one: VerdictReport, other: VerdictReport): number {
  return Number(other.fails) - Number(one.fails);
}
