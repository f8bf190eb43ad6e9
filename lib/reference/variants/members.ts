import { resources } from '../../contract/api-reference.ts';
import { resourceAt } from '../../contract/reference-look-up.ts';
import { answersOtherwise, membersIn } from '../changed-answers.ts';
import { isObject, type Members } from '../request-body.ts';
import { items, objectsWithin, successes } from './rewritten-answers.ts';
import type { Variant } from './variant.ts';

/** What an item or a list may have more or less: fields may be added at any time, and empty ones are left out. */
export const members: readonly Variant[] = [
  {
    name: 'further-members',
    title: 'items and what is in them have members that no page tells of',
    hook: () =>
      items((item) => {
        const further = objectsWithin(item, (object) => ({
          ...object,
          _links: { self: 'relative/link' },
          'x-flags': [true, null, 1.5],
          format: 'plain',
          terminated_at_edge: true,
          heartbeat: 'at noon',
          generation: 7,
        }));
        return isObject(further) ? further : item;
      }),
  },
  {
    name: 'further-timestamps',
    title: 'items have timestamps that no page tells of',
    hook: () => items((item) => ({ ...item, indexed_at: item['created_at'] ?? '2024-02-29T23:59:59.5Z' })),
  },
  {
    name: 'further-timestamps-without-value',
    title: 'items have timestamps that no page tells of, and which are null as long as nothing happened',
    hook: () => items((item) => ({ ...item, archived_at: null })),
  },
  {
    name: 'further-list-members',
    title: 'lists and the root have members that no page tells of',
    hook: () =>
      successes((body, { path }) =>
        path === '/' || 'next_page_uri' in body
          ? { total: 7, has_more: false, previous_page_uri: null, warnings: [], meta: { took: 1 }, ...body }
          : body,
      ),
  },
  {
    name: 'further-arrays-in-lists',
    title: 'an array that no page tells of stands in lists before that of the items',
    hook: () => successes((body) => ('next_page_uri' in body ? { included: [{ id: 'not_an_item' }], ...body } : body)),
  },
  {
    name: 'empty-members-left-out',
    title: 'members that are empty are left out',
    showsLess: true,
    hook: () => items(withoutEmpty),
  },
  {
    name: 'empty-texts-for-null',
    title: 'texts that may be null are empty instead',
    hook: () =>
      items((item) =>
        Object.fromEntries(
          Object.entries(item).map(([name, value]) => [name, value === null && nullableTexts.has(name) ? '' : value]),
        ),
      ),
  },
  {
    name: 'nullable-members-left-out-of-lists',
    title: 'lists leave out what is null in an item',
    hook: () =>
      successes((body) => ('next_page_uri' in body ? objectsWithin(body, (object) => withoutNull(object)) : body)),
  },
  {
    name: 'short-items-in-lists',
    title: 'lists show of each item only what it is and when it was made',
    showsLess: true,
    hook: () =>
      successes((body) => {
        if (!('next_page_uri' in body)) return body;
        return Object.fromEntries(
          Object.entries(body).map(([name, value]) => [
            name,
            Array.isArray(value) ? value.filter(isObject).map(inShort) : value,
          ]),
        );
      }),
  },
  {
    name: 'fractions',
    title: 'numbers that may have a fraction have one',
    hook: () => successes((body) => objectsWithin(body, withFractions)),
  },
  {
    name: 'items-without-uri',
    title: 'items have no link to themselves',
    showsLess: true,
    hook: () => items(({ uri: _, ...item }) => item),
  },
  {
    name: 'moving-updated-at',
    title: 'updated_at is the time of the answer',
    hook: () =>
      items((item) =>
        typeof item['updated_at'] === 'string'
          ? { ...item, updated_at: `${new Date(Date.now() - 1).toISOString().slice(0, 19)}Z` }
          : item,
      ),
  },
  {
    name: 'moving-counts',
    title: 'items have a count, a state and a last use that move by themselves',
    hook: () => {
      let shown = 0;
      return items((item) => {
        shown += 1;
        return { ...item, use_count: shown, state: shown % 2 === 0 ? 'idle' : 'busy', last_seen: String(shown) };
      });
    },
  },
  {
    name: 'root-with-resources',
    title: 'the root lists what there is',
    hook: () =>
      answersOtherwise(
        ({ path }) => path === '/',
        async (response) => {
          const body = response.status === 200 ? await membersIn(response) : undefined;
          if (!body) return response;
          const links = resources.filter(({ path }) => !path.includes('{')).map(({ path }) => [path.slice(1), path]);
          return new Response(JSON.stringify({ ...body, resources: Object.fromEntries(links) }), response);
        },
      ),
  },
  {
    name: 'root-is-an-array',
    title: 'the root is a JSON array',
    hook: () =>
      answersOtherwise(
        ({ path }) => path === '/',
        async (response) => (response.status === 200 ? new Response(`[${await response.text()}]`, response) : response),
      ),
  },
  {
    name: 'root-is-null',
    title: 'the root is a JSON null',
    hook: () =>
      answersOtherwise(
        ({ path }) => path === '/',
        (response) => (response.status === 200 ? new Response('null', response) : response),
      ),
  },
  {
    name: 'list-uri-with-query',
    title: 'uri of a list is the URL that was asked for, with its query',
    hook: () =>
      successes((body, { path, request }) =>
        resourceAt(path)?.listKey !== undefined && 'next_page_uri' in body ? { ...body, uri: request.url } : body,
      ),
  },
];

const fields = resources.flatMap((resource) => resource.fields);

/** What is a text in one resource may be a time or an object in another. */
const otherThanTexts = new Set(
  fields.filter(({ timestamp, type }) => timestamp || type !== 'string').map(({ path }) => path),
);

const nullableTexts = new Set(
  fields.filter(({ nullable, path }) => nullable && !otherThanTexts.has(path)).map(({ path }) => path),
);

function withFractions(object: Members): Members {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      name,
      typeof value === 'number' && fractional.has(name) ? value + 0.5 : value,
    ]),
  );
}

/** Names of the members that are numbers, and not integers, by the API reference. */
const fractional: ReadonlySet<string> = new Set(
  fields.filter(({ type }) => type === 'number').map(({ path }) => path.split('.').at(-1) ?? path),
);

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === '' || (isObject(value) && Object.keys(value).length === 0);
}

function withoutEmpty(item: Members): Members {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => !isEmpty(value)));
}

/** The link to a next page is never left out. */
function withoutNull(object: Members): Members {
  return Object.fromEntries(
    Object.entries(object).filter(([name, value]) => value !== null || name === 'next_page_uri'),
  );
}

function inShort({ id, type, uri, created_at, started_at }: Members): Members {
  return { id, type, uri, created_at, started_at };
}
