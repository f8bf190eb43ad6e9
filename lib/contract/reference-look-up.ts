import { type Operation, type Resource, resources } from './api-reference.ts';
import { groupedBy } from './grouped-by.ts';

/** Where a request went, in terms of the API reference. */
export interface Place {
  readonly resource: Resource;
  readonly operation: Operation;
  /** What stands in the path for `{id}`, `{edge_id}`, …, as it was sent (percent-encoding included). */
  readonly parameters: Readonly<Record<string, string>>;
}

interface Route extends Pick<Place, 'resource' | 'operation'> {
  readonly segments: readonly string[];
}

/** By what no parameter stands for: how many segments there are, and the first of them. A run asks thousands of times. */
const routes: ReadonlyMap<string, readonly Route[]> = groupedBy(
  resources.flatMap((resource) =>
    resource.operations.map((operation) => ({ resource, operation, segments: operation.path.split('/') })),
  ),
  ({ segments }) => routeKey(segments),
);

const lists = resources.filter((resource) => resource.listKey !== undefined);

/**
 * Finds the operation that a request asks for.
 *
 * @param method in upper case
 * @param path of the request, without the base URL's own path and without the query: `/edges/https/edghts_1/routes`
 * @returns undefined where the API reference has no such operation
 */
export function operationAt(method: string, path: string): Place | undefined {
  return placesAt(path).find(({ operation }) => operation.method === method);
}

/**
 * Finds the resource that a path belongs to, whichever methods the path takes.
 *
 * @param path as for {@link operationAt}
 */
export function resourceAt(path: string): Resource | undefined {
  return placesAt(path)[0]?.resource;
}

/**
 * Finds the methods that a path takes; none where the API reference has no such path.
 *
 * @param path as for {@link operationAt}
 */
export function methodsAt(path: string): readonly Operation['method'][] {
  return placesAt(path).map(({ operation }) => operation.method);
}

/**
 * Finds the template of a path, `/ip_policies/{id}`, whichever methods it takes; undefined where the API reference has
 * no such path.
 *
 * @param path as for {@link operationAt}
 */
export function pathTemplateAt(path: string): string | undefined {
  return placesAt(path)[0]?.operation.path;
}

/** The 38 resources that have a list, nested ones too. */
export function listResources(): readonly Resource[] {
  return lists;
}

function routeKey(segments: readonly string[]): string {
  return `${segments.length} ${segments[1]}`;
}

function placesAt(path: string): readonly Place[] {
  const segments = path.split('/');
  return (routes.get(routeKey(segments)) ?? [])
    .filter((route) => matches(route.segments, segments))
    .map(({ resource, operation, segments: template }) => ({
      resource,
      operation,
      parameters: parametersIn(template, segments),
    }));
}

function matches(template: readonly string[], segments: readonly string[]): boolean {
  return template.every((expected, index) =>
    isParameter(expected) ? segments[index] !== '' : segments[index] === expected,
  );
}

function parametersIn(template: readonly string[], segments: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    template.flatMap((name, index) => (isParameter(name) ? [[name.slice(1, -1), segments[index] ?? '']] : [])),
  );
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}
