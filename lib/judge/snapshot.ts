import type { Operation } from '../contract/api-reference.ts';
import { operationAt, type Place } from '../contract/reference-look-up.ts';
import type { AnsweredExchange, Exchange } from '../exchange/exchange.ts';
import { isServed } from './refusal.ts';
import { type Kind, layoutOf, parentOf, shapeOf } from './shape.ts';

/** How often a value of each kind was seen at one place, and how many of them were null or empty. */
export type FieldEvidence = Readonly<Partial<Record<Kind | 'empty', number>>>;

/** What was seen of one operation. */
export interface OperationEvidence {
  /** How many answers were a success. */
  readonly served: number;
  /** By place: a JSON pointer into the body with `*` for any index. How often an object was seen tells out of how many. */
  readonly fields: Readonly<Record<string, FieldEvidence>>;
}

/**
 * The observed shape of an API: methods, types, presence and nullability, as counts, which can be added up. It holds no
 * values, ids, times or addresses, so that two snapshots of the same state are the same text.
 */
export interface Snapshot {
  /** Of the file. */
  readonly format: 1;
  /** The ngrok-version that was asked for. */
  readonly version: '2';
  /** How many runs went into it. */
  readonly runs: number;
  /** By method and path template: `GET /ip_policies/{id}`. */
  readonly operations: Readonly<Record<string, OperationEvidence>>;
}

/** A request for an operation of the API reference. */
export interface AskedOperation {
  readonly exchange: Exchange;
  readonly place: Place;
}

export const emptySnapshot: Snapshot = { format: 1, version: '2', runs: 0, operations: {} };

/**
 * Places that are kept of one operation: the documented ones are 156 at most, and a hostile target could make up any
 * number. The first in the order of their code units are kept, so that it does not matter in which order snapshots are
 * merged.
 */
const mostPlaces = 400;

/** Name of an operation: method and path template. */
export function operationName({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/**
 * The snapshot of one run.
 *
 * @param asked all that the run asked for
 * @param isSecret whether a text must not be written down; such a name of an undocumented member is left out
 */
export function snapshotOf(asked: readonly AskedOperation[], isSecret: (text: string) => boolean): Snapshot {
  const operations = new Map<string, OperationEvidence>();
  for (const { exchange, place } of asked) {
    if (!isServed(exchange)) continue;
    const name = operationName(place.operation);
    const seen = evidenceOf(exchange, place, isSecret);
    const known = operations.get(name);
    operations.set(name, known ? addedUp(known, seen) : seen);
  }
  return { ...emptySnapshot, runs: 1, operations: inOrder(operations) };
}

function evidenceOf(
  { outcome }: AnsweredExchange,
  place: Place,
  isSecret: (text: string) => boolean,
): OperationEvidence {
  const fields = [...shapeOf(outcome.response, layoutOf(place))]
    .filter(([at]) => isDocumented(place, at) || !isSecret(at))
    .map(([at, { times, empty }]): [string, FieldEvidence] => [
      at,
      { ...Object.fromEntries(times), ...(empty > 0 && { empty }) },
    ]);
  return { served: 1, fields: firstPlaces(fields) };
}

function isDocumented(place: Place, at: string): boolean {
  const { fields, objects } = layoutOf(place);
  return fields.has(at) || objects.has(at);
}

/**
 * A snapshot that somebody gave, without the names that must not be written down.
 *
 * @param isSecret as for {@link snapshotOf}
 */
export function withoutSecretNames({ operations, ...rest }: Snapshot, isSecret: (text: string) => boolean): Snapshot {
  const kept = Object.entries(operations).flatMap(([name, { served, fields }]) => {
    const [method = '', path = ''] = name.split(' ');
    const place = operationAt(method, path);
    if (place?.operation.path !== path && isSecret(name)) return [];
    const isWritable = (at: string) => (place !== undefined && isDocumented(place, at)) || !isSecret(at);
    const keptFields = Object.entries(fields).filter(([at]) => isWritable(at));
    return [[name, { served, fields: Object.fromEntries(keptFields) }] as const];
  });
  return { ...rest, operations: Object.fromEntries(kept) };
}

/** Two snapshots as one: associative, commutative, and {@link emptySnapshot} adds nothing. */
export function mergeSnapshots(one: Snapshot, other: Snapshot): Snapshot {
  const operations = joined(one.operations, other.operations, addedUp);
  return { ...emptySnapshot, runs: one.runs + other.runs, operations: inOrder(operations) };
}

function addedUp(one: OperationEvidence, other: OperationEvidence): OperationEvidence {
  const fields = joined(one.fields, other.fields, (field, more) =>
    Object.fromEntries(joined(field, more, (times, moreTimes) => times + moreTimes)),
  );
  return { served: one.served + other.served, fields: firstPlaces([...fields]) };
}

function joined<Value>(
  one: Readonly<Partial<Record<string, Value>>>,
  other: Readonly<Partial<Record<string, Value>>>,
  join: (value: Value, more: Value) => Value,
): Map<string, Value> {
  const all = new Map<string, Value>();
  for (const [name, value] of [...Object.entries(one), ...Object.entries(other)]) {
    if (value === undefined) continue;
    const known = all.get(name);
    all.set(name, known === undefined ? value : join(known, value));
  }
  return all;
}

function firstPlaces(fields: readonly (readonly [string, FieldEvidence])[]): Record<string, FieldEvidence> {
  return inOrder(
    fields
      .map(([place, evidence]) => [place, inOrder(Object.entries(evidence))] as const)
      .toSorted(byName)
      .slice(0, mostPlaces),
  );
}

function inOrder<Value>(entries: Iterable<readonly [string, Value]>): Record<string, Value> {
  return Object.fromEntries([...entries].toSorted(byName));
}

/** By code units: the same on every machine. */
function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** The text of a snapshot's file. */
export function snapshotText(snapshot: Snapshot): string {
  return `${JSON.stringify(snapshot, null, 2)}\n`;
}

/** How often anything was seen at a place. */
export function timesSeen({ empty: _, ...times }: FieldEvidence = {}): number {
  return Object.values(times).reduce((sum, each) => sum + each, 0);
}

/** How often the object was seen that a place is a member of; 0 for an element of an array, and for a whole body. */
export function timesPossible(fields: OperationEvidence['fields'], place: string): number {
  if (place === '' || place.endsWith('/*')) return 0;
  return fields[parentOf(place)]?.object ?? 0;
}
