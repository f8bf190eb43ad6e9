import { faults } from '../../lib/reference/faults/faults.ts';
import { variants } from '../../lib/reference/variants/variants.ts';
import type { RunSettings } from '../../lib/run/run.ts';
import { levelOf, untoleratedIn } from '../../lib/run/verdict.ts';
import { asObserved } from './as-observed.ts';
import { differences, judgedTwice, rulesOfTraffic } from './judged-again.ts';
import type { Job, Outcome } from './matrix.ts';
import { snapshotOfReference } from './plain-snapshot.ts';
import { runOnReference } from './run-on-reference.ts';

/*
 * A process that runs the contract on one deviation after the other, as it is told by messages. Node alone runs it: no
 * test runner is in the loop.
 */

const plainReference = snapshotOfReference();

const manners: Record<Job['manner'], () => Promise<Partial<RunSettings>>> = {
  default: async () => ({}),
  'short-window': async () => ({ limit: { requests: 120, windowMs: 1_000 } }),
  snapshot: async () => ({ snapshot: await plainReference }),
  thorough: async () => ({ runs: 12 }),
};

async function outcomeOf({ kind, name, manner, isObserved }: Job): Promise<Omit<Outcome, 'job'>> {
  const deviation = (kind === 'fault' ? faults : variants).find((each) => each.name === name);
  if (!deviation) throw new Error(`there is no ${kind} ${name}`);
  const reference = isObserved ? { ...deviation, ...asObserved() } : deviation;
  const settings = await manners[manner]();
  const result = await runOnReference(reference, settings);
  const { verdicts, ending } = result;
  if (ending.kind !== 'complete')
    throw new Error(`the run on ${name} did not come to its end: ${JSON.stringify(ending)}`);
  const violated = Object.fromEntries(
    verdicts
      .filter((verdict) => untoleratedIn(verdict).length > 0)
      .map((verdict) => [verdict.rule.id, levelOf(verdict)]),
  );
  // Judging takes a fourth of the time of a run: too much for those on which all traffic is as on the plain reference.
  const isTelling = kind === 'variant' || rulesOfTraffic.some((rule) => rule in violated);
  return {
    violated,
    ...(isTelling && manner !== 'thorough' && !isObserved && { fromHar: differences(judgedTwice(result, settings)) }),
    inconclusive: Object.fromEntries(
      verdicts.flatMap((verdict) => (verdict.verdict === 'inconclusive' ? [[verdict.rule.id, verdict.reason]] : [])),
    ),
  };
}

process.on('message', (job: Job) => void outcomeOf(job).then((outcome) => process.send?.(outcome)));
