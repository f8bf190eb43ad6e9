import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrintable } from '../report/printable.ts';
import { bodyExcerpt, mark } from './body-excerpt.ts';

const item = (number: number) => ({ id: `i${number}`, created_at: `t${number}`, name: 'a', more: 1, b: 2, c: 3, d: 4 });
const list = JSON.stringify({ things: [1, 2, 3, 4, 5].map(item), next_page_uri: null });
const at = (pointer: string, body = list) => bodyExcerpt(body, { at: pointer, isMarked: true });

describe('bodyExcerpt', () => {
  it('shows what stands at the top where no place is asked for', () => {
    expect(bodyExcerpt(list)).toEqual(['{', '  "things": [ … 5 items ],', '  "next_page_uri": null', '}']);
  });

  it('shows the item of a place, and the one before it, by what tells them apart', () => {
    expect(at('/things/2/name')).toEqual([
      '{',
      '  "things": [',
      '    … 1 item',
      '    {',
      '      "id": "i2",',
      '      "created_at": "t2",',
      '      "name": "a"',
      '      … 4 members more',
      '    },',
      '    {',
      '      "id": "i3",',
      '      "created_at": "t3",',
      `      "name": "a"${mark}`,
      '      … 4 members more',
      '    }',
      '    … 2 items more',
      '  ],',
      '  "next_page_uri": null',
      '}',
    ]);
  });

  it('shows the same place without a mark', () => {
    const marked = at('/things/2/name');
    const plain = bodyExcerpt(list, { at: '/things/2/name' });
    expect(plain).toEqual(marked.map((line) => line.replace(mark, '')));
  });

  it('marks a member before its comma', () => {
    expect(at('/a', '{"a":1,"b":2}')).toEqual(['{', `  "a": 1,${mark}`, '  "b": 2', '}']);
  });

  it.each([
    ['a member', '/uri', `  … no uri${mark}`],
    ['an item', '/things/5', `    … the end after 5 items${mark}`],
    ['all beyond a value', '/next_page_uri/0', `  "next_page_uri": null${mark}`],
  ])('says that %s is missing', (_, pointer, line) => {
    expect(at(pointer)).toContain(line);
  });

  it('reads the escapes of pointers', () => {
    expect(at('/a~1b/~0', '{"a/b":{"~":1}}')).toContain(`    "~": 1${mark}`);
  });

  it('shows the beginning of what is no object', () => {
    expect(bodyExcerpt('')).toEqual([]);
    expect(bodyExcerpt('<html>\u001b[2J')).toEqual(['<html>\\u001b[2J']);
    expect(bodyExcerpt('['.repeat(500))).toEqual([`${'['.repeat(60)}… (500 characters)`]);
    expect(bodyExcerpt(`x${'𝒳'.repeat(100)}`)).toEqual([`x${'𝒳'.repeat(29)}… (201 characters)`]);
  });

  it('escapes names of members, too, and the name of a member that is missing', () => {
    expect(bodyExcerpt('{"##":[]}', { at: '/\u001b', isMarked: true })).toEqual([
      '{',
      '  "\\u0023#": []',
      `  … no \\u001b${mark}`,
      '}',
    ]);
  });

  it('is short and printable, with one mark at most, whatever the body and the place', () => {
    const token = fc.oneof(fc.string(), fc.nat({ max: 20 }).map(String));
    const pointers = fc.array(token, { minLength: 1, maxLength: 5 }).map((tokens) => `/${tokens.join('/')}`);
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), pointers, (body, pointer) => {
        const lines = bodyExcerpt(body, { at: pointer, isMarked: true });
        expect(lines.filter((line) => !isPrintable(line))).toEqual([]);
        expect(lines.filter((line) => line.endsWith(mark)).length).toBeLessThanOrEqual(1);
        expect(lines.length).toBeLessThan(120);
      }),
    );
  });
});
