import type { Field } from '../contract/api-reference.ts';
import { representationSchema } from '../contract/schemas.ts';
import { valueProblems } from './body-problems.ts';
import type { Problem } from './finding.ts';

/**
 * Where an item differs from the types that the API reference lists. Members that it does not list pass, and so
 * do missing ones: the API leaves empty members out. Objects and arrays may be null whether or not that is said.
 *
 * @param at pointer to the item
 */
export function representationProblems(item: unknown, fields: readonly Field[], at = ''): Problem[] {
  return valueProblems(representationSchema(fields), item, at);
}
