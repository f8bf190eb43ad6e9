import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeBlock, codeSpan, prose } from './markdown-text.ts';
import { outsideCode } from './sample-markdown.ts';

describe('Markdown', () => {
  it.each([
    ['plain', '`plain`'],
    ['a `b` c', '``a `b` c``'],
    ['`b`', '`` `b` ``'],
    [' two ', '`  two  `'],
    ['two\nlines', '`two\\nlines`'],
    ['', '` `'],
    ['`````````', '`\\u0060\\u0060\\u0060\\u0060\\u0060\\u0060\\u0060\\u0060\\u0060`'],
  ])('shows %j as code: %s', (text, span) => {
    expect(codeSpan(text)).toBe(span);
  });

  it('lets nothing out of code', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          '`',
          '``',
          '```',
          '`'.repeat(81),
          '~~~',
          '\n',
          '\\',
          '@user',
          '<b>',
          '](x)',
          '|',
          '#1',
          '&amp;',
          ' ',
        ),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
    });
    fc.assert(
      fc.property(hostile, (text) => {
        expect(outsideCode(`- a ${codeSpan(text)} b ${codeSpan(text)}`)).toBe('- a <code> b <code>');
        expect(outsideCode(`a\n${codeBlock(text.replaceAll('\n', ''), 'sh')}\nb`)).toBe('a\nb');
      }),
    );
  });

  it('takes words of our own as they are', () => {
    expect(prose('following next_page_uri visits *every* item <once>')).toBe(
      'following next\\_page\\_uri visits \\*every\\* item \\<once\\>',
    );
  });
});
