import fc from 'fast-check';
import type { Resource } from '../contract/api-reference.ts';
import { methodsAt } from '../contract/reference-look-up.ts';
import type { Generator } from './generator.ts';
import { malformedIds, unknownIdLike, unknownIds } from './identifiers.ts';
import { inTurn } from './in-turn.ts';
import { words } from './texts.ts';

/** A path that no API has. */
export const unknownRoute = '/conformance_no_such_resource';

/** A path at which nothing is. */
export interface UnknownPath {
  /** What is wrong with it, as the reader would say it. */
  readonly change: string;
  /** Below the base URL, percent-encoded. */
  readonly path: string;
}

/** A list of which single items can be asked for. */
export interface ListOfItems {
  readonly path: string;
  /** Of the items that are known. */
  readonly ids: readonly string[];
  readonly resource: Pick<Resource, 'idPrefix'>;
}

const oddId = 'for what is no id';
const noId = 'for an id that nothing has';
const noRoute = 'for a route that is not there';

/** In characters. Longer request lines are refused by many servers before anybody looks at them. */
const longestPath = 4 * 1024;

const segments = fc.oneof(words, malformedIds.random, fc.constant(''));

const routes = fc
  .tuple(words, fc.array(segments, { maxLength: 12 }))
  .map(([word, others]) => [`/conformance_${word}`, ...others].join('/'));

const deepRoutes = fc
  .integer({ min: 1, max: longestPath / 2 - 20 })
  .map((depth) => `${unknownRoute}${'/x'.repeat(depth)}`);

/**
 * Paths at which the API reference has nothing, nor any item has a name for: unknown routes, ids that nothing has and
 * what is no id. A path that ends behind a list's name with a slash is not among them, nor one that begins with two:
 * some servers read those as the list and as the root.
 *
 * @param lists the one to try malformed ids on comes first; may be empty
 */
export function unknownPaths(lists: readonly ListOfItems[]): Generator<UnknownPath> {
  const [first] = lists;
  const at = (change: string) => (path: string) => ({ change, path });
  const all = fc.oneof(
    routes.map(at(noRoute)),
    deepRoutes.map(at(noRoute)),
    ...(first === undefined ? [] : [fc.constantFrom(...lists).chain(pathsBelow)]),
  );
  return {
    // Unknown ids come last: the item that a run deletes is one already.
    edges: inTurn(
      [unknownRoute, '/conformance/no/such/route', `/${'%E2%98%83/'.repeat(50)}`].map(at(noRoute)),
      first === undefined ? [] : malformedIds.edges.map((id) => at(oddId)(`${first.path}/${id}`)),
      lists.map(({ path, ids, resource }) => at(noId)(`${path}/${unknownIdLike(ids[0], resource)}`)),
    ),
    random: all.filter(({ path }) => path.length <= longestPath),
  };
}

function pathsBelow({ path, ids, resource }: ListOfItems) {
  const plainIds = ids.filter((id) => /^[\w-]+$/.test(id));
  const beside = [path, ...plainIds.map((id) => `${path}/${id}/conformance`)];
  return fc.oneof(
    unknownIds(ids, resource).random.map((id) => ({ change: noId, path: `${path}/${id}` })),
    malformedIds.random.map((id) => ({ change: oddId, path: `${path}/${id}` })),
    fc
      .tuple(fc.constantFrom(...beside), words)
      .map(([known, word]) => ({ change: noRoute, path: `${known}_${word}` }))
      .filter((unknown) => methodsAt(unknown.path).length === 0),
  );
}
