import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrintable, printable } from './printable.ts';

describe('printable', () => {
  it('shows what a terminal would obey', () => {
    expect(printable('\u001b[2Jgone\r\n\t\u0007')).toBe('\\u001b[2Jgone\\r\\n\\t\\u0007');
  });

  it('shows what would turn a line round or break it', () => {
    expect(printable('a\u202eb\u2028c\u0085d')).toBe('a\\u202eb\\u2028c\\u0085d');
  });

  it('shows half a surrogate pair and leaves a whole one alone', () => {
    expect(printable('\ud83d \u{1f600}')).toBe('\\ud83d \u{1f600}');
  });

  it('leaves ordinary text in any script alone', () => {
    expect(printable('Grüße, 你好 · "quoted" \\ done')).toBe('Grüße, 你好 · "quoted" \\ done');
  });

  it('gives text that is printable, whatever it gets', () => {
    const units = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
    fc.assert(fc.property(fc.string({ unit: units }), (text) => isPrintable(printable(text))));
  });
});
