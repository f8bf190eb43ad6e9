import type { Resource } from '../../lib/contract/api-reference.ts';
import type { Page } from '../../lib/judge/list-page.ts';
import type { Walk } from '../../lib/judge/walk.ts';
import { pageOf } from '../../lib/run/survey.ts';
import type { Target } from '../../lib/run/target.ts';

/** Asks for a list and follows its links, as far as a number of pages. */
export async function walkFrom(target: Target, resource: Resource, path: string, most: number): Promise<Walk> {
  const first = pageOf(await target.get(path), resource);
  return first ? followFrom(target, resource, first, most) : [];
}

/** Follows the links from a page onward, as far as a number of pages, that one included. */
export async function followFrom(target: Target, resource: Resource, first: Page, most: number): Promise<Walk> {
  const walk = [first];
  for (let page: Page | undefined = first; page && walk.length < most; ) {
    const link: string | null | undefined = page.nextPageUri;
    page = typeof link === 'string' ? pageOf(await target.follow(link), resource) : undefined;
    if (page) walk.push(page);
  }
  return walk;
}
