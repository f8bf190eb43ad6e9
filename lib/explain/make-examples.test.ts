import { expect, it } from 'vitest';
import { contract } from '../../suites/contract.ts';
import { probe, section } from '../run/rule.ts';
import { examples } from './examples.ts';
import { makeExamples } from './make-examples.ts';

it.each(['pagination.newest-first', 'errors.operation-id', 'rate-limits.refusal'])(
  'the example of %s is what runs show, each time again',
  async (id) => {
    const rules = contract.filter((rule) => rule.id === id);
    const again = await makeExamples(rules);
    // Errors that a fault makes up count their operations from the first run of the process on.
    const withoutCounts = (value: unknown) => JSON.stringify(value).replaceAll(/op_0{10,}\w+/g, 'op_0');
    expect(withoutCounts(again)).toBe(withoutCounts(examples.filter(({ rule }) => rule === id)));
  },
  30_000,
);

it('a rule without a fault that breaks it is an error that says what to do', async () => {
  const rule = section('pagination').rule('unbroken', {
    level: 'must',
    clauses: ['pagination.order'],
    title: 'something holds',
    asks: 'nothing',
    judges: 'nothing',
    hint: 'let it hold',
    probe: probe(
      async () => undefined,
      () => ({ judged: 1, findings: [] }),
    ),
  });
  await expect(makeExamples([rule])).rejects.toThrow(/^pagination\.unbroken: .* add one to lib\/reference\/faults$/);
});
