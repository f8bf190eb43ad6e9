import { listResources, pathTemplateAt } from '../contract/reference-look-up.ts';
import type { Finding } from '../judge/finding.ts';
import { pathBelow } from './target-url.ts';

/** Where a finding stands, in words that are the same in every run. */
export interface FindingPlace {
  /** Method and path template of the API reference: `GET /ip_policies/{id}`. */
  readonly request: string;
  /** Place in the answer, with `*` for every index and id: `/keys/*`. Empty where the finding names none. */
  readonly at: string;
}

/** What the members with the items are called, which is another name in each list. */
const listKeys: ReadonlySet<string> = new Set(listResources().flatMap(({ listKey }) => listKey ?? []));

/** Findings that differ in nothing but numbers, ids and the list in which they stand are of a kind. */
export function kindOf({ at = '', expected, level }: Finding): string {
  const member = at.split('/').at(-1) ?? '';
  const place = listKeys.has(member) ? 'items' : member;
  const text = [level, place, expected].filter((part) => part !== undefined && part !== '').join(' · ');
  // Word by word: one pattern for a word with a digit in it takes a quadratic time over long words without one.
  return text.replaceAll(/[^\s/]+/g, (word) => (/\d/.test(word) ? '#' : word));
}

/**
 * Where a finding stands.
 *
 * @param base URL of the target
 */
export function placeOf({ at = '', exchanges: [telling] }: Finding, base: URL): FindingPlace {
  const place = at.replaceAll(/(?<=\/)[^/]*\d[^/]*/g, '*');
  if (telling === undefined) return { request: 'no request', at: place };
  const { method, url } = telling.request;
  const path = pathBelow(base, url);
  const template = path === '/' ? path : (pathTemplateAt(path) ?? '(beside the API reference)');
  return { request: `${method} ${template}`, at: place };
}

/**
 * What makes a finding the same one in another run: its rule, its kind and its place. There is no id in it, no time, no
 * seed and no port.
 */
export function identityOf(rule: string, kind: string, { request, at }: FindingPlace): string {
  return JSON.stringify([rule, kind, request, at]);
}
