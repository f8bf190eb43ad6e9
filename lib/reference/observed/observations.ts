import { observedErrors } from './errors.ts';
import { observedItems } from './items.ts';
import { observedLists } from './lists.ts';
import type { Observation } from './observation.ts';

/** All that is publicly known of the real API in which it parts from the reference. */
export const observations: readonly Observation[] = [...observedErrors, ...observedLists, ...observedItems];
