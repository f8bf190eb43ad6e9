import fc from 'fast-check';

/** For tests: the first line of a text that a build server would take for a command, by what their runners look for. */
export function logCommandIn(text: string): string | undefined {
  // The runner of GitHub trims what .NET calls white space: all that is so in Unicode.
  return text
    .split(/\r\n|\r|\n/)
    .find((line) => /^\p{White_Space}*::/u.test(line) || /##(?:vso|teamcity)?\[/.test(line));
}

/** For tests: texts of what commands in a log are made of. */
export const looksLikeLogCommands: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom(
    ...[
      '::',
      ':',
      '#',
      '##',
      '##[',
      '##vso[',
      '##teamcity[',
      ']',
      '[',
      ' ',
      '\n',
      '\r',
      '\t',
      '\u00a0',
      '\u3000',
      '\u0085',
    ],
    ...['error', 'add-mask', "'", '\\', '"', '`', '$(x)', 'title=x', '%0A', 'a', '\ufeff', '\u200b', 'ü'],
  ),
});
