import type { Field, Resource } from '../contract/api-reference.ts';
import type { Place } from '../contract/reference-look-up.ts';
import { remembering } from '../contract/remembering.ts';
import type { ResponseMessage } from '../exchange/exchange.ts';
import { jsonOf } from './json-body.ts';
import { isObject } from './json-value.ts';

/** The kinds of JSON values; `number` is one that is no integer. */
export const kinds = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const;

export type Kind = (typeof kinds)[number];

/** What stood at one place of the bodies of an operation. No value is kept: any of them may be a secret. */
export interface Sightings {
  /** How often a value of each kind was seen. */
  readonly times: ReadonlyMap<Kind, number>;
  /** How many of the values were null or empty: `""`, `[]`, `{}`. */
  readonly empty: number;
  /** JSON pointer to the first value of each kind. */
  readonly first: ReadonlyMap<Kind, string>;
}

/** What a body holds, by the place in it: a JSON pointer with `*` for any index, such as `/uri` or `/keys/*`. */
export type Shape = ReadonlyMap<string, Sightings>;

/** What the documentation says of the body of an operation. */
export interface Layout {
  /** By place. */
  readonly fields: ReadonlyMap<string, Field>;
  /**
   * Places of the objects whose members are known by name. Members of others may be named by a user (labels) or by ids,
   * so that a name says nothing of the API.
   */
  readonly objects: ReadonlySet<string>;
}

/** Other names are hostile or chosen by a user; of these, none needs escaping in a JSON pointer, and none is `*`. */
const fieldName = /^[\w$@.:-]{1,64}$/;

/** Tokens of the longest pointer; the longest documented one has seven. */
const deepest = 12;

const itemLayout = remembering((resource: Resource) => layoutBelow('', resource.fields));

const listLayout = remembering(({ listKey = '', fields }: Resource) => {
  const items = layoutBelow(`/${listKey}/*`, fields);
  const envelope: readonly Field[] = [
    { path: 'uri', type: 'string', nullable: false, timestamp: false },
    { path: 'next_page_uri', type: 'string', nullable: true, timestamp: false },
  ];
  const around = layoutBelow('', envelope);
  return {
    fields: new Map([...around.fields, ...items.fields]),
    objects: new Set([...around.objects, ...items.objects]),
  };
});

/** What the documentation says of the body that an operation answers with. */
export function layoutOf({ resource, operation }: Pick<Place, 'resource' | 'operation'>): Layout {
  return operation.kind === 'list' ? listLayout(resource) : itemLayout(resource);
}

function layoutBelow(top: string, fields: readonly Field[]): Layout {
  const places = fields.map(
    (field) => [`${top}/${field.path.replaceAll('[]', '.*').replaceAll('.', '/')}`, field] as const,
  );
  return { fields: new Map(places), objects: new Set([top, ...places.map(([place]) => parentOf(place))]) };
}

/** The place of the object or array that a place is in. */
export function parentOf(place: string): string {
  return place.slice(0, Math.max(0, place.lastIndexOf('/')));
}

const remembered = new WeakMap<ResponseMessage, Shape>();

/** The shape of the body of a response; empty where there is none. Each response is gone through once. */
export function shapeOf(response: ResponseMessage, layout: Layout): Shape {
  const known = remembered.get(response);
  if (known) return known;
  const shape = new Map<string, { times: Map<Kind, number>; empty: number; first: Map<Kind, string> }>();
  const look = (value: unknown, place: string, pointer: string, depth: number) => {
    const kind = kindOf(value);
    const seen = shape.get(place) ?? { times: new Map(), empty: 0, first: new Map() };
    shape.set(place, seen);
    seen.times.set(kind, (seen.times.get(kind) ?? 0) + 1);
    if (!seen.first.has(kind)) seen.first.set(kind, pointer);
    if (isEmpty(value)) seen.empty += 1;
    if (depth === deepest) return;
    if (Array.isArray(value)) {
      for (const [index, element] of value.entries()) look(element, `${place}/*`, `${pointer}/${index}`, depth + 1);
    } else if (isObject(value) && layout.objects.has(place)) {
      for (const [name, member] of Object.entries(value)) {
        if (fieldName.test(name)) look(member, `${place}/${name}`, `${pointer}/${name}`, depth + 1);
      }
    }
  };
  const body = jsonOf(response);
  if (body !== undefined) look(body, '', '', 0);
  remembered.set(response, shape);
  return shape;
}

/**
 * JSON pointer to where the first object lacks a member.
 *
 * @param place of the member
 */
export function firstWithout(response: ResponseMessage, place: string): string | undefined {
  const [, ...tokens] = place.split('/');
  const find = (value: unknown, [token, ...rest]: readonly string[], pointer: string): string | undefined => {
    if (token === '*') {
      for (const [index, element] of Array.isArray(value) ? value.entries() : []) {
        const found = find(element, rest, `${pointer}/${index}`);
        if (found !== undefined) return found;
      }
      return undefined;
    }
    if (token === undefined || !isObject(value)) return undefined;
    const at = `${pointer}/${token}`;
    if (!Object.hasOwn(value, token)) return rest.length === 0 ? at : undefined;
    return find(value[token], rest, at);
  };
  return find(jsonOf(response), tokens, '');
}

function kindOf(value: unknown): Kind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'number':
      return Number.isInteger(value) ? 'integer' : 'number';
    default:
      return 'object';
  }
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === '' || (isObject(value) && Object.keys(value).length === 0);
}
