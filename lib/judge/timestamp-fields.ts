import { type Field, resources } from '../contract/api-reference.ts';
import { jsonPointer } from '../contract/json-pointer.ts';
import { remembering } from '../contract/remembering.ts';
import { type Place, placesOf } from './field-place.ts';
import { isObject } from './json-value.ts';

/** Maps whose keys the user chooses, so that a key says nothing of its value. */
const userMaps = new Set(['labels', 'metadata', 'headers', 'details', 'tags', 'annotations', 'attributes']);

const fieldNames = (isTimestamp: boolean) =>
  new Set(
    resources.flatMap(({ fields }) =>
      fields.filter(({ timestamp }) => timestamp === isTimestamp).map(({ path }) => nameOf(path)),
    ),
  );
/** `created_at`, `not_before`, `last_login`, … */
const timestampNames = fieldNames(true);
/** `terminate_at`, for one, says at which hop TLS ends. */
const otherNames = fieldNames(false);

/**
 * Where an item holds timestamps: in the fields that the API reference lists as such, and in members that it
 * does not list but whose name tells. A documented timestamp may be null or missing, but for `created_at`,
 * which is given even when null.
 *
 * @param fields of the item's resource; none for an item of an unknown kind
 * @param at pointer to the item
 */
export function timestampsIn(item: unknown, fields: readonly Field[], at = ''): Place[] {
  const documented = fields
    .filter(({ timestamp }) => timestamp)
    .flatMap((field) => placesOf(item, field.path, at).filter(({ value }) => value !== null || cannotBeNull(field)));
  return [...documented, ...namedLikeTimestamps(item, documentedPaths(fields), '', at)];
}

function cannotBeNull({ path, nullable }: Field): boolean {
  return !nullable && nameOf(path) === 'created_at';
}

/** Paths of what is listed; an object listed without members is a map of the user's. */
const documentedPaths = remembering((fields: readonly Field[]) => {
  const listed = new Set(fields.map(({ path }) => path));
  const parents = new Set(fields.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('.')))));
  const maps = fields.filter(({ type, path }) => type === 'object' && !parents.has(path)).map(({ path }) => path);
  return { listed, maps: new Set(maps) };
});

function namedLikeTimestamps(
  value: unknown,
  documented: ReturnType<typeof documentedPaths>,
  path: string,
  at: string,
): Place[] {
  if (Array.isArray(value)) {
    return value.flatMap((element: unknown, index) =>
      namedLikeTimestamps(element, documented, `${path}[]`, at + jsonPointer(index)),
    );
  }
  if (!isObject(value) || userMaps.has(nameOf(path)) || documented.maps.has(path)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const memberPath = path === '' ? name : `${path}.${name}`;
    if (!isScalar(member)) return namedLikeTimestamps(member, documented, memberPath, at + jsonPointer(name));
    const isGuessed = !documented.listed.has(memberPath) && soundsLikeTimestamp(name);
    return isGuessed ? [{ pointer: at + jsonPointer(name), value: member }] : [];
  });
}

function soundsLikeTimestamp(name: string): boolean {
  return timestampNames.has(name) || (name.endsWith('_at') && !otherNames.has(name));
}

/** What somebody may write a time as. A flag or an object of such a name (`look_at: {x, y}`) is something else. */
function isScalar(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).replace(/\[\]$/, '');
}
