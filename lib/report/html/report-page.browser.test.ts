import { expect, it } from 'vitest';
import { RecordingReport } from '../recording-report.ts';
import { reportOf } from '../report.ts';
import { redactionOf } from '../sample-redaction.ts';
import { sampleExchange, sampleKey, sampleRun, violated } from '../sample-run.ts';
import { describeInBrowser } from './in-browser.ts';
import { htmlReport } from './report-page.tsx';

describeInBrowser('the HTML report', (open) => {
  it('runs its script and nothing else', async () => {
    const result = sampleRun([violated()], { recording: [sampleExchange()] });
    const redaction = redactionOf(sampleKey);
    const run = { report: reportOf(result, false, redaction), recording: new RecordingReport(result, redaction) };
    const { page, incidents } = await open(htmlReport(run));
    expect(await page.locator('html').getAttribute('class')).toBe('scripted');
    expect(incidents).toEqual([]);
  });
});
