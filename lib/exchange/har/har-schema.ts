import type { FailureCode } from '../exchange.ts';
import type { RecordedRun } from './recorded-run.ts';

/** What is read of the log of a HAR; browsers and proxies write more. */
export interface HarLog {
  readonly creator?: { readonly name: string; readonly version: string };
  readonly _conformance?: RecordedRun;
  /** Each is checked by itself, so that a mistake is told with the number of its entry. */
  readonly entries: readonly unknown[];
}

/** What is read of an entry. */
export interface HarEntry {
  readonly startedDateTime: string;
  readonly time?: number | null;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly HarField[];
    readonly postData?: { readonly text?: string | null; readonly params?: readonly HarParameter[] } | null;
  };
  readonly response: {
    readonly status: number;
    readonly headers: readonly HarField[];
    readonly content?: { readonly size?: number; readonly text?: string | null; readonly encoding?: string };
    readonly _error?: string | null;
  };
  /** Which of its caches Chrome took the answer from. */
  readonly _fromCache?: string;
  readonly _conformance?: {
    readonly number: number;
    readonly askedBy: string;
    readonly counted: boolean;
    /** As it was sent, where that is no URI. */
    readonly url?: string;
    readonly failure?: FailureCode;
  };
}

interface HarField {
  readonly name: string;
  readonly value: string;
}

interface HarParameter {
  readonly name: string;
  readonly value?: string;
}

const text = { type: 'string', description: 'a text' };
const textOrNull = { ...text, nullable: true };
const flag = { type: 'boolean', description: 'true or false' };
const positive = { type: 'integer', minimum: 1, description: 'a whole number above 0' };
const webAddress = { type: 'string', format: 'web-address', description: 'an absolute http or https URL' };

const failureCodes: Readonly<Record<FailureCode, true>> = {
  'name-not-resolved': true,
  'connection-refused': true,
  'connection-lost': true,
  'certificate-expired': true,
  'certificate-not-yet-valid': true,
  'certificate-not-trusted': true,
  'certificate-for-another-name': true,
  tls: true,
  timeout: true,
  'too-large': true,
  'malformed-response': true,
};

const fields = {
  type: 'array',
  description: 'a list of header fields',
  items: {
    type: 'object',
    description: 'a header field with name and value',
    required: ['name', 'value'],
    properties: { name: text, value: text },
  },
};

/** What of the log has to be as {@link HarLog} says. */
export const logSchema = {
  type: 'object',
  description: 'the object of HAR 1.2',
  required: ['log'],
  properties: {
    log: {
      type: 'object',
      description: 'the log of HAR 1.2, an object',
      required: ['entries'],
      properties: {
        creator: {
          type: 'object',
          description: 'the program that wrote it, with name and version',
          required: ['name', 'version'],
          properties: { name: text, version: text },
        },
        entries: { type: 'array', description: 'the list of entries' },
        _conformance: {
          type: 'object',
          description: 'what the run was told',
          required: ['target', 'runId', 'seed', 'limit', 'allowWrites', 'rateLimits', 'key', 'unknownKey'],
          properties: {
            target: webAddress,
            runId: text,
            seed: { type: 'integer', minimum: 0, description: 'a whole number' },
            limit: {
              type: 'object',
              description: 'a rate limit',
              required: ['requests', 'windowMs'],
              properties: { requests: positive, windowMs: positive },
            },
            resources: { type: 'array', description: 'a list of paths', items: text },
            allowWrites: flag,
            rateLimits: flag,
            key: text,
            unknownKey: text,
          },
        },
      },
    },
  },
};

/** The same of an entry. */
export const entrySchema = {
  type: 'object',
  description: 'an entry of HAR 1.2, an object',
  required: ['startedDateTime', 'request', 'response'],
  properties: {
    startedDateTime: {
      type: 'string',
      format: 'moment',
      description: 'a date with time and time zone, as 2024-05-01T10:00:00.000Z',
    },
    time: { type: 'number', nullable: true, description: 'a number of milliseconds' },
    request: {
      type: 'object',
      description: 'what was sent, an object',
      required: ['method', 'url', 'headers'],
      properties: {
        method: text,
        url: { type: 'string', format: 'absolute-url', description: 'an absolute URL' },
        headers: fields,
        postData: {
          type: 'object',
          nullable: true,
          description: 'the body that was sent, an object',
          properties: {
            text: textOrNull,
            params: {
              type: 'array',
              description: 'a list of parameters',
              items: {
                type: 'object',
                description: 'a parameter with its name',
                required: ['name'],
                properties: { name: text, value: text },
              },
            },
          },
        },
      },
    },
    response: {
      type: 'object',
      description: 'what came back, an object',
      required: ['status', 'headers'],
      properties: {
        status: { type: 'integer', minimum: -1, maximum: 999, description: 'a status, 0 or -1 where no answer came' },
        headers: fields,
        content: {
          type: 'object',
          description: 'the body that came back, an object',
          properties: { size: { type: 'number', description: 'a number of bytes' }, text: textOrNull, encoding: text },
        },
        _error: { type: 'string', nullable: true, description: 'why no answer came' },
      },
    },
    _fromCache: text,
    _conformance: {
      type: 'object',
      description: 'what the run knew of it, an object',
      required: ['number', 'askedBy', 'counted'],
      properties: {
        number: positive,
        askedBy: text,
        counted: flag,
        url: webAddress,
        failure: { enum: Object.keys(failureCodes), description: 'why no answer came' },
      },
    },
  },
};
