import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonOf, parseJson, readJson } from './json-body.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('parseJson', () => {
  it('gives every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(parseJson(bytes(text))).toEqual({ kind: 'json', value: JSON.parse(text) });
      }),
    );
  });

  it('gives no value for a JSON text that is cut off anywhere, unless a number is left', () => {
    const number = /^-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?$/;
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (text) => {
        const whole = bytes(text);
        expect(parseJson(whole).kind).toBe('json');
        const parsed = [...whole.keys()]
          .map((end) => whole.subarray(0, end))
          .filter((cut) => parseJson(cut).kind === 'json');
        expect(parsed.map((cut) => new TextDecoder().decode(cut)).filter((cut) => !number.test(cut))).toEqual([]);
        expect(parsed.length === 0 || number.test(text)).toBe(true);
      }),
    );
  });

  it.each([
    ['empty', new Uint8Array()],
    ['byte-order-mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d)],
    ['not-utf-8', Uint8Array.of(0x22, 0xe9, 0x22)],
    ['not-utf-8', Uint8Array.of(0x22, 0xc0, 0xaf, 0x22)],
    ['not-utf-8', Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22)],
    ['not-utf-8', Uint8Array.of(0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00)],
    ['syntax', Uint8Array.of(0x7b, 0x00, 0x7d, 0x00)],
    ['syntax', bytes(' \n')],
    ['syntax', bytes('<html>')],
    ['syntax', bytes('{}{}')],
    ['syntax', bytes("{'a':1}")],
    ['syntax', bytes('{"a":1,}')],
    ['syntax', bytes('NaN')],
    ['syntax', bytes('{"a":1')],
    ['too-deep', bytes('['.repeat(100_000) + ']'.repeat(100_000))],
  ])('says %s of what is no JSON (%#)', (reason, body) => {
    expect(parseJson(body)).toMatchObject({ kind: 'not-json', reason });
  });

  it('takes 200 levels and no more', () => {
    const nested = (levels: number) => parseJson(bytes('['.repeat(levels) + ']'.repeat(levels)));
    expect(nested(200).kind).toBe('json');
    expect(nested(203).kind).toBe('not-json');
  });

  it('is not harmed by a member called __proto__', () => {
    expect(parseJson(bytes('{"__proto__":{"spoilt":true}}')).kind).toBe('json');
    expect(Reflect.get({}, 'spoilt')).toBeUndefined();
  });

  it('quotes no more than one character of a body that does not parse', () => {
    const body = parseJson(bytes('<ak_secret'));
    expect(JSON.stringify(body)).not.toContain('ak_secret');
  });
});

describe('readJson', () => {
  it('parses a response once', () => {
    const response = { status: 200, headers: [], body: bytes('{"a":1}') };
    expect(readJson(response)).toBe(readJson(response));
    expect(jsonOf(response)).toEqual({ a: 1 });
    expect(jsonOf({ status: 200, headers: [], body: bytes('oops') })).toBeUndefined();
  });
});
