import type { Field, Resource } from '../contract/api-reference.ts';
import { type FieldTree, fieldTree } from './field-tree.ts';

/** A resource with what its path and its neighbours in the table say about it. */
export interface ResourceShape {
  readonly resource: Resource;
  readonly fields: FieldTree<Field>;
  /** True where the path leads below an item: `/edges/tcp/{id}/backend`, `/vaults/{id}/secrets`. */
  readonly isBelowItem: boolean;
  /** Members of an item that are documents with a path of their own: `backend` of `/edges/tcp`. */
  readonly modules: readonly string[];
  /** Members of an item that show a collection below it: `routes` of `/edges/https`. */
  readonly collections: ReadonlyMap<string, Resource>;
}

export function resourceShapes(resources: readonly Resource[]): ReadonlyMap<string, ResourceShape> {
  return new Map(resources.map((resource) => [resource.path, shapeOf(resource, resources)]));
}

/** The path without its last segment. */
export function parentPath(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether the resource is made of items; else it is one document, or a part of an item. */
export function hasItems(resource: Resource): boolean {
  return resource.operations.some((operation) => operation.path !== resource.path || operation.kind === 'create');
}

function shapeOf(resource: Resource, resources: readonly Resource[]): ResourceShape {
  const members = new Set(resource.fields.map((field) => field.path));
  const below = resources.filter(({ path }) => isBelow(path, resource.path) && members.has(lastSegment(path)));
  let fields: FieldTree<Field> | undefined;
  return {
    resource,
    // A run asks for few of the 66 resources' members before it has to be quick.
    get fields() {
      fields ??= fieldTree(resource.fields);
      return fields;
    },
    isBelowItem: parentPath(resource.path).endsWith('}'),
    modules: below.filter((other) => !hasItems(other)).map(({ path }) => lastSegment(path)),
    collections: new Map(below.filter(hasItems).map((other) => [lastSegment(other.path), other])),
  };
}

/** Whether a path leads directly below an item of the collection. */
function isBelow(path: string, collection: string): boolean {
  const item = parentPath(path);
  return item.endsWith('}') && parentPath(item) === collection;
}
