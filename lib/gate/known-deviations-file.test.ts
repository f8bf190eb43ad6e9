import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnownDeviationsError, readKnownDeviations } from './known-deviations-file.ts';
import { sampleEntry } from './sample-known.ts';

const read = (text: string) => readKnownDeviations('known.yaml', text);
const file = (...entries: readonly string[]) => `deviations:\n${entries.join('')}`;
const good = sampleEntry(['finding: { at: /keys/*/created_at }']);

describe('a file of known deviations', () => {
  it('is read as it stands, each entry with its place', () => {
    const whole = sampleEntry([
      'scope: { resource: [/api_keys, /ip_policies], path: /api_keys*, operation: none, target: https://api.ngrok.com }',
      'finding: { at: /keys/*, status: 404, method: GET, expected: a*, actual: "*b", remark: c }',
      'optional: true',
      'evidence: 62 captures',
    ]);
    expect(read(`# why\n${file(good, whole)}`)).toEqual([
      {
        rule: 'pagination.newest-first',
        scope: {},
        finding: { at: '/keys/*/created_at' },
        reason: 'lists run by id',
        link: 'https://example.com/evidence',
        expires: '2027-01-31',
        file: 'known.yaml',
        line: 3,
        column: 5,
      },
      expect.objectContaining({
        scope: {
          resource: ['/api_keys', '/ip_policies'],
          path: '/api_keys*',
          operation: 'none',
          target: 'https://api.ngrok.com',
        },
        finding: { at: '/keys/*', status: 404, method: 'GET', expected: 'a*', actual: '*b', remark: 'c' },
        optional: true,
        evidence: '62 captures',
        line: 8,
      }),
    ]);
  });

  it('may have no entry', () => {
    expect(read('deviations: []')).toEqual([]);
  });

  const without = (name: string) =>
    file(good)
      .split('\n')
      .map((line) => line.replace(`    ${name}:`, `    # ${name}:`))
      .join('\n');

  it.each([
    ['', 'known.yaml:1:1: null stands where this belongs: a map with the list "deviations".'],
    ['entries: []', 'known.yaml:1:1: "deviations" is missing: give a list of known deviations.'],
    [without('reason'), 'known.yaml:2:5: "reason" is missing: give a sentence on why it may stand for now.'],
    [without('link'), /^known\.yaml:2:5: "link" is missing: give the http or https URL/],
    [without('expires'), /^known\.yaml:2:5: "expires" is missing: give the last day .* such as 2027-01-31\.$/],
    [without('finding'), /^known\.yaml:2:5: "finding" is missing: give how the finding looks/],
    [file(good, sampleEntry(['finding: {}'])), /^known\.yaml:11:5: an object with 0 members stands where/],
    [
      file(sampleEntry(['finding: { at: x, wher: y }'])),
      /^known\.yaml:6:23: "wher" is no member .* there are at, status/,
    ],
    [file(sampleEntry(['finding: { at: x }', 'scop: {}'])), /^known\.yaml:7:5: "scop" is no member/],
    [file(sampleEntry(['finding: { status: 4040 }'])), /^known\.yaml:6:16: 4040 stands where .*: an HTTP status\.$/],
    [file(sampleEntry(['finding: { method: get }'])), /^known\.yaml:6:16: "get" stands where/],
    [file(sampleEntry(['finding: { at: x }', 'scope: { resource: [] }'])), /^known\.yaml:7:14: an array of 0 stands/],
    [file(good).replace('2027-01-31', '2027-02-30'), /^known\.yaml:5:5: "2027-02-30" stands where .* the last day/],
    [file(good).replace('2027-01-31', 'soon'), /^known\.yaml:5:5: "soon" stands where/],
    [file(good).replace('https://example.com/evidence', 'javascript:alert(1)'), /^known\.yaml:4:5: "javascript/],
    [file(good).replace('lists run by id', '" "'), /^known\.yaml:3:5: " " stands where/],
    ['deviations: [', /^known\.yaml:1:\d+: this is no YAML: /],
    ['deviations: []\ndeviations: []', /^known\.yaml:2:1: this is no YAML: Map keys must be unique/],
    ['deviations: [*]', /^known\.yaml:1:1\d: .*into quotes\.$/],
    [
      'deviations:\n  - finding: { at: */created_at }',
      /^known\.yaml:2:20: .*put a pattern that begins with \* into quotes\.$/,
    ],
    ['deviations: !secret x', /^known\.yaml:1:13: this is no YAML: /],
    ['a: 1\n---\nb: 2', /^known\.yaml:\d+:\d+: this is no YAML: /],
  ])('is told what is wrong with it, and where: %#', (text, message) => {
    expect(() => read(text)).toThrow(KnownDeviationsError);
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).not.toThrow('\n');
  });

  it('that unfolds beyond all bounds is refused', () => {
    const levels = Array.from({ length: 12 }, (_, level) => `  - &a${level + 1} [${`*a${level}, `.repeat(9)}]\n`);
    expect(() => read(`deviations:\n  - &a0 [x]\n${levels.join('')}`)).toThrow(/cannot be read: .*alias/i);
  });

  it('gives entries or one such mistake, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('- ', '  ', '\n', 'deviations:', 'rule: x', '{', '"', '&a', '*a', ': ')),
        (parts) => {
          try {
            expect(read(parts.join(''))).toBeInstanceOf(Array);
          } catch (error) {
            expect(error).toBeInstanceOf(KnownDeviationsError);
          }
        },
      ),
    );
  });
});
