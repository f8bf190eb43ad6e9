import { randomBytes } from 'node:crypto';

/**
 * A name for one run, which no other run has: 16 lower-case letters and digits.
 *
 * @param random gives so many random bytes. Default: those of this machine
 */
export function newRunId(random: (size: number) => Uint8Array = randomBytes): string {
  return Buffer.from(random(8)).toString('hex');
}

/** The mark that everything which a run makes carries in its `metadata`. */
export function runMark(run: string): string {
  return `ngrok-conformance run ${run}`;
}

/** Whether an item's `metadata` says that this run made it. The mark of run 4 is none of run 42. */
export function carriesMark(run: string, metadata: unknown): boolean {
  return typeof metadata === 'string' && metadata.split(':', 1)[0] === runMark(run);
}
