import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ShownBody, shownBody, wholeBody } from './shown-body.ts';

/** As a reader sees it, with the mark in «». */
function seen({ lines }: ShownBody): string[] {
  return lines.map((line) => {
    if (line === undefined) return '…';
    const { level, before, marked, after } = line;
    return `${'  '.repeat(level)}${before}${marked === '' ? '' : `«${marked}»`}${after}`;
  });
}

describe('a shown body', () => {
  it('is printed with a line for each member, the place of the finding marked', () => {
    const shown = shownBody('{"keys":[{"id":"a","n":1.0}],"next_page_uri":null}', '/keys/0/n', false);
    expect(seen(shown)).toEqual([
      '{',
      '  "keys": [',
      '    {',
      '      "id": "a",',
      '      «"n": 1.0»',
      '    }',
      '  ],',
      '  "next_page_uri": null',
      '}',
    ]);
    expect(shown.marks).toBe('place');
  });

  it('keeps empty containers on a line, and marks containers where they begin', () => {
    expect(seen(shownBody('{"a":{},"b":[],"c":[1]}', '/c', false))).toEqual([
      '{',
      '  "a": {},',
      '  "b": [],',
      '  «"c": [»',
      '    1',
      '  ]',
      '}',
    ]);
  });

  it.each([
    ['a comma too many', '{"a":[1,2,]}', ['{', '  "a": [', '    1,', '    2,', '    «]}»']],
    ['a word that JSON does not have', '{"a":NaN,"b":1}', ['{', '  "a": «NaN,"b":1}»']],
    ['more behind it', '[1]\n<p>\u202e', ['[', '  1', ']«<p>\\u202e»']],
    ['what only looks like white space', '{}\u2028\ufeff', ['{}«\\u2028\\ufeff»']],
    ['a string that goes on in the next line', '{"a":"b\nc"}', ['{', '  "a": «"b\\nc"}»']],
    ['a string that never ends', '{"a":"b', ['{', '  "a": «"b»']],
    ['an end too soon', '{"a":1\n', ['{', '  "a": 1«(the body ends here)»']],
    ['an end behind a comma', '{"a":1,', ['{', '  "a": 1,', '  «(the body ends here)»']],
  ])('shows where the body stops to be JSON: %s', (_, body, lines) => {
    const shown = shownBody(body, '', false);
    expect(seen(shown)).toEqual(lines);
    expect(shown.marks).toBe('stop');
  });

  it('shows of a large body that is no JSON what is around the place where it stops', () => {
    const shown = shownBody(`[${'{"id":1},'.repeat(1_000)}]`, '', false);
    expect(seen(shown)).toEqual(['…', '  {', '    "id": 1', '  },', '  {', '    "id": 1', '  },', '  «]»']);
  });

  it('shows of a large body what is around the place, and the containers that it is in', () => {
    const items = Array.from({ length: 100 }, (_, id) => ({ id, a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8 }));
    expect(seen(shownBody(JSON.stringify({ items }), '/items/50/h', false))).toEqual([
      '{',
      '  "items": [',
      '…',
      '    {',
      '…',
      '      "b": 2,',
      '      "c": 3,',
      '      "d": 4,',
      '      "e": 5,',
      '      "f": 6,',
      '      "g": 7,',
      '      «"h": 8»',
      '    },',
      '    {',
      '      "id": 51,',
      '      "a": 1,',
      '      "b": 2,',
      '      "c": 3,',
      '…',
    ]);
  });

  it('marks what is around a place that is not there, and says so', () => {
    const shown = shownBody('{"keys":[{"id":"a"}]}', '/keys/0/uri', false);
    expect(shown.marks).toBe('parent');
    expect(seen(shown)[2]).toBe('    «{»');
  });

  it('marks nothing where the finding has no place in the body, and shows its beginning', () => {
    const shown = shownBody(JSON.stringify(Array.from({ length: 99 }, (_, index) => index)), undefined, false);
    expect(shown.marks).toBe('nothing');
    expect(seen(shown)).toHaveLength(13);
    expect(seen(shown).at(-1)).toBe('…');
  });

  it('leaves what is no JSON as it is', () => {
    const shown = shownBody('<h1>\r\n</h1>\n{"a":1}', '/a', false);
    expect(shown).toMatchObject({ marks: 'nothing' });
    expect(seen(shown)).toEqual(['<h1>', '</h1>', '{"a":1}']);
    expect(seen(shownBody('{"a":1', undefined, false))).toEqual(['{"a":1']);
  });

  it('shows a cut body as far as it goes', () => {
    const shown = shownBody('{"a":1,"b":[2,', '/a', true);
    expect(shown.marks).toBe('place');
    expect(seen(shown)).toEqual(['{', '  «"a": 1»,', '  "b": [', '    2,', '…']);
  });

  it('shortens long strings, and makes visible what would make a line read otherwise', () => {
    const [line = ''] = seen(shownBody(`"${'x'.repeat(5000)}"`, '', false));
    expect(line).toMatch(/^«"x{199}… \(5002 characters\)»$/);
    expect(seen(shownBody('["\u202e\u0085"]', '/0', false))[1]).toBe('  «"\\u202e\\u0085"»');
  });

  it('is small and soon there, whatever is sent', () => {
    const deep = `${'[{"a":'.repeat(100_000)}1${'}]'.repeat(100_000)}`;
    for (const [body, at] of [
      [deep, '/0/a'.repeat(400)],
      [deep, undefined],
      ['['.repeat(1_000_000), '/0/0'],
      [`{${'"a":1,'.repeat(100_000)}"a":2}`, '/a'],
      [`"${'\\u0000'.repeat(100_000)}"`, ''],
      ['\n'.repeat(1_000_000), '/a'],
      [`{"${'n'.repeat(1_000_000)}":1}`, '/n'],
    ] as const) {
      const lines = seen(shownBody(body, at, false));
      expect(lines.length).toBeLessThan(30);
      expect(lines.join('\n').length).toBeLessThan(20_000);
    }
  });

  it('is bounded and shows the value that was asked for, whatever the document', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.context(), (value, context) => {
        const text = JSON.stringify(value);
        context.log(text);
        for (const [name, member] of Object.entries(value)) {
          const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
          const { lines, marks } = shownBody(text, pointer, false);
          expect(marks).toBe('place');
          const [marked] = lines.flatMap((line) => line?.marked || []);
          if (typeof member === 'object' && member !== null) expect(marked).toMatch(/[[{]$/);
          // JSON writes -0 as 0.
          else if (text.length < 200) expect(JSON.parse(`{${marked}}`)).toEqual({ [name]: member === 0 ? 0 : member });
        }
      }),
    );
  });

  it('never fails', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.option(fc.string(), { nil: undefined }),
        fc.boolean(),
        (body, at, isCut) => {
          expect(shownBody(body, at === undefined ? undefined : `/${at}`, isCut).lines.length).toBeLessThan(30);
        },
      ),
    );
  });
});

describe('a whole body', () => {
  it('is printed with a line for each member', () => {
    expect(wholeBody('{"keys":[{"id":"a"}],"next_page_uri":null}', false)).toBe(
      '{\n  "keys": [\n    {\n      "id": "a"\n    }\n  ],\n  "next_page_uri": null\n}',
    );
  });

  it('stays as it is where it is no JSON', () => {
    expect(wholeBody('<p>no\n{"JSON":1}', false)).toBe('<p>no\n{"JSON":1}');
  });

  it('says where it goes on', () => {
    expect(wholeBody('[1,2', true)).toBe('[\n  1,\n  2\n…');
    expect(wholeBody('[1,2', false)).toBe('[1,2');
    const many = wholeBody(`[${'1,'.repeat(3_000)}1]`, false).split('\n');
    expect([many.length, many.at(-1)]).toEqual([2_001, '…']);
  });

  it('never grows out of proportion, whatever it is', () => {
    const deep = wholeBody('['.repeat(60_000), true);
    expect(deep.length).toBeLessThan(200_000);
    expect(deep.endsWith('…')).toBe(true);
  });
});
