import { type Page, readPage } from './list-page.ts';
import { answered } from './sample-exchange.ts';
import type { Walk } from './walk.ts';

export interface Item {
  readonly id: string;
  readonly created_at: string;
}

/** A page as some server gives it, for the tests of the judges. */
export interface SamplePage {
  readonly items: readonly object[];
  readonly next?: unknown;
  /** Behind the question mark. */
  readonly query?: string;
  readonly number?: number;
}

const list = 'https://api.example/things';

/** The exchange that a page is read from. */
export function listAnswer({ items, next = null, query = '', number = 1 }: SamplePage) {
  const url = query === '' ? list : `${list}?${query}`;
  return answered({ number, url, sentAt: number * 10, body: { things: items, uri: list, next_page_uri: next } });
}

export function samplePage(sample: SamplePage): Page {
  const page = readPage(listAnswer(sample), { listKey: 'things', itemKey: 'id' });
  if (page === undefined) throw new Error('the sample is no page');
  return page;
}

/** Items from newest to oldest, `ages` seconds old; equal ages make equal times. */
export function itemsOfAges(ages: readonly number[]): Item[] {
  const sorted = ages.toSorted((one, other) => one - other);
  return sorted.map((age, index) => ({
    id: `it_${index}`,
    created_at: new Date(1_700_000_000_000 - age * 1000).toISOString(),
  }));
}

/** The walk that a faultless server gives through all items; always one page at least. */
export function faultlessWalk(items: readonly Item[], size: number): Walk {
  const starts = [0, ...items.keys()].filter((index) => index % size === 0);
  return [...new Set(starts)].map((start, index) => {
    const queryFrom = (at: number) => `before_id=${items[at - 1]?.id}&limit=${size}`;
    return samplePage({
      items: items.slice(start, start + size),
      next: start + size < items.length ? `${list}?${queryFrom(start + size)}` : null,
      query: start === 0 ? `limit=${size}` : queryFrom(start),
      number: index + 1,
    });
  });
}
