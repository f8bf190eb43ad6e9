import type { Members } from './request-body.ts';
import { lastSegment, parentPath } from './resource-shape.ts';

/** One thing that the account has, with its representation save for what lies below it in collections of its own. */
export class Item {
  /** What names it in its path: its id, or the type of an event source. */
  readonly key: string;
  /** `/ip_policies/ipp_2RfS…`, without origin. */
  readonly path: string;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  #members: Members = {};
  #fill: (() => Members) | undefined;

  constructor(key: string, path: string, createdAt: number) {
    this.key = key;
    this.path = path;
    this.createdAt = createdAt;
  }

  get members(): Members {
    const fill = this.#fill;
    this.#fill = undefined;
    if (fill) this.#members = fill();
    return this.#members;
  }

  set members(members: Members) {
    this.#fill = undefined;
    this.#members = members;
  }

  /** Leaves the making of the members to whoever asks for them first: few of a full account's items are ever read. */
  fillWhenRead(fill: () => Members): void {
    this.#fill = fill;
  }
}

/** What an item's references can lead to. */
export interface Existing {
  /** The items at a collection's path, newest first. */
  list(collection: string): readonly Item[];
  /**
   * The collections that a path template stands for: `/edges/https/{edge_id}/routes` for one of each edge.
   * There may be nothing in them yet.
   */
  collectionsOf(template: string): readonly string[];
  /** The item with that id, wherever it is. */
  withId(id: string): Item | undefined;
}

/** All items of one account, in memory. */
export class Account implements Existing {
  readonly #collections = new Map<string, Item[]>();
  readonly #items = new Map<string, Item>();
  readonly #pathById = new Map<string, string>();

  list(collection: string): readonly Item[] {
    return this.#collections.get(collection) ?? [];
  }

  find(path: string): Item | undefined {
    return this.#items.get(path);
  }

  withId(id: string): Item | undefined {
    return this.find(this.#pathById.get(id) ?? '');
  }

  /** Puts an item at the head of its list. */
  add(item: Item): void {
    const collection = parentPath(item.path);
    const items = this.#collections.get(collection) ?? [];
    items.unshift(item);
    this.#collections.set(collection, items);
    this.#items.set(item.path, item);
    this.#pathById.set(item.key, item.path);
  }

  /** Removes an item, with all that lies below it. */
  remove(item: Item): void {
    for (const [collection, items] of this.#collections) {
      if (collection.startsWith(`${item.path}/`)) this.#forget(collection, items);
    }
    const siblings = this.#collections.get(parentPath(item.path)) ?? [];
    siblings.splice(siblings.indexOf(item), 1);
    this.#items.delete(item.path);
    this.#pathById.delete(item.key);
  }

  /** Removes every item of a collection. */
  clear(collection: string): void {
    for (const item of [...this.list(collection)]) this.remove(item);
  }

  collectionsOf(template: string): readonly string[] {
    if (!template.includes('{')) return [template];
    const parents = this.collectionsOf(parentPath(parentPath(template)));
    return parents.flatMap((parent) => this.list(parent)).map((item) => `${item.path}/${lastSegment(template)}`);
  }

  /** What exists now, whatever is created and deleted later. */
  snapshot(): Existing {
    const copy = new Account();
    for (const [collection, items] of this.#collections) copy.#collections.set(collection, [...items]);
    for (const [path, item] of this.#items) copy.#items.set(path, item);
    for (const [id, path] of this.#pathById) copy.#pathById.set(id, path);
    return copy;
  }

  #forget(collection: string, items: readonly Item[]): void {
    this.#collections.delete(collection);
    for (const item of items) {
      this.#items.delete(item.path);
      this.#pathById.delete(item.key);
    }
  }
}
