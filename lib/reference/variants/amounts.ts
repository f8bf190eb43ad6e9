import { listResources } from '../../contract/reference-look-up.ts';
import { answersWith, error } from '../changed-answers.ts';
import type { ItemCounts } from '../seed.ts';
import type { Variant } from './variant.ts';

const few = ['/api_keys', '/ip_policies', '/reserved_domains', '/vaults'];
const longest = '/reserved_domains';

/** Few, since what lies below them is counted for each. */
const parents: ItemCounts = { '/event_subscriptions': 2, '/edges/https': 2, '/vaults': 2, '/kubernetes_operators': 2 };

/** How much there is: no page says how many items an account has, and a mock may serve a part of the API. */
export const amounts: readonly Variant[] = [
  { name: 'no-items', title: 'the account starts with nothing but its key', itemCounts: counts(0) },
  { name: 'one-item-each', title: 'lists have one item', itemCounts: counts(1) },
  { name: 'two-items-each', title: 'lists have two items', itemCounts: counts(2) },
  { name: 'three-items-each', title: 'lists have three items', itemCounts: counts(3) },
  { name: 'twelve-items-each', title: 'lists have twelve items', itemCounts: { ...counts(12), ...parents } },
  ...[99, 100, 101, 200, 201].map(
    (count): Variant => ({
      name: `${count}-items`,
      title: `the longest list has ${count} items`,
      itemCounts: { ...counts(3), '/ip_policies': 6, [longest]: count },
    }),
  ),
  {
    name: 'one-long-list',
    title: 'one list has 101 items and all others have none',
    itemCounts: { ...counts(0), [longest]: 101 },
  },
  {
    name: 'four-lists',
    title: 'all but four lists are unknown paths',
    resources: few,
    hook: () => servingOnly(few),
  },
  {
    name: 'one-list',
    title: 'all but one list are unknown paths',
    resources: ['/ip_policies'],
    hook: () => servingOnly(['/ip_policies']),
  },
];

function counts(count: number): ItemCounts {
  return Object.fromEntries(listResources().map(({ path }) => [path, count]));
}

function servingOnly(paths: readonly string[]) {
  return answersWith(
    ({ path, request }) =>
      request.headers.has('authorization') &&
      path !== '/' &&
      !paths.some((served) => path === served || path.startsWith(`${served}/`)),
    () => error(404, 27204),
  );
}
