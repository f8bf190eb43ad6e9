import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPointer } from './json-pointer.ts';

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
      fc.property(fc.array(fc.string(), { minLength: 1 }), (tokens) => {
        const read = jsonPointer(...tokens)
          .slice(1)
          .split('/')
          .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
        expect(read).toEqual(tokens);
      }),
    );
  });
});
