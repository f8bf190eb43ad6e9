import type { Item } from './account.ts';
import { parentPath } from './resource-shape.ts';

interface View {
  /** The list that the items are in. */
  readonly of: string;
  /** Whether an item of it shows below this parent. */
  readonly shows: (item: Item, parent: Item) => boolean;
}

/**
 * Lists without items of their own, by path: each shows a part of another list. Which part is in the prose of the API
 * reference, not in its tables.
 */
const views: Readonly<Record<string, View>> = {
  '/vaults/{id}/secrets': {
    of: '/vault_secrets',
    shows: ({ members }, vault) => refersTo(members['vault'], vault),
  },
  '/kubernetes_operators/{id}/bound_endpoints': {
    of: '/endpoints',
    // No operator here selects among the endpoints that are meant for clusters.
    shows: ({ members: { bindings } }) => Array.isArray(bindings) && bindings.includes('kubernetes'),
  },
};

/** What a list shows: its own items, or those of another list that belong to its parent. Newest first. */
export function listedItems(
  account: { list(path: string): readonly Item[]; find(path: string): Item | undefined },
  template: string,
  path: string,
): { readonly template: string; readonly items: readonly Item[] } {
  const view = views[template];
  const parent = account.find(parentPath(path));
  if (!view || !parent) return { template, items: account.list(path) };
  return { template: view.of, items: account.list(view.of).filter((item) => view.shows(item, parent)) };
}

function refersTo(reference: unknown, item: Item): boolean {
  return typeof reference === 'object' && reference !== null && 'id' in reference && reference.id === item.key;
}
