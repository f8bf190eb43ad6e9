import type { Field, FieldType } from '../contract/api-reference.ts';
import { placesOf } from './field-place.ts';
import type { Problem } from './finding.ts';
import { isObject, told } from './json-value.ts';

/**
 * Where an item differs from the types that the API reference lists. Members that it does not list pass, and so
 * do missing ones: the API leaves empty members out. Objects and arrays may be null whether or not that is said.
 *
 * @param at pointer to the item
 */
export function representationProblems(item: unknown, fields: readonly Field[], at = ''): Problem[] {
  if (!isObject(item)) return [{ expected: 'an object', actual: told(item), at: at === '' ? 'body' : at }];
  return fields.flatMap((field) =>
    placesOf(item, field.path, at)
      .filter(({ value }) => !isOfType(value, field))
      .map(({ pointer, value }) => ({ expected: kindOf(field), actual: told(value), at: pointer })),
  );
}

function isOfType(value: unknown, { type, nullable }: Field): boolean {
  if (value === null) return nullable || type === 'object' || type === 'array';
  switch (type) {
    case 'object':
      return isObject(value);
    case 'array':
      return Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

const kinds: Record<FieldType, string> = {
  string: 'a string',
  boolean: 'true or false',
  integer: 'an integer',
  number: 'a number',
  object: 'an object',
  array: 'an array',
};

function kindOf({ type, nullable }: Field): string {
  return nullable ? `${kinds[type]} or null` : kinds[type];
}
