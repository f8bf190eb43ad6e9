import type { Resource } from '../contract/api-reference.ts';
import { itemPath } from '../contract/item-path.ts';
import { listResources } from '../contract/reference-look-up.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { type Page, readPage } from '../judge/list-page.ts';
import { isServed } from '../judge/refusal.ts';
import { shared, type Target } from './target.ts';

/** A list of the API reference, as the target answered when asked for it plainly. */
export interface SurveyedList {
  readonly resource: Resource;
  /** Path with the ids of its parents filled in. */
  readonly path: string;
  readonly exchange: Exchange;
  /** Absent where the answer is no readable list. */
  readonly page: Page | undefined;
}

export interface Survey {
  readonly lists: readonly SurveyedList[];
  /** Path templates of nested lists that could not be asked for, since their parent list has no item with a usable id. */
  readonly withoutParent: readonly string[];
}

/** Asks for each list of the API reference once, without a limit: what most rules start from. */
export const survey = shared('survey', async (target): Promise<Survey> => {
  const expected = listResources().filter(({ path }) => target.settings.resources?.includes(path) ?? true);
  const top = await Promise.all(
    expected.filter((resource) => !isNested(resource)).map((resource) => look(target, resource, resource.path)),
  );
  const withoutParent: string[] = [];
  const nested = await Promise.all(
    expected.filter(isNested).flatMap((resource) => {
      const parents = resource.path.slice(0, resource.path.indexOf('/{'));
      const id = top.find(({ path }) => path === parents)?.page?.ids[0];
      const parent = id === undefined ? undefined : itemPath(parents, id);
      if (parent !== undefined) {
        return look(
          target,
          resource,
          resource.path.replace(/^.*?\}/, () => parent),
        );
      }
      withoutParent.push(resource.path);
      return [];
    }),
  );
  return { lists: [...top, ...nested], withoutParent };
});

/** The lists that gave a readable page. */
export async function servedLists(target: Target): Promise<readonly (SurveyedList & { readonly page: Page })[]> {
  return (await survey(target)).lists.flatMap((list) => (list.page ? [{ ...list, page: list.page }] : []));
}

function isNested({ path }: Resource): boolean {
  return path.includes('{');
}

async function look(target: Target, resource: Resource, path: string): Promise<SurveyedList> {
  const exchange = await target.get(path);
  return { resource, path, exchange, page: pageOf(exchange, resource) };
}

/**
 * Reads a list answer of this resource; undefined where it is none. Ids that no URL can carry (half a surrogate pair)
 * count as none.
 */
export function pageOf(exchange: Exchange | undefined, { listKey = '', itemKey }: Resource): Page | undefined {
  const page = exchange && isServed(exchange) ? readPage(exchange, { listKey, itemKey }) : undefined;
  return (
    page && { ...page, ids: page.ids.map((id) => (id !== undefined && /\p{Surrogate}/u.test(id) ? undefined : id)) }
  );
}
