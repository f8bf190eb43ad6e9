import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPointer, jsonPointerTokens } from './json-pointer.ts';

describe('jsonPointer', () => {
  it.each([
    [[], ''],
    [['keys', 2, 'created_at'], '/keys/2/created_at'],
    [['a/b'], '/a~1b'],
    [['m~n'], '/m~0n'],
    [['~1'], '/~01'],
    [[''], '/'],
  ])('writes %j as %s (RFC 6901 section 5)', (tokens, pointer) => {
    expect(jsonPointer(...tokens)).toBe(pointer);
  });

  it('can be read back, whatever the names', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (tokens) => {
        expect(jsonPointerTokens(jsonPointer(...tokens))).toEqual(tokens);
      }),
    );
  });
});
