import { contract } from '../../suites/contract.ts';
import type { Gate } from '../gate/gate.ts';
import { judgedRules } from '../gate/report-file.ts';
import type { Redaction } from '../report/redaction.ts';
import { shortened } from '../report/shortened.ts';
import type { Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';
import type { Subject } from './subject.ts';

/**
 * Reads what a run is to let pass, before anything is sent.
 *
 * @param redaction keeps the secrets of the run: what is compared with the baseline has none, as that has none
 * @param today `2027-01-31`
 * @returns makes the gate once it is known what is judged; undefined where nothing was asked for
 * @throws SettingsError for the first mistake in the files
 */
export async function gateFor(
  { known: names, baseline, path }: Settings,
  redaction: Redaction,
  readFile: (path: string) => string,
  today: string,
): Promise<((subject: Subject) => Gate) | undefined> {
  if (names.length === 0 && baseline === undefined) return undefined;
  const rules = contract.map(({ id }) => id);
  if (baseline && judgedRules(baseline.report).size === 0) {
    const what = `baseline: ${JSON.stringify(baseline.file)} is of a run that judged nothing`;
    throw new SettingsError('report-malformed', `${what}: give the report.json of a run that did.`);
  }
  const foreign = baseline?.report.verdicts.find(({ rule }) => !rules.includes(rule));
  if (baseline && foreign) {
    const what = `baseline: ${JSON.stringify(baseline.file)} has a verdict on ${JSON.stringify(foreign.rule)}`;
    throw new SettingsError('report-malformed', `${what}, which is no rule of this contract: write it anew.`);
  }
  // Apart, for a YAML parser takes longer to load than all else that a run needs at first.
  const { knownDeviationsIn } = await import('./known-files.ts');
  const { gateOf } = await import('../gate/gate.ts');
  const known = knownDeviationsIn(names, rules, readFile);
  return ({ url }) =>
    gateOf({
      known,
      baseline: baseline?.report,
      base: url,
      today,
      isReplay: path !== undefined,
      redact: (text) => shortened(text, redaction),
    });
}
