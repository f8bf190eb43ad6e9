import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { AnsweredExchange, Exchange, Failed } from '../../exchange/exchange.ts';
import { RecordingReport } from '../recording-report.ts';
import type { ReportedRun } from '../report-kinds.ts';
import { reportOf } from '../report-of.ts';
import { redactionOf } from '../sample-redaction.ts';
import { conformant, sampleExchange, sampleKey, sampleRun, violated } from '../sample-run.ts';
import { describeInBrowser, fragmentOf } from './in-browser.ts';
import { htmlReport } from './report-page.tsx';
import { longRun } from './sample-long-run.ts';

const list = { reserved_domains: [{ id: 'rd_1', description: 'a needle in the haystack' }], next_page_uri: null };

function answered(
  number: number,
  status: number,
  path: string,
  change: Partial<AnsweredExchange> = {},
): AnsweredExchange {
  return {
    ...sampleExchange({ url: `http://127.0.0.1:4040${path}` }, '', number),
    sentAt: 1_000_000 + number * 10,
    endedAt: 1_000_000 + number * 10 + 8,
    askedBy: 'pagination.walk',
    outcome: {
      kind: 'answered',
      response: { status, headers: [['content-type', 'application/json']], body: Buffer.from(JSON.stringify(list)) },
    },
    ...change,
  };
}

function unanswered(number: number, path: string, message: string): Exchange {
  const outcome: Failed = { kind: 'failed', code: 'timeout', message };
  return { ...answered(number, 200, path), outcome };
}

/** Sixty exchanges, which fill more than a window: #41 shows a finding, #50 is answered 429, #51 not at all. */
function sampleReport(): ReportedRun {
  const recording: Exchange[] = Array.from({ length: 60 }, (_, index) =>
    answered(index + 1, 200, `/reserved_domains?page=${index}`),
  );
  recording[39] = answered(40, 404, '/nowhere', { askedBy: 'preflight' });
  recording[49] = answered(50, 429, '/reserved_domains');
  recording[50] = unanswered(51, '/slow', 'nothing came within 10 s');
  return reported(recording);
}

function reported(recording: readonly Exchange[]): ReportedRun {
  const counted = new Set(
    recording.filter(({ outcome }) => outcome.kind !== 'answered' || outcome.response.status !== 429),
  );
  const telling = recording.filter(({ number }) => number === 41);
  const result = sampleRun([conformant(), violated({}, { exchanges: telling })], { recording, counted });
  const redaction = redactionOf(sampleKey);
  return { report: reportOf(result, false, redaction), recording: new RecordingReport(result, redaction), files: [] };
}

const rowOf = (page: Page, number: number) => page.locator(`#exchange-${number}`);
const shownRows = (page: Page) => page.locator('.waterfall tbody tr[id]:not([hidden])');
const isOpen = (page: Page, number: number) =>
  rowOf(page, number)
    .locator('details')
    .evaluate((details) => details.hasAttribute('open'));

async function isInView(page: Page, number: number): Promise<boolean> {
  const box = await rowOf(page, number).boundingBox();
  return box !== null && box.y >= 0 && box.y < (page.viewportSize()?.height ?? 0);
}

describeInBrowser('the exchanges in the HTML report', (open) => {
  it('open at the one that the link names, wherever it is', async () => {
    const { page, incidents } = await open(htmlReport(sampleReport()), { fragment: 'exchange-41' });
    expect(await isOpen(page, 41)).toBe(true);
    expect(await isOpen(page, 40)).toBe(false);
    expect(await isInView(page, 41)).toBe(true);
    expect(await rowOf(page, 41).getByText('needle').first().isVisible()).toBe(true);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('41');
    expect(incidents).toEqual([]);
  });

  it('show a linked one that the filter hid', async () => {
    const { page } = await open(htmlReport(sampleReport()));
    await page.getByLabel('Show', { exact: true }).selectOption('answered 429');
    expect(await rowOf(page, 41).isVisible()).toBe(false);
    await page.evaluate("location.assign('#exchange-41')");
    await rowOf(page, 41).waitFor();
    expect(await shownRows(page).count()).toBe(60);
  });

  it('open with the keyboard and with a click anywhere on the row', async () => {
    const { page } = await open(htmlReport(sampleReport()));
    await rowOf(page, 3).locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await isOpen(page, 3)).toBe(true);
    await rowOf(page, 4).locator('td:nth-child(2)').click();
    expect(await isOpen(page, 4)).toBe(true);
    expect(await rowOf(page, 4).getByText('authorization: Bearer [redacted]').isVisible()).toBe(true);
  });

  it('lead to the rules that asked, and to those that they speak against', async () => {
    const { page } = await open(htmlReport(sampleReport()));
    const links = (number: number) => rowOf(page, number).getByRole('link').allTextContents();
    expect(await links(41)).toEqual(['pagination.newest-first', 'pagination.walk']);
    expect(await rowOf(page, 41).textContent()).toContain('✗ violated: pagination.newest-first');
    expect(await links(40)).toEqual([]);
    await rowOf(page, 41).getByRole('link', { name: 'pagination.newest-first' }).click();
    expect(await fragmentOf(page)).toBe('#pagination.newest-first');
  });

  it('are chosen by kind and by text', async () => {
    const { page } = await open(htmlReport(sampleReport()));
    const chosen = async () => (await shownRows(page).evaluateAll((rows) => rows.map(({ id }) => id))).join(' ');
    const kind = page.getByLabel('Show', { exact: true });
    for (const [name, rows] of [
      ['answered 429', 'exchange-50'],
      ['errors (400 and above)', 'exchange-40 exchange-50'],
      ['without answer', 'exchange-51'],
      ['that findings point to', 'exchange-41'],
    ] as const) {
      await kind.selectOption(name);
      expect(await chosen()).toBe(rows);
    }
    await kind.selectOption('all');
    await page.getByLabel('Find').fill('PREFLIGHT');
    expect(await chosen()).toBe('exchange-40');
    expect(await page.locator('.exchange-filter output').textContent()).toBe('1 of 60 exchanges');
    await page.getByLabel('Find').fill('');
    expect(await shownRows(page).count()).toBe(60);
  });

  it('are shown as a link to a choice of them asks, and the rules beside', async () => {
    const { page } = await open(htmlReport(sampleReport()));
    await page.getByLabel('Show', { exact: true }).selectOption('errors (400 and above)');
    await page.getByLabel('Find').fill('nowhere');
    expect(await fragmentOf(page)).toBe('#find=nowhere&exchanges=error');
    await page.getByRole('radio', { name: 'violated' }).check();
    expect(await fragmentOf(page)).toBe('#show=violated&find=nowhere&exchanges=error');

    await page.evaluate("location.assign('#exchange-50')");
    await rowOf(page, 50).waitFor();
    await page.goBack();
    await rowOf(page, 50).waitFor({ state: 'hidden' });
    expect(await rowOf(page, 40).isVisible()).toBe(true);
    expect(await page.getByRole('radio', { name: 'violated' }).isChecked()).toBe(true);

    const shared = await open(htmlReport(sampleReport()), { fragment: 'exchanges=refused' });
    expect(await shownRows(shared.page).count()).toBe(1);
    expect(await isInView(shared.page, 50)).toBe(true);
  });

  it('are all shown where the link asks for a kind that there is not', async () => {
    const { page } = await open(htmlReport(sampleReport()), { fragment: 'exchanges=%3Cb%3E&find=' });
    expect(await shownRows(page).count()).toBe(60);
    expect(await page.getByLabel('Show', { exact: true }).inputValue()).toBe('');
  });

  it('say where none is of the kind, and how to come back', async () => {
    const { page } = await open(htmlReport(sampleReport()));
    await page.getByLabel('Find').fill('nothing of the kind');
    const nothing = page.getByText('No exchange matches.');
    expect(await nothing.isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Show all exchanges' }).click();
    expect(await nothing.isVisible()).toBe(false);
    expect(await shownRows(page).count()).toBe(60);
    expect(await fragmentOf(page)).toBe('');
    expect(await page.evaluate('document.activeElement.id')).toBe('find');
  });

  it('say in words what the drawing shows', async () => {
    const { page } = await open(htmlReport(sampleReport()));
    const drawing = page.getByRole('img', { name: 'Requests counted in the rolling window of 60 s' });
    expect(await drawing.isVisible()).toBe(true);
    const text = page.locator(`#${await drawing.getAttribute('aria-describedby')}`);
    expect(await text.textContent()).toMatch(
      /At most 59 requests counted .* the limit is 120\. The first 429 answered #50, after 0\.5 s/,
    );
    await text.getByRole('link', { name: '#50' }).click();
    await page.locator('#exchange-50 summary:focus').waitFor();
  });

  it('are a table for a screen reader, though they are laid out as a grid', async () => {
    const { page } = await open(htmlReport(sampleReport()), { fragment: 'exchange-1' });
    const session = await page.context().newCDPSession(page);
    const rolesOf = async (role: string) => {
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      return nodes.filter((node) => !node.ignored && node.role?.value === role);
    };
    // Rows are told of when they are laid out, which the browser does in its own time.
    await expect.poll(async () => (await rolesOf('cell')).length, { timeout: 10_000 }).toBeGreaterThan(40);
    expect((await rolesOf('columnheader')).map(({ name }) => name?.value)).toEqual(
      expect.arrayContaining(['Request', 'Status', 'Asked by']),
    );
    expect((await rolesOf('row')).length).toBeGreaterThan(5);
  });

  it('are whole without a script', async () => {
    const { page } = await open(htmlReport(sampleReport()), { javaScriptEnabled: false });
    expect(await shownRows(page).count()).toBe(60);
    expect(await page.locator('.exchange-filter').isVisible()).toBe(false);
    await rowOf(page, 41).locator('summary').click();
    expect(await rowOf(page, 41).getByText('needle').first().isVisible()).toBe(true);
  });

  it('fit on a phone', async () => {
    const { page } = await open(htmlReport(sampleReport()), {
      viewport: { width: 390, height: 844 },
      fragment: 'exchange-41',
    });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    const cells = await rowOf(page, 41).locator('td').all();
    for (const cell of cells) expect(await cell.isVisible()).toBe(true);
    expect((await rowOf(page, 41).innerText()).split(/\s*[\n\t]\s*/)).toEqual(
      expect.arrayContaining(['yes', '0.400 s', '8 ms']),
    );
  });

  it('run no script of a target, and ask nobody for anything', async () => {
    const hostile = `"'><script>alert(1)</script><img src=http://127.0.0.1:9/x onerror=alert(1)></details></table>\u202e`;
    const exchange = answered(41, 200, `/${hostile}`, {
      request: {
        method: hostile,
        url: `http://127.0.0.1:4040/${hostile}`,
        headers: [[hostile, hostile]],
        body: hostile,
      },
      outcome: {
        kind: 'answered',
        response: {
          status: 200,
          headers: [[hostile, hostile]],
          body: Buffer.from(hostile + JSON.stringify({ [hostile]: hostile })),
        },
      },
    });
    const failed = unanswered(42, `/javascript:alert(1)`, hostile);
    const { page, incidents } = await open(htmlReport(reported([exchange, failed])), { fragment: 'exchange-41' });
    expect(await shownRows(page).count()).toBe(2);
    expect(await page.locator('.waterfall img, .waterfall script').count()).toBe(0);
    expect(await rowOf(page, 41).textContent()).toContain('<script>alert(1)</script>');
    expect(incidents).toEqual([]);
  });

  it('are small and quick where there are thousands, and say what is left out', async () => {
    const html = [...htmlReport(longRun(6_000))].join('');
    expect(Buffer.byteLength(html)).toBeLessThan(5_000_000);
    const { page } = await open(html, { fragment: 'exchange-4899' });
    expect(await shownRows(page).count()).toBe(5_000);
    expect(await isInView(page, 4_899)).toBe(true);
    // Half a second on an idle machine with two cores; this is to fail where thousands of rows are laid out at once.
    expect(await page.evaluate("performance.getEntriesByType('navigation')[0].duration")).toBeLessThan(8_000);

    expect(await page.getByText('Of 6000 exchanges these are').isVisible()).toBe(true);
    expect(await rowOf(page, 6_000).getByRole('link', { name: 'pagination.newest-first' }).count()).toBe(1);
    await page.evaluate("location.assign('#exchange-5555')");
    const notice = page.getByText('#5555 has no row in this report: --report har writes all exchanges');
    await notice.waitFor();
    await page.evaluate("location.assign('#exchange-5600')");
    await notice.waitFor({ state: 'hidden' });
    expect(await isInView(page, 5_600)).toBe(true);
  });
});
