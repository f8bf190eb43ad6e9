import { isAbsoluteUrl } from './absolute-url.ts';
import type { Field, FieldType } from './api-reference.ts';
import { remembering } from './remembering.ts';

/** A JSON Schema (draft 7), as far as this project writes any. */
export interface Schema {
  /** What is asked for, in words, where the type alone says too little: `an absolute URL or null`. */
  readonly description?: string;
  readonly type?: FieldType | readonly [FieldType, 'null'];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly pattern?: string;
  readonly format?: keyof typeof formats;
}

/** The formats that schemas may ask for by name. */
export const formats = { 'absolute-url': isAbsoluteUrl };

const words: Readonly<Record<FieldType, string>> = {
  string: 'a string',
  boolean: 'true or false',
  integer: 'an integer',
  number: 'a number',
  object: 'an object',
  array: 'an array',
};

/** What a schema asks for of the value itself, as a reader would say it: `an object or null`. */
export function expectationOf({ description, type }: Schema): string {
  if (description !== undefined) return description;
  if (type === undefined) return 'a value';
  return typeof type === 'string' ? words[type] : `${words[type[0]]} or null`;
}

const text: Schema = { type: 'string', pattern: '\\S', description: 'a text that is not blank' };

/**
 * An error, and nothing beyond what the clause `errors.shape` names: whether the code is well formed or known and
 * whether the status fits are other clauses, and other members may be added at any time.
 */
export const errorBodySchema: Schema = {
  type: 'object',
  description: 'an error object',
  required: ['error_code', 'status_code', 'msg', 'details'],
  properties: {
    error_code: { type: 'string' },
    status_code: { type: 'integer' },
    msg: text,
    details: {
      type: 'object',
      required: ['operation_id'],
      properties: { operation_id: text },
    },
  },
};

/** What every page of a list has beside its items: the list's own `uri`, and `next_page_uri`. */
export const listEnvelopeSchema: Schema = {
  type: 'object',
  description: 'a list answer, an object',
  required: ['uri', 'next_page_uri'],
  properties: {
    uri: { type: 'string' },
    next_page_uri: { type: ['string', 'null'], format: 'absolute-url', description: 'an absolute URL or null' },
  },
};

/**
 * The items of a page. Apart from the envelope, for the member that holds them has another name in each list, and
 * to compile a schema for each of those takes longer than to judge the pages of a run.
 */
export const listItemsSchema: Schema = { type: 'array', items: { type: 'object' }, description: 'an array of items' };

/**
 * One item of a resource (or the single document that a resource is). Documented members have the documented types.
 * Absent members pass: empty ones are left out by the real API. Unknown members pass: they may be added at any time.
 * The same list of fields gives the same schema.
 *
 * @param fields of the resource
 */
export const representationSchema = remembering(objectOf);

function objectOf(fields: readonly Field[]): Schema {
  const properties = Object.fromEntries(
    fields.filter(({ path }) => !path.includes('.')).map((field) => [field.path, memberSchema(field, fields)]),
  );
  return { type: 'object', properties };
}

function memberSchema(field: Field, fields: readonly Field[]): Schema {
  const type = acceptsNull(field) ? ([field.type, 'null'] as const) : field.type;
  const members = below(fields, `${field.path}.`);
  if (members.length > 0) return { ...objectOf(members), type };
  const itemMembers = below(fields, `${field.path}[].`);
  if (itemMembers.length > 0) return { type, items: objectOf(itemMembers) };
  return { type };
}

function below(fields: readonly Field[], prefix: string): readonly Field[] {
  return fields
    .filter(({ path }) => path.startsWith(prefix))
    .map((field) => ({ ...field, path: field.path.slice(prefix.length) }));
}

/**
 * Whether null contradicts nothing that is documented. The reference marks next to nothing as nullable, yet ngrok's own
 * examples hold null in objects and lists of every kind (an edge module that is not set, hostports that were not given).
 */
export function acceptsNull(field: Field): boolean {
  return (
    field.nullable ||
    (field.timestamp && !field.path.endsWith('created_at')) ||
    field.type === 'object' ||
    field.type === 'array' ||
    isOptionalText(field)
  );
}

/**
 * Whether an item without this member contradicts nothing: some of the examples leave out what may be null, too, and an
 * object (a reference, a policy) where there is none.
 */
export function mayBeLeftOut(field: Field): boolean {
  return field.nullable || field.omittable === true || field.type === 'object' || isOptionalText(field);
}

/** Description and metadata are documented as optional: null and absence stand for "not given". */
function isOptionalText({ path }: Field): boolean {
  return /(?:^|\.)(?:description|metadata)$/.test(path);
}
