import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';

/** A report in a browser. */
export interface OpenedReport {
  readonly page: Page;
  /** What no report may do: requests, dialogs, errors of scripts, breaches of the content security policy. */
  readonly incidents: readonly string[];
}

/** Opens a report from disk, as whoever was sent the file does. */
export type OpenReport = (
  html: string | Iterable<string>,
  options?: BrowserContextOptions & { readonly fragment?: string },
) => Promise<OpenedReport>;

const executable = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Milliseconds that a test may take where the machine has much else to do. */
const patience = 30_000;

/** For tests: tests that need a real browser, and are skipped where there is none. */
export function describeInBrowser(name: string, tests: (open: OpenReport) => void): void {
  describe(name, { timeout: patience }, () => {
    if (!existsSync(executable)) {
      it('needs a browser', ({ skip }) =>
        skip(`there is no ${executable}: install Chromium, or name one by CHROMIUM_PATH`));
      return;
    }
    let browser: Browser;
    let folder: string;
    /** For all tests that ask for nothing special: to make one takes as long as many a test. */
    let usual: BrowserContext;
    const opened: (Page | BrowserContext)[] = [];
    const contextOf = (options: BrowserContextOptions) =>
      browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    beforeAll(async () => {
      // People keep reports in folders with all kinds of names.
      folder = await mkdtemp(join(tmpdir(), 'rapport d’été #1 100% '));
      browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox'] });
      usual = await contextOf({});
    }, patience);
    afterEach(async () => {
      for (const each of opened.splice(0)) await each.close();
    });
    afterAll(async () => {
      await browser?.close();
      await rm(folder, { recursive: true });
    });

    tests(async (html, { fragment, ...options } = {}) => {
      const file = join(folder, 'report.html');
      await writeFile(file, html);
      const url = pathToFileURL(file).href;
      const isUsual = Object.keys(options).length === 0;
      const context = isUsual ? usual : await contextOf(options);
      const page = await context.newPage();
      opened.push(isUsual ? page : context);
      // What is waited for is there at once or never, unless the machine is busy.
      page.setDefaultTimeout(patience / 3);
      const incidents = await incidentsOn(page, url);
      await page.goto(fragment === undefined ? url : `${url}#${fragment}`);
      return { page, incidents };
    });
  });
}

/** The fragment of the address, with its `#`: of the page itself, for whoever drives it hears of a change only later. */
export function fragmentOf(page: Page): Promise<string> {
  return page.evaluate('location.hash');
}

async function incidentsOn(page: Page, url: string): Promise<readonly string[]> {
  const incidents: string[] = [];
  page.on('request', (request) => {
    if (request.url().replace(/#.*/s, '') !== url) incidents.push(`request: ${request.url()}`);
  });
  page.on('dialog', async (dialog) => {
    incidents.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('pageerror', (error) => incidents.push(`error: ${error.message}`));
  page.on('popup', (popup) => incidents.push(`popup: ${popup.url()}`));
  // The browser tells of what a content security policy keeps out on the console.
  page.on('console', (message) => incidents.push(`${message.type()}: ${message.text()}`));
  return incidents;
}
