import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonScanner, type JsonToken } from './json-scanner.ts';

function scanned(text: string): { tokens: string[]; kinds: JsonToken['kind'][]; outcome: string } {
  const scanner = new JsonScanner(text);
  const found: JsonToken[] = [];
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) found.push(token);
  return {
    tokens: found.map(({ start, end }) => text.slice(start, end)),
    kinds: found.map(({ kind }) => kind),
    outcome: scanner.outcome,
  };
}

function isParsed(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the JSON scanner', () => {
  it('gives the tokens as they were written, and tells names from values', () => {
    const { tokens, kinds, outcome } = scanned(' {"a\\u0020" : [1.50e+2,"b"] ,"a":null}\n');
    expect(tokens).toEqual(['{', '"a\\u0020"', ':', '[', '1.50e+2', ',', '"b"', ']', ',', '"a"', ':', 'null', '}']);
    expect(kinds.join(' ')).toBe('open name colon open scalar comma scalar close comma name colon scalar close');
    expect(outcome).toBe('whole');
  });

  it.each([
    '{"a":1,}',
    '[1 2]',
    '{a:1}',
    '{"a" 1}',
    '[}',
    '{]',
    '01',
    '"\t"',
    '"\\x"',
    '1,2',
    ']',
    '<p>',
    '{,}',
    'nul',
  ])('calls %j malformed, or ended early', (text) => {
    expect(scanned(text).outcome).not.toBe('whole');
  });

  it.each(['', '{', '{"a', '{"a"', '{"a":', '[1,', '["\\u00', 'tru', '[[]'])('sees that %j goes on', (text) => {
    expect(scanned(text).outcome).toBe('ended-early');
  });

  it('agrees with the parser on what is JSON', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-', '0', 'null', ' ', '"', '\\', 'e');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(pieces).map((all) => all.join('')),
          fc.json(),
          fc.string(),
        ),
        (text) => {
          expect(scanned(text).outcome === 'whole').toBe(isParsed(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('goes through bodies of four megabytes, of brackets or of escapes', () => {
    for (const [text, outcome] of [
      ['['.repeat(4_000_000), 'ended-early'],
      [`"${'\\n'.repeat(2_000_000)}"`, 'whole'],
    ] as const) {
      const scanner = new JsonScanner(text);
      while (scanner.next() !== undefined);
      expect(scanner.outcome).toBe(outcome);
    }
  });
});
