import { contract } from '../../suites/contract.ts';
import { jsonText } from '../report/json-text.ts';
import { wrap } from '../report/wrap.ts';
import type { RuleDescription } from '../run/verdict.ts';
import type { Surroundings } from './surroundings.ts';

/** Lists the rules of the contract, section by section or as JSON. */
export function rulesCommand({ json }: { readonly json?: boolean }, { output }: Pick<Surroundings, 'output'>): number {
  // What goes into a file or through grep has a line a rule.
  const columns = output.isTTY ? output.columns : Number.POSITIVE_INFINITY;
  output.write(json ? rulesAsJson(contract) : rulesAsText(contract, columns));
  return 0;
}

const levelWidth = 8;

/** An array of what is known of each rule. */
export function rulesAsJson(rules: readonly RuleDescription[]): string {
  const described = rules.map(({ id, section, level, clauses, title, asks, judges, accepts, hint }) => ({
    id,
    section,
    level,
    clauses,
    title,
    asks,
    judges,
    ...(accepts !== undefined && { accepts }),
    hint,
  }));
  return jsonText(described);
}

/** A line per rule, or several where there are not so many columns: id, level, title; an empty line between sections. */
export function rulesAsText(rules: readonly RuleDescription[], columns: number): string {
  const width = Math.max(...rules.map(({ id }) => id.length)) + 2;
  const sections = [...new Set(rules.map(({ section }) => section))];
  const blocks = sections.map((section) =>
    rules
      .filter((rule) => rule.section === section)
      .map(
        ({ id, level, title }) =>
          `${id.padEnd(width)}${level.padEnd(levelWidth)}${wrap(title, columns, width + levelWidth)}`,
      )
      .join('\n'),
  );
  const last = `${rules.length} rules. "ngrok-conformance explain RULE" tells more of one.`;
  return `${[...blocks, last].join('\n\n')}\n`;
}
