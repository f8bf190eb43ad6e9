import { expect, test } from 'vitest';
import { faultNamed } from '../../lib/reference/faults/faults.ts';
import { identityOf } from '../../lib/run/finding-identity.ts';
import type { RunResult } from '../../lib/run/verdict.ts';
import { runOnReference } from './run-on-reference.ts';

/** Seen by one rule and by many, on lists, items, errors and written items, with texts of the target in what is told. */
const names = ['oldest-first', 'epoch-as-text', 'list-open', 'byte-order-mark-on-errors', 'patch-renews-creation'];

function identitiesIn({ verdicts }: RunResult): string[] {
  return verdicts
    .flatMap((each) =>
      each.verdict === 'violated'
        ? each.findings.flatMap(({ kind, places }) => places.map((place) => identityOf(each.rule.id, kind, place)))
        : [],
    )
    .sort();
}

test.each(names)('a baseline knows the findings of %s again on an account with other items', async (name) => {
  const { hook } = faultNamed(name) ?? {};
  if (!hook) throw new Error(`there is no fault ${name}`);
  const [one, other] = [await runOnReference({ hook, seed: 1 }), await runOnReference({ hook, seed: 2 })];
  expect(identitiesIn(one)).not.toEqual([]);
  expect(identitiesIn(other)).toEqual(identitiesIn(one));
});
