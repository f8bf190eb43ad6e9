import { describe, expect, it } from 'vitest';
import { exitCodeOf } from './exit-code.ts';
import { conformant, sampleRule, sampleRun, violated, warned } from './sample-run.ts';

const skipped = { rule: sampleRule(), verdict: 'not-applicable', reason: 'not an https target' } as const;

describe('exit code', () => {
  it.each([
    ['0 when every rule that was judged is conformant', [conformant(), skipped], false, 0],
    ['0 when there are only warnings', [conformant(), warned()], false, 0],
    ['0 when all that was judged warns', [warned()], false, 0],
    ['1 for warnings when strict', [conformant(), warned()], true, 1],
    ['1 for a violation', [conformant(), violated()], false, 1],
    ['3 when no rule was judged', [skipped], false, 3],
    ['3 when there were no rules', [], false, 3],
  ] as const)('is %s', (_, verdicts, strict, expected) => {
    expect(exitCodeOf(sampleRun(verdicts), strict)).toBe(expected);
  });

  it('is 0 for a must-rule that broke in a lesser point only', () => {
    expect(exitCodeOf(sampleRun([violated({}, { level: 'should' })]), false)).toBe(0);
  });

  it.each([
    ['3 where a required rule was not judged', [conformant(), skipped], 3],
    [
      '0 where all that is required was judged',
      [conformant(), { ...skipped, rule: sampleRule({ id: 'a.b' }) }, warned({ id: 'pagination.newest-first' })],
      0,
    ],
    ['1 where another rule is violated', [violated({ id: 'a.b' }), skipped], 1],
  ] as const)('is %s', (_, verdicts, expected) => {
    expect(exitCodeOf(sampleRun(verdicts), false, new Set(['pagination.newest-first']))).toBe(expected);
  });

  it('is 4 for an unreachable target', () => {
    const ending = { kind: 'unreachable', code: 'connection-refused', message: 'm', advice: 'a' } as const;
    expect(exitCodeOf(sampleRun([], { ending }), false)).toBe(4);
  });

  it('is 130 for an interrupted run, whatever it had found', () => {
    expect(exitCodeOf(sampleRun([violated()], { ending: { kind: 'interrupted' } }), true)).toBe(130);
  });
});
