import { Ajv } from 'ajv';
import { kinds } from '../judge/shape.ts';
import type { Snapshot } from '../judge/snapshot.ts';
import { failureCode } from './failure-code.ts';
import { SettingsError } from './settings-error.ts';

const count = { type: 'integer', minimum: 1 };

/** What a file has to be to be taken for a snapshot. */
const schema = {
  type: 'object',
  required: ['format', 'version', 'runs', 'operations'],
  additionalProperties: false,
  properties: {
    format: { const: 1 },
    version: { const: '2' },
    runs: { type: 'integer', minimum: 0 },
    operations: {
      type: 'object',
      propertyNames: { pattern: '^(GET|POST|PATCH|PUT|DELETE) /[\\w/{}]{1,200}$' },
      additionalProperties: {
        type: 'object',
        required: ['served', 'fields'],
        additionalProperties: false,
        properties: {
          served: count,
          fields: {
            type: 'object',
            propertyNames: { pattern: '^(/(\\*|[\\w$@.:-]{1,64})){0,12}$' },
            additionalProperties: {
              type: 'object',
              propertyNames: { enum: [...kinds, 'empty'] },
              additionalProperties: count,
            },
          },
        },
      },
    },
  },
};

/**
 * Reads the file of a snapshot.
 *
 * @param source the setting that names it
 * @param readFile gives the text of a file; throws what `node:fs` throws
 * @throws SettingsError where there is no such file, or it holds no snapshot
 */
export function readSnapshot(path: string, source: string, readFile: (path: string) => string): Snapshot {
  const named = `${source} names ${JSON.stringify(path)}`;
  let text: string;
  try {
    text = readFile(path);
  } catch (error) {
    const message = `${named}, which cannot be read (${failureCode(error)}): name a file that "ngrok-conformance snapshot" wrote.`;
    throw new SettingsError('snapshot-unreadable', message);
  }
  const value = parsed(text);
  // Compiled only where there is a snapshot: most runs have none.
  const validate = new Ajv({ meta: false, validateSchema: false }).compile<Snapshot>(schema);
  if (validate(value)) return value;
  const [error] = validate.errors ?? [];
  const where = error && error.instancePath !== '' ? ` at ${JSON.stringify(error.instancePath)}` : '';
  const what = value === undefined ? 'which is no JSON' : `which is no snapshot${where} (${error?.message})`;
  throw new SettingsError('snapshot-malformed', `${named}, ${what}: write it anew by "ngrok-conformance snapshot".`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
