import { Client } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { closeAll, closeLater, serving } from '../run/testing.ts';
import { unknownCursors } from './cursors.ts';
import type { Generator } from './generator.ts';
import { oddHeaders } from './headers.ts';
import { malformedIds, unknownIds } from './identifiers.ts';
import { wrongCredentials } from './keys.ts';
import { invalidLimits, largerLimits, pageSizes } from './limits.ts';
import { otherMediaTypes } from './media-types.ts';
import { pageWalks, placesInLists } from './page-walks.ts';
import { unknownPaths } from './paths.ts';
import { oddQueries } from './queries.ts';
import { noObjects, notJson, oddJson, wrongMembers } from './request-bodies.ts';
import { drawnFrom } from './testing.ts';
import { asHeaderValue } from './texts.ts';
import { unsupportedVersions } from './versions.ts';

const key = '2NABCDEFGHIJKLMNOPQRSTUVWXy_5zabcdefghijklmnopq9';
const ids = ['rd_2abcDEFghi0123456789JKLmno', 'rd_2zzzDEFghi0123456789JKLmno'];
const resource = { idPrefix: 'rd' };
const credentials = wrongCredentials(key);
const cursors = unknownCursors({ known: ids, deleted: 'rd_1', foreign: 'ipp_1' }, resource);
const paths = unknownPaths([{ path: '/reserved_domains', ids, resource }]);
const fields = [{ path: 'description', type: 'string', required: false }] as const;

/** All of them, each value as data that can be compared. */
const generators: Record<string, Generator<unknown> | undefined> = {
  credentials,
  versions: unsupportedVersions,
  pageSizes,
  largerLimits,
  invalidLimits,
  unknownIds: unknownIds(ids, resource),
  malformedIds,
  cursors,
  paths,
  queries: oddQueries,
  headers: oddHeaders,
  notJson: mended(notJson),
  noObjects: mended(noObjects),
  oddJson: mended(oddJson),
  wrongMembers: wrongMembers(fields),
  mediaTypes: otherMediaTypes,
  pageWalks: pageWalks([{ length: 3 }, { length: 40 }], 10),
  places: placesInLists([{ length: 3 }, { length: 40 }]),
};

function mended({ edges, random }: typeof notJson): Generator<unknown> {
  const told = ({ change, mend }: (typeof notJson.edges)[number]) => [change, mend('{"description":"good"}')];
  return { edges: edges.map(told), random: random.map(told) };
}

describe.each(Object.entries(generators))('%s', (_, generator) => {
  it('has edges, none twice', () => {
    const edges = generator?.edges.map((edge) => JSON.stringify(edge)) ?? [];
    expect(edges.length).toBeGreaterThan(0);
    expect(new Set(edges).size).toBe(edges.length);
  });

  it('has many random values, the same for the same seed', () => {
    if (!generator) throw new TypeError('there is no such generator');
    const random = (seed: number) => drawnFrom(generator, 200, seed).slice(generator.edges.length);
    expect(random(7)).toEqual(random(7));
    expect(new Set(random(7).map((value) => JSON.stringify(value))).size).toBeGreaterThan(20);
  });
});

describe('on the wire', () => {
  afterEach(closeAll);

  const asked: [string, { path: string; fields: readonly (readonly [string, string])[] }[]][] = [
    [
      'credentials',
      drawnFrom(credentials, 300).map(({ authorization, query = '', headers = [] }) => ({
        path: `/${query}`,
        fields: [...(authorization === null ? [] : [['authorization', authorization] as const]), ...headers],
      })),
    ],
    [
      'versions',
      drawnFrom(unsupportedVersions, 300).map((values) => ({
        path: '/',
        fields: values.map((value) => ['ngrok-version', asHeaderValue(value)] as const),
      })),
    ],
    ['header fields', drawnFrom(oddHeaders, 300).map((fields) => ({ path: '/', fields }))],
    [
      'media types',
      drawnFrom(otherMediaTypes, 300).map((mediaType) => ({
        path: '/',
        fields: mediaType === null ? [] : [['content-type', mediaType] as const],
      })),
    ],
    ['paths', drawnFrom(paths, 300).map(({ path }) => ({ path, fields: [] }))],
    ['queries', drawnFrom(oddQueries, 300).map((query) => ({ path: `/${query}`, fields: [] }))],
    ['limits', drawnFrom(invalidLimits, 300).map((value) => ({ path: `/?limit=${value}`, fields: [] }))],
    ['cursors', drawnFrom(cursors, 300).map(({ id }) => ({ path: `/?before_id=${id}`, fields: [] }))],
  ];

  it.each(asked)('%s arrive as they are', async (_, requests) => {
    const { url, heard } = await serving(() => ({}));
    const client = new Client(url);
    closeLater(() => client.close());
    for (const { path, fields } of requests) {
      expect(new URL(url + path).origin).toBe(url);
      const { body } = await client.request({ method: 'GET', path, headers: fields.flat() });
      await body.dump();
      const arrived = heard.at(-1);
      expect(arrived?.url).toBe(path);
      // White space around a value is no part of it.
      const values = fields.map(([name, value]) => [name, value.replaceAll(/^[ \t]+|[ \t]+$/g, '')]);
      expect(arrived?.rawHeaders).toEqual(expect.arrayContaining(values.flat()));
    }
  });
});
