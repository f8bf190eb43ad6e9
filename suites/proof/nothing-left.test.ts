import { describe, expect, test } from 'vitest';
import { listResources } from '../../lib/contract/reference-look-up.ts';
import { memberOf } from '../../lib/judge/json-value.ts';
import type { Fault } from '../../lib/reference/faults/fault.ts';
import { faults } from '../../lib/reference/faults/faults.ts';
import { type Hook, type Reference, untouched } from '../../lib/reference/hook.ts';
import { contract } from '../contract.ts';
import { runOnReference } from './run-on-reference.ts';

/** Faults by which writes go wrong: what is asked for is not done, or done and refused, or done to another item. */
const ofWrites = faults.filter(({ rule }) =>
  /^(resources|authentication\.(created-key|required)|content-types\.request-json|versioning\.required)/.test(rule),
);

/** What the target does to older items of itself, whatever is asked of it. */
const ownDoing = ['deletion-takes-neighbour', 'patch-changes-neighbour'];

/** The rules that write, and the lists that they write to. */
const rules = contract.filter(({ id }) =>
  /^(resources\.|authentication\.(created-key|required)|content-types|versioning\.required|pagination\.stable)/.test(
    id,
  ),
);
const resources = ['/ip_policies', '/api_keys'];

/** More than a page has: what stands on the second one is no less to be left alone. */
const itemCounts = { '/ip_policies': 130 };

/** Every item of these lists, as JSON, by its path. */
async function account(reference: Reference): Promise<Map<string, string>> {
  const items = new Map<string, string>();
  for (const { path, listKey = '', itemKey } of listResources().filter((resource) =>
    resources.includes(resource.path),
  )) {
    for (let link: unknown = `http://reference${path}`; typeof link === 'string'; ) {
      const headers = { authorization: 'Bearer watcher', 'ngrok-version': '2' };
      const page: unknown = await (await reference(new Request(link, { headers }))).json();
      const members = memberOf(page, listKey);
      for (const item of Array.isArray(members) ? members : [])
        items.set(`${path}/${memberOf(item, itemKey)}`, JSON.stringify(item));
      link = memberOf(page, 'next_page_uri');
    }
  }
  return items;
}

/** What a run on a fault has done to the account, by the state of the reference itself. */
async function traceOf({ hook: faulty, limiter, ...fault }: Fault) {
  const untouchedYet: Hook = faulty?.() ?? untouched;
  let behind: Reference | undefined;
  let before: Map<string, string> | undefined;
  const hook = (): Hook => async (call, reference) => {
    behind = reference;
    before ??= await account(reference);
    return untouchedYet(call, reference);
  };
  const limit = { rateLimit: false as const, ...(limiter && { limiter }) };
  const { leftBehind, ending } = await runOnReference(
    { ...limit, hook, itemCounts, keys: ['own', 'watcher'], resources },
    { rateLimits: false },
    rules,
  );
  expect(ending, fault.name).toEqual({ kind: 'complete' });
  if (!behind || !before) throw new Error('the target was asked for nothing');
  const after = await account(behind);
  const old = before;
  return {
    changed: [...old].filter(([path, item]) => after.get(path) !== item).map(([path]) => path),
    left: [...after.keys()].filter((path) => !old.has(path)).toSorted(),
    told: leftBehind.map(({ url }) => new URL(url).pathname).toSorted(),
  };
}

describe('on a target whose writes go wrong', () => {
  const timeout = 60_000;

  test('there are many ways for that', () => {
    expect(ofWrites.length).toBeGreaterThan(80);
  });

  test.each(ofWrites.map((fault) => [fault.name, fault] as const))('%s', { timeout }, async (name, fault) => {
    const { changed, left, told } = await traceOf(fault);
    if (!ownDoing.includes(name)) expect(changed).toEqual([]);
    expect(left.filter((path) => !told.some((place) => path === place || path.startsWith(`${place}/`)))).toEqual([]);
  });
});
