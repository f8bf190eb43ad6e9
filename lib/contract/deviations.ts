import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Schema } from './schemas.ts';

/** Where a JSON value is not what a schema asks for. */
export interface Deviation {
  /** In words: the schema's description, or `an integer`, or `a member "operation_id"`. */
  readonly expected: string;
  /** The JSON text of what stands there, at most 100 characters of it; `absent` for a missing member. */
  readonly actual: string;
  /** JSON pointer of the value, or of the missing member. */
  readonly at: string;
}

const longestQuote = 100;

/**
 * The schemas are this project's own and a test compares them with the meta-schema. Leaving that and the optimizing
 * of generated code out halves the time to compile them, a large part of a short run's time.
 */
const ajv = new Ajv({ allErrors: true, verbose: true, validateSchema: false, code: { optimize: false } });

const compiled = new WeakMap<Schema, ValidateFunction>();

/**
 * Compares a JSON value with a schema. Each schema is compiled once, when it is first used.
 *
 * @returns every deviation; none where the value is as it should be
 */
export function deviations(schema: Schema, value: unknown): readonly Deviation[] {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value) ? [] : (validate.errors ?? []).map(deviation);
}

function deviation(error: ErrorObject): Deviation {
  const { missingProperty } = error.params;
  if (error.keyword === 'required') {
    const missing = String(missingProperty);
    return {
      expected: `a member "${missing}"`,
      actual: 'absent',
      at: `${error.instancePath}/${escaped(missing)}`,
    };
  }
  return { expected: expectation(error), actual: quoted(error.data), at: error.instancePath };
}

function expectation({ keyword, params, message, parentSchema }: ErrorObject): string {
  const { description } = parentSchema ?? {};
  if (typeof description === 'string') return description;
  const { type } = params;
  return keyword === 'type' ? [type].flat().map(withArticle).join(' or ') : (message ?? keyword);
}

function withArticle(type: unknown): string {
  if (type === 'null') return 'null';
  return `${/^[aio]/.test(String(type)) ? 'an' : 'a'} ${String(type)}`;
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}

/** RFC 6901 section 3. */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
