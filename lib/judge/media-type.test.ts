import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJson, parseMediaType } from './media-type.ts';

const takenForJson = (text: string) => {
  const mediaType = parseMediaType(text);
  return mediaType !== undefined && isJson(mediaType);
};

it('a row of spaces is read at once', () => {
  const start = performance.now();
  expect(parseMediaType(`application/json;${' '.repeat(200_000)}x`)).toBeUndefined();
  // A quadratic reading takes half a minute.
  expect(performance.now() - start).toBeLessThan(5_000);
});

describe('parseMediaType', () => {
  it('reads type, subtype and parameters', () => {
    const mediaType = parseMediaType('Text/HTML; Charset="utf-8" ;q=a\t; note="a\\"b;c"');
    expect(mediaType).toEqual({
      type: 'text',
      subtype: 'html',
      parameters: new Map([
        ['charset', 'utf-8'],
        ['q', 'a'],
        ['note', 'a"b;c'],
      ]),
    });
  });

  it.each([
    'application/json',
    'APPLICATION/JSON',
    ' application/json\t',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json;',
    'application/json;;charset=utf-8',
    'application/json; charset="utf-8"; profile="x, y"',
    'application/json; title="größer"',
    'application/json; a=""',
  ])('takes %j for JSON', (text) => {
    expect(takenForJson(text)).toBe(true);
  });

  it.each([
    '',
    'json',
    'application',
    'application/',
    '/json',
    'application/ json',
    'application /json',
    'application/json, application/json',
    'application/json charset=utf-8',
    'application/json; charset',
    'application/json; charset =utf-8',
    'application/json; charset= utf-8',
    'application/json; charset="utf-8',
    'application/json; charset=utf-8"',
    'application/json; a="\u0000"',
    'application/json\n',
    '"application/json"',
  ])('does not take %j for a media type', (text) => {
    expect(parseMediaType(text)).toBeUndefined();
  });

  it.each(['application/problem+json', 'text/json', 'application/json5', 'application/x-json', 'text/html'])(
    'knows that %s is another type',
    (text) => {
      expect(parseMediaType(text)).toBeDefined();
      expect(takenForJson(text)).toBe(false);
    },
  );

  it('gives back any quoted text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab "\\;=,\té') }), (value) => {
        const quoted = value.replace(/["\\]/g, '\\$&');
        expect(parseMediaType(`a/b; c="${quoted}"; d=e`)?.parameters).toEqual(
          new Map([
            ['c', value],
            ['d', 'e'],
          ]),
        );
      }),
    );
  });

  it('answers fast, whatever comes', () => {
    const before = process.cpuUsage();
    expect(parseMediaType(`a/b${'; '.repeat(50_000)}\u0000`)).toBeUndefined();
    expect(parseMediaType(`a/b; c="${'\\"'.repeat(50_000)}`)).toBeUndefined();
    // Not by the clock, for the machine may have much else to do.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1_000);
  });
});
