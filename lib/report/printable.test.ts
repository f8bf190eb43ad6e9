import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPrintable, printable, printableLines } from './printable.ts';
import { logCommandIn, looksLikeLogCommands } from './sample-log-commands.ts';
import { wrap } from './wrap.ts';

const anyText = fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) });

describe('printable', () => {
  it('shows what a terminal would obey', () => {
    expect(printable('\u001b[2Jgone\r\n\t\u0007')).toBe('\\u001b[2Jgone\\r\\n\\t\\u0007');
  });

  it('shows what would turn a line round or break it', () => {
    expect(printable('a\u202eb\u2028c\u0085d')).toBe('a\\u202eb\\u2028c\\u0085d');
  });

  it('shows what nobody would see', () => {
    expect(printable('a\u200bb\u00adc\u2060d\u{e0041}e')).toBe('a\\u200bb\\u00adc\\u2060d\\udb40\\udc41e');
  });

  it('shows half a surrogate pair and leaves a whole one alone', () => {
    expect(printable('\ud83d \u{1f600}')).toBe('\\ud83d \u{1f600}');
  });

  it('leaves ordinary text in any script alone', () => {
    expect(printable('Grüße, 你好 · "quoted" \\ done')).toBe('Grüße, 你好 · "quoted" \\ done');
  });

  it.each([
    ['::error title=x::gone', '\\u003a:error title=x::gone'],
    ['see ::stop-commands::x', 'see \\u003a:stop-commands::x'],
    ['\u00a0::debug::x', '\u00a0\\u003a:debug::x'],
    ['a ##[add-mask]b', 'a \\u0023#[add-mask]b'],
    ['###vso[task.setvariable variable=PATH]x', '\\u0023\\u0023#vso[task.setvariable variable=PATH]x'],
    ["##teamcity[buildStop comment='x']", "\\u0023#teamcity[buildStop comment='x']"],
  ])('shows what the log of a build server would obey: %s', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('leaves alone what only looks a little like it', () => {
    expect(printable('# http://[::1]:4040/ std::string, a: b, #1')).toBe('# http://[::1]:4040/ std::string, a: b, #1');
  });

  it('gives no line that a build server obeys, wherever it is wrapped', () => {
    fc.assert(
      fc.property(
        looksLikeLogCommands,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 30 }),
        (text, columns, indent) => {
          expect(logCommandIn(wrap(printable(text), columns, indent))).toBeUndefined();
        },
      ),
    );
  });

  it('gives text that is printable, whatever it gets', () => {
    fc.assert(fc.property(fc.oneof(anyText, looksLikeLogCommands), (text) => isPrintable(printable(text))));
  });
});

describe('printable lines', () => {
  it('are each as safe as one line, and stay apart', () => {
    const line = fc.oneof(anyText, looksLikeLogCommands).map((text) => text.replaceAll('\n', ''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        expect(printableLines(lines.join('\n')).split('\n')).toEqual(lines.map(printable));
      }),
    );
  });
});
