import fc from 'fast-check';
import type { Generator } from './generator.ts';
import { words } from './texts.ts';

const types = fc.oneof(fc.constantFrom('text', 'application', 'image', 'multipart', 'message', 'font'), words);

const subtypes = fc.oneof(
  fc.constantFrom(
    'plain',
    'html',
    'xml',
    'yaml',
    'javascript',
    'x-ndjs',
    'cbor',
    'msgpack',
    'vnd.ngrok',
    'problem+xml',
  ),
  words,
  fc.tuple(words, words).map((parts) => parts.join('+')),
  fc.tuple(words, words).map((parts) => parts.join('.')),
);

const parameters = fc.constantFrom(
  '',
  '; charset=utf-8',
  ';charset="utf-8"',
  '; charset=utf-16',
  '; boundary=x',
  '; a="b;c"',
  ';',
  '; q=0.5; q=1',
);

/**
 * Media types of a request body that are not `application/json` by any reading, nor of its family; null sends none.
 */
export const otherMediaTypes: Generator<string | null> = {
  edges: [
    'text/plain',
    null,
    'application/x-www-form-urlencoded',
    'application/xml',
    'multipart/form-data; boundary=conformance',
    'application/octet-stream',
  ],
  random: fc
    .oneof(
      {
        weight: 5,
        arbitrary: fc
          .tuple(types, subtypes, parameters)
          .map(([type, subtype, parameter]) => `${type}/${subtype}${parameter}`),
      },
      { weight: 1, arbitrary: words },
      { weight: 1, arbitrary: types.map((type) => `${type}/`) },
    )
    .filter((mediaType) => !/json/i.test(mediaType)),
};
