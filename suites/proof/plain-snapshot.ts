import { emptySnapshot, type Snapshot, snapshotOf } from '../../lib/judge/snapshot.ts';
import { askedOperations } from '../../lib/run/asked-operations.ts';
import { snapshotRules } from '../snapshot.ts';
import { type Deviation, runOnReference } from './run-on-reference.ts';

/** What the reference API looks like without a fault, for runs to be held against. */
export async function snapshotOfReference(reference: Deviation = {}): Promise<Snapshot> {
  const settings = { rateLimits: false, snapshot: emptySnapshot };
  const { recording, target } = await runOnReference(reference, settings, snapshotRules);
  return snapshotOf(askedOperations(recording, new URL(target)), () => false);
}
