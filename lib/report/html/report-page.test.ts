import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordingReport } from '../recording-report.ts';
import { anyReport } from '../sample-any-report.ts';
import { redactionOf } from '../sample-redaction.ts';
import { sampleExchange, sampleFinding, sampleKey, sampleRule, sampleRun, violated } from '../sample-run.ts';
import { htmlReport } from './report-page.tsx';
import { everyState, manyRules, reportedRun } from './sample-page.ts';

const page = (run: Parameters<typeof htmlReport>[0]) => [...htmlReport(run)].join('');

describe('the HTML report as a text', () => {
  it('allows its own script and style by their hashes, and nothing else', () => {
    const html = page(everyState());
    const policy = /http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'");
    const hashOf = (text = '') => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(policy).toBe(
      [
        "default-src 'none'",
        `script-src ${hashOf(/<script>(.*?)<\/script>/s.exec(html)?.[1])}`,
        `style-src ${hashOf(/<style>(.*?)<\/style>/s.exec(html)?.[1])}`,
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; '),
    );
  });

  it('has one script and one style, and says all the same, whatever the target sends', () => {
    const recording = new RecordingReport(sampleRun([], { recording: [sampleExchange()] }), redactionOf(sampleKey));
    fc.assert(
      fc.property(anyReport, (report) => {
        const html = page({ report, recording, files: [], again: { flags: [], choice: [], require: [] } });
        expect(html.match(/<\/?(?:script|style)\b/gi)).toEqual(['<style', '</style', '<script', '</script']);
        expect(html).not.toMatch(/ (?:style|on[a-z]+)=/i);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
        expect(html).not.toMatch(/[\u0000\u202e\u001b]|\p{Surrogate}/u);
        for (const { rule } of report.verdicts) expect(html).toContain(`id="${rule}"`);
      }),
    );
  });

  it('tells at first sight what was found where', () => {
    const html = page(everyState());
    expect(html).toMatch(
      /class="digest">GET \/reserved_domains: expected [^<]*, got 2024-05-01T10:00:07Z at \/reserved_domains\/2\/created_at</,
    );
    expect(html).toContain('Why 1 rule was not judged');
  });

  it('tells of each rule what it asks, judges and accepts', () => {
    const html = page(reportedRun([violated({ accepts: 'equal times' })]));
    for (const [name, text] of [
      ['asks', 'GET of each list'],
      ['judges', 'the order of creation times'],
      ['accepts', 'equal times'],
      ['hint', 'sort by creation time before cutting pages'],
    ] as const) {
      expect(html).toContain(`<dt>${name}</dt><dd>${text}</dd>`);
    }
    expect(html).toContain('npx ngrok-conformance explain pagination.newest-first');
  });

  it('tells of a broken rule first what was found, and how to link to it', () => {
    const html = page(reportedRun([violated({ accepts: 'equal times' })]));
    const places = ['clause', 'accepts', 'hint', 'expected', 'asks', 'judges', 'link', 'more'].map((name) =>
      html.indexOf(`<dt>${name}</dt>`),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(html).toContain('<dt>link</dt><dd><a href="#pagination.newest-first">');
  });

  it('opens the rules that fail, unless there are many', () => {
    const open = (count: number) =>
      page(reportedRun(Array.from({ length: count }, (_, index) => violated({ id: `errors.rule-${index}` })))).match(
        /<details class="rule"[^>]* open=""/g,
      );
    expect(open(5)).toHaveLength(5);
    expect(open(6)).toBeNull();
  });

  it('tears no flag apart at the end of a line', () => {
    const reason = 'it has to wait; --thorough does, or a short --limit';
    const html = page(reportedRun([{ rule: sampleRule(), verdict: 'not-applicable', reason }]));
    expect(html).toContain(
      'it has to wait; <span class="flag">--thorough</span> does, or a short <span class="flag">--limit</span>',
    );
  });

  it('tells ten findings of a rule and how many more there are', () => {
    const findings = Array.from({ length: 25 }, (_, index) => sampleFinding({ expected: `item ${index}` }));
    const html = page(reportedRun([{ rule: sampleRule(), verdict: 'violated', findings }]));
    expect(html.match(/<article /g)).toHaveLength(10);
    expect(html).toContain('and 15 more findings: all are in report.json');
  });

  it('tells a broken thing once, with all rules that find it', () => {
    const twice = page(
      reportedRun([violated(), violated({ id: 'errors.shape', section: 'errors', title: 'errors have a shape' })]),
    );
    const broken = twice.slice(twice.indexOf('What does not hold'), twice.indexOf('<table class="summary"'));
    expect(broken.match(/<li /g)).toHaveLength(1);
    expect(broken).toContain('also found by <a href="#errors.shape">');
    const rule = twice.slice(twice.indexOf('id="errors.shape"'));
    expect(rule).toContain('<dt>also found by</dt><dd><a href="#pagination.newest-first">');
  });

  it('links no address but those of the web', () => {
    const known = { reason: 'seen', link: 'javascript:alert(1)', expires: '2027-01-31' };
    const findings = [sampleFinding({ tolerance: known })];
    const html = page(reportedRun([{ rule: sampleRule(), verdict: 'violated', findings }]));
    expect(html).toContain('javascript:alert(1)');
    expect(html).not.toContain('href="javascript');
  });

  it('tells how the run ended and what to do', () => {
    const ending = { kind: 'unreachable', code: 'REFUSED', message: 'nothing listens', advice: 'start it' } as const;
    const html = page(reportedRun([], { ending }));
    expect(html).toContain('not judged: nothing listens');
    expect(html).toContain('start it');
    expect(html).not.toContain('<input');
  });

  it('stays small enough to be sent with ten thousand rules, and tells first of those that broke', () => {
    const html = page(manyRules(10_000));
    expect(html.length).toBeLessThan(2_500_000);
    expect(html).toContain('<details class="rule" id="pagination.rule-3"');
    expect(html).toContain('✗ pagination.rule-9999 · lists run from newest to oldest · 5 findings');
    expect(html).toContain('✓ pagination.rule-0 · ');
  });
});
