import { describe, expect, it } from 'vitest';
import { ctrfMistakes, junitMistakes, reportMistakes, sarifMistakes } from './validity.ts';

describe('what the tests of reports are held by', () => {
  it.each([
    [
      'a test case with properties',
      '<testcase name="x"><properties><property name="a" value="b"/></properties></testcase>',
    ],
    ['a test case without a name', '<testcase/>'],
    ['what is no XML', '<testcase name="&#0;"/>'],
  ])('refuses %s', async (_, testCase) => {
    const suite = (inner: string) => `<testsuite name="x" tests="1" failures="0" errors="0">${inner}</testsuite>`;
    const skipped = '<testcase name="x"><skipped message="why"/></testcase>';
    expect(await junitMistakes(`<testsuites>${suite(skipped)}</testsuites>`)).toEqual([]);
    expect(await junitMistakes(`<testsuites>${suite(testCase)}</testsuites>`)).not.toEqual([]);
  });

  it('refuses JSON of another kind', () => {
    for (const mistakes of [sarifMistakes, ctrfMistakes, reportMistakes])
      expect(mistakes('{"runs": 1}')).not.toEqual([]);
    expect(sarifMistakes('{"version": "2.1.0", "runs": []}')).toEqual([]);
  });
});
