import { Ajv, type ErrorObject } from 'ajv';
import { jsonPointer } from './json-pointer.ts';
import { remembering } from './remembering.ts';
import { expectationOf, formats, type Schema } from './schemas.ts';

/** Where a JSON value is not what a schema asks for. */
export interface Deviation {
  /** What the schema asks for there, in words: `an integer`. */
  readonly expected: string;
  /** What stands there; undefined where a member is missing. */
  readonly value: unknown;
  /** JSON pointer to the value, or to where the missing member should be. */
  readonly at: string;
}

/**
 * The schemas are this project's own: a test holds them against the meta-schema and Ajv's strict mode. Leaving that,
 * Ajv's own messages and the optimizing of generated code out halves the time to compile them, a large part of a short
 * run's time. A member named `constructor` is one only where the JSON text has it, hence `ownProperties`;
 * and 1e400, which is infinite once parsed, is no integer, hence `strictNumbers`.
 */
const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  ownProperties: true,
  formats,
  messages: false,
  meta: false,
  validateSchema: false,
  strict: false,
  strictNumbers: true,
  code: { optimize: false },
});

const validatorOf = remembering((schema: Schema) => ajv.compile(schema));

/**
 * Compares a JSON value with a schema. Each schema is compiled once, when it is first used.
 *
 * @returns every deviation; none where the value is as it should be
 */
export function deviations(schema: Schema, value: unknown): readonly Deviation[] {
  const validate = validatorOf(schema);
  return validate(value) ? [] : (validate.errors ?? []).map(deviation);
}

function deviation({ keyword, params, parentSchema, data, instancePath }: ErrorObject): Deviation {
  const { description, type, properties } = parentSchema ?? {};
  if (keyword !== 'required') {
    return { expected: expectationOf({ description, type }), value: data, at: instancePath };
  }
  const name = String(params['missingProperty']);
  return { expected: expectationOf(properties?.[name] ?? {}), value: undefined, at: instancePath + jsonPointer(name) };
}
