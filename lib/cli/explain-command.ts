import { contract } from '../../suites/contract.ts';
import { exampleOf } from '../explain/examples.ts';
import { explanation } from '../explain/explanation.ts';
import { colorsOf } from './colors-of.ts';
import { ruleNamed } from './selection.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Tells all there is to know of one rule.
 *
 * @throws SettingsError where there is no such rule
 */
export function explainCommand(
  name: string,
  { output, environment }: Pick<Surroundings, 'output' | 'environment'>,
): number {
  const rule = ruleNamed(contract, name);
  const colors = colorsOf(output, environment);
  output.write(explanation(rule, exampleOf(rule.id), { colors, columns: (output.isTTY && output.columns) || 80 }));
  return 0;
}
