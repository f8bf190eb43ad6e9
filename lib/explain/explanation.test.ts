import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { contract } from '../../suites/contract.ts';
import { clauses } from '../contract/clauses.ts';
import { exampleOf } from './examples.ts';
import { explanation } from './explanation.ts';

const explained = (id: string, columns = 80, colors = pc.createColors(false)) => {
  const rule = contract.find((each) => each.id === id);
  if (!rule) throw new Error(`there is no rule ${id}`);
  return explanation(rule, exampleOf(id), { colors, columns });
};

describe.each(contract)('the explanation of $id', ({ id, ...rule }) => {
  it('tells what the rule says, with the words and the link of each clause', () => {
    const text = explained(id, Number.POSITIVE_INFINITY);
    const told = [rule.title, rule.asks, rule.judges, rule.accepts ?? '', rule.hint];
    const promises = rule.clauses.flatMap((clause) => [clauses[clause].text, clauses[clause].link]);
    expect([...told, ...promises].filter((part) => !text.includes(part))).toEqual([]);
  });

  it.each([80, 60])('keeps to %d columns but for words that are longer, and commands', (columns) => {
    const lines = explained(id, columns).split('\n');
    const isPaste = (line: string) => line.includes('npx ngrok-conformance');
    const isOneWord = (line: string) => !/\S \S/.test(line.replace(/^ *\S+: |,? {2}← here$/, '').trim());
    expect(lines.filter((line) => line.length > columns && !isPaste(line) && !isOneWord(line))).toEqual([]);
  });
});

describe('an explanation', () => {
  it('shows an exchange that keeps the rule, then the fault, what was expected and the exchange that does not', () => {
    const text = explained('pagination.newest-first');
    expect(text).toMatch(/^conforming: .*\n\n {2}GET \/.*^violating: .*^ {2}expected {2}.*^ {2}actual {4}/ms);
    expect(text.match(/← here$/gm)).toHaveLength(1);
    expect(text).toMatch(/^ {2}npx ngrok-conformance serve --fault \S+\n {2}npx ngrok-conformance --target /m);
  });

  it('says of a rule that no run on the reference can break that there is no example', () => {
    expect(explained('transport.tls')).toMatch(/\n\nThere is no example: .*\.\n$/s);
    expect(explained('transport.tls')).not.toContain('violating');
  });

  it('says which rules to run where one alone sees too little', () => {
    expect(explained('errors.shape')).toMatch(/^run +npx ngrok-conformance --only errors\n +alone, this rule sees/m);
    expect(explained('pagination.walk')).toMatch(/^run +npx ngrok-conformance --only pagination\.walk\n\n/m);
    expect(explained('rate-limits.rolling')).toContain('--thorough --only rate-limits.rolling\n');
  });

  it('says the same in colours', () => {
    const control = String.fromCharCode(27);
    const coloured = explained('pagination.walk', 80, pc.createColors(true));
    expect(coloured.split(control).length).toBeGreaterThan(10);
    expect(coloured.replaceAll(new RegExp(`${control}\\[\\d+m`, 'g'), '')).toBe(explained('pagination.walk'));
    expect(explained('pagination.walk')).not.toContain(control);
  });
});
