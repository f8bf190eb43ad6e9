import type { Rule } from '../run/rule.ts';
import type { Example, ShownExchange } from './example.ts';
import { beyondReference, factsOf, howToSee, type RuleFact } from './rule-facts.ts';

const written = '<!-- Written by `npm run rule-pages` from the rules and from runs on the reference API. -->';

/** The pages of `docs/rules` by file name: one a rule, and `README.md`, which lists them by section. */
export function rulePages(rules: readonly Rule[], examples: readonly Example[]): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', indexPage(rules)],
    ...rules.map((rule): [string, string] => [
      `${rule.id}.md`,
      rulePage(
        rule,
        examples.find((example) => example.rule === rule.id),
      ),
    ]),
  ]);
}

function indexPage(rules: readonly Rule[]): string {
  const sections = [...new Set(rules.map(({ section }) => section))];
  return page([
    '# Rules',
    written,
    `What a target is judged by: ${rules.length} rules, each on a page of its own with the promise that it rests on, what is`,
    'sent, judged and accepted, an exchange that keeps it, and one that does not. `npx ngrok-conformance explain RULE`',
    'tells the same on a terminal.',
    ...sections.flatMap((section) => [
      '',
      `## ${section}`,
      '',
      '| rule | level | what holds |',
      '| --- | --- | --- |',
      ...rules
        .filter((rule) => rule.section === section)
        .map(({ id, level, title }) => `| [${id}](${id}.md) | ${level} | ${title.replaceAll('|', '\\|')} |`),
    ]),
  ]);
}

function rulePage(rule: Rule, example: Example | undefined): string {
  return page([
    `# ${rule.id}`,
    written,
    rule.title,
    '',
    ...factsOf(rule, example).flatMap(factLines),
    ...(example ? exampleLines(example) : ['', beyondReference]),
    '',
    '[All rules](README.md)',
  ]);
}

function page([heading = '', comment = '', ...lines]: readonly string[]): string {
  return `${[heading, '', comment, '', ...lines].join('\n')}\n`;
}

function factLines({ label, text, more, link }: RuleFact): string[] {
  const name = link === undefined ? text : `[${text}](${link})`;
  return [`- **${label}**: ${label === 'run' ? `\`${text}\`` : name}${more === undefined ? '' : `: ${more}`}`];
}

function exampleLines({ fault, title, expected, actual, remark, commands, conforming, violating }: Example): string[] {
  return [
    '',
    '## Conforming',
    '',
    'The reference API:',
    ...exchangeLines(conforming),
    '',
    '## Violating',
    '',
    `The reference API with the fault \`${fault}\`: ${title}.`,
    ...block([`expected  ${expected}`, `actual    ${actual}`, ...(remark === '' ? [] : [`          ${remark}`])]),
    ...violating.flatMap((exchange) => [
      ...(violating.length > 1 ? ['', `#${exchange.number}:`] : []),
      ...exchangeLines(exchange),
    ]),
    '',
    `${howToSee}:`,
    ...block(commands, 'sh'),
  ];
}

function exchangeLines({ request, answer }: ShownExchange): string[] {
  return block([...request, '', ...answer]);
}

function block(lines: readonly string[], language = 'text'): string[] {
  return ['', `\`\`\`${language}`, ...lines, '```'];
}
