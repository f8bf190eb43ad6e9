import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Field } from './api-reference.ts';
import { resources } from './api-reference.ts';
import { deviations } from './deviations.ts';
import { resourceAt } from './reference-look-up.ts';
import {
  acceptsNull,
  errorBodySchema,
  formats,
  listEnvelopeSchema,
  listItemsSchema,
  mayBeLeftOut,
  representationSchema,
} from './schemas.ts';

const error = {
  error_code: 'ERR_NGROK_218',
  status_code: 400,
  msg: 'no version',
  details: { operation_id: 'op_2RfSBcv0nsy71XCHWOegjx1OoKh' },
};

describe('the schema of an error', () => {
  test.each([
    ['the documented one', error],
    ['a code that other clauses judge', { ...error, error_code: 'E1' }],
    ['further members', { ...error, more: null, details: { ...error.details, path: '/x' } }],
    [
      'a status written as a decimal',
      JSON.parse('{"error_code":"","status_code":4e2,"msg":"m","details":{"operation_id":"o"}}'),
    ],
  ])('accepts %s', (_, body) => {
    expect(deviations(errorBodySchema, body)).toEqual([]);
  });

  test.each([
    ['no code', { ...error, error_code: undefined }, '/error_code'],
    ['a number for the code', { ...error, error_code: 218 }, '/error_code'],
    ['null for the code', { ...error, error_code: null }, '/error_code'],
    ['a text for the status', { ...error, status_code: '400' }, '/status_code'],
    ['a fraction for the status', { ...error, status_code: 400.5 }, '/status_code'],
    ['an empty message', { ...error, msg: '' }, '/msg'],
    ['a blank message', { ...error, msg: ' \t\n' }, '/msg'],
    ['an object for the message', { ...error, msg: {} }, '/msg'],
    ['no details', { ...error, details: undefined }, '/details'],
    ['null details', { ...error, details: null }, '/details'],
    ['a list of details', { ...error, details: ['op_1'] }, '/details'],
    ['no operation id', { ...error, details: {} }, '/details/operation_id'],
    ['an empty operation id', { ...error, details: { operation_id: '' } }, '/details/operation_id'],
    ['a list', [error], ''],
    ['a text', 'no', ''],
    ['null', null, ''],
  ])('finds %s', (_, body, at) => {
    const found = deviations(errorBodySchema, body === null ? null : JSON.parse(JSON.stringify(body)));
    expect(found.map((deviation) => deviation.at)).toEqual([at]);
  });

  test('finds everything at once', () => {
    expect(deviations(errorBodySchema, {}).map(({ at }) => at)).toEqual([
      '/error_code',
      '/status_code',
      '/msg',
      '/details',
    ]);
  });
});

describe('the schemas of a page', () => {
  const page = { keys: [{ id: 'ak_1' }], uri: 'https://api.ngrok.com/api_keys', next_page_uri: null };

  test.each([
    ['the last page', page],
    ['a page before the last', { ...page, next_page_uri: 'http://127.0.0.1:4000/api_keys?limit=1&before_id=ak_1' }],
    ['a scheme in capitals', { ...page, next_page_uri: 'HTTPS://api.ngrok.com/api_keys' }],
    ['further members', { ...page, total: 1 }],
  ])('accepts %s', (_, body) => {
    expect(deviations(listEnvelopeSchema, body)).toEqual([]);
  });

  test.each([
    ['no link', { keys: [], uri: page.uri }, '/next_page_uri'],
    ['an empty link', { ...page, next_page_uri: '' }, '/next_page_uri'],
    ['a relative link', { ...page, next_page_uri: '/api_keys?limit=1' }, '/next_page_uri'],
    ['a link without a scheme', { ...page, next_page_uri: '//api.ngrok.com/api_keys' }, '/next_page_uri'],
    ['a link to no port', { ...page, next_page_uri: 'https://api.ngrok.com:99999/api_keys' }, '/next_page_uri'],
    ['a link with a blank', { ...page, next_page_uri: 'https://api.ngrok.com/a b' }, '/next_page_uri'],
    ['false for the link', { ...page, next_page_uri: false }, '/next_page_uri'],
    ['no uri', { keys: [], next_page_uri: null }, '/uri'],
    ['the bare items', page.keys, ''],
  ])('finds %s', (_, body, at) => {
    expect(deviations(listEnvelopeSchema, body).map((deviation) => deviation.at)).toEqual([at]);
  });

  test.each([[[]], [[{}]], [page.keys]])('accepts the items %j', (items) => {
    expect(deviations(listItemsSchema, items)).toEqual([]);
  });

  test.each([
    ['no items', undefined, ''],
    ['null for items', null, ''],
    ['an object for items', { 0: {} }, ''],
    ['a text among the items', [{}, 'ak_1'], '/1'],
    ['null among the items', [null], '/0'],
    ['a list among the items', [{}, {}, []], '/2'],
  ])('finds %s', (_, items, at) => {
    expect(deviations(listItemsSchema, items).map((deviation) => deviation.at)).toEqual([at]);
  });
});

describe('the schema of a representation', () => {
  test.each([
    ['an item', '/api_keys', { id: 'ak_1', description: '', token: null }],
    ['an item without its empty members', '/api_keys', { id: 'ak_1' }],
    ['an unknown member', '/api_keys', { id: 'ak_1', colour: { hue: [1] } }],
    ['an optional text that was not given', '/api_keys', { id: 'ak_1', description: null, metadata: null }],
    ['an object that is not set', '/edges/tcp', { backend: null, hostports: null }],
    ['a nested unknown member', '/edges/tcp', { backend: { enabled: true, more: 1 } }],
    ['any member of a map', '/backends/tunnel_group', { labels: { anything: 1 } }],
    ['an integer for a number', '/edges/https/e/routes/r/circuit_breaker', { error_threshold_percentage: 1 }],
  ])('accepts %s', (_, path, item) => {
    expect(deviations(schemaAt(path), item)).toEqual([]);
  });

  test.each([
    ['a number for an id', '/api_keys', { id: 1 }, '/id'],
    ['null for an id', '/api_keys', { id: null }, '/id'],
    ['null for a time that is always there', '/api_keys', { created_at: null }, '/created_at'],
    ['a text for a flag', '/bot_users', { active: 'true' }, '/active'],
    ['a fraction for an integer', '/backends/http_response', { status_code: 200.5 }, '/status_code'],
    ['a text for a list', '/edges/tcp', { hostports: 'a:1' }, '/hostports'],
    ['a list for an object', '/edges/tcp', { backend: [] }, '/backend'],
    ['a nested flag that is a number', '/edges/tcp', { backend: { enabled: 1 } }, '/backend/enabled'],
    ['a member in a list', '/abuse_reports', { hostnames: [{}, { hostname: 5 }] }, '/hostnames/1/hostname'],
    ['a list', '/api_keys', [], ''],
  ])('finds %s', (_, path, item, at) => {
    expect(deviations(schemaAt(path), item).map((deviation) => deviation.at)).toEqual([at]);
  });

  test('reaches every documented field', () => {
    for (const resource of resources) {
      const schema = representationSchema(resource.fields);
      for (const field of resource.fields) {
        const found = deviations(schema, holding(field.path, wrongFor(field)));
        expect([resource.path, field.path, found.map(({ at }) => at)]).toEqual([
          resource.path,
          field.path,
          [`/${field.path.replaceAll('[]', '.0').replaceAll('.', '/')}`],
        ]);
      }
    }
  });
});

test('all schemas are JSON Schemas, in the strict sense too', () => {
  const ajv = new Ajv({ strict: true, formats });
  const schemas = [
    errorBodySchema,
    listEnvelopeSchema,
    listItemsSchema,
    ...resources.map(({ fields }) => representationSchema(fields)),
  ];
  for (const schema of schemas) expect(ajv.validateSchema(schema)).toBe(true);
  expect(() => schemas.slice(0, 6).map((schema) => ajv.compile(schema))).not.toThrow();
});

describe('deviations', () => {
  test('say what was expected and what came', () => {
    expect(deviations(errorBodySchema, { ...error, status_code: '400', msg: ' \n', details: {} })).toEqual([
      { expected: 'an integer', value: '400', at: '/status_code' },
      { expected: 'a text that is not blank', value: ' \n', at: '/msg' },
      { expected: 'a text that is not blank', value: undefined, at: '/details/operation_id' },
    ]);
    expect(deviations(schemaAt('/edges/tcp'), { backend: 5, hostports: 'a:1' })).toEqual([
      { expected: 'an array or null', value: 'a:1', at: '/hostports' },
      { expected: 'an object or null', value: 5, at: '/backend' },
    ]);
    expect(deviations(listEnvelopeSchema, { uri: 5, next_page_uri: '/x' })).toEqual([
      { expected: 'a string', value: 5, at: '/uri' },
      { expected: 'an absolute URL or null', value: '/x', at: '/next_page_uri' },
    ]);
    expect(deviations(listItemsSchema, undefined)).toEqual([
      { expected: 'an array of items', value: undefined, at: '' },
    ]);
    expect(deviations({ type: 'object', required: ['a/b'] }, {})).toEqual([
      { expected: 'a value', value: undefined, at: '/a~1b' },
    ]);
  });

  test('go by own members only', () => {
    const inheritedByAll: Field = { path: 'constructor', type: 'string', nullable: false, timestamp: false };
    expect(deviations(representationSchema([inheritedByAll]), {})).toEqual([]);
    expect(deviations({ type: 'object', required: ['toString'] }, {})).toMatchObject([{ at: '/toString' }]);
  });

  test('take a number that no double can hold for none', () => {
    expect(deviations({ type: 'number' }, JSON.parse('1e400'))).toMatchObject([{ expected: 'a number' }]);
  });
});

describe('what the API reference allows of a field', () => {
  const field = (path: string, more: Partial<Field> = {}): Field => {
    return { path, type: 'string', nullable: false, timestamp: false, ...more };
  };

  test.each<[Field, 'null' | 'neither' | 'both' | 'absence']>([
    [field('name'), 'neither'],
    [field('created_at', { timestamp: true }), 'neither'],
    [field('last_used_at', { timestamp: true }), 'null'],
    [field('urls', { type: 'array' }), 'null'],
    [field('certificate', { type: 'object' }), 'both'],
    [field('owner_id', { nullable: true }), 'both'],
    [field('description'), 'both'],
    [field('routes[].metadata'), 'both'],
    [field('job_description'), 'neither'],
    [field('pooling_enabled', { type: 'boolean', omittable: true }), 'absence'],
  ])('%o: %s', (one, allowed) => {
    expect([acceptsNull(one), mayBeLeftOut(one)]).toEqual([
      allowed === 'null' || allowed === 'both',
      allowed === 'absence' || allowed === 'both',
    ]);
  });
});

test('the same list of fields gives the same schema, so that it is compiled once', () => {
  const [{ fields } = { fields: [] }] = resources;
  expect(representationSchema(fields)).toBe(representationSchema(fields));
  expect(representationSchema([...fields])).not.toBe(representationSchema(fields));
});

function schemaAt(path: string) {
  const resource = resourceAt(path) ?? resources.find((candidate) => candidate.path === path);
  if (!resource) throw new Error(`no resource at ${path}`);
  return representationSchema(resource.fields);
}

/** `a[].b` → `{ a: [{ b: value }] }` */
function holding(path: string, value: unknown): unknown {
  const [first = '', ...rest] = path.split('.');
  const inner = rest.length > 0 ? holding(rest.join('.'), value) : value;
  return first.endsWith('[]') ? { [first.slice(0, -2)]: [inner] } : { [first]: inner };
}

function wrongFor({ type }: Field): unknown {
  return type === 'string' ? 5 : 'wrong';
}
