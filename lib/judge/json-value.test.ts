import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalJson, memberOf, told } from './json-value.ts';

describe('memberOf', () => {
  it('gives own members only', () => {
    expect(memberOf({ id: 1 }, 'id')).toBe(1);
    expect(memberOf({ id: 1 }, 'constructor')).toBeUndefined();
    expect(memberOf(JSON.parse('{"__proto__":{"id":1}}'), 'id')).toBeUndefined();
    expect(memberOf(['a'], '0')).toBeUndefined();
    expect(memberOf(null, 'id')).toBeUndefined();
  });
});

describe('told', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    ['a"b', '"a\\"b"'],
    [[1, 2], 'an array of 2'],
    [{ a: 1 }, 'an object with 1 members'],
    [true, 'true'],
    [JSON.parse('-1e400'), 'a number too large to hold'],
  ])('says %j as %s', (value, words) => {
    expect(told(value)).toBe(words);
  });

  it('quotes a text whole or not at all', () => {
    expect(told('x'.repeat(200))).toBe(`"${'x'.repeat(200)}"`);
    expect(told('x'.repeat(201))).toBe('a string of 201 characters');
  });
});

describe('equalJson', () => {
  it('holds for a copy with its members in any order', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(equalJson(value, reversed(JSON.parse(JSON.stringify(value))))).toBe(true);
      }),
    );
  });

  it.each([
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: undefined }, { b: undefined }],
    [
      [1, 2],
      [2, 1],
    ],
    [[], {}],
    [null, {}],
    ['1', 1],
  ])('tells %j from %j', (one, other) => {
    expect(equalJson(one, other)).toBe(false);
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}
