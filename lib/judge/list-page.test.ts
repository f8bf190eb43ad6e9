import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  differentPages,
  emptyPageThatLinksOnward,
  envelopeProblems,
  linkThatChangesLimit,
  pagesIn,
  readPage,
  shortPageThatLinksOnward,
  tooLongPage,
} from './list-page.ts';
import { answered } from './sample-exchange.ts';
import { faultlessWalk, itemsOfAges, listAnswer, samplePage } from './sample-list.ts';

const names = { listKey: 'things', itemKey: 'id' } as const;
const link = 'https://api.example/things?before_id=it_1&limit=2';
const items = (count: number) => itemsOfAges(Array.from({ length: count }, (_, index) => index));

describe('envelopeProblems', () => {
  const good = { things: [{ id: 'a' }], uri: 'https://api.example/things', next_page_uri: null };
  const placesIn = (body: unknown) => envelopeProblems(answered({ body }), names).map(({ at }) => at);

  it.each([good, { ...good, things: [] }, { ...good, next_page_uri: link }, { ...good, total: 3 }])(
    'accepts %j',
    (body) => {
      expect(placesIn(body)).toEqual([]);
    },
  );

  it.each([
    [{ ...good, things: undefined }, ['/things']],
    [{ ...good, things: null }, ['/things']],
    [{ ...good, things: { 0: {} } }, ['/things']],
    [{ ...good, things: [{}, null] }, ['/things/1']],
    [{ ...good, things: ['a'] }, ['/things/0']],
    [{ ...good, uri: undefined }, ['/uri']],
    [{ ...good, uri: null }, ['/uri']],
    [{ ...good, next_page_uri: undefined }, ['/next_page_uri']],
    [{ ...good, next_page_uri: '' }, ['/next_page_uri']],
    [{ ...good, next_page_uri: '/things?before_id=a' }, ['/next_page_uri']],
    [{ ...good, next_page_uri: '//api.example/things' }, ['/next_page_uri']],
    [{ ...good, next_page_uri: false }, ['/next_page_uri']],
    [{ ...good, next_page_uri: 'null' }, ['/next_page_uri']],
    [{}, ['/things', '/uri', '/next_page_uri']],
    [[], ['body']],
    [null, ['body']],
    ['<html>', ['body']],
  ])('finds in %j exactly %j', (body, places) => {
    expect(placesIn(body)).toEqual(places);
  });

  it('says what it expected and what came', () => {
    expect(envelopeProblems(answered({ body: { things: [5], uri: 42, next_page_uri: '/things' } }), names)).toEqual([
      { expected: 'an object', actual: '5', at: '/things/0' },
      { expected: 'a string', actual: '42', at: '/uri' },
      { expected: 'an absolute URL or null', actual: '"/things"', at: '/next_page_uri' },
    ]);
    expect(envelopeProblems(answered({ body: '<html>' }), names)).toMatchObject([
      { expected: 'a list answer, an object', at: 'body' },
    ]);
  });
});

describe('readPage', () => {
  it('reads items, links and what was asked for', () => {
    const page = samplePage({ items: [{ id: 'a' }, { id: 5 }, {}], next: link, query: 'limit=2&before_id=x' });
    expect(page).toMatchObject({
      ids: ['a', undefined, undefined],
      nextPageUri: link,
      limitAsked: '2',
      limit: 2,
      beforeId: 'x',
    });
  });

  it.each([
    ['', undefined, 100],
    ['limit=1', '1', 1],
    ['limit=100', '100', 100],
    ['limit=101', '101', 100],
    ['limit=0', '0', undefined],
    ['limit=-1', '-1', undefined],
    ['limit=1.5', '1.5', undefined],
    ['limit=1e1', '1e1', undefined],
    ['limit=', '', undefined],
    ['limit=ten', 'ten', undefined],
    ['limit=5&limit=6', undefined, undefined],
  ])('takes ?%s for the limit %s, that is %s', (query, limitAsked, limit) => {
    expect(samplePage({ items: [], query })).toMatchObject({ limitAsked, limit });
  });

  it('takes an empty before_id for none', () => {
    expect(samplePage({ items: [], query: 'before_id=' }).beforeId).toBeUndefined();
  });

  it.each([
    [null, null],
    ['', undefined],
    ['/things', undefined],
    [4, undefined],
  ])('reads next_page_uri %j as %j', (next, read) => {
    expect(samplePage({ items: [], next }).nextPageUri).toBe(read);
  });

  it.each([{ things: null }, { things: [1] }, {}, [], '<html>'])('cannot read %j', (body) => {
    expect(readPage(answered({ body }), names)).toBeUndefined();
  });
});

describe('pagesIn', () => {
  it('takes readable answers of 200 to a GET of a list', () => {
    const body = { things: [] };
    const answer = listAnswer({ items: [] });
    const others = [
      answered({ body, method: 'POST' }),
      answered({ body, status: 404 }),
      answered({ body: {} }),
      answered({ body, url: 'https://api.example/other' }),
    ];
    const pages = pagesIn([answer, ...others], ({ request }) => (request.url.endsWith('/things') ? names : undefined));
    expect(pages.map(({ exchange }) => exchange)).toEqual([answer]);
  });
});

describe('the rules of a single page', () => {
  it('have nothing to say of any page of a faultless walk', () => {
    fc.assert(
      fc.property(fc.nat({ max: 220 }), fc.integer({ min: 1, max: 100 }), (count, size) => {
        for (const page of faultlessWalk(items(count), size)) {
          for (const rule of [tooLongPage, shortPageThatLinksOnward, emptyPageThatLinksOnward, linkThatChangesLimit]) {
            expect(rule(page)).toEqual([]);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['limit=2', 2, 0],
    ['limit=2', 3, 1],
    ['', 100, 0],
    ['', 101, 1],
    ['limit=100', 101, 1],
    ['limit=1000', 100, 0],
    ['limit=1000', 101, 1],
    ['limit=0', 100, 0],
    ['limit=0', 101, 1],
  ])('?%s may not give %i items: %i findings', (query, count, findings) => {
    expect(tooLongPage(samplePage({ items: items(count), query })).length).toBe(findings);
  });

  it.each([
    ['limit=2', 1, link, 1],
    ['limit=2', 2, link, 0],
    ['limit=2', 1, null, 0],
    ['limit=2', 0, link, 0],
    ['', 99, link, 1],
    ['limit=500', 99, link, 1],
    ['limit=500', 100, link, 0],
    ['limit=x', 1, link, 0],
  ])('?%s, %i items and the link %s: %i findings of a short page', (query, count, next, findings) => {
    expect(shortPageThatLinksOnward(samplePage({ items: items(count), next, query })).length).toBe(findings);
  });

  it('an empty page does not link onward', () => {
    expect(emptyPageThatLinksOnward(samplePage({ items: [], next: link }))).toMatchObject([{ at: '/next_page_uri' }]);
    expect(emptyPageThatLinksOnward(samplePage({ items: [], next: null }))).toEqual([]);
    expect(emptyPageThatLinksOnward(samplePage({ items: items(1), next: link }))).toEqual([]);
  });

  it.each([
    ['limit=2', 'before_id=a&limit=2', 0],
    ['limit=2', 'limit=2&before_id=a', 0],
    ['limit=2', 'limit=2', 0],
    ['limit=2', 'cursor=b3BhcXVl', 0],
    ['limit=2', 'before_id=a', 1],
    ['limit=2', 'before_id=a&limit=3', 1],
    ['limit=2', 'before_id=a&limit=100', 1],
    ['limit=2', 'before_id=a&limit=', 1],
    ['limit=2', 'before_id=a&limit=2&limit=2', 1],
    ['', 'before_id=a', 0],
    ['', 'before_id=a&limit=100', 0],
    ['', 'before_id=a&limit=50', 1],
    ['limit=100', 'before_id=a', 0],
    ['limit=500', 'before_id=a&limit=500', 0],
    ['limit=500', 'before_id=a&limit=100', 0],
    ['limit=500', 'before_id=a&limit=5', 1],
    ['limit=0', 'before_id=a&limit=7', 0],
  ])('?%s may link to ?%s: %i findings', (query, next, findings) => {
    const page = samplePage({ items: items(2), next: `https://api.example/things?${next}`, query });
    expect(linkThatChangesLimit(page).length).toBe(findings);
  });
});

describe('differentPages', () => {
  it('tells the first place where two answers differ', () => {
    const page = (...ids: string[]) => samplePage({ items: ids.map((id) => ({ id })), number: ids.length });
    expect(differentPages(page('a', 'b'), page('a', 'b'))).toEqual([]);
    expect(differentPages(page(), page())).toEqual([]);
    expect(differentPages(page('a', 'b'), page('a', 'c'))).toMatchObject([{ at: '/things/1', actual: 'item b' }]);
    expect(differentPages(page('a'), page('a', 'c'))).toMatchObject([
      { at: '/things/1', actual: 'the end after 1 items' },
    ]);
    expect(differentPages(page('a', 'b'), page('a'))).toMatchObject([{ expected: 'the end after 1 items, as in #1' }]);
  });
});
