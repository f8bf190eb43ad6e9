import { describe, expect, it } from 'vitest';
import { compareReports } from '../gate/comparison.ts';
import type { ReportFile } from '../gate/report-file.ts';
import { sampleFound, sampleReport, sampleVerdict } from '../gate/sample-reports.ts';
import { comparisonText } from './comparison-text.ts';

const older = sampleReport([sampleVerdict('x.one', sampleFound('a', 'GET /')), sampleVerdict('x.two')]);
const found = {
  ...sampleFound('b', 'GET /api_keys'),
  places: [{ request: 'GET /api_keys', at: 'status', occurrences: 3 }],
};
const newer = sampleReport([
  sampleVerdict('x.one'),
  sampleVerdict('x.two', found),
  sampleVerdict('x.three', sampleFound('c', 'GET /')),
]);
const textOf = (one: ReportFile, other: ReportFile) => comparisonText(compareReports(one, other), 80);

describe('the text of a comparison', () => {
  it('tells of two runs on one target what is new and what is gone', () => {
    expect(textOf(older, newer)).toBe(
      [
        'old       http://127.0.0.1:4040/ · seed 42',
        'new       http://127.0.0.1:4040/ · seed 42',
        '',
        'new',
        '  x.two',
        '    where     GET /api_keys at status · seen 3 times',
        '    expected  not b',
        '    actual    b',
        '  x.three (the other has not judged it)',
        '    where     GET / at status',
        '    expected  not c',
        '    actual    c',
        '',
        'gone',
        '  x.one',
        '    where     GET / at status',
        '    expected  not a',
        '    actual    a',
        '',
        'verdicts',
        '  x.one: old violated, new conformant',
        '  x.two: old conformant, new violated',
        '  old lacks x.three',
        '',
        '2 new, 1 gone, 0 unchanged',
        '',
      ].join('\n'),
    );
  });

  it('tells of two targets what is so at one of them alone', () => {
    const text = textOf({ ...older, embedded: true }, { ...newer, target: 'https://api.ngrok.com/' });
    expect(text).toMatch(
      /^first {5}http:\/\/127\.0\.0\.1:4040\/ \(embedded reference\) · seed 42\nsecond {4}https:\/\/api\.ngrok/,
    );
    expect(text).toContain('\nat the second alone\n  x.two\n');
    expect(text).toContain('\nat the first alone\n  x.one\n');
    expect(text).toContain('  x.one: first violated, second conformant\n');
    expect(text).toMatch(/\n2 at the second alone, 1 at the first alone, 0 at both\n$/);
  });

  it('tells on one line which rules a report lacks, and no more than their number where they are many', () => {
    const many = Array.from({ length: 60 }, (_, index) => sampleVerdict(`x.rule-${index}`));
    const verdicts = (one: number, other: number) =>
      /\n\nverdicts\n(.*?)\n\n/s.exec(
        textOf(sampleReport(many.slice(0, one)), sampleReport(many.slice(0, other))),
      )?.[1];
    expect(verdicts(5, 60)).toBe('  old lacks 55 rules');
    expect(verdicts(60, 5)).toBe('  new lacks 55 rules');
    expect(verdicts(8, 6)).toBe('  new lacks x.rule-6, x.rule-7');
    const [first, ...others] = many;
    const apart = textOf(sampleReport(first ? [first] : []), {
      ...sampleReport(others),
      target: 'https://api.ngrok.com/',
    });
    expect(apart).toContain('\nverdicts\n  first lacks 59 rules\n  second lacks x.rule-0\n');
  });

  it('says so where there is no difference', () => {
    expect(textOf(older, older)).toMatch(/seed 42\n\n0 new, 0 gone, 1 unchanged\n$/);
  });

  it('lets nothing from a report command the terminal, and keeps to its columns', () => {
    const evil = {
      ...sampleFound('\u001b[2J\r\u202e words'.repeat(20), 'GET /\u0007'),
      expected: '\u0000 and '.repeat(30),
    };
    const text = textOf(sampleReport(), sampleReport([sampleVerdict('x.\u001bone', evil)]));
    expect(text).toMatch(/^[\n\P{Cc}]*$/u);
    expect(text).not.toContain('\u202e');
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});
