import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText } from './json-text.ts';
import { isPrintable } from './printable.ts';
import { logCommandIn, looksLikeLogCommands } from './sample-log-commands.ts';

describe('JSON that is printed', () => {
  it('is indented by two spaces, with a line end', () => {
    expect(jsonText({ a: [1], b: '##[x]' })).toBe('{\n  "a": [\n    1\n  ],\n  "b": "\\u0023#[x]"\n}\n');
  });

  it('holds the same value, and nothing that a terminal or a build server obeys', () => {
    const units = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
    const texts = fc.oneof(looksLikeLogCommands, fc.string({ unit: units }));
    fc.assert(
      fc.property(fc.dictionary(texts, fc.array(texts)), (value) => {
        const text = jsonText(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(logCommandIn(text)).toBeUndefined();
        expect(text.split('\n').every(isPrintable)).toBe(true);
      }),
    );
  });
});
