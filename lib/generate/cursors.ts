import fc from 'fast-check';
import type { Resource } from '../contract/api-reference.ts';
import { percentEncoded } from '../contract/percent-encoded.ts';
import type { Generator } from './generator.ts';
import { longOddId, malformedIds, unknownIdLike, unknownIds } from './identifiers.ts';
import { numberlessTexts } from './texts.ts';

/** A value of `before_id` that names nothing in the list. */
export interface UnknownCursor {
  /** What is wrong with it, as the reader would say it. */
  readonly change: string;
  /** Percent-encoded. */
  readonly id: string;
  /** True where it named an item of the list once: what is older than that item may be all there is. */
  readonly wasDeleted?: boolean;
}

/**
 * Cursors that name nothing in a list. None is empty or blank: that is what clients send for the first page.
 *
 * @param list.known ids of the list's items
 * @param list.deleted id of an item that is gone, if there is one
 * @param list.foreign id of an item of another list, if there is one
 */
export function unknownCursors(
  list: {
    readonly known: readonly string[];
    readonly deleted?: string | undefined;
    readonly foreign?: string | undefined;
  },
  resource: Pick<Resource, 'idPrefix'>,
): Generator<UnknownCursor> {
  const { known, deleted, foreign } = list;
  return {
    edges: [
      { change: 'with an id that nothing has', id: unknownIdLike(known[0], resource) },
      { change: 'with what is no id', id: longOddId },
      ...(deleted === undefined
        ? []
        : [{ change: 'with the id of a deleted item', id: percentEncoded(deleted), wasDeleted: true }]),
      { change: 'with a plain word', id: 'not-an-id' },
      ...(foreign === undefined
        ? []
        : [{ change: 'with the id of an item of another list', id: percentEncoded(foreign) }]),
      { change: 'with a control character', id: '%00' },
      { change: 'with 1000 letters', id: 'x'.repeat(1000) },
    ],
    random: fc.oneof(
      unknownIds(known, resource).random.map((id) => ({ change: 'with an id that nothing has', id })),
      malformedIds.random.map((id) => ({ change: 'with what is no id', id })),
      numberlessTexts
        .filter((text) => !known.includes(text))
        .map((text) => ({ change: 'with letters of any script', id: encodeURIComponent(text) })),
    ),
  };
}
