import type { Resource } from '../contract/api-reference.ts';
import { filledCreateBody, neededFor } from '../contract/create-body.ts';
import { itemPath } from '../contract/item-path.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { jsonOf } from '../judge/json-body.ts';
import { memberOf } from '../judge/json-value.ts';
import type { Page } from '../judge/list-page.ts';
import { isServed } from '../judge/refusal.ts';
import { runMark } from './run-mark.ts';
import { pageOf, servedLists } from './survey.ts';
import { shared, type Target } from './target.ts';

/** The collection that a run writes to. */
export interface Scratch {
  readonly resource: Resource;
  readonly path: string;
  /** Its first page before the first write of any rule, asked for without a limit. */
  readonly page: Page;
}

/** Pages can be cut and walked from so many items on. */
const fewestItems = 3;

/**
 * IP policies take an empty body, refer to nothing and nothing comes of them while no rule is in them: the one list that
 * a run writes to on a target that is not this machine, where it is told no other.
 */
export const preferredScratch = '/ip_policies';

/**
 * Chooses a collection whose items can be created, changed and deleted, and refer to no others. Writes nothing yet.
 * Undefined where the run may not write or nothing of the kind is served.
 */
export const scratchList = shared('scratch', async (target): Promise<Scratch | undefined> => {
  if (!target.settings.mayWrite) return undefined;
  const lists = (await servedLists(target)).filter(({ path }) => target.mayWriteTo(path));
  const suitable = lists.filter(({ resource }) => canBeScratch(resource));
  return suitable.find(({ path }) => path === preferredScratch) ?? suitable[0];
});

/** The scratch list, filled up to three items, so that there are pages to be cut. */
export const scratch = shared('scratch', async (target): Promise<Scratch | undefined> => {
  const chosen = await scratchList(target);
  if (!chosen) return undefined;
  const { resource, path, page } = chosen;
  const missing = fewestItems - page.items.length;
  if (missing <= 0 || page.nextPageUri !== null) return { resource, path, page };
  for (let made = 0; made < missing; made += 1) {
    await target.ask({ method: 'POST', path, body: newItem(target, resource, `filler ${made + 1}`) });
  }
  const filled = await target.get(path);
  return { resource, path, page: pageOf(filled, resource) ?? page };
});

/**
 * The smallest body that creates an item, with the mark of the run and a description.
 *
 * @param purpose what it is for; two bodies with the same purpose are the same
 */
export function newItem(target: Target, { createBody = {} }: Resource, purpose: string): Record<string, unknown> {
  const { runId } = target.settings;
  const unique = `c${runId}${purpose}`.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const body = filledCreateBody(createBody, { unique, idOf: (list) => `none of ${list}` });
  return { ...body, description: purpose, metadata: `${runMark(runId)}: ${purpose}` };
}

/** The id of the item that an answer shows; undefined where it has none that can stand in a path. */
export function idIn(exchange: Exchange, { itemKey }: Resource): string | undefined {
  if (!isServed(exchange)) return undefined;
  const id = memberOf(jsonOf(exchange.outcome.response), itemKey);
  return typeof id === 'string' && itemPath('', id) !== undefined ? id : undefined;
}

/** Whether the items of a list can be created, changed and deleted, carry a mark and refer to no others. */
export function canBeScratch({ operations, createBody, path }: Resource): boolean {
  const has = (kind: string) => operations.some((operation) => operation.kind === kind);
  const create = operations.find(({ kind }) => kind === 'create');
  const takes = (name: string) => create?.body.some((field) => field.path === name) ?? false;
  const refersToNothing = createBody !== undefined && neededFor(createBody).length === 0;
  return (
    !path.includes('{') &&
    ['create', 'get', 'update', 'delete'].every(has) &&
    takes('description') &&
    takes('metadata') &&
    refersToNothing
  );
}
