import type { Colors } from 'picocolors/types.js';
import { wrap } from '../report/wrap.ts';
import type { Rule } from '../run/rule.ts';
import { mark } from './body-excerpt.ts';
import type { Example, ShownExchange } from './example.ts';
import { beyondReference, factsOf, howToSee, type RuleFact } from './rule-facts.ts';

export interface ExplanationOptions {
  readonly colors: Colors;
  /** Width in columns that no line goes beyond but for words that are longer, such as URLs, and commands to paste. */
  readonly columns: number;
}

const indent = 10;

/** All there is to know of a rule, as text for a terminal: what it says, and an exchange that keeps it and one that does not. */
export function explanation(rule: Rule, example: Example | undefined, options: ExplanationOptions): string {
  const { colors, columns } = options;
  const facts = factsOf(rule, example).map((fact) => factText(fact, options));
  const parts = [
    [colors.bold(rule.id), wrap(rule.title, columns, 0)].join('\n'),
    facts.join('\n'),
    ...(example ? examplesText(example, options) : [wrap(beyondReference, columns, 0)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function factText({ label, text, more, link }: RuleFact, { colors, columns }: ExplanationOptions): string {
  const told = [label === 'run' ? text : wrap(text, columns, indent), more && wrap(more, columns, indent), link];
  const lines = told.filter((line) => line !== undefined).join(`\n${' '.repeat(indent)}`);
  return `${colors.dim(label.padEnd(indent))}${lines}`;
}

function examplesText(example: Example, options: ExplanationOptions): string[] {
  const { colors, columns } = options;
  const { fault, title, expected, actual, remark, commands, conforming, violating } = example;
  const headed = (heading: string, text: string) =>
    `${colors.bold(heading)}${wrap(`${heading}: ${text}`, columns, 0).slice(heading.length)}`;
  const labelled = (label: string, text: string) =>
    `  ${colors.dim(label.padEnd(indent))}${wrap(text, columns, indent + 2)}`;
  return [
    headed('conforming', 'the reference API'),
    exchangeText(conforming, options),
    headed('violating', `the reference API with the fault ${fault}: ${title}`),
    [labelled('expected', expected), labelled('actual', actual), ...(remark === '' ? [] : [labelled('', remark)])].join(
      '\n',
    ),
    ...violating.flatMap((exchange) => [
      ...(violating.length > 1 ? [`  #${exchange.number}`] : []),
      exchangeText(exchange, options),
    ]),
    [wrap(`${howToSee}:`, columns, 0), ...commands.map((command) => `  ${command}`)].join('\n'),
  ];
}

function exchangeText({ request, answer }: ShownExchange, { colors, columns }: ExplanationOptions): string {
  return [...request, '', ...answer]
    .map((line) => {
      const depth = line.length - line.trimStart().length + 2;
      const wrapped = wrap(line.trimStart(), columns, depth + 2);
      return `${' '.repeat(depth)}${line.endsWith(mark) ? colors.red(wrapped) : wrapped}`.trimEnd();
    })
    .join('\n');
}
