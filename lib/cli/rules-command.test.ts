import { describe, expect, it } from 'vitest';
import { contract } from '../../suites/contract.ts';
import { rulesAsText } from './rules-command.ts';

describe('rulesAsText', () => {
  it('has a line for each rule where there is room', () => {
    const lines = rulesAsText(contract, Number.POSITIVE_INFINITY).split('\n');
    for (const { id, level, title } of contract) {
      expect(
        lines.filter((line) => line.startsWith(`${id} `) && line.endsWith(`${level.padEnd(8)}${title}`)),
      ).toHaveLength(1);
    }
  });

  it.each([80, 70])('keeps to %d columns, with titles in a column of their own', (columns) => {
    const lines = rulesAsText(contract, columns).split('\n');
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
    const further = lines.filter((line) => line.startsWith(' '));
    expect(further.length).toBeGreaterThan(10);
    const column = lines[0]?.search(/(?<=(?:must|should) +)\S/);
    expect(new Set(further.map((line) => line.search(/\S/)))).toEqual(new Set([column]));
  });
});
