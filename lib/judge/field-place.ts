import { jsonPointer } from '../contract/json-pointer.ts';
import { isObject } from './json-value.ts';

/** A value and where in the body it stands. */
export interface Place {
  readonly pointer: string;
  readonly value: unknown;
}

/**
 * Where an item holds a field of the API reference: `routes[].created_at` may be found many times, or never.
 * A member whose parent is missing or of another type is nowhere.
 *
 * @param at pointer to the item itself
 */
export function placesOf(item: unknown, path: string, at = ''): Place[] {
  return path
    .split('.')
    .reduce<Place[]>((places, step) => places.flatMap((place) => below(place, step)), [{ pointer: at, value: item }]);
}

function below({ pointer, value }: Place, step: string): Place[] {
  const name = step.replace(/\[\]$/, '');
  if (!isObject(value) || !Object.hasOwn(value, name)) return [];
  const member = { pointer: pointer + jsonPointer(name), value: value[name] };
  return name === step ? [member] : elementsOf(member);
}

function elementsOf({ pointer, value }: Place): Place[] {
  if (!Array.isArray(value)) return [];
  return value.map((element: unknown, index) => ({ pointer: pointer + jsonPointer(index), value: element }));
}
