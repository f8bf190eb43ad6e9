import { lifecycle } from './resources.ts';
import { additiveOnly } from './versioning.ts';

/**
 * The rules whose requests show what a snapshot is made of, beside the survey that each run begins with: an item of each
 * list alone, and, where the run may write, the life of an item.
 */
export const snapshotRules = [additiveOnly, lifecycle];
