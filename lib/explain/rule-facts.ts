import { clauses } from '../contract/clauses.ts';
import type { Need, Rule } from '../run/rule.ts';
import type { Example } from './example.ts';

/** One thing to be known of a rule. */
export interface RuleFact {
  readonly label: 'level' | 'clause' | 'asks' | 'judges' | 'accepts' | 'hint' | 'run';
  /** Id of a clause, a sentence, or a command. */
  readonly text: string;
  /** What the clause promises, or what is to be said of the command. */
  readonly more?: string;
  /** Of the clause, in the documentation. */
  readonly link?: string;
}

/** What a run has to be given for a rule that it cannot judge otherwise. */
const flags: Readonly<Partial<Record<Need, string>>> = {
  https: '--target https://api.ngrok.com',
  waiting: '--thorough',
  snapshot: '--snapshot reports/snapshot.json',
};

const levels = {
  must: 'must: a violation fails the run',
  should: 'should: a violation warns, and fails with --strict',
} as const;

/** All that is told of a rule beside its id, its title and its example, in the order of telling. */
export function factsOf(rule: Rule, example: Example | undefined): RuleFact[] {
  return [
    { label: 'level', text: levels[rule.level] },
    ...rule.clauses.map((id) => ({
      label: 'clause' as const,
      text: id,
      more: clauses[id].text,
      link: clauses[id].link,
    })),
    { label: 'asks', text: rule.asks },
    { label: 'judges', text: rule.judges },
    ...(rule.accepts === undefined ? [] : [{ label: 'accepts' as const, text: rule.accepts }]),
    { label: 'hint', text: rule.hint },
    { label: 'run', ...runFact(rule, example?.only ?? rule.id) },
  ];
}

/** Goes before the commands of an example. */
export const howToSee =
  'To see it, give the last command in a second terminal, with NGROK_API_KEY set to the key that serve prints';

/** Why a rule has no example. */
export const beyondReference =
  'There is no example: the reference API speaks plain HTTP, and this rule is about what is encrypted.';

/** @param only for `--only`: see `Example` */
function runFact({ id, needs }: Rule, only: string): Pick<RuleFact, 'text' | 'more'> {
  const given = needs.map((need) => flags[need]).filter((flag) => flag !== undefined);
  const chosen = only === '' ? [] : ['--only', only];
  const text = ['npx ngrok-conformance', ...given, ...chosen].join(' ');
  return only === id ? { text } : { text, more: 'alone, this rule sees too little: it judges what others ask for' };
}
