import { describe, expect, test } from 'vitest';
import { clauses } from '../../lib/contract/clauses.ts';
import { spendingOf } from '../../lib/run/spending.ts';
import { Traffic } from '../../lib/run/traffic.ts';
import { contract } from '../contract.ts';

const readingOrder = [
  'transport',
  'authentication',
  'content-types',
  'versioning',
  'pagination',
  'timestamps',
  'rate-limits',
  'errors',
  'resources',
];

const clauseIds: readonly string[] = Object.keys(clauses);

describe('the contract', () => {
  test('has a rule for every clause', () => {
    const judged = new Set<string>(contract.flatMap((rule) => rule.clauses));
    expect(clauseIds.filter((id) => !judged.has(id))).toEqual([]);
  });

  test('has its sections in reading order, each in one piece', () => {
    const changes = contract.map(({ section }) => section).filter((section, index, all) => section !== all[index - 1]);
    expect(changes).toEqual(readingOrder);
  });

  test.each(['id', 'title'] as const)('has no %s twice', (member) => {
    const values = contract.map((rule) => rule[member]);
    expect(values.filter((value, index) => values.indexOf(value) < index)).toEqual([]);
  });
});

describe.each(contract)('$id', (rule) => {
  test('is named by its section and a name', () => {
    expect(rule.id).toMatch(/^[a-z]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(rule.id.startsWith(`${rule.section}.`)).toBe(true);
  });

  test('names clauses that there are, none twice', () => {
    expect(rule.clauses).not.toEqual([]);
    expect(rule.clauses.filter((id) => !clauseIds.includes(id))).toEqual([]);
    expect(new Set(rule.clauses).size).toBe(rule.clauses.length);
  });

  test('says what holds, what is sent, judged and accepted, and what to do, each in words of its own', () => {
    expect(['must', 'should']).toContain(rule.level);
    const texts = [rule.title, rule.asks, rule.judges, rule.accepts ?? 'nothing else', rule.hint];
    for (const text of texts) {
      expect(text).toMatch(/^\S(.*[^\s.])?$/);
      expect(text.length).toBeLessThan(250);
    }
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('can be judged, and says nothing of a run that sent nothing', () => {
    const settings = {
      base: new URL('http://127.0.0.1/'),
      key: 'key',
      mayWrite: false,
      runId: 'run1',
      seed: 1,
      spending: spendingOf({}),
    };
    const { findings, judged } = rule.begin().judge(new Traffic([], settings));
    expect({ findings, judged }).toEqual({ findings: [], judged: 0 });
  });
});
