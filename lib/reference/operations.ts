import type { Operation, OperationKind } from '../contract/api-reference.ts';
import type { Account, Item } from './account.ts';
import { addItem, newMembers, setUnset, withoutCollections } from './creation.ts';
import { refusals } from './errors.ts';
import { keyToken, type RandomBytes } from './identifiers.ts';
import type { Observation } from './observed/observation.ts';
import { cutPage, nextPageUri, pageQuery } from './pages.ts';
import { changedMembers, emptyMembers, freshMembers, Link, timestamp } from './representation.ts';
import { isObject, type Members } from './request-body.ts';
import { lastSegment, parentPath, type ResourceShape } from './resource-shape.ts';
import { listedItems } from './views.ts';

/** What the operations work on. */
export interface World {
  readonly account: Account;
  readonly shapes: ReadonlyMap<string, ResourceShape>;
  /** Tokens of API keys and of credentials, each with the path of its item: it works for as long as that exists. */
  readonly keys: Map<string, string>;
  readonly observations: readonly Observation[];
  readonly clock: () => number;
  readonly random: RandomBytes;
}

/** A request that was let in, and is well-formed. */
export interface Call {
  readonly shape: ResourceShape;
  readonly operation: Operation;
  /** The operation's path with its parameters filled in. */
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly body: Members;
  /** The item of the API key that it came with. */
  readonly caller: Item;
}

/** What an operation does and gives back: the body of the answer, if it has one. */
export type Perform = (world: World, call: Call) => unknown;

export const perform: Readonly<Record<OperationKind, Perform>> = {
  list(world, { shape, path, query }) {
    const { account, shapes, observations } = world;
    requireParent(account, shape, path);
    const { template, items } = listedItems(account, shape.resource.path, path);
    const orders = observations.flatMap(({ order }) => order ?? []);
    const { limit, ...from } = pageQuery(query);
    const page = cutPage(
      orders.reduce((ordered, order) => order(ordered, template), items),
      { limit, ...from },
    );
    const itemShape = shapes.get(template) ?? shape;
    const next = nextPageUri(path, limit, page);
    const envelope: Members = {
      [shape.resource.listKey ?? lastSegment(path)]: page.items.map((item) => shown(world, itemShape, item)),
      uri: new Link(path),
      next_page_uri: next === null ? null : new Link(next),
    };
    const lists = observations.flatMap((observation) => observation.lists ?? []);
    return lists.reduce((changed, list) => list(changed, shape.resource.path), envelope);
  },

  get(world, call) {
    const { shape, operation, path } = call;
    if (operation.path !== shape.resource.path) return shown(world, shape, existing(world.account, path));
    if (shape.isBelowItem) return module(existing(world.account, parentPath(path)), path);
    return represented(world, shape, document(call));
  },

  create(world, { shape, path, body }) {
    const { account, keys, clock, random } = world;
    requireParent(account, shape, path);
    // A clock that was set back must not make the newest item look older than the others.
    const createdAt = Math.max(clock(), account.list(path)[0]?.createdAt ?? 0);
    const item = addItem(account, shape, { collection: path, body, createdAt }, random);
    try {
      item.members = newMembers(account, shape, item, body);
      replaceCollections(world, shape, item, body);
    } catch (error) {
      // What was refused did not happen.
      account.remove(item);
      throw error;
    }
    if (!shape.fields.members.has('token')) return shown(world, shape, item);
    const token = keyToken(createdAt, random);
    if (shape.resource.path === apiKeys || shape.resource.path === credentials) keys.set(token, item.path);
    return { ...shown(world, shape, item), token };
  },

  update(world, { shape, operation, path, body }) {
    const { account, clock } = world;
    const item = existing(account, path);
    const named = parametersOf(operation);
    const own = Object.entries(withoutCollections(body, shape)).filter(([name]) => !named.includes(name));
    const changed = changedMembers(item.members, shape.fields, Object.fromEntries(own), (id) => account.withId(id));
    replaceCollections(world, shape, item, body);
    item.members = 'updated_at' in changed ? { ...changed, updated_at: timestamp(clock()) } : changed;
    return shown(world, shape, item);
  },

  replace({ account }, { shape, path, body }) {
    const item = existing(account, parentPath(path));
    const replaced = changedMembers(emptyMembers(shape.fields), shape.fields, body, (id) => account.withId(id));
    item.members = { ...item.members, [lastSegment(path)]: replaced };
    return replaced;
  },

  delete({ account, shapes }, { shape, operation, path }) {
    if (operation.path !== shape.resource.path) return account.remove(existing(account, path));
    const item = existing(account, parentPath(path));
    module(item, path);
    const members = { ...item.members };
    const parent = shapes.get(parentPath(parentPath(shape.resource.path)));
    if (parent) setUnset(members, parent, lastSegment(path));
    item.members = members;
  },

  /** Restart, stop and update of an agent: there is none behind a session of this API, so nothing comes of it. */
  action({ account }, { path }) {
    existing(account, parentPath(path));
  },
};

export const apiKeys = '/api_keys';

/** What agents come with: their tokens look like keys and are none. */
export const credentials = '/credentials';

/** The names between braces in an operation's path. */
export function parametersOf({ path }: Operation): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].flatMap((match) => match[1] ?? []);
}

function existing(account: Account, path: string): Item {
  const item = account.find(path);
  if (!item) throw refusals.itemNotFound(path);
  return item;
}

function requireParent(account: Account, shape: ResourceShape, path: string): void {
  if (shape.isBelowItem) existing(account, parentPath(path));
}

/** A module that was not set, or was deleted, does not exist. */
function module(item: Item, path: string): Members {
  const value = item.members[lastSegment(path)];
  if (!isObject(value)) throw refusals.itemNotFound(path);
  return value;
}

/** The one document that is not in any list says who the caller is: `/self`. */
function document({ shape, caller }: Call): Members {
  const reference = () => undefined;
  const members = freshMembers(shape.fields, { createdAt: caller.createdAt, isFilled: false, reference });
  return isObject(members['api_key']) ? { ...members, api_key: { ...members['api_key'], ...caller.members } } : members;
}

/** An item with the collections below it that its representation shows. */
function shown(world: World, shape: ResourceShape, item: Item): Members {
  const { account, shapes } = world;
  const below = [...shape.collections].map(([name, resource]) => {
    const elementShape = shapes.get(resource.path) ?? shape;
    return [name, account.list(`${item.path}/${name}`).map((element) => shown(world, elementShape, element))];
  });
  return represented(world, shape, { ...item.members, ...Object.fromEntries(below) });
}

function represented({ observations }: World, { resource }: ResourceShape, members: Members): Members {
  const changes = observations.flatMap(({ items }) => items ?? []);
  return changes.reduce((changed, change) => change(changed, resource.path), members);
}

/** A body that names a collection below the item (`sources` of an event subscription) sets all of it. */
function replaceCollections(
  { account, shapes, clock, random }: World,
  shape: ResourceShape,
  item: Item,
  body: Members,
): void {
  for (const [name, resource] of shape.collections) {
    const elements = body[name];
    const elementShape = shapes.get(resource.path);
    if (!Array.isArray(elements) || !elementShape) continue;
    const collection = `${item.path}/${name}`;
    requireDistinct(elements, resource.itemKey, collection);
    account.clear(collection);
    for (const element of elements.toReversed().filter(isObject)) {
      const added = addItem(account, elementShape, { collection, body: element, createdAt: clock() }, random);
      added.members = newMembers(account, elementShape, added, element);
    }
  }
}

/** Before anything is changed: two sources of one type would have one path. */
function requireDistinct(elements: readonly unknown[], itemKey: string, collection: string): void {
  const keys = elements.filter(isObject).flatMap((element) => element[itemKey] ?? []);
  const repeated = keys.find((key, index) => keys.indexOf(key) < index);
  if (repeated !== undefined) throw refusals.itemExists(`${collection}/${repeated}`);
}
