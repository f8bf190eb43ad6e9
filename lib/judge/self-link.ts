import { isAbsoluteUrl } from '../contract/absolute-url.ts';
import { jsonPointer } from '../contract/json-pointer.ts';
import type { Problem } from './finding.ts';
import { memberOf, told } from './json-value.ts';

/**
 * What is wrong with an item's link to itself. Some resources have none; one that is no string is the
 * representation's fault, told by `representationProblems`.
 *
 * @param at pointer to the item
 */
export function selfLinkProblems(item: unknown, at = ''): Problem[] {
  const uri = memberOf(item, 'uri');
  if (typeof uri !== 'string' || isAbsoluteUrl(uri)) return [];
  return [{ expected: 'an absolute URL', actual: told(uri), at: at + jsonPointer('uri') }];
}
