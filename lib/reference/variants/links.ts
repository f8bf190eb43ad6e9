import type { Hook } from '../hook.ts';
import { nextPages } from './rewritten-answers.ts';
import type { Variant } from './variant.ts';

/** A link to the next page is a full URL that works as it stands. What stands in it is up to who made it. */
export const links: readonly Variant[] = [
  {
    name: 'link-parameters-in-other-order',
    title: 'limit stands before before_id in links',
    hook: () =>
      nextPages((link) => {
        const { pathname, origin, searchParams } = link;
        return `${origin}${pathname}?limit=${searchParams.get('limit')}&before_id=${searchParams.get('before_id')}`;
      }),
  },
  {
    name: 'link-escaped',
    title: 'every character of the cursor in a link is percent-encoded',
    hook: () => nextPages((link) => linkWith(link, percentEncoded(link.searchParams.get('before_id') ?? ''))),
  },
  {
    name: 'link-escaped-in-lower-case',
    title: 'percent-encoded characters in a link have lower-case digits, in its path and names too',
    hook: () =>
      nextPages(({ origin, pathname, searchParams }) => {
        const path = pathname.replaceAll('_', '%5f').replaceAll('p', '%70');
        return `${origin}${path}?before%5fid=${searchParams.get('before_id')}&l%69mit=${searchParams.get('limit')}`;
      }),
  },
  {
    name: 'link-without-limit-of-100',
    title: 'a link has no limit where that is 100 anyway',
    hook: () =>
      nextPages((link) => {
        if (link.searchParams.get('limit') === '100') link.searchParams.delete('limit');
        return link.href;
      }),
  },
  {
    name: 'link-with-empty-query-parts',
    title: 'a link has separators with nothing between them, and a fragment',
    hook: () => nextPages((link) => `${link.href.replace('?', '?&')}&#next`),
  },
  {
    name: 'link-with-upper-case-scheme',
    title: 'the scheme of a link is written in upper case',
    hook: () => nextPages((link) => link.href.replace(/^http/, 'HTTP')),
  },
  {
    name: 'link-with-further-parameters',
    title: 'a link has parameters of its own',
    hook: () => withOwnParameters,
  },
  {
    name: 'link-with-own-cursor',
    title: 'a link has one cursor, which only its maker can read',
    hook: () =>
      withCursors(
        ({ origin, pathname, search }) => `${origin}${pathname}?cursor=${Buffer.from(search).toString('base64url')}`,
        ({ searchParams }) => Buffer.from(searchParams.get('cursor') ?? '', 'base64url').toString(),
      ),
  },
  {
    name: 'link-with-own-names',
    title: 'a link has its cursor and limit under names of its own',
    hook: () =>
      withCursors(
        ({ origin, pathname, searchParams }) =>
          `${origin}${pathname}?page%5Bbefore%5D=${searchParams.get('before_id')}&page%5Bsize%5D=${searchParams.get('limit')}`,
        ({ searchParams }) =>
          searchParams.has('page[before]')
            ? `?before_id=${searchParams.get('page[before]')}&limit=${searchParams.get('page[size]')}`
            : '',
      ),
  },
  {
    name: 'link-to-own-path',
    title: 'next pages stand at a path of their own',
    hook: () => {
      const pages: string[] = [];
      const links = nextPages(({ origin, pathname, search }) => {
        const known = pages.indexOf(pathname + search);
        const number = known === -1 ? pages.push(pathname + search) : known + 1;
        return `${origin}/pages/${number}`;
      });
      return async (call, reference) => {
        const [, number] = /^\/pages\/(\d+)$/.exec(call.path) ?? [];
        const page = pages[Number(number) - 1];
        const request = page === undefined ? call.request : new Request(new URL(page, call.request.url), call.request);
        return links({ ...call, request, path: new URL(request.url).pathname }, reference);
      };
    },
  },
];

function linkWith({ origin, pathname, searchParams }: URL, cursor: string): string {
  return `${origin}${pathname}?before_id=${cursor}&limit=${searchParams.get('limit')}`;
}

function percentEncoded(text: string): string {
  return [...Buffer.from(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}

/**
 * Makes links of its own, and understands them.
 *
 * @param read gives the query that a link stands for, empty where it is none of these
 */
function withCursors(write: (link: URL) => string, read: (link: URL) => string): Hook {
  const links = nextPages(write);
  return async (call, reference) => {
    const url = new URL(call.request.url);
    const query = read(url);
    if (query === '') return links(call, reference);
    url.search = query;
    return links({ ...call, request: new Request(url, call.request) }, reference);
  };
}

const withOwnParameters = withCursors(
  (link) => `${link.href}&sort=-created_at&page=2&session=%7B%22a%22%3A1%7D`,
  ({ searchParams }) =>
    searchParams.has('session') ? `?before_id=${searchParams.get('before_id')}&limit=${searchParams.get('limit')}` : '',
);
