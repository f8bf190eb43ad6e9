import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonResponseProblems } from './json-response.ts';
import { answered, type Sample } from './sample-exchange.ts';
import { mutantsOf } from './sample-mutants.ts';

const problemsOf = (sample: Sample) =>
  jsonResponseProblems(answered(sample)).map(({ at, level }) => [at, level ?? 'must']);
const html: Sample['headers'] = [['Content-Type', 'text/html']];

/** RFC 9110 section 5.6.2. */
const tokenCharacters = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const tokens = fc.string({ unit: fc.constantFrom(...tokenCharacters), minLength: 1, maxLength: 12 });
const blanks = fc.string({ unit: fc.constantFrom(' ', '\t'), maxLength: 3 });
const quoted = fc
  .string({ unit: fc.constantFrom(...' \t;,=/"\\utf-8é') })
  .map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`);
const charsets = fc.constantFrom('charset=utf-8', 'charset=UTF-8', 'Charset="utf-8"', 'CHARSET=us-ascii');
const parameters = fc
  .array(fc.tuple(blanks, blanks, fc.oneof(charsets, fc.constant(''), fc.tuple(tokens, fc.oneof(tokens, quoted)))))
  .map((all) =>
    all
      .map(([before, after, each]) => `${before};${after}${typeof each === 'string' ? each : `${each[0]}=${each[1]}`}`)
      .join(''),
  );
const mediaType = 'application/json';
const inAnyCase = fc
  .array(fc.boolean(), { minLength: mediaType.length, maxLength: mediaType.length })
  .map((upper) => [...mediaType].map((letter, at) => (upper[at] ? letter.toUpperCase() : letter)).join(''));
const ofType = (value: string) => problemsOf({ body: '{}', headers: [['content-type', value]] });

describe('the media type of a JSON response', () => {
  it('may be written in any case, with any blanks around it and any parameters', () => {
    fc.assert(
      fc.property(blanks, inAnyCase, parameters, blanks, (before, type, more, after) => {
        expect(ofType(before + type + more + after)).toEqual([]);
      }),
    );
  });

  it('may be no other, whatever its parameters', () => {
    const others = fc
      .tuple(fc.oneof(fc.constant('application'), tokens), fc.oneof(fc.constant('json'), tokens))
      .map((pair) => pair.join('/'))
      .filter((type) => type.toLowerCase() !== mediaType);
    fc.assert(
      fc.property(others, parameters, (type, more) => {
        expect(ofType(type + more)).toEqual([['header content-type', 'must']]);
      }),
    );
  });

  it('may differ by no single letter, but for blanks around it and a semicolon behind it', () => {
    const letters = [...tokenCharacters, ...'/;,="()<>@:?[]{} \t\n\r\0', 'ſ', 'K', 'é'];
    const harmless = [
      mediaType,
      ...[' ', '\t'].flatMap((blank) => [blank + mediaType, mediaType + blank]),
      `${mediaType};`,
    ];
    const accepted = mutantsOf(mediaType, letters).filter((mutant) => ofType(mutant).length === 0);
    expect(accepted.filter((mutant) => !harmless.includes(mutant.toLowerCase()))).toEqual([]);
    expect(new Set(accepted.map((mutant) => mutant.toLowerCase()))).toEqual(new Set(harmless));
  });
});

describe('jsonResponseProblems', () => {
  it.each<Sample>([
    { body: {} },
    { body: {}, headers: [['CONTENT-TYPE', 'Application/JSON; Charset="utf-8"']] },
    { body: 'null' },
    { body: '[1]', status: 500 },
    { status: 204, body: '', headers: [] },
    { status: 204, body: '' },
    { status: 304, body: '', headers: html },
    { method: 'HEAD', body: '', headers: html },
    { method: 'HEAD', status: 204, body: '', headers: html },
    { method: 'OPTIONS', body: '', headers: [] },
  ])('accepts %j', (sample) => {
    expect(problemsOf(sample)).toEqual([]);
  });

  it.each<[Sample, unknown]>([
    [{ body: '{}', headers: [] }, [['header content-type', 'must']]],
    [{ body: '{}', headers: html }, [['header content-type', 'must']]],
    [
      { body: '{}', headers: [['content-type', 'application/problem+json']], status: 404 },
      [['header content-type', 'must']],
    ],
    [
      {
        body: '{}',
        headers: [
          ['content-type', 'application/json'],
          ['Content-Type', 'application/json'],
        ],
      },
      [['header content-type', 'must']],
    ],
    [{ body: '<html>' }, [['body', 'must']]],
    [{ body: '' }, [['body', 'must']]],
    [{ body: '', status: 429 }, [['body', 'must']]],
    [{ body: '\ufeff{}' }, [['body', 'must']]],
    [
      { body: '<html>', headers: html },
      [
        ['header content-type', 'must'],
        ['body', 'must'],
      ],
    ],
    [{ status: 204, body: '', headers: html }, [['header content-type', 'should']]],
    [
      { method: 'OPTIONS', body: 'ok', headers: html },
      [
        ['header content-type', 'must'],
        ['body', 'must'],
      ],
    ],
  ])('finds what is wrong with %j', (sample, problems) => {
    expect(problemsOf(sample)).toEqual(problems);
  });
});
