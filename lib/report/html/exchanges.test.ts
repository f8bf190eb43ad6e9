import { describe, expect, it } from 'vitest';
import { sampleExchange, violated, warned } from '../sample-run.ts';
import { evidenceIn } from './exchange-evidence.ts';
import { htmlReport } from './report-page.tsx';
import { longRun } from './sample-long-run.ts';
import { reportedRun } from './sample-page.ts';

/** The rows of the table as text, each by the id of its exchange or as it stands. */
function rowsOf(html: Iterable<string>): string[] {
  const [, body = ''] = /<tbody>((?:(?!<\/tbody>).)*id="exchange-.*?)<\/tbody>/s.exec([...html].join('')) ?? [];
  return body
    .split(/(?=<tr )/)
    .map((row) => /id="(exchange-\d+)"/.exec(row)?.[1] ?? row.replace(/<[^>]*>/g, '').trim());
}

describe('the table of exchanges', () => {
  it('tells between them when the run waited', () => {
    const rows = rowsOf(htmlReport(longRun(201)));
    expect(rows).toHaveLength(203);
    expect(rows.slice(99, 102)).toEqual(['exchange-100', 'waited 59 s', 'exchange-101']);
  });

  it('tells between them what is left out', () => {
    const rows = rowsOf(htmlReport(longRun(5_050)));
    expect(rows.slice(-2)).toEqual(['#5001 to #5049 are left out', 'exchange-5050']);
  });

  it('has fewer rows where they would make the page too large', () => {
    const html = [...htmlReport(longRun(5_000, '&"\u0000字'.repeat(300)))].join('');
    expect(Buffer.byteLength(html)).toBeLessThan(5_000_000);
    expect(html).toMatch(/Of 5000 exchanges these are .* \d+ are left out/);
    expect(rowsOf([html])).toContain('exchange-5000');
  });

  it('is not there where nothing was sent', () => {
    const html = [...htmlReport(reportedRun([]))].join('');
    expect(html).toContain('The run sent no request.');
    expect(html).not.toContain('class="waterfall"');
  });

  it('opens a row for each exchange while there is room, those of findings and those answered 429 first', () => {
    const html = [...htmlReport(longRun(1_000))].join('');
    const opens = (number: number) =>
      html.includes(`<tr id="exchange-${number}"`) && html.includes(`<summary>${number}<`);
    expect([1, 2, 899, 900, 999, 1_000].map(opens)).toEqual([true, true, false, true, false, true]);
    expect(html).toContain('Where it does not, there was no more room');
  });
});

describe('what an exchange is evidence of', () => {
  it('is every violated rule whose findings point to it, once', () => {
    const exchanges = [sampleExchange({}, '{}', 7), sampleExchange({}, '{}', 8)];
    const { report } = reportedRun([violated({}, { exchanges: [...exchanges, ...exchanges] }), warned()]);
    const rulesOf = [...evidenceIn(report)].map(([number, verdicts]) => [number, verdicts.map(({ rule }) => rule)]);
    expect(rulesOf).toEqual([
      [7, ['pagination.newest-first']],
      [8, ['pagination.newest-first']],
      [41, ['pagination.link-keeps-limit']],
    ]);
  });
});
