import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Field, type FieldType, resources } from '../contract/api-reference.ts';
import { representationProblems } from './representation.ts';

const field = (path: string, type: FieldType, nullable = false): Field => ({ path, type, nullable, timestamp: false });
const fields = [
  field('id', 'string'),
  field('description', 'string'),
  field('token', 'string', true),
  field('size', 'integer'),
  field('share', 'number'),
  field('enabled', 'boolean'),
  field('backend', 'object'),
  field('backend.id', 'string'),
  field('routes', 'array'),
  field('routes[].match', 'string'),
  field('routes[].acl', 'array'),
];
const pointersOf = (item: unknown, at?: string) =>
  representationProblems(item, fields, at).map((problem) => problem.at);

describe('representationProblems', () => {
  it.each([
    {},
    {
      id: 'a',
      token: null,
      size: 3,
      share: 0.5,
      enabled: false,
      backend: { id: 'b' },
      routes: [{ match: '/', acl: [] }],
    },
    { share: 1, size: -0, backend: null, routes: null, description: null },
    { id: '', novelty: { id: 3 }, routes: [{}, { novelty: 1 }] },
  ])('accepts %j', (item) => {
    expect(pointersOf(item)).toEqual([]);
  });

  it.each([
    [{ id: 1 }, ['/id']],
    [{ id: null }, ['/id']],
    [{ token: false }, ['/token']],
    [{ size: '3', share: '1', enabled: 'true' }, ['/size', '/share', '/enabled']],
    [{ size: 1.5, enabled: null }, ['/size', '/enabled']],
    [{ backend: [] }, ['/backend']],
    [{ backend: { id: 5 } }, ['/backend/id']],
    [{ description: 5 }, ['/description']],
    [{ routes: {} }, ['/routes']],
    [{ routes: [{}, 'odd'] }, ['/routes/1']],
    [{ routes: [{ match: 'x' }, { match: 1, acl: 'y' }] }, ['/routes/1/match', '/routes/1/acl']],
    [[], ['body']],
    [null, ['body']],
  ])('finds in %j exactly %j', (item, pointers) => {
    expect(pointersOf(item)).toEqual(pointers);
  });

  it('points into a list', () => {
    expect(pointersOf({ id: 1 }, '/keys/3')).toEqual(['/keys/3/id']);
    expect(pointersOf('x', '/keys/3')).toEqual(['/keys/3']);
  });

  it('says what it expected and what came', () => {
    expect(representationProblems({ id: 42, enabled: 'yes', token: 1, backend: [1, 2] }, fields, '/keys/0')).toEqual([
      { expected: 'a string', actual: '42', at: '/keys/0/id' },
      { expected: 'a string or null', actual: '1', at: '/keys/0/token' },
      { expected: 'true or false', actual: '"yes"', at: '/keys/0/enabled' },
      { expected: 'an object or null', actual: 'an array of 2', at: '/keys/0/backend' },
    ]);
  });

  it('judges by own members only', () => {
    expect(representationProblems({}, [field('constructor', 'string')])).toEqual([]);
  });

  it('never fails on any JSON, for any resource', () => {
    fc.assert(
      fc.property(fc.constantFrom(...resources), fc.jsonValue(), (resource, value) => {
        expect(Array.isArray(representationProblems(value, resource.fields))).toBe(true);
      }),
    );
  });
});
