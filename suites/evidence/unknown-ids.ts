import type { Resource } from '../../lib/contract/api-reference.ts';

/** A path that no API has. */
export const unknownRoute = '/conformance_no_such_resource';

const digitAfter: Readonly<Record<string, string>> = { 9: '0' };

/**
 * An id that has the form of a known one and names nothing.
 *
 * @param known an id of the same list, if there is one
 */
export function unknownIdLike(known: string | undefined, { idPrefix }: Pick<Resource, 'idPrefix'>): string {
  if (known === undefined) return `${idPrefix ?? 'unknown'}_${'0'.repeat(26)}1`;
  // Counting ids: one that no list gets to.
  if (/^\d+$/.test(known)) return '987654321987654321';
  // Digits become other digits, so that hexadecimal stays hexadecimal and a prefix of letters stands.
  const start = known.lastIndexOf('_') + 1;
  const changed = known.slice(start).replaceAll(/\d/g, (digit) => digitAfter[digit] ?? String(Number(digit) + 1));
  const isChanged = changed !== known.slice(start);
  return encodeURIComponent(known.slice(0, start) + (isChanged ? changed : `${changed.slice(0, -1)}0`));
}
