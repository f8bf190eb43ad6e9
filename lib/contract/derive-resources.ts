import type { BodyField, Field, FieldType, Operation, OperationKind, Resource } from './api-reference.ts';
import { type Facts, FactsError, type OperationFacts, type RecordedExample } from './facts.ts';
import { groupedBy } from './grouped-by.ts';
import { smallestBodies } from './smallest-bodies.ts';

/** Never null in any resource of which items were captured, so not in the others either. */
const neverNull = new Set(['id', 'uri', 'created_at', 'type', 'description', 'metadata']);

const envelope = new Set(['uri', 'next_page_uri']);

/** Service users are bot users under a new name; the documentation renamed the prefix in its examples by hand. */
const editedByHand = 'service';

/**
 * Groups the operations of the API reference into resources.
 *
 * @returns the resources in the order of their paths
 * @throws {FactsError} when the facts contradict each other, or a create body lacks a required member
 */
export function resourcesFrom({ operations, examples }: Pick<Facts, 'operations' | 'examples'>): readonly Resource[] {
  const collections = new Set(operations.filter((operation) => namesItem(operation.path)).map((it) => parent(it.path)));
  const groups = groupedBy(operations, (operation) => resourcePath(operation, collections));
  return [...groups].map(([path, group]) => resourceFrom(path, group, examples)).sort(byPath);
}

function resourceFrom(path: string, group: readonly OperationFacts[], examples: readonly RecordedExample[]): Resource {
  const listKey = group.find((operation) => operation.isList)?.listKey;
  const idPrefix = prefixSeen(group, examples);
  const createBody = smallestBodies[path];
  const operations = group.map((operation) => operationFrom(path, operation)).sort(byPathThenMethod);
  checkCreateBody(path, operations, createBody);
  return {
    path,
    ...(listKey ? { listKey } : {}),
    itemKey: group.some((operation) => operation.path.endsWith('/{type}')) ? 'type' : 'id',
    ...(idPrefix ? { idPrefix } : {}),
    operations,
    fields: fieldsOf(path, group),
    ...(createBody ? { createBody } : {}),
  };
}

/** An action belongs to the item that it acts on; a document below an item is a resource of its own. */
function resourcePath(operation: OperationFacts, collections: ReadonlySet<string>): string {
  const { path } = operation;
  if (namesItem(path)) return parent(path);
  const isAction = operation.method === 'POST' && !collections.has(path) && namesItem(parent(path));
  return isAction ? parent(parent(path)) : path;
}

function operationFrom(resource: string, operation: OperationFacts): Operation {
  return {
    kind: kindOf(resource, operation),
    method: operation.method,
    path: operation.path,
    status: operation.responseStatus,
    body: bodyOf(operation),
  };
}

function kindOf(resource: string, operation: OperationFacts): OperationKind {
  switch (operation.method) {
    case 'GET':
      return operation.isList ? 'list' : 'get';
    case 'POST':
      return operation.path === resource ? 'create' : 'action';
    case 'PATCH':
      return 'update';
    case 'PUT':
      return 'replace';
    case 'DELETE':
      return 'delete';
  }
}

/**
 * What the path already names (`id`, `edge_id`) is not counted as a member, though clients may repeat it in the body.
 * A module is sent bare: the wrapper `module` exists in the description of the API and nowhere else.
 */
function bodyOf(operation: OperationFacts): readonly BodyField[] {
  if (operation.method === 'GET' || operation.method === 'DELETE') return [];
  const named = new Set([...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
  return operation.requestParams
    .filter((member) => member.in === 'body' && member.name !== 'module' && !named.has(member.name))
    .map((member) => ({
      path: operation.method === 'PUT' ? member.name.replace(/^module\./, '') : member.name,
      type: fieldType(member.type),
      required: member.required === true,
    }));
}

function fieldsOf(path: string, group: readonly OperationFacts[]): readonly Field[] {
  const documented = [...group].sort(itemsFirst).flatMap((operation) =>
    operation.responseFields.flatMap((field) => {
      const below = belowItem(operation, field.path);
      return below === undefined ? [] : [{ ...field, path: below, type: fieldType(field.type) }];
    }),
  );
  if (documented.length === 0) return exampleFields(group[0]?.responseExample);

  return [...groupedBy(documented, (field) => field.path)].map(([below, mentions]) => {
    const types = new Set(mentions.map((field) => field.type));
    const [type] = types;
    if (type === undefined || types.size > 1) {
      throw new FactsError(`${path}: ${below} is documented as ${[...types].join(' and as ')}`);
    }
    return {
      path: below,
      type,
      nullable: mentions.some((field) => field.nullable) || (!neverNull.has(below) && neverSeen(mentions)),
      timestamp: mentions.some((field) => field.isTimestamp),
      ...(mentions.some((field) => field.omittedSometimes) && { omittable: true }),
    };
  });
}

/** Where no value was ever captured, nothing tells that null cannot stand there. */
function neverSeen(mentions: readonly { readonly observed?: string }[]): boolean {
  return mentions.every(({ observed }) => observed === undefined || observed.startsWith('0/'));
}

/** The path of a response field relative to one item; undefined for the members of the list around the items. */
function belowItem(operation: OperationFacts, path: string): string | undefined {
  if (!operation.isList) return path;
  const prefix = `${operation.listKey}[].`;
  if (path.startsWith(prefix)) return path.slice(prefix.length);
  if (path === operation.listKey || envelope.has(path)) return undefined;
  throw new FactsError(`${operation.path}: ${path} is neither an item's member nor the list's`);
}

/** Where the API reference lists no fields (`/self`), the example shows them. */
function exampleFields(example: unknown, below = ''): readonly Field[] {
  if (!isObject(example)) return [];
  return Object.entries(example).flatMap(([name, value]) => {
    const path = below + name;
    const field = {
      path,
      type: typeOf(value),
      nullable: value === null,
      timestamp: name.endsWith('_at') && typeof value === 'string',
    };
    return [field, ...exampleFields(value, `${path}.`)];
  });
}

/** A null in an example tells no type; the only one seen is a token, a text. */
function typeOf(value: unknown): FieldType {
  if (Array.isArray(value)) return 'array';
  if (isObject(value)) return 'object';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return 'string';
}

function fieldType(documented: string): FieldType {
  const folded = documented.replace(/<.*>$/, '');
  switch (folded) {
    case 'string':
    case 'boolean':
    case 'integer':
    case 'number':
    case 'object':
    case 'array':
      return folded;
    case 'int64':
      return 'integer';
    default:
      throw new FactsError(`no field type for the documented type ${documented}`);
  }
}

/** The prefix that the captures show in front of the underscore of an item's id, if any. */
function prefixSeen(group: readonly OperationFacts[], examples: readonly RecordedExample[]): string | undefined {
  const byName = new Map(group.map((operation) => [operation.exampleName, operation]));
  const seen = new Set<string>();
  for (const { op, kind, body } of examples) {
    const operation = byName.get(op);
    if (!operation || kind !== 'response' || !isObject(body)) continue;
    const items = operation.listKey ? body[operation.listKey] : [body];
    for (const item of Array.isArray(items) ? items : []) {
      const { id } = isObject(item) ? item : {};
      const prefix = typeof id === 'string' && /^([a-z0-9]+)_/.exec(id)?.[1];
      if (prefix && prefix !== editedByHand) seen.add(prefix);
    }
  }
  if (seen.size > 1) throw new FactsError(`${group[0]?.path}: ids with several prefixes: ${[...seen].join(', ')}`);
  return [...seen][0];
}

function checkCreateBody(
  path: string,
  operations: readonly Operation[],
  createBody: Readonly<Record<string, unknown>> | undefined,
): void {
  const create = operations.find((operation) => operation.kind === 'create');
  if (!create !== !createBody) {
    throw new FactsError(`${path}: ${create ? 'has no' : 'takes no'} create body; see smallest-bodies.ts`);
  }
  const missing = create?.body.filter(({ path: member, required }) => {
    return required && !/[.[]/.test(member) && !(createBody && member in createBody);
  });
  if (missing?.length) {
    throw new FactsError(
      `${path}: the create body lacks ${missing.map((it) => it.path).join(', ')}; see smallest-bodies.ts`,
    );
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function namesItem(path: string): boolean {
  return path.endsWith('}');
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** Single items list their members most completely. */
function itemsFirst(one: OperationFacts, other: OperationFacts): number {
  return Number(one.isList) - Number(other.isList);
}

function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : Number(one.path > other.path);
}

function byPathThenMethod(one: Operation, other: Operation): number {
  return byPath(one, other) || (one.method < other.method ? -1 : 1);
}
