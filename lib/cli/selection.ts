import { patternOf } from '../gate/pattern.ts';
import type { RuleDescription } from '../run/verdict.ts';
import { didYouMean } from './did-you-mean.ts';
import { SettingsError } from './settings-error.ts';

/**
 * Picks rules by name. A name is a rule, a section, a level or a clause, looked for in this order, so that
 * `versioning.required`, which is both a rule and a clause, is the rule; `*` stands for any characters.
 *
 * @param only names to keep; all rules where there are none
 * @param skip names to leave out
 * @returns the rules in their own order
 * @throws SettingsError `selector-unknown` for a name that matches nothing, `nothing-selected` where no rule is left
 */
export function selectRules<Rule extends RuleDescription>(
  rules: readonly Rule[],
  only: readonly string[],
  skip: readonly string[],
): Rule[] {
  const kept = only.length === 0 ? new Set(rules) : new Set(only.flatMap((name) => named(rules, name, '--only')));
  for (const rule of skip.flatMap((name) => named(rules, name, '--skip'))) kept.delete(rule);
  if (kept.size === 0) {
    throw new SettingsError('nothing-selected', '--skip leaves no rule to judge: name fewer rules in it.');
  }
  return rules.filter((rule) => kept.has(rule));
}

/**
 * The rules that have to be judged.
 *
 * @param rules all rules of the contract
 * @param selected those of them that the run is to judge
 * @param names as `selectRules` takes them
 * @returns the ids of the required rules
 * @throws SettingsError `selector-unknown` for a name that matches nothing, `required-not-selected` where a required
 *   rule is left out
 */
export function requiredRules<Rule extends RuleDescription>(
  rules: readonly Rule[],
  selected: readonly Rule[],
  names: readonly string[],
): ReadonlySet<string> {
  const required = new Set(names.flatMap((name) => named(rules, name, '--require')));
  const leftOut = [...required].find((rule) => !selected.includes(rule));
  if (leftOut !== undefined) {
    const message = `--require asks for ${leftOut.id}, which --only or --skip leaves out: name it in one of them alone.`;
    throw new SettingsError('required-not-selected', message);
  }
  return new Set([...required].map(({ id }) => id));
}

/**
 * The rule of exactly this name.
 *
 * @throws SettingsError `selector-unknown`
 */
export function ruleNamed<Rule extends RuleDescription>(rules: readonly Rule[], name: string): Rule {
  const rule = rules.find(({ id }) => id === name);
  if (rule !== undefined) return rule;
  throw unknown(
    'explain',
    name,
    rules.map(({ id }) => id),
    'rule',
  );
}

function named<Rule extends RuleDescription>(rules: readonly Rule[], name: string, source: string): Rule[] {
  const pattern = patternOf(name);
  const kinds: ((rule: Rule) => readonly string[])[] = [
    ({ id }) => [id],
    ({ section }) => [section],
    ({ level }) => [level],
    ({ clauses }) => clauses,
  ];
  for (const namesOf of kinds) {
    const matching = rules.filter((rule) => namesOf(rule).some((candidate) => pattern.test(candidate)));
    if (matching.length > 0) return matching;
  }
  const candidates = kinds.flatMap((namesOf) => rules.flatMap(namesOf));
  throw unknown(source, name, [...new Set(candidates)], 'rule, section, clause or level');
}

function unknown(source: string, name: string, candidates: readonly string[], kinds: string): SettingsError {
  const meant = didYouMean(name.replaceAll('*', ''), candidates);
  const advice = meant === undefined ? 'see "ngrok-conformance rules"' : `did you mean ${meant}?`;
  return new SettingsError('selector-unknown', `${source}: no ${kinds} is named ${JSON.stringify(name)}: ${advice}`);
}
