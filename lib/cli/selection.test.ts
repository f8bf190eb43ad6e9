import { describe, expect, it } from 'vitest';
import type { RuleDescription } from '../run/verdict.ts';
import { requiredRules, ruleNamed, selectRules } from './selection.ts';

const rule = (id: string, level: 'must' | 'should', ...clauses: string[]): RuleDescription => ({
  id,
  section: id.slice(0, id.indexOf('.')),
  level,
  clauses,
  title: 'a title',
  asks: 'a request',
  judges: 'an answer',
  hint: 'a hint',
});

const rules = [
  rule('versioning.required', 'must', 'versioning.required', 'errors.example'),
  rule('versioning.unsupported', 'must', 'versioning.required'),
  rule('pagination.newest-first', 'must', 'pagination.order'),
  rule('pagination.full-pages', 'should', 'pagination.last-page'),
  rule('errors.shape', 'must', 'errors.shape'),
];

const selected = (only: string[], skip: string[] = []) => selectRules(rules, only, skip).map(({ id }) => id);

describe('selection', () => {
  it('keeps all rules when nothing is named', () => {
    expect(selected([])).toEqual(rules.map(({ id }) => id));
  });

  it.each([
    ['a rule', ['pagination.newest-first'], ['pagination.newest-first']],
    ['a section', ['pagination'], ['pagination.newest-first', 'pagination.full-pages']],
    ['a level', ['should'], ['pagination.full-pages']],
    ['a clause', ['pagination.order'], ['pagination.newest-first']],
    ['a clause of another section', ['errors.example'], ['versioning.required']],
    ['a name that is both a rule and a clause, as the rule', ['versioning.required'], ['versioning.required']],
    ['a pattern', ['pagination.*'], ['pagination.newest-first', 'pagination.full-pages']],
    ['a pattern in the middle', ['*e*first'], ['pagination.newest-first']],
    [
      'several names, in the order of the rules',
      ['errors', 'pagination.full-pages'],
      ['pagination.full-pages', 'errors.shape'],
    ],
  ])('keeps %s', (_, only, expected) => {
    expect(selected(only)).toEqual(expected);
  });

  it('leaves out what is skipped, also of what is kept', () => {
    expect(selected(['pagination'], ['should'])).toEqual(['pagination.newest-first']);
    expect(selected([], ['pagination.*', 'versioning'])).toEqual(['errors.shape']);
  });

  it('takes a dot for a dot', () => {
    expect(() => selected(['paginationXnewest-first'])).toThrow(/--only: no rule/);
  });

  it.each([
    [
      ['pagination.newst-first'],
      [],
      '--only: no rule, section, clause or level is named "pagination.newst-first": did you mean pagination.newest-first?',
    ],
    [['pagnation.*'], [], '--only: no rule, section, clause or level is named "pagnation.*": did you mean pagination?'],
    [[], ['zzz'], '--skip: no rule, section, clause or level is named "zzz": see "ngrok-conformance rules"'],
  ])('refuses a name that matches nothing: only %j, skip %j', (only, skip, message) => {
    expect(() => selected(only, skip)).toThrow(expect.objectContaining({ code: 'selector-unknown', message }));
  });

  it('refuses to judge nothing', () => {
    expect(() => selected(['should'], ['pagination'])).toThrow(expect.objectContaining({ code: 'nothing-selected' }));
  });
});

describe('a rule by its name', () => {
  it('is found', () => {
    expect(ruleNamed(rules, 'errors.shape').id).toBe('errors.shape');
  });

  it('is suggested when it is nearly right', () => {
    expect(() => ruleNamed(rules, 'errors.shpe')).toThrow(
      'explain: no rule is named "errors.shpe": did you mean errors.shape?',
    );
  });
});

describe('required rules', () => {
  const required = (names: string[], only: string[] = [], skip: string[] = []) => [
    ...requiredRules(rules, selectRules(rules, only, skip), names),
  ];

  it('are named as the rules to judge are', () => {
    expect(required([])).toEqual([]);
    expect(required(['should', 'versioning', 'versioning.required'])).toEqual([
      'pagination.full-pages',
      'versioning.required',
      'versioning.unsupported',
    ]);
  });

  it.each([
    [['pagination'], ['must'], [], 'pagination.full-pages'],
    [['must'], [], ['errors'], 'errors.shape'],
  ])('have to be judged at all: %j of %j without %j', (names, only, skip, leftOut) => {
    expect(() => required(names, only, skip)).toThrow(
      expect.objectContaining({
        code: 'required-not-selected',
        message: `--require asks for ${leftOut}, which --only or --skip leaves out: name it in one of them alone.`,
      }),
    );
  });

  it('have to exist', () => {
    expect(() => required(['erors'])).toThrow('--require: no rule, section, clause or level is named "erors": did you');
  });
});
