import pc from 'picocolors';
import { contract } from '../../suites/contract.ts';
import { exampleOf } from '../explain/examples.ts';
import { explanation } from '../explain/explanation.ts';
import { ruleNamed } from './selection.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Tells all there is to know of one rule.
 *
 * @throws SettingsError where there is no such rule
 */
export function explainCommand(name: string, { output }: Pick<Surroundings, 'output'>): number {
  const rule = ruleNamed(contract, name);
  const colors = pc.createColors(output.isTTY === true && pc.isColorSupported);
  output.write(explanation(rule, exampleOf(rule.id), { colors, columns: output.isTTY ? output.columns : 80 }));
  return 0;
}
