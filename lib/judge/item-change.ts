import type { Resource } from '../contract/api-reference.ts';
import { jsonPointer } from '../contract/json-pointer.ts';
import type { Problem } from './finding.ts';
import { equalJson, isObject, type JsonObject, memberOf, told } from './json-value.ts';
import { isSameMoment } from './timestamp.ts';

/** Members that identify an item and its beginning: they never change. */
const permanent = new Set(['id', 'uri', 'created_at']);

/** Texts that mean nothing to the target. */
const plainTexts = new Set(['description', 'metadata']);

/** A secret is shown when it is made, and later as null, masked or not at all. */
const shownOnce = /(^|_)(token|secret|password|passphrase|private_key|private_key_pem)$/;

/** Kept in a canonical form by some: PEM blocks are wrapped anew, the comment of an SSH key is dropped. */
const rewritten = /(_pem|^public_key)$/;

/** What happens to an item without anybody changing it: use, provisioning, renewal. */
const movesByItself = /^(updated_at|modified_at|renews_at|retries_at|last_.+|status|state|.+_(status|state|count))$/;

/**
 * The members of an item that have another value than before, by name. Empty values are one: the API leaves
 * members out where they are empty, and `null`, `""`, `[]` and `{}` say no more.
 */
export function changedMembers(before: JsonObject, after: JsonObject): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isSame(memberOf(before, name), memberOf(after, name)));
}

/**
 * Where a get differs from what create answered. Members that are shown once, that move by themselves, or that the
 * API reference does not list for this resource (it may add any) are passed over, and so is a member that nobody
 * can set and that was empty at first, such as a certificate that is still being made.
 */
export function differencesFromCreated(created: JsonObject, got: JsonObject, resource: Resource): Problem[] {
  return differencesFrom(created, got, resource, 'as create answered');
}

/**
 * Where an answer differs from an earlier one, with no change of the item between them. What is passed over is the
 * same as for {@link differencesFromCreated}.
 *
 * @param source of the earlier one, as the reader would say it: `as #12 showed it`
 */
export function differencesFrom(earlier: JsonObject, later: JsonObject, resource: Resource, source: string): Problem[] {
  return changedMembers(earlier, later)
    .filter((name) => !mayMove(name, earlier, resource))
    .map((name) => problem(`${told(memberOf(earlier, name))}, ${source}`, later, name));
}

/**
 * Members that changed though the patch does not name them. What is computed from a named member may change with
 * it, so what no body can set is only held fast where the patch names nothing but `description` and `metadata`,
 * of which nothing is computed; `id`, `uri` and `created_at` are always held fast.
 */
export function unnamedChanges(
  before: JsonObject,
  after: JsonObject,
  patch: JsonObject,
  resource: Resource,
): Problem[] {
  const named = new Set(Object.keys(patch));
  const settable = settableMembers(resource);
  const isPlain = [...named].every((name) => plainTexts.has(name));
  return changedMembers(before, after)
    .filter((name) => permanent.has(name) || !(named.has(name) || mayMove(name, before, resource)))
    .filter((name) => permanent.has(name) || isPlain || settable.has(name))
    .map((name) => problem(`${told(memberOf(before, name))}, as before the patch`, after, name));
}

/**
 * Members that a body sets and the answer does not have as they were set. An object has to hold at least what was
 * set, for the target fills in the rest. Only members that the API reference lists for
 * the answer are judged, and never if it is a secret. Empty values leave the choice to the target, but for those of
 * `description` and `metadata`; a timestamp may come back in another spelling.
 *
 * @param body of a create, patch or put; `undefined` members are as good as absent
 */
export function untakenMembers(body: JsonObject, item: JsonObject, resource: Resource): Problem[] {
  const listed = listedMembers(resource);
  return Object.entries(body)
    .filter(
      ([name, value]) => listed.has(name) && !shownOnce.test(name) && !rewritten.test(name) && value !== undefined,
    )
    .filter(([name, value]) => plainTexts.has(name) || !isEmpty(value))
    .filter(([name, value]) => !holds(memberOf(item, name), value))
    .map(([name, value]) => problem(`${told(value)}, as it was set`, item, name));
}

function mayMove(name: string, before: JsonObject, resource: Resource): boolean {
  if (permanent.has(name)) return false;
  const appears = isEmpty(memberOf(before, name)) && !settableMembers(resource).has(name);
  return appears || shownOnce.test(name) || movesByItself.test(name) || !listedMembers(resource).has(name);
}

/** Names of the members that some operation's body can set. */
function settableMembers({ operations }: Resource): Set<string> {
  return new Set(operations.flatMap(({ body }) => body.map(({ path }) => topOf(path))));
}

function listedMembers({ fields }: Resource): Set<string> {
  return new Set(fields.map(({ path }) => topOf(path)));
}

function topOf(path: string): string {
  return path.replace(/[.[].*$/, '');
}

function isSame(one: unknown, other: unknown): boolean {
  return equalJson(one, other) || (isEmpty(one) && isEmpty(other)) || isSameMoment(one, other);
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isObject(value)) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === '';
}

function holds(actual: unknown, set: unknown): boolean {
  if (isObject(set) && isObject(actual)) {
    return Object.entries(set).every(([name, value]) => shownOnce.test(name) || holds(memberOf(actual, name), value));
  }
  return isSame(actual, set);
}

function problem(expected: string, item: JsonObject, name: string): Problem {
  return { expected, actual: told(memberOf(item, name)), at: jsonPointer(name) };
}
