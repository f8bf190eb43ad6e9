import { createRequire } from 'node:module';
import { Ajv, type AnySchema } from 'ajv';
import addFormats from 'ajv-formats';

const require = createRequire(import.meta.url);
const schemas: Readonly<Record<string, AnySchema>> = require('har-schema');

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
addFormats.default(ajv);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);

/** For tests: what the schema of HAR 1.2 that others wrote (the package `har-schema`) has against a text; empty where it is valid. */
export function harProblems(text: string): string[] {
  const isHar = ajv.getSchema('har.json#');
  if (!isHar) throw new Error('har-schema has no schema of a whole HAR');
  isHar(JSON.parse(text));
  return (isHar.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
