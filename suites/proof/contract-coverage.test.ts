import { describe, expect, test } from 'vitest';
import { clauses } from '../../lib/contract/clauses.ts';
import { spendingOf } from '../../lib/run/spending.ts';
import { Traffic } from '../../lib/run/traffic.ts';
import { contract } from '../contract.ts';
import { unknownIdLike } from '../evidence/unknown-ids.ts';
import { hasNgrokForm, unknownKeyLike, wrongCredentials } from '../evidence/wrong-keys.ts';

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

  test('says in one line each what holds, what is accepted and what to do', () => {
    expect(['must', 'should']).toContain(rule.level);
    for (const text of [rule.title, rule.hint, rule.accepts ?? 'nothing else']) {
      expect(text).toMatch(/^\S(.*[^\s.])?$/);
    }
  });

  test('can be judged, and says nothing of a run that sent nothing', () => {
    const settings = {
      base: new URL('http://127.0.0.1/'),
      key: 'key',
      mayWrite: false,
      seed: 1,
      spending: spendingOf({}),
    };
    const { findings, judged } = rule.begin().judge(new Traffic([], settings));
    expect({ findings, judged }).toEqual({ findings: [], judged: 0 });
  });
});

describe('an id like a known one', () => {
  test.each([
    ['rd_2abcDEF9', 'rd_3abcDEF0'],
    ['12345', '987654321987654321'],
    ['0a1b2c3d-0000-4000-8000-000000000009', '1a2b3c4d-1111-5111-9111-111111111110'],
    ['abc', 'ab0'],
    ['a b/1', 'a%20b%2F2'],
  ])('%s is not %s, and has its form', (known, unknown) => {
    expect(unknownIdLike(known, { idPrefix: 'rd' })).toBe(unknown);
  });

  test('is made up from the prefix of the resource where none is known', () => {
    expect(unknownIdLike(undefined, { idPrefix: 'rd' })).toMatch(/^rd_0+1$/);
    expect(unknownIdLike(undefined, {})).toMatch(/^unknown_0+1$/);
  });
});

describe('wrong credentials', () => {
  const key = '2NABCDEFGHIJKLMNOPQRSTUVWXy_5zabcdefghijklmnopq9';

  test('an unknown key has the form of a good one and nothing else of it', () => {
    const unknown = unknownKeyLike(key);
    expect(hasNgrokForm(unknown)).toBe(true);
    expect(unknownKeyLike(key.replaceAll('C', 'D').replaceAll('5', '6'))).toBe(unknown);
    expect(unknown).not.toBe(key);
  });

  test.each([
    [key, true],
    ['second.0a1b', false],
    ['', false],
    [key.replace('_', ''), false],
  ])('%j has the form of an ngrok key: %s', (text, expected) => {
    expect(hasNgrokForm(text)).toBe(expected);
  });

  test.each([key, 'secret', 'UPPER', '12345', 'x', 'key-with-dash'])('never let %j itself through', (good) => {
    const credentials = wrongCredentials(good);
    expect(credentials.length).toBeGreaterThan(10);
    expect(credentials.filter(({ authorization }) => authorization === `Bearer ${good}`)).toEqual([]);
    const changes = credentials.map(({ change }) => change);
    expect(new Set(changes).size).toBe(changes.length);
  });
});
