import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Ajv, type ValidateFunction } from 'ajv';

/** One operation, as far as the derivation reads it. */
export interface OperationFacts {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly isList: boolean;
  readonly listKey: string | null;
  readonly responseStatus: 200 | 201 | 204;
  readonly requestParams: readonly {
    readonly name: string;
    readonly in: string;
    readonly type: string;
    readonly required?: boolean;
  }[];
  readonly responseFields: readonly {
    readonly path: string;
    readonly type: string;
    readonly isTimestamp: boolean;
    readonly nullable?: boolean;
    /** In how many captures there was a value: `52/55 empty:4`; absent where there was none. */
    readonly observed?: string;
    /** Whether some captures lack it. */
    readonly omittedSometimes?: boolean;
  }[];
  readonly responseExample?: unknown;
  /** Under which name the captures show this operation. */
  readonly exampleName?: string;
}

export interface ErrorFacts {
  readonly codes: readonly {
    readonly number: number;
    readonly httpStatus: number | null;
    readonly httpStatusSource?: string;
  }[];
}

/** A body that ngrok's documentation once showed for an operation. */
export interface RecordedExample {
  readonly op: string;
  readonly kind: 'request' | 'response';
  readonly date: string;
  readonly body?: unknown;
}

export interface Facts {
  readonly operations: readonly OperationFacts[];
  readonly errors: ErrorFacts;
  readonly examples: readonly RecordedExample[];
}

/** A file of the facts is missing or is not what the derivation expects. */
export class FactsError extends Error {
  readonly code = 'FACTS_UNUSABLE';
}

const ajv = new Ajv({ allErrors: true });

const isOperations = ajv.compile<OperationFacts[]>({
  type: 'array',
  items: {
    type: 'object',
    required: ['method', 'path', 'isList', 'listKey', 'responseStatus', 'requestParams', 'responseFields'],
    properties: {
      method: { enum: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] },
      path: { type: 'string', pattern: '^/[a-z]' },
      isList: { type: 'boolean' },
      listKey: { type: ['string', 'null'] },
      responseStatus: { enum: [200, 201, 204] },
      exampleName: { type: 'string' },
      requestParams: {
        type: 'array',
        items: {
          type: 'object',
          required: ['name', 'in', 'type'],
          properties: {
            name: { type: 'string' },
            in: { type: 'string' },
            type: { type: 'string' },
            required: { type: 'boolean' },
          },
        },
      },
      responseFields: {
        type: 'array',
        items: {
          type: 'object',
          required: ['path', 'type', 'isTimestamp'],
          properties: {
            path: { type: 'string' },
            type: { type: 'string' },
            isTimestamp: { type: 'boolean' },
            nullable: { type: 'boolean' },
            observed: { type: 'string' },
            omittedSometimes: { type: 'boolean' },
          },
        },
      },
    },
  },
});

const isErrors = ajv.compile<ErrorFacts>({
  type: 'object',
  required: ['codes'],
  properties: {
    codes: {
      type: 'array',
      items: {
        type: 'object',
        required: ['number', 'httpStatus'],
        properties: {
          number: { type: 'integer' },
          httpStatus: { type: ['integer', 'null'] },
          httpStatusSource: { type: 'string' },
        },
      },
    },
  },
});

const isExample = ajv.compile<RecordedExample>({
  type: 'object',
  required: ['op', 'kind', 'date'],
  properties: { op: { type: 'string' }, kind: { enum: ['request', 'response'] }, date: { type: 'string' } },
});

/**
 * Reads what is known of the API.
 *
 * @param directory holds `operations.json`, `errors.json` and `recorded-examples.jsonl.gz`
 * @throws {FactsError} when one of them is missing or malformed
 */
export async function readFacts(directory: string): Promise<Facts> {
  const [operations, errors, examples] = await Promise.all([
    read(join(directory, 'operations.json')),
    read(join(directory, 'errors.json')),
    read(join(directory, 'recorded-examples.jsonl.gz')),
  ]);
  const lines = (await promisify(gunzip)(examples)).toString('utf8').trimEnd().split('\n');
  return {
    operations: checked(isOperations, JSON.parse(operations.toString('utf8')), 'operations.json'),
    errors: checked(isErrors, JSON.parse(errors.toString('utf8')), 'errors.json'),
    examples: lines.map((line) => checked(isExample, JSON.parse(line), 'recorded-examples.jsonl.gz')),
  };
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new FactsError(`cannot read ${path}: name the directory that holds the facts`, { cause });
  }
}

function checked<T>(is: ValidateFunction<T>, value: unknown, name: string): T {
  if (is(value)) return value;
  throw new FactsError(`${name} has another form than expected: ${ajv.errorsText(is.errors)}`);
}
