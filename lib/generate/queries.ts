import fc from 'fast-check';
import type { Generator } from './generator.ts';
import { numberlessTexts, words } from './texts.ts';

/** Values without a digit: a page size by any reading would be judged as one. */
const values = fc.oneof(
  words,
  numberlessTexts.map(encodeURIComponent),
  fc.constantFrom(
    '',
    '%',
    '%zz',
    '%f',
    '%FF',
    '%C3%28',
    '%ED%A0%80',
    '%00',
    '%0D%0A',
    '%2525',
    '+',
    '=',
    '[]',
    '..%2F',
  ),
  fc.string({ unit: fc.constantFrom(..."-._~!$'()*,;:@/?[]="), maxLength: 20 }),
  fc.integer({ min: 200, max: 2000 }).map((length) => 'x'.repeat(length)),
);

/** Mostly known ones: a strict server looks no further than the name of another. */
const names = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('limit', 'before_id') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('limit[]', 'before_id[]', 'before_id[x][y]', 'filter', '__proto__', '%zz', ''),
  },
  { weight: 1, arbitrary: words.map((word) => `conformance_${word}`) },
);

const parameters = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(names, values).map(([name, value]) => `${name}=${value}`) },
  { weight: 1, arbitrary: names },
  { weight: 1, arbitrary: fc.tuple(names, values).map(([name, value]) => `${name}=${value}&${name}=${value}x`) },
);

/** In characters. Longer request lines are refused by many servers before anybody looks at them. */
const longestQuery = 4 * 1024;

/** Whoever stumbles over any of it stumbles over this. */
const everythingAtOnce = `?limit[]=x&limit[x]=y&conformance=%F0%9F%94%91%00&before_id=%2525&before_id=${'x'.repeat(500)}&&=`;

/**
 * Query strings that nobody means to send, from the question mark on: bad escapes, parameters that are unknown,
 * repeated, nameless or without value. They may be refused or overlooked. No limit in them can be met.
 */
export const oddQueries: Generator<string> = {
  edges: [
    everythingAtOnce,
    '?limit=%zz',
    '?before_id=%F0%9F%94%91%00',
    `?limit=${'9'.repeat(400)}`,
    '?',
    '?&&&',
    '?limit',
    '?=',
    '?before_id=%FF',
    '?limit[]=x&limit[x]=y',
    `?${'conformance=x&'.repeat(200)}`,
  ],
  random: fc
    .oneof(
      { weight: 8, arbitrary: fc.array(parameters, { minLength: 1, maxLength: 3 }).map((all) => all.join('&')) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 500 }).map((times) => '&'.repeat(times)) },
    )
    .map((query) => `?${query}`)
    .filter((query) => query.length <= longestQuery),
};
