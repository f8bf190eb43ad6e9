import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPointer } from '../../contract/json-pointer.ts';
import { placeInJson } from './place-in-json.ts';

/** The rest of the text from where the last value on the way begins. */
function foundAt(text: string, pointer: string): { rest: string; isThere: boolean } {
  const { way, isThere } = placeInJson(text, pointer);
  return { rest: text.slice(way.at(-1)), isThere };
}

describe('the place of a JSON pointer', () => {
  const text = '{"keys":[{"id":1},{"id":2,"a/b":{"":3}}],"keys2":[]}';

  it.each([
    ['', '{"keys"'],
    ['/keys', '"keys":['],
    ['/keys/1/id', '"id":2'],
    ['/keys/1', '{"id":2'],
    ['/keys/1/a~1b/', '"":3'],
  ])('of %j', (pointer, start) => {
    const { rest, isThere } = foundAt(text, pointer);
    expect(isThere).toBe(true);
    expect(rest.startsWith(start)).toBe(true);
  });

  it.each([
    ['/keys/1/name', '{"id":2'],
    ['/keys/7', '"keys":['],
    ['/keys/01', '"keys":['],
    ['/keys/0/id/deeper', '"id":1'],
    ['/none/of/it', '{"keys"'],
  ])('that is not there, %j, is that of the innermost value around it', (pointer, start) => {
    const { rest, isThere } = foundAt(text, pointer);
    expect(isThere).toBe(false);
    expect(rest.startsWith(start)).toBe(true);
  });

  it('is in the last of members with the same name, which is what the parser makes of them', () => {
    expect(foundAt('{"a":{"b":1},"a":{"b":2}}', '/a/b')).toEqual({ rest: '"b":2}}', isThere: true });
    expect(foundAt('{"a":{"b":1},"a":5}', '/a/b')).toEqual({ rest: '"a":5}', isThere: false });
    expect(foundAt('{"a":1,"\\u0061":2}', '/a').rest).toBe('"\\u0061":2}');
  });

  it('is found in a text that ends early', () => {
    expect(placeInJson('{"a":[{"b":1}, {"b', '/a/0/b')).toMatchObject({ isThere: true, outcome: 'ended-early' });
  });

  it('is that of any value of any document, however it is indented', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        const document = JSON.stringify(value, null, indent);
        for (const [pointer, member] of everyPlace(value)) {
          const { way, isThere } = placeInJson(document, pointer);
          expect(isThere).toBe(true);
          const rest = document.slice(way.at(-1));
          const name = pointer === '' ? '' : /^"(?:[^"\\]|\\.)*":\s*/.exec(rest)?.[0];
          const start = JSON.stringify(member, null, indent).slice(0, 1);
          expect(rest.startsWith(start) || rest.startsWith(`${name}${start}`)).toBe(true);
        }
      }),
    );
  });
});

function everyPlace(value: unknown, tokens: readonly (string | number)[] = []): [string, unknown][] {
  const below =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, member]) => everyPlace(member, [...tokens, name]))
      : [];
  return [[jsonPointer(...tokens), value], ...below];
}
