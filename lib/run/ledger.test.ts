import { describe, expect, it } from 'vitest';
import { type LedgerEntry, LedgerUnreadableError, readLedger } from './ledger.ts';

const base = 'http://127.0.0.1:4040';
const list = `${base}/ip_policies`;
const run: LedgerEntry = { kind: 'run', run: 'run1', target: `${base}/`, process: 7, key: '0a1b' };
const creation = (number: number, of = list): LedgerEntry => ({ kind: 'creation', number, list: of });
const made = (last: string, number?: number): LedgerEntry => ({
  kind: 'made',
  item: `${list}/${last}`,
  ...(number !== undefined && { number }),
});
const gone = (last: string): LedgerEntry => ({ kind: 'gone', item: `${list}/${last}` });

const textOf = (entries: readonly unknown[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
const read = (...entries: readonly LedgerEntry[]) => readLedger(textOf([run, ...entries]));

describe('readLedger', () => {
  it('says whose it is, and that nothing is left where all is gone', () => {
    const done = { run: 'run1', target: `${base}/`, process: 7, key: '0a1b', items: [], lists: [] };
    expect(read()).toEqual(done);
    expect(read(creation(1), made('a', 1), gone('a'))).toEqual(done);
    expect(read(creation(1), { kind: 'settled', number: 1 })).toEqual(done);
  });

  it('names the items that may still stand, in the order of their making', () => {
    const entries = [creation(1), made('a', 1), creation(2), made('b', 2), made('c'), gone('a')];
    expect(read(...entries)).toMatchObject({ items: [`${list}/b`, `${list}/c`], lists: [] });
  });

  it('names each list once in which a creation may have made something', () => {
    const entries = [creation(1), creation(2), creation(3, `${base}/api_keys`), creation(4), made('a', 4)];
    expect(read(...entries)).toMatchObject({ items: [`${list}/a`], lists: [list, `${base}/api_keys`] });
  });

  it('does with any beginning, cut where it may, for a process ends where it will', () => {
    const whole = textOf([run, creation(1), made('a', 1), creation(2)]);
    for (let length = 0; length <= whole.length; length += 1) {
      const ledger = readLedger(whole.slice(0, length));
      const lines = whole.slice(0, length).split('\n').length - 1;
      expect(ledger === undefined).toBe(lines === 0);
      expect(ledger?.lists ?? []).toHaveLength(lines === 2 || lines === 4 ? 1 : 0);
      expect(ledger?.items ?? []).toHaveLength(lines >= 3 ? 1 : 0);
    }
  });

  it.each<[string, readonly unknown[], number]>([
    ['no first line', [creation(1)], 1],
    ['an entry of no kind', [run, { kind: 'other' }], 2],
    ['a member more', [run, { ...creation(1), body: {} }], 2],
    ['a member less', [run, creation(1), { kind: 'gone' }], 3],
    ['a URL that is none', [run, { kind: 'gone', item: 'file:///etc' }], 2],
    ['a number that is none', [run, { kind: 'settled', number: 0.5 }], 2],
    ['a run with another alphabet', [{ ...run, run: '../x' }], 1],
    ['an array', [run, []], 2],
  ])('refuses %s and says where', (_, entries, line) => {
    expect(() => readLedger(textOf(entries))).toThrow(LedgerUnreadableError);
    expect(() => readLedger(textOf(entries))).toThrow(new RegExp(`^line ${line} `));
  });

  it('refuses what is not JSON but for a last line without an end', () => {
    expect(() => readLedger(`${textOf([run])}{"kind\n${textOf([creation(1)])}`)).toThrow(/^line 2 is not JSON/);
  });
});
