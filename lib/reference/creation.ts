import { type Account, type Existing, Item } from './account.ts';
import { refusals } from './errors.ts';
import { identifier, type RandomBytes } from './identifiers.ts';
import { changedMembers, freshMembers, Link } from './representation.ts';
import type { Members } from './request-body.ts';
import { lastSegment, type ResourceShape } from './resource-shape.ts';

/**
 * Where references lead, by the name of the member that holds them: the one thing that the API reference says in
 * prose alone.
 */
const referenceTargets: Readonly<Record<string, string>> = {
  application_user: '/app/users',
  backend: '/backends/static',
  backends: '/backends/static',
  certificate: '/tls_certificates',
  certificate_authorities: '/certificate_authorities',
  created_by: '/bot_users',
  credential: '/credentials',
  destinations: '/event_destinations',
  domain: '/reserved_domains',
  edge: '/edges/https',
  endpoint: '/endpoints',
  ip_policies: '/ip_policies',
  ip_policy: '/ip_policies',
  last_updated_by: '/bot_users',
  principal: '/bot_users',
  route: '/edges/https/{edge_id}/routes',
  tcp_addr: '/reserved_addrs',
  tunnel: '/tunnels',
  tunnel_session: '/tunnel_sessions',
  tunnels: '/tunnels',
  vault: '/vaults',
};

/**
 * Puts a new item at the head of its collection. It has a name and a path, and no members yet.
 *
 * @throws {Refusal} 27607 where its path is taken: event sources are named by their type
 */
export function addItem(
  account: Account,
  shape: ResourceShape,
  place: { readonly collection: string; readonly body: Members; readonly createdAt: number },
  random: RandomBytes,
): Item {
  const { collection, body, createdAt } = place;
  const { resource } = shape;
  // Where no id was ever seen, the collection's own name makes the prefix.
  const prefix = resource.idPrefix ?? lastSegment(resource.path).replaceAll('_', '');
  const key = resource.itemKey === 'type' ? String(body['type']) : identifier(prefix, createdAt, random);
  const path = `${collection}/${encodeURIComponent(key)}`;
  if (account.find(path)) throw refusals.itemExists(path);
  const item = new Item(key, path, createdAt);
  account.add(item);
  return item;
}

/**
 * The representation of a new item: every documented member, then what the body sets.
 *
 * @param variety which of the existing items its references lead to, and whether nullable members have values
 */
export function newMembers(
  existing: Existing,
  shape: ResourceShape,
  item: Item,
  body: Members,
  variety: { readonly index: number; readonly isFilled: boolean } = { index: 0, isFilled: false },
): Members {
  const { index, isFilled } = variety;
  const reference = (name: string): Item | undefined => {
    const target = referenceTargets[name];
    if (target === undefined) return undefined;
    const collections = existing.collectionsOf(target);
    const candidates = existing.list(collections[index % collections.length] ?? '');
    return candidates[index % candidates.length];
  };
  const members: Record<string, unknown> = freshMembers(shape.fields, {
    createdAt: item.createdAt,
    isFilled,
    reference,
  });
  members[shape.resource.itemKey] = item.key;
  if (shape.fields.members.has('uri')) members['uri'] = new Link(item.path);
  // A secret is shown once, to whoever creates it.
  if (shape.fields.members.has('token')) setUnset(members, shape, 'token');
  for (const module of shape.modules) if (!isFilled) setUnset(members, shape, module);
  for (const collection of shape.collections.keys()) delete members[collection];
  return changedMembers(members, shape.fields, withoutCollections(body, shape), (id) => existing.withId(id));
}

/** Makes a member say that it has no value: `null` where the API reference lets it, else by not being there. */
export function setUnset(members: Record<string, unknown>, shape: ResourceShape, name: string): void {
  if (shape.fields.members.get(name)?.field?.nullable) members[name] = null;
  else delete members[name];
}

/** The members that belong to the item itself, not to a collection below it. */
export function withoutCollections(body: Members, { collections }: ResourceShape): Members {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !collections.has(name)));
}
