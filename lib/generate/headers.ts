import fc from 'fast-check';
import type { Generator } from './generator.ts';
import { asHeaderValue, numberlessTexts, words } from './texts.ts';

/** Header fields of a request, beside those that the documentation asks for. */
export type OddHeaders = readonly (readonly [name: string, value: string])[];

/**
 * Fields in which a server may look for something, and that leave what it answers as it is. Not among them are those
 * that belong to the connection, those by which a server behind a proxy builds its links (`x-forwarded-host`), those
 * that stand for another method, and codings that the client cannot undo.
 */
const names = fc.oneof(
  fc.constantFrom(
    'accept',
    'accept-language',
    'accept-charset',
    'content-type',
    'cookie',
    'if-none-match',
    'if-modified-since',
    'origin',
    'range',
    'referer',
    'te',
    'user-agent',
    'x-forwarded-for',
    'x-request-id',
    'traceparent',
  ),
  words.map((word) => `x-conformance-${word}`),
);

/** In characters. Longer fields are refused by many servers before anybody looks at them. */
const longestValue = 4 * 1024;

const values = fc.oneof(
  words,
  fc.string({ maxLength: 40 }),
  numberlessTexts.map(asHeaderValue),
  // Not even UTF-8.
  fc.string({ unit: fc.constantFrom(...'éÿ¿Ã'), minLength: 1, maxLength: 10 }),
  fc.constantFrom('', ',', ';', ';;;', '=', '"', '"\\', '*', '*;q=x', 'a=b; a=b', '%', '$(x)', '\t'),
  fc.integer({ min: 200, max: longestValue }).map((length) => 'x'.repeat(length)),
);

/** Request header fields that nobody means to send. They may be refused or overlooked. */
export const oddHeaders: Generator<OddHeaders> = {
  edges: [
    [['accept', 'text/html']],
    [['accept', ';;;']],
    [['accept-encoding', 'identity;q=0']],
    [['content-type', 'text/plain; charset="']],
    [['if-none-match', '"']],
    [['range', 'items=0-1']],
    [['cookie', '=; ; a=%zz; __proto__=x']],
    [['x-forwarded-for', 'not an address, ::, 999.999.999.999']],
    [['user-agent', '']],
    [['origin', 'null']],
    [['accept-language', '*;q=2, -, xx-yy-zz-1']],
    [['user-agent', 'x'.repeat(longestValue)]],
    [['x-conformance', 'é']],
    [['te', 'trailers, x;q=y']],
    [
      ['accept', 'a'],
      ['accept', 'b'],
    ],
  ],
  random: fc.oneof(
    { weight: 4, arbitrary: fc.tuple(names, values).map((field) => [field]) },
    {
      weight: 1,
      arbitrary: fc.tuple(names, values, values).map(
        ([name, one, other]): OddHeaders => [
          [name, one],
          [name, other],
        ],
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .integer({ min: 1, max: 50 })
        .map((count) => Array.from({ length: count }, (_, index) => [`x-conformance-${index}`, 'x'] as const)),
    },
  ),
};
