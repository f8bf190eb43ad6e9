import { contract } from '../../suites/contract.ts';
import { clauses } from '../contract/clauses.ts';
import { wrap } from '../report/wrap.ts';
import type { RuleDescription } from '../run/verdict.ts';
import { ruleNamed } from './selection.ts';
import type { Surroundings } from './surroundings.ts';

const indent = 10;

/**
 * Tells all there is to know of one rule.
 *
 * @throws SettingsError where there is no such rule
 */
export function explainCommand(name: string, { output }: Pick<Surroundings, 'output'>): number {
  const columns = output.isTTY ? output.columns : 80;
  output.write(explanation(ruleNamed(contract, name), columns));
  return 0;
}

/** Level, title, clauses with links, what the rule accepts, and its hint, in so many columns. */
export function explanation(rule: RuleDescription, columns: number): string {
  const promises = new Map(Object.entries(clauses));
  const lines = [
    [
      'level',
      rule.level === 'must' ? 'must: a violation fails the run' : 'should: a violation warns, and fails with --strict',
    ],
    ...rule.clauses.flatMap((id) => {
      const clause = promises.get(id);
      return clause === undefined
        ? [['clause', id]]
        : [
            ['clause', id],
            ['', clause.text],
            ['', clause.link],
          ];
    }),
    ...(rule.accepts === undefined ? [] : [['accepts', rule.accepts]]),
    ['hint', rule.hint],
    ['run', `npx ngrok-conformance --only ${rule.id}`],
  ];
  const told = lines.map(([label = '', text = '']) =>
    `${label.padEnd(indent)}${wrap(text, columns, indent)}`.trimEnd(),
  );
  return `${[rule.id, wrap(rule.title, columns, 0), '', ...told].join('\n')}\n`;
}
