import {
  answersOtherwise,
  bodies,
  error,
  errorBodies,
  json,
  membersIn,
  type Page,
  pageIn,
  pagesOf,
  pagesWhere,
  refusalsFor,
} from '../changed-answers.ts';
import { takesFor, withQuery } from '../changed-requests.ts';
import { always, both, type Call, type Hook, inFrontOf, reading, type When } from '../hook.ts';
import type { Members } from '../request-body.ts';
import type { Fault } from './fault.ts';
import { countsCallersAlone, ofItsOwn } from './own-requests.ts';
import { type Asked, behind, type Cut, cutsPages, pageFrom } from './pages-cut-anew.ts';

const isFirst: When = ({ query }) => !query.has('before_id');
const isFurther: When = (call) => !isFirst(call);
const hasLimit: When = ({ query }) => query.has('limit');
const hasNoLimit: When = (call) => !hasLimit(call);
const limitIs =
  (matches: (limit: number) => boolean): When =>
  (call) =>
    hasLimit(call) && matches(Number(call.query.get('limit')));

/** The pages of some requests, with another link where they have one. */
function linking(change: (link: string, call: Call) => string, when: When = always): Hook {
  return pagesWhere(when, (page, call) => ({ ...page, next: page.next === null ? null : change(page.next, call) }));
}

function linkedUrl(change: (url: URL) => void): (link: string) => string {
  return (link) => {
    const url = new URL(link);
    change(url);
    return url.href;
  };
}

/** Pages that some requests get, cut in another way from the whole list. */
function cutting(when: When, cut: (whole: readonly Members[], asked: Asked) => Cut): Pick<Fault, 'hook' | 'limiter'> {
  return { hook: () => cutsPages(when, cut), limiter: countsCallersAlone };
}

/** A page of another size than was asked for, with a link that asks for the same size again. */
function pageOfSize(size: (limit: number) => number): (whole: readonly Members[], asked: Asked) => Cut {
  return (whole, { cursor, limit }) => {
    const { items, next } = pageFrom(whole, cursor + 1, size(limit));
    return { items, next: next && { ...next, limit: String(limit) } };
  };
}

/** Pages without a limit that are as long as this. */
function defaultLimit(limit: number, when: When = always): Pick<Fault, 'hook' | 'limiter'> {
  return cutting(both(hasNoLimit, when), (whole, { cursor }) => {
    const { items, next } = pageFrom(whole, cursor + 1, limit);
    return { items, next: next && { before_id: next['before_id'] ?? '' } };
  });
}

/** Limits that the reference refuses are served all the same. */
function serving(when: When, cut: (whole: readonly Members[], asked: Asked) => Cut): Pick<Fault, 'hook' | 'limiter'> {
  const { hook, limiter } = cutting(when, cut);
  return {
    ...(hook && { hook: () => inFrontOf(takesFor(when, withQuery({ limit: '1' })), hook()) }),
    ...(limiter && { limiter }),
  };
}

const at = (item: Members | undefined): string => String(item?.['created_at']);

/** The first two neighbours of different age have changed places. */
function swapped(items: readonly Members[]): readonly Members[] {
  const index = items.findIndex((item, place) => place > 0 && at(item) !== at(items[place - 1]));
  return index < 0 ? items : items.with(index, items[index - 1] ?? {}).with(index - 1, items[index] ?? {});
}

const plain404 = () => json(404, { message: 'not found' });

export const paginationFaults: readonly Fault[] = [
  {
    name: 'no-link-on-last-page',
    title: 'the last page of the vaults has no next_page_uri at all',
    rule: 'pagination.envelope',
    hook: () =>
      bodies(reading('/vaults'), ({ next_page_uri: next, ...body }) =>
        next === null ? body : { ...body, next_page_uri: next },
      ),
  },
  {
    name: 'empty-link-on-last-page',
    title: 'next_page_uri is an empty string where nothing is left',
    rule: 'pagination.envelope',
    hook: () => pagesWhere(always, (page) => ({ ...page, next: page.next ?? '' })),
  },
  {
    name: 'relative-links',
    title: 'next_page_uri is a path without scheme and host',
    rule: 'pagination.envelope',
    hook: () => linking((link) => link.replace(/^http:\/\/[^/]+/, '')),
  },
  {
    name: 'links-without-scheme',
    title: 'next_page_uri begins with the host',
    rule: 'pagination.envelope',
    hook: () => linking((link) => link.replace('http:', '')),
  },
  {
    name: 'bare-array',
    title: 'the list of credentials is the array of its items, without the object around it',
    rule: 'pagination.envelope',
    hook: () => bodies(reading('/credentials'), (body) => pageIn(body)?.items ?? body),
  },
  {
    name: 'empty-list-is-null',
    title: 'a list without items has null in place of an empty array',
    rule: 'pagination.envelope',
    hook: () =>
      bodies(always, (body) => {
        const page = pageIn(body);
        return page?.items.length === 0 ? { ...body, [page.name]: null } : body;
      }),
  },
  {
    name: 'items-under-another-name',
    title: 'the list of tunnels calls its items "items"',
    rule: 'pagination.envelope',
    hook: () => bodies(reading('/tunnels'), ({ tunnels, ...body }) => ({ ...body, items: tunnels })),
  },
  {
    name: 'list-without-uri',
    title: 'the list of bot users has no uri',
    rule: 'pagination.envelope',
    hook: () => bodies(reading('/bot_users'), ({ uri, ...body }) => (pageIn(body) ? body : { ...body, uri })),
  },

  {
    name: 'oldest-first',
    title: 'the list of TLS certificates runs from oldest to newest',
    rule: 'pagination.newest-first',
    hook: () => pagesOf('/tls_certificates', (page) => ({ ...page, items: page.items.toReversed() })),
  },
  {
    name: 'second-pages-reversed',
    title: 'every page but the first runs from oldest to newest',
    rule: 'pagination.newest-first',
    hook: () => pagesWhere(isFurther, (page) => ({ ...page, items: page.items.toReversed() })),
  },
  {
    name: 'second-pages-shifted',
    title: 'the first item of a second page of reserved domains stands at its end',
    rule: 'pagination.newest-first',
    hook: () =>
      pagesOf('/reserved_domains', (page, call) =>
        isFurther(call) ? { ...page, items: [...page.items.slice(1), ...page.items.slice(0, 1)] } : page,
      ),
  },
  {
    name: 'sorted-by-id',
    title: 'the list of IP policy rules is sorted by the part of the ids that says nothing of their age',
    rule: 'pagination.newest-first',
    hook: () => {
      const random = ({ id }: Members) => String(id).slice(-12);
      return pagesOf('/ip_policy_rules', (page) => ({
        ...page,
        items: page.items.toSorted((one, other) => (random(one) < random(other) ? -1 : 1)),
      }));
    },
  },
  {
    name: 'swapped-in-nested-list',
    title: 'two secrets of a vault have changed places',
    rule: 'pagination.newest-first',
    hook: () =>
      pagesWhere(
        ({ path }) => /^\/vaults\/[^/]+\/secrets$/.test(path),
        (page) => ({ ...page, items: swapped(page.items) }),
      ),
  },
  {
    name: 'oldest-item-pinned',
    title: 'the oldest of the endpoints stands before all others',
    rule: 'pagination.newest-first',
    hook: () =>
      pagesOf('/endpoints', (page) => ({ ...page, items: [...page.items.slice(-1), ...page.items.slice(0, -1)] })),
  },

  {
    name: 'one-item-too-many',
    title: 'a page has one item more than its limit, unless that is 100',
    rule: 'pagination.limit',
    ...cutting(
      limitIs((limit) => limit < 100),
      pageOfSize((limit) => limit + 1),
    ),
  },
  {
    name: 'page-of-one-has-two',
    title: 'a page has two items where one was asked for',
    rule: 'pagination.limit',
    ...cutting(
      limitIs((limit) => limit === 1),
      pageOfSize(() => 2),
    ),
  },
  {
    name: 'limit-ignored-with-cursor',
    title: 'the limit is forgotten where before_id is given',
    rule: 'pagination.limit',
    ...cutting(
      both(isFurther, hasLimit),
      pageOfSize(() => 100),
    ),
  },
  {
    name: 'limit-ignored-on-one-list',
    title: 'the list of IP policies takes no notice of the limit',
    rule: 'pagination.limit',
    ...cutting(
      both(reading('/ip_policies'), hasLimit),
      pageOfSize(() => 100),
    ),
  },
  {
    name: 'limit-in-tens',
    title: 'a limit is rounded up to the next ten',
    rule: 'pagination.limit',
    ...cutting(
      hasLimit,
      pageOfSize((limit) => Math.ceil(limit / 10) * 10),
    ),
  },
  {
    name: 'limit-99-gives-100',
    title: 'a limit of 99 gives 100 items',
    rule: 'pagination.limit',
    ...cutting(
      limitIs((limit) => limit === 99),
      pageOfSize(() => 100),
    ),
  },

  {
    name: 'filtered-after-cutting',
    title: 'pages of reserved domains that link onward lack the first item of what was cut',
    rule: 'pagination.full-pages',
    hook: () =>
      pagesOf('/reserved_domains', (page) => (page.next === null ? page : { ...page, items: page.items.slice(1) })),
  },
  {
    name: 'every-tenth-hidden',
    title: 'every tenth of the reserved domains is hidden, and leaves a gap in its page',
    rule: 'pagination.full-pages',
    ...cutting(reading('/reserved_domains'), (whole, { cursor, limit }) => {
      const { items, next } = pageFrom(whole, cursor + 1, limit);
      const isShown = (item: Members) => whole.indexOf(item) % 10 !== 4;
      return { items: items.filter(isShown), next };
    }),
  },
  {
    name: 'one-item-too-few',
    title: 'a page that links onward has one item less than its limit',
    rule: 'pagination.full-pages',
    ...cutting(
      limitIs((limit) => limit > 1 && limit < 100),
      pageOfSize((limit) => limit - 1),
    ),
  },

  {
    name: 'default-limit-50',
    title: 'the default limit is 50',
    rule: 'pagination.limit-default',
    ...defaultLimit(50),
  },
  {
    name: 'default-limit-99',
    title: 'the default limit is 99',
    rule: 'pagination.limit-default',
    ...defaultLimit(99),
  },
  {
    name: 'default-limit-101',
    title: 'the default limit is 101',
    rule: 'pagination.limit-default',
    ...defaultLimit(101),
  },
  {
    name: 'default-limit-20-on-one-list',
    title: 'the default limit of reserved domains is 20',
    rule: 'pagination.limit-default',
    ...defaultLimit(20, reading('/reserved_domains')),
  },
  {
    name: 'no-default-limit',
    title: 'without a limit, all items come at once',
    rule: 'pagination.limit-default',
    ...defaultLimit(Number.POSITIVE_INFINITY),
  },
  {
    name: 'limit-100-gives-99',
    title: 'a limit of 100 gives 99 items',
    rule: 'pagination.limit-default',
    ...cutting(
      limitIs((limit) => limit === 100),
      pageOfSize(() => 99),
    ),
  },
  {
    name: 'limit-100-refused',
    title: 'a limit of 100 is refused as if it were above the maximum',
    rule: 'pagination.limit-default',
    hook: () =>
      takesFor(
        limitIs((limit) => limit === 100),
        withQuery({ limit: '101' }),
      ),
  },

  {
    name: 'limit-101-served',
    title: 'a limit of 101 gives 101 items',
    rule: 'pagination.limit-maximum',
    ...serving(
      limitIs((limit) => limit === 101),
      (whole, { cursor }) => pageFrom(whole, cursor + 1, 101),
    ),
  },
  {
    name: 'no-maximum',
    title: 'any limit above 100 is served in full',
    rule: 'pagination.limit-maximum',
    ...serving(
      limitIs((limit) => limit > 100),
      (whole, { cursor, limit }) => pageFrom(whole, cursor + 1, limit),
    ),
  },
  {
    name: 'limit-above-maximum-without-code',
    title: 'a limit above 100 is refused with an error that has no code',
    rule: 'pagination.limit-maximum',
    hook: () =>
      refusalsFor(233, (response, { query }) =>
        Number(query.get('limit')) > 100 ? json(400, { message: 'limit' }) : response,
      ),
  },
  {
    name: 'limit-above-maximum-crashes',
    title: 'a limit above 100 is answered with 500',
    rule: 'pagination.limit-maximum',
    hook: () =>
      refusalsFor(233, (response, { query }) => (Number(query.get('limit')) > 100 ? error(500, 20000) : response)),
  },

  {
    name: 'limit-below-1-is-none',
    title: 'a limit of 0 or below is taken for none',
    rule: 'pagination.limit-invalid',
    hook: () =>
      takesFor(
        limitIs((limit) => limit < 1),
        withQuery({ limit: null }),
      ),
  },
  {
    name: 'limit-0-gives-nothing',
    title: 'a limit of 0 gives an empty page',
    rule: 'pagination.limit-invalid',
    ...serving(
      limitIs((limit) => limit === 0),
      () => ({ items: [], next: null }),
    ),
  },
  {
    name: 'limit-word-ignored',
    title: 'a limit that is no number is taken for none',
    rule: 'pagination.limit-invalid',
    hook: () =>
      takesFor(
        limitIs((limit) => Number.isNaN(limit)),
        withQuery({ limit: null }),
      ),
  },
  {
    name: 'limit-word-out-of-range',
    title: 'a limit that is no number has the code of one that is out of range',
    rule: 'pagination.limit-invalid',
    hook: () =>
      errorBodies((body) => (body['error_code'] === 'ERR_NGROK_244' ? { ...body, error_code: 'ERR_NGROK_233' } : body)),
  },
  {
    name: 'limit-word-crashes',
    title: 'a limit that is no number is answered with 500',
    rule: 'pagination.limit-invalid',
    hook: () => refusalsFor(244, () => error(500, 20000)),
  },
  {
    name: 'limit-0-without-code',
    title: 'a limit of 0 is refused with an error that has no code',
    rule: 'pagination.limit-invalid',
    hook: () =>
      refusalsFor(233, (response, { query }) =>
        query.get('limit') === '0' ? json(400, { message: 'limit' }) : response,
      ),
  },

  {
    name: 'inclusive-cursor',
    title: 'a page begins with the item that before_id names',
    rule: 'pagination.before-id',
    ...cutting(isFurther, (whole, { cursor, limit }) => pageFrom(whole, Math.max(cursor, 0), limit)),
  },
  {
    name: 'cursor-skips-an-item',
    title: 'a page begins with the second item behind the one that before_id names',
    rule: 'pagination.before-id',
    ...cutting(isFurther, (whole, { cursor, limit }) => pageFrom(whole, cursor + 2, limit)),
  },
  {
    name: 'cursor-needs-limit',
    title: 'before_id without a limit gives the first page',
    rule: 'pagination.before-id',
    hook: () => takesFor(both(isFurther, hasNoLimit), withQuery({ before_id: null })),
  },
  {
    name: 'cursor-looks-forward',
    title: 'before_id gives the items that are newer than the one it names',
    rule: 'pagination.before-id',
    ...cutting(isFurther, (whole, { cursor, limit }) => {
      const start = Math.max(0, cursor - limit);
      return { items: whole.slice(start, Math.max(cursor, 0)), next: start > 0 ? behind(whole[start], limit) : null };
    }),
  },
  {
    name: 'cursor-at-the-end-refused',
    title: 'before_id with the last item of a list is refused, for nothing is left',
    rule: 'pagination.before-id',
    hook: () =>
      answersOtherwise(isFurther, async (response) => {
        const page = pageIn((await membersIn(response)) ?? {});
        return page?.items.length === 0 ? error(404, 27611) : response;
      }),
  },

  {
    name: 'unknown-cursor-gives-first-page',
    title: 'before_id with an id that nothing has gives the first page',
    rule: 'pagination.before-id-unknown',
    hook: () => async (call, reference) => {
      const response = await reference(call.request);
      if (response.status !== 400) return response;
      const isUnknown = (await membersIn(response))?.['error_code'] === 'ERR_NGROK_223';
      return isUnknown ? reference(ofItsOwn(await withQuery({ before_id: null })(call))) : response;
    },
    limiter: countsCallersAlone,
  },
  {
    name: 'unknown-cursor-crashes',
    title: 'before_id with an id that nothing has is answered with 500',
    rule: 'pagination.before-id-unknown',
    hook: () => refusalsFor(223, () => error(500, 20000)),
  },
  {
    name: 'unknown-cursor-without-code',
    title: 'before_id with an id that nothing has is refused with an error that has no code',
    rule: 'pagination.before-id-unknown',
    hook: () => refusalsFor(223, plain404),
  },
  {
    name: 'deleted-cursor-crashes',
    title: 'before_id with the id of a deleted item is answered with 500',
    rule: 'pagination.before-id-unknown',
    hook: () => {
      const deleted = new Set<string | undefined>();
      return answersOtherwise(always, (response, { method, path, query }) => {
        if (method === 'DELETE' && response.ok) deleted.add(path.split('/').at(-1));
        const isLost = response.status === 400 && deleted.has(query.get('before_id') ?? undefined);
        return isLost ? error(500, 20000) : response;
      });
    },
  },

  {
    name: 'walk-loses-last-item',
    title: 'the last item of a list is on no page but the first',
    rule: 'pagination.walk',
    hook: () =>
      pagesWhere(isFurther, (page) => (page.next === null ? { ...page, items: page.items.slice(0, -1) } : page)),
  },
  {
    name: 'last-page-links-to-first',
    title: 'the last page of several links to the first',
    rule: 'pagination.walk',
    hook: () =>
      pagesWhere(isFurther, (page, { request }) => ({
        ...page,
        next: page.next ?? linkedUrl(({ searchParams }) => searchParams.delete('before_id'))(request.url),
      })),
  },
  {
    name: 'second-page-links-to-itself',
    title: 'every page but the first and the last links to itself',
    rule: 'pagination.walk',
    hook: () => linking((_, { request }) => request.url, isFurther),
  },
  {
    name: 'cursor-ignored-on-one-list',
    title: 'the list of IP policies takes no notice of before_id',
    rule: 'pagination.walk',
    hook: () => takesFor(both(reading('/ip_policies'), isFurther), withQuery({ before_id: null })),
  },
  {
    name: 'link-skips-an-item',
    title: 'the link names the first item of the next page, which before_id then leaves out',
    rule: 'pagination.walk',
    ...cutting(always, (whole, { cursor, limit }) => {
      const { items, next } = pageFrom(whole, cursor + 1, limit);
      return { items, next: next && behind(whole[cursor + 1 + limit], limit) };
    }),
  },
  {
    name: 'link-repeats-an-item',
    title: 'the link names the last item but one, so that each page repeats one of the page before',
    rule: 'pagination.walk',
    ...cutting(always, (whole, { cursor, limit }) => {
      const { items, next } = pageFrom(whole, cursor + 1, limit);
      return { items, next: next && behind(items.at(-2) ?? items.at(-1), limit) };
    }),
  },
  {
    name: 'ties-lose-items',
    title: 'before_id leaves out the items that were created in the same second as the one it names',
    rule: 'pagination.walk',
    ...cutting(isFurther, (whole, { cursor, limit }) =>
      pageFrom(
        whole.filter((item, index) => index > cursor && at(item) < at(whole[cursor])),
        0,
        limit,
      ),
    ),
  },
  {
    name: 'ties-repeat-items',
    title: 'before_id gives again the items that were created in the same second as the one it names',
    rule: 'pagination.walk',
    ...cutting(isFurther, (whole, { cursor, limit }) =>
      pageFrom(
        whole.filter((item, index) => index !== cursor && at(item) <= at(whole[cursor])),
        0,
        limit,
      ),
    ),
  },

  {
    name: 'links-forget-limit',
    title: 'the link to the next page does not carry the limit',
    rule: 'pagination.link-keeps-limit',
    hook: () => linking(linkedUrl(({ searchParams }) => searchParams.delete('limit'))),
  },
  {
    name: 'links-with-limit-100',
    title: 'the link to the next page always says limit=100',
    rule: 'pagination.link-keeps-limit',
    hook: () => linking(linkedUrl(({ searchParams }) => searchParams.set('limit', '100'))),
  },
  {
    name: 'second-links-forget-limit',
    title: 'the link carries the limit on the first page alone',
    rule: 'pagination.link-keeps-limit',
    hook: () =>
      linking(
        linkedUrl(({ searchParams }) => searchParams.delete('limit')),
        isFurther,
      ),
  },
  {
    name: 'links-with-number-of-items-left',
    title: 'the link asks for no more items than are left',
    rule: 'pagination.link-keeps-limit',
    ...cutting(always, (whole, { cursor, limit }) => {
      const { items, next } = pageFrom(whole, cursor + 1, limit);
      const left = whole.length - (cursor + 1 + limit);
      return { items, next: next && { ...next, limit: String(Math.min(limit, left)) } };
    }),
  },

  {
    name: 'full-pages-link-onward',
    title: 'a full last page links to an empty one',
    rule: 'pagination.last-page',
    ...cutting(always, (whole, { cursor, limit }) => {
      const { items } = pageFrom(whole, cursor + 1, limit);
      return { items, next: items.length === limit ? behind(items.at(-1), limit) : null };
    }),
  },
  {
    name: 'second-page-is-the-end',
    title: 'the second page says that it is the last',
    rule: 'pagination.last-page',
    hook: () => pagesWhere(isFurther, (page) => ({ ...page, next: null })),
  },
  {
    name: 'end-a-page-too-soon',
    title: 'the last page but one says that it is the last',
    rule: 'pagination.last-page',
    ...cutting(always, (whole, { cursor, limit }) => {
      const { items, next } = pageFrom(whole, cursor + 1, limit);
      return { items, next: cursor + 1 + 2 * limit < whole.length ? next : null };
    }),
  },
  {
    name: 'single-item-left-is-lost',
    title: 'a page behind which a single item is left says that it is the last',
    rule: 'pagination.last-page',
    ...cutting(always, (whole, { cursor, limit }) => {
      const { items, next } = pageFrom(whole, cursor + 1, limit);
      return { items, next: cursor + 1 + limit + 1 < whole.length ? next : null };
    }),
  },
  {
    name: 'empty-list-links-onward',
    title: 'an empty list has a link to a next page',
    rule: 'pagination.last-page',
    hook: () =>
      pagesWhere(isFirst, (page, { request }) => (page.items.length === 0 ? { ...page, next: request.url } : page)),
  },
  {
    name: 'no-link-without-limit',
    title: 'only pages with a limit link onward',
    rule: 'pagination.limit-default',
    hook: () => pagesWhere(hasNoLimit, (page) => ({ ...page, next: null })),
  },

  {
    name: 'links-to-another-host',
    title: 'the link calls the host by another name',
    rule: 'pagination.next-page-uri-usable',
    hook: () =>
      linking(
        linkedUrl((url) => {
          url.hostname = 'localhost';
        }),
      ),
  },
  {
    name: 'links-to-another-port',
    title: 'the link names another port, as that of a server behind a proxy',
    rule: 'pagination.next-page-uri-usable',
    hook: () =>
      linking(
        linkedUrl((url) => {
          url.port = String(Number(url.port) - 1);
        }),
      ),
  },
  {
    name: 'links-to-https',
    title: 'the link says https where http was asked',
    rule: 'pagination.next-page-uri-usable',
    hook: () => linking((link) => link.replace('http:', 'https:')),
  },
  {
    name: 'links-to-production',
    title: 'the link leads to api.ngrok.com, whoever was asked',
    rule: 'pagination.next-page-uri-usable',
    hook: () => linking((link) => link.replace(/^http:\/\/[^/]+/, 'https://api.ngrok.com')),
  },
  {
    name: 'links-to-no-route',
    title: 'the path of the link begins with a prefix that is not there',
    rule: 'pagination.next-page-uri-usable',
    hook: () =>
      linking(
        linkedUrl((url) => {
          url.pathname = `/api${url.pathname}`;
        }),
      ),
  },
  {
    name: 'links-escaped-for-html',
    title: 'the & in the link is written as &amp;',
    rule: 'pagination.next-page-uri-usable',
    hook: () => linking((link) => link.replaceAll('&', '&amp;')),
  },
  {
    name: 'links-with-refused-parameter',
    title: 'the link carries a parameter that the list refuses',
    rule: 'pagination.next-page-uri-usable',
    hook: () => linking((link) => `${link}&page=2`),
  },
  {
    name: 'second-links-refused',
    title: 'the link of every page but the first carries a parameter that the list refuses',
    rule: 'pagination.next-page-uri-usable',
    hook: () => linking((link) => `${link}&page=3`, isFurther),
  },

  {
    name: 'links-to-an-offset',
    title: 'the link leads to an offset in the list, not behind an item',
    rule: 'pagination.stable',
    limiter: countsCallersAlone,
    hook: () =>
      inFrontOf(
        takesFor(({ query }) => query.has('offset'), withQuery({ offset: null })),
        cutsPages(always, (whole, { cursor, limit, query }) => {
          const start = Number(query.get('offset') ?? cursor + 1);
          const { items, next } = pageFrom(whole, start, limit);
          return { items, next: next && { limit: String(limit), offset: String(start + limit) } };
        }),
      ),
  },
  {
    name: 'cursor-place-remembered',
    title: 'before_id begins at the place where its item stood when it was last shown',
    rule: 'pagination.stable',
    limiter: countsCallersAlone,
    hook: () => {
      const shownAt = new Map<unknown, number>();
      return cutsPages(always, (whole, { cursor, limit }) => {
        const start = cursor < 0 ? 0 : (shownAt.get(whole[cursor]?.['id']) ?? cursor) + 1;
        const cut = pageFrom(whole, start, limit);
        for (const [index, { id }] of cut.items.entries()) shownAt.set(id, start + index);
        return cut;
      });
    },
  },
  {
    name: 'new-items-on-last-page',
    title: 'what was created of late stands on the last page, too',
    rule: 'pagination.stable',
    hook: () => {
      const created = new Map<string, Members>();
      const noting = bodies(
        ({ method }) => method === 'POST',
        (body, { path }, status) => {
          if (status === 201) created.set(path, body);
          return body;
        },
      );
      const showing = pagesWhere(isFurther, (page: Page, { path }) => {
        const item = created.get(path);
        return item && page.next === null ? { ...page, items: [...page.items, item] } : page;
      });
      return inFrontOf(noting, showing);
    },
  },
];
