import { describe, expect, it } from 'vitest';
import type { Verdict } from '../run/verdict.ts';
import { exitCodeOf } from './exit-code.ts';
import { conformant, sampleFinding, sampleKnown, sampleRule, sampleRun, violated, warned } from './sample-run.ts';

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

  it('is 0 where all that is wrong is tolerated, strict or not', () => {
    const tolerated = [violated({}, { tolerance: sampleKnown }), violated({}, { tolerance: 'baseline' })];
    expect(exitCodeOf(sampleRun(tolerated), false)).toBe(0);
    expect(exitCodeOf(sampleRun(tolerated), true)).toBe(0);
  });

  it('is that of what is not tolerated where a rule has both', () => {
    const both = (level: 'must' | 'should'): Verdict => ({
      rule: sampleRule(),
      verdict: 'violated',
      findings: [sampleFinding({ level }), sampleFinding({ tolerance: sampleKnown })],
    });
    expect(exitCodeOf(sampleRun([both('must')]), false)).toBe(1);
    expect(exitCodeOf(sampleRun([both('should')]), false)).toBe(0);
    expect(exitCodeOf(sampleRun([both('should')]), true)).toBe(1);
  });

  it.each([
    ['unmatched', 1],
    ['expired', 1],
    ['seen', 0],
    ['not-checked', 0],
  ] as const)('with a known deviation that is %s is %i', (state, exitCode) => {
    const entry = { ...sampleKnown, rule: 'x', scope: {}, finding: {}, file: 'known.yaml', line: 2, column: 5 };
    const gate = { entries: [{ entry, state, why: '' }] };
    const none: ReadonlySet<string> = new Set();
    expect(exitCodeOf(sampleRun([conformant()]), false, none, gate)).toBe(exitCode);
    expect(exitCodeOf(sampleRun([conformant()], { ending: { kind: 'interrupted' } }), false, none, gate)).toBe(130);
  });

  it('is 3 where nothing is violated and something was left behind', () => {
    const leftBehind = [{ url: 'http://127.0.0.1:4040/ip_policies/ipp_1', reason: 'its deletion had status 500' }];
    expect(exitCodeOf(sampleRun([conformant()], { leftBehind }), false)).toBe(3);
    expect(exitCodeOf(sampleRun([violated()], { leftBehind }), false)).toBe(1);
  });

  it('is 4 for an unreachable target', () => {
    const ending = { kind: 'unreachable', code: 'connection-refused', message: 'm', advice: 'a' } as const;
    expect(exitCodeOf(sampleRun([], { ending }), false)).toBe(4);
  });

  it('is never 0 for a run that was cut short', () => {
    const ending = { kind: 'cut-short', code: 'TARGET_GONE', message: 'm', advice: 'a' } as const;
    expect(exitCodeOf(sampleRun([conformant()], { ending }), false)).toBe(3);
    expect(exitCodeOf(sampleRun([violated()], { ending }), false)).toBe(1);
  });

  it('is 130 for an interrupted run, whatever it had found', () => {
    expect(exitCodeOf(sampleRun([violated()], { ending: { kind: 'interrupted' } }), true)).toBe(130);
  });
});
