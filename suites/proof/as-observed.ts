import { readFileSync } from 'node:fs';
import { knownBy } from '../../lib/gate/known-deviations.ts';
import { type KnownDeviation, readKnownDeviations } from '../../lib/gate/known-deviations-file.ts';
import { observations } from '../../lib/reference/observed/observations.ts';
import type { Deviation } from './run-on-reference.ts';

const file = new URL('../../known/ngrok-production.yaml', import.meta.url);

/** What the project ships as known of the real API. */
export const production: readonly KnownDeviation[] = readKnownDeviations(
  'ngrok-production.yaml',
  readFileSync(file, 'utf8'),
);

/** A day on which the whole file is in force, whenever the proof is run. */
export const today = '2026-12-01';

/**
 * A reference that behaves as the real API was seen to, and a run that knows.
 *
 * @param startsAt which items stand in the order of time rests on when they were made
 */
export function asObserved(startsAt = Date.parse('2026-03-01T12:00:00Z')): Deviation {
  return { observations, startsAt, tolerating: (base) => knownBy(production, base, today) };
}
