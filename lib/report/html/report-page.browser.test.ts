import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { describeInBrowser, fragmentOf } from './in-browser.ts';
import { htmlReport } from './report-page.tsx';
import { everyState, manyRules, runOf } from './sample-page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const hostileTexts = [
  '<script>alert(1)</script><img src=https://hostile.invalid/x onerror=alert(1)>',
  '</script></style></title></code></summary><script>alert(1)</script><base href="https://hostile.invalid/">',
  '"><svg onload=alert(1)><style>@import "https://hostile.invalid/x";body{display:none}</style>',
  "javascript:alert(document.title)//' onclick='alert(1)",
  '<!--<script>]]>-->&#60;script&#62;alert(1)&lt;/script&gt;<![CDATA[',
  '\0\u202e\u2066\ud800\u0085<iframe srcdoc="<script>alert(1)</script>"></iframe>\u001b[31m',
  '*{background:url(https://hostile.invalid/x)}</style><link rel=stylesheet href=https://hostile.invalid/x>',
  '<form action=https://hostile.invalid/><meta http-equiv=refresh content="0;url=https://hostile.invalid/">',
];

async function shownRules(page: Page): Promise<string[]> {
  const rules = await page.locator('.rule:visible').all();
  return Promise.all(rules.map(async (rule) => (await rule.getAttribute('id')) ?? ''));
}

describeInBrowser('the HTML report', (open) => {
  it('shows each rule with its state in words, and nothing goes wrong', async () => {
    const { page, incidents } = await open(htmlReport(everyState()));
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('violated: 1 rule, 1 warning, 1 known');
    expect(await page.locator('.rule').getByRole('heading', { level: 4 }).allTextContents()).toEqual([
      expect.stringMatching(/^not judged: transport\.tls/),
      expect.stringMatching(/^violated: pagination\.newest-first/),
      expect.stringMatching(/^warning: pagination\.link-keeps-limit/),
      expect.stringMatching(/^known: pagination\.known/),
      expect.stringMatching(/^conformant: pagination\.walk/),
    ]);
    expect(await page.locator('.broken li').allTextContents()).toEqual([
      expect.stringContaining('violated: pagination.newest-first'),
    ]);
    const marked = page.locator('[id="pagination.newest-first"] mark');
    expect(await marked.innerText()).toBe('"created_at": "2024-05-01T10:00:30Z"');
    expect(incidents).toEqual([]);
  });

  it('filters by state, tells how many are left, and keeps the choice in the address', async () => {
    const { page } = await open(htmlReport(everyState()));
    for (const [state, rules] of [
      ['violated', ['pagination.newest-first']],
      ['warnings', ['pagination.link-keeps-limit']],
      ['known', ['pagination.known']],
      ['not judged', ['transport.tls']],
    ] as const) {
      await page.getByRole('radio', { name: state }).check();
      expect(await shownRules(page)).toEqual(rules);
      expect(await page.getByRole('status').first().innerText()).toBe('1 of 5 rules');
    }
    expect(await page.locator('.section').getByRole('heading', { level: 3 }).allInnerTexts()).toEqual(['transport']);
    expect(await fragmentOf(page)).toBe('#show=not+judged');
    await page.reload();
    expect(await shownRules(page)).toEqual(['transport.tls']);
    await page.getByRole('radio', { name: 'all' }).check();
    expect(await shownRules(page)).toHaveLength(5);
    expect(await fragmentOf(page)).toBe('');
  });

  it('searches ids, titles, clauses and findings, for all words of the search', async () => {
    const { page } = await open(htmlReport(everyState()));
    const search = page.getByRole('searchbox', { name: 'Search rules' });
    for (const [words, rules] of [
      ['WALK', ['pagination.walk']],
      ['tls', ['transport.tls']],
      ['10:00:07z keeps', ['pagination.link-keeps-limit']],
      [
        'created last',
        [
          'transport.tls',
          'pagination.newest-first',
          'pagination.link-keeps-limit',
          'pagination.known',
          'pagination.walk',
        ],
      ],
      ['no https', ['transport.tls']],
    ] as const) {
      await search.fill(words);
      expect(await shownRules(page)).toEqual(rules);
    }
    expect(await fragmentOf(page)).toBe('#search=no+https');

    await search.fill('nothing of the kind');
    expect(await page.getByRole('status').first().innerText()).toBe('0 of 5 rules');
    await page.getByRole('button', { name: 'Show all rules' }).click();
    expect(await shownRules(page)).toHaveLength(5);
    expect(await page.evaluate('document.activeElement.id')).toBe('search');
  });

  it('opens at the rule of the address, whatever filter is on', async () => {
    const { page } = await open(htmlReport(everyState()), {
      fragment: 'pagination.walk',
      viewport: { width: 800, height: 300 },
    });
    const rule = page.locator('[id="pagination.walk"]');
    await page.locator('[id="pagination.walk"][open] > summary:focus').waitFor();
    expect(await page.evaluate('document.querySelector(":target").id')).toBe('pagination.walk');
    const { y = -1 } = (await rule.boundingBox()) ?? {};
    expect(y).toBeGreaterThanOrEqual(0);
    // In a window as low as this no toolbar stays in sight.
    expect(y).toBeLessThan(30);

    await page.getByRole('radio', { name: 'violated' }).check();
    expect(await rule.isVisible()).toBe(false);
    await page.evaluate('location.hash = "#transport.tls"');
    await page.locator('[id="transport.tls"][open]').waitFor();
    expect(await shownRules(page)).toHaveLength(5);
    expect(await fragmentOf(page)).toBe('#transport.tls');
  });

  it('leads to the exchanges of a finding, and back to what was chosen', async () => {
    const { page } = await open(htmlReport(everyState()));
    await page.getByRole('radio', { name: 'violated' }).check();
    await page.locator('[id="pagination.newest-first"]').getByRole('link', { name: '#41' }).first().click();
    expect(await fragmentOf(page)).toBe('#exchange-41');
    await page.locator('#exchange-41 summary:focus').waitFor();
    await page.getByRole('link', { name: 'Exchanges' }).click();
    await page.getByRole('link', { name: 'transport', exact: true }).click();
    await page.locator('#section-transport:focus').waitFor();
    expect(await shownRules(page)).toHaveLength(5);
    for (let step = 0; step < 3; step += 1) await page.goBack();
    await page.locator('[id="transport.tls"]').waitFor({ state: 'hidden' });
    expect(await fragmentOf(page)).toBe('#show=violated');
    expect(await shownRules(page)).toEqual(['pagination.newest-first']);
  });

  it('says that a linked rule is not in it', async () => {
    const { page } = await open(htmlReport(everyState()), { fragment: 'errors.%3Cb%3Eshape' });
    const notice = page.getByText('errors.<b>shape is not in this report: it tells of the rules that its run chose.');
    await notice.waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await notice.waitFor({ state: 'hidden' });
    await page.evaluate("location.assign('#%')");
    await page.getByText('% is not in this report').waitFor();
    await page.evaluate("location.assign('#pagination.walk')");
    await page.locator('[id="pagination.walk"][open] > summary:focus').waitFor();
    expect(await page.locator('#lost').isVisible()).toBe(false);
  });

  it('copies the commands, or leaves them selected', async () => {
    const { page } = await open(htmlReport(everyState()), { permissions: ['clipboard-read', 'clipboard-write'] });
    const rule = page.locator('[id="pagination.newest-first"]');
    for (const [what, text] of [
      ['curl', /^curl -sS -i -H "authorization: Bearer \$NGROK_API_KEY" -H 'ngrok-version: 2' 'http:\S+limit=2'$/],
      ['explain', /^npx ngrok-conformance explain pagination\.newest-first$/],
      [
        'replay',
        /^npx ngrok-conformance --target http:\/\/127\.0\.0\.1:4040\/ --only pagination\.newest-first --seed 42 --path 3:1$/,
      ],
    ] as const) {
      await rule.getByRole('button', { name: `Copy ${what} command` }).click();
      await rule.getByText(`Copied ${what} command`).waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(text);
    }

    // Without a clipboard of its own.
    await page.evaluate('Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined })');
    await rule.getByRole('button', { name: 'Copy replay command' }).click();
    await page.waitForFunction('/^npx .* 3:1$/.test(String(getSelection()))');
    expect(await page.evaluate('String(getSelection())')).toMatch(/^npx ngrok-conformance .* 3:1$/);

    await page.evaluate('document.execCommand = () => false');
    await rule.getByRole('button', { name: 'Copy curl command' }).click();
    await rule.getByText('Selected curl command: copy it').waitFor();
  });

  it('can be gone through by keyboard', async () => {
    const { page } = await open(htmlReport(everyState()));
    const focused = () => page.evaluate('document.activeElement.closest(".rule")?.id ?? document.activeElement.id');
    const press = async (keys: string) => {
      for (const key of keys.split(' ')) await page.keyboard.press(key);
    };
    // Letters do nothing but where they are to be typed, or among the rules.
    await press('j k /');
    expect(await focused()).toBe('');
    await page.getByRole('link', { name: 'Exchanges' }).press('Enter');
    await press('j k /');
    expect(await focused()).not.toMatch(/search|\./);

    await page.locator('#rules').focus();
    await press('j');
    expect(await focused()).toBe('transport.tls');
    await press('ArrowDown j');
    expect(await focused()).toBe('pagination.link-keeps-limit');
    await press('k');
    expect(await focused()).toBe('pagination.newest-first');
    await press('ArrowUp Enter');
    expect(await page.locator('[id="transport.tls"]').getAttribute('open')).not.toBeNull();
    await press('/');
    await page.keyboard.type('walk/j');
    expect(await page.getByRole('searchbox', { name: 'Search rules' }).inputValue()).toBe('walk/j');
    expect(await shownRules(page)).toEqual([]);
    await press('Backspace Backspace Enter');
    expect(await focused()).toBe('pagination.walk');
    await press('Escape');
    expect(await shownRules(page)).toHaveLength(5);
    expect(await focused()).toBe('pagination.walk');
    await press('/ Escape ArrowDown');
    expect(await focused()).toBe('transport.tls');
  });

  it('finds, links and reaches rules of which there are too many to tell all in full', async () => {
    const { page } = await open(htmlReport(manyRules(1000)), { fragment: 'pagination.rule-998' });
    expect(await page.locator('p.rule:target').innerText()).toMatch(/^✓ pagination\.rule-998 · /);
    await page.getByRole('searchbox', { name: 'Search rules' }).fill('rule-99');
    await page.getByRole('radio', { name: 'violated' }).check();
    expect(await shownRules(page)).toEqual([
      'pagination.rule-99',
      'pagination.rule-991',
      'pagination.rule-995',
      'pagination.rule-999',
    ]);
    for (let press = 0; press < 4; press += 1) await page.keyboard.press('j');
    await page.locator('[id="pagination.rule-999"]:focus').waitFor();
  });

  it('lets a reader skip to the report', async () => {
    const { page } = await open(htmlReport(everyState()));
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toMatch(/skip to the report/i);
    await page.keyboard.press('Enter');
    await page.locator('#main:focus').waitFor();
  });

  it('opens and closes all rules that are shown', async () => {
    const { page } = await open(htmlReport(everyState()));
    await page.getByRole('radio', { name: 'known' }).check();
    await page.getByRole('button', { name: 'Expand all' }).click();
    await page.getByRole('radio', { name: 'all' }).check();
    // The violated one stood open from the beginning.
    expect(await page.locator('.rule[open]').count()).toBe(2);
    await page.getByRole('button', { name: 'Collapse all' }).click();
    expect(await page.locator('.rule[open]').count()).toBe(0);
  });

  it('is dark where the system is, or where the reader wants it', async () => {
    const { page } = await open(htmlReport(everyState()), { colorScheme: 'light' });
    const paper = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await paper();
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.getByLabel('Theme').selectOption('light');
    expect(await paper()).toBe(light);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByLabel('Theme').selectOption('dark');
    expect(await paper()).toBe(dark);
    await page.emulateMedia({ media: 'print' });
    expect(await paper()).toBe(light);
    await page.emulateMedia({ media: 'screen' });
    await page.getByLabel('Theme').selectOption('auto');
    expect(await paper()).toBe(light);
  });

  it('has nothing that axe complains of, in the light and, on a phone, in the dark', async () => {
    const { page } = await open(htmlReport(everyState()), { colorScheme: 'light', fragment: 'exchange-41' });
    await page.getByRole('button', { name: 'Expand all' }).click();
    await page.evaluate(axe);
    for (const [colorScheme, width] of [
      ['light', 1280],
      ['dark', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
        "axe.run({ rules: { 'target-size': { enabled: true } } })",
      );
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    }
  });

  it('needs no scrolling sideways, however long the words are', async () => {
    const { page } = await open(htmlReport(runOf('x'.repeat(1500))));
    await page.getByRole('button', { name: 'Expand all' }).click();
    for (const width of [360, 640, 768, 1600]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
  });

  it('shows what breaks out of what it is written into, and does nothing of it', async () => {
    const text = hostileTexts.join(' ');
    const { page, incidents } = await open(htmlReport(runOf(text)));
    await page.getByRole('button', { name: 'Expand all' }).click();
    await page.getByRole('searchbox', { name: 'Search rules' }).fill(text);
    expect(await page.evaluate('[...document.scripts].length')).toBe(1);
    expect(
      await page.locator('[style], [onerror], [onload], [onclick], img, iframe, object, base, form[action]').count(),
    ).toBe(0);
    for (const link of await page.locator('a').all()) expect(await link.getAttribute('href')).toMatch(/^(?:#|https:)/);
    expect(incidents).toEqual([]);
  });

  it('shows all there is without a script', async () => {
    const { page } = await open(htmlReport(everyState()), { javaScriptEnabled: false });
    expect(await page.locator('.rule').count()).toBe(5);
    expect(await page.getByRole('searchbox', { name: 'Search rules' }).count()).toBe(0);
    await page.locator('[id="transport.tls"] > summary').click();
    expect(await page.getByText('no https').last().isVisible()).toBe(true);
  });

  it('prints what does not hold in full, without what cannot be used on paper', async () => {
    const { page } = await open(htmlReport(everyState()));
    await page.getByRole('button', { name: 'Collapse all' }).click();
    await page.emulateMedia({ media: 'print' });
    const height = async (rule: string) => (await page.locator(`[id="${rule}"] .told`).boundingBox())?.height ?? 0;
    expect(await height('pagination.known')).toBeGreaterThan(100);
    expect(await height('pagination.walk')).toBe(0);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByRole('searchbox', { name: 'Search rules' }).count()).toBe(0);
  });
});
