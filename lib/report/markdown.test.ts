import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunResult, Verdict } from '../run/verdict.ts';
import { largestSummary, markdownSummary } from './markdown.ts';
import { reportOf } from './report-of.ts';
import { hostileReport } from './sample-hostile-report.ts';
import { outsideCode } from './sample-markdown.ts';
import { redactionOf } from './sample-redaction.ts';
import { conformant, sampleExchange, sampleKey, sampleRule, sampleRun, violated, warned } from './sample-run.ts';

const files = ['report.json'];
const next = 'npx ngrok-conformance --seed 42';

function summaryOf(verdicts: readonly Verdict[], change: Partial<RunResult> = {}, most?: number): string {
  return markdownSummary(
    { report: reportOf(sampleRun(verdicts, change), false, redactionOf(sampleKey)), files, next },
    most,
  );
}

const notJudged: Verdict = {
  rule: sampleRule({ id: 'transport.tls', section: 'transport' }),
  verdict: 'not-applicable',
  reason: 'the target is not an https URL',
};

/** A warning that has no cause in common with what else is wrong. */
const seenElsewhere = violated(
  { id: 'pagination.link-keeps-limit', level: 'should' },
  { level: 'should', sightings: [] },
);

describe('Markdown summary', () => {
  it('tells one broken thing once, with the other rules that find it', () => {
    const text = summaryOf([violated(), violated({ id: 'pagination.walk' }), warned()]);
    expect(text).toMatch(/^- also `✗ pagination\.walk\b.*`$/m);
    expect(text).toMatch(/^- also `! pagination\.link-keeps-limit\b.*`$/m);
    expect(text).not.toContain('### !');
  });

  it('tells verdict, sections, each violation, what was not judged, numbers and what to do next', () => {
    const text = summaryOf([conformant(), violated(), seenElsewhere, notJudged], {
      remarks: ['a window was waited for'],
    });
    const [first = '', last = ''] = text.split(/(?=### ✗)|(?<=\n)(?=### !)/);
    expect(first).toBe(`## ✗ ngrok API conformance: 1 violated

\`violated: 1 rule, 1 warning\`

target \`http://127.0.0.1:4040/\` · seed 42

| section | conformant | violated | warnings | not judged |
| --- | ---: | ---: | ---: | ---: |
| pagination | 1 | 1 | 1 | · |
| transport | · | · | · | 1 |
| all | 1 | 1 | 1 | 1 |

`);
    expect(last).toBe(`### ✗ pagination.newest-first · must

**lists run from newest to oldest** · [pagination.order](https://ngrok.com/docs/api#pagination)

- expected \`created_at not later than 2024-05-01T10:00:00Z (item 2)\`
- actual \`2024-05-01T10:00:07Z at /reserved_domains/2/created_at\`
- evidence \`#41\`
- again
  \`\`\`sh
  curl -sS -i -H "authorization: Bearer $NGROK_API_KEY" -H 'ngrok-version: 2' 'http://127.0.0.1:4040/reserved_domains?limit=2'
  \`\`\`
- seed \`42\`
- hint sort by creation time before cutting pages

`);
    expect(text).toContain('\n### ! pagination.link-keeps-limit · should\n');
    expect(text).toContain('\n### remarks\n\n- `a window was waited for`\n');
    expect(text).toContain('\n### not-applicable\n\n- `the target is not an https URL`: transport.tls\n');
    expect(
      text.endsWith(
        `\n3 of 4 rules judged · 121 requests sent, 120 of them counted\n\nnext\n\n\`\`\`sh\n${next}\n\`\`\`\n`,
      ),
    ).toBe(true);
  });

  it('says that all is well, and why nothing could be judged', () => {
    expect(summaryOf([conformant()])).toMatch(/^## ✓ ngrok API conformance: conformant 1\/1\n/);
    const ending = { kind: 'unreachable', code: 'REFUSED', message: 'nobody listens', advice: 'start it' } as const;
    const text = summaryOf([], { ending });
    expect(text).toMatch(/^## – ngrok API conformance: not judged\n\n`not judged: nobody listens`\n/);
    expect(text).toContain('\nadvice `start it`\n');
    expect(text).not.toContain('| section |');
  });

  it('holds no time, and tells equal runs alike', () => {
    const verdicts = [conformant(), violated()];
    const later = { durationMs: 99, startedAt: '2030-01-01T00:00:00.000Z', runId: 'fedcba9876543210' };
    expect(summaryOf(verdicts, later)).toBe(summaryOf(verdicts));
    const embeddedAt = (port: number) => ({ embedded: true, target: `http://127.0.0.1:${port}/` });
    expect(summaryOf([conformant()], embeddedAt(4711))).toBe(summaryOf([conformant()], embeddedAt(4712)));
  });

  it('tells what a target sends in code and nowhere else', () => {
    const harmless = new Map(
      (['complete', 'cut-short', 'unreachable', 'interrupted'] as const).map((kind) => [
        kind,
        outsideCode(markdownSummary({ report: hostileReport('x', kind), files, next })),
      ]),
    );
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom('`', '```', '~~~', '\n', '\\', '@user', '<img src=x>', '![x](y)', '|', '#1', '&#64;', '---'),
        fc.string({ unit: 'grapheme', maxLength: 2 }),
      ),
    });
    fc.assert(
      fc.property(hostile, (text) => {
        for (const [kind, expected] of harmless) {
          expect(outsideCode(markdownSummary({ report: hostileReport(text, kind), files, next }))).toBe(expected);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('leaves a long line to paste to report.json', () => {
    const exchanges = [sampleExchange({ method: 'POST', body: 'x'.repeat(8_000) })];
    expect(summaryOf([violated({}, { exchanges })])).toMatch(
      /\n- again \(\d+ characters long: see "curl" in report\.json\)\n/,
    );
  });

  it('says what it leaves out where there is no room, and keeps verdict, numbers and the next command', () => {
    const many = Array.from({ length: 3_000 }, (_, index) =>
      violated({ id: `pagination.rule-${index}` }, { sightings: [] }),
    );
    const text = summaryOf([...many, warned(), notJudged]);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(largestSummary);
    expect(Buffer.byteLength(text)).toBeGreaterThan(largestSummary - 2_000);
    expect(text).toMatch(/^## ✗ ngrok API conformance: 3000 violated\n/);
    const [, leftOut] = /\nLeft out for want of room, and told in report\.json: (\d+) violated rules/.exec(text) ?? [];
    expect(text.match(/^### ✗/gm)?.length).toBe(3_000 - Number(leftOut));
    expect(text.endsWith(`${next}\n\`\`\`\n`)).toBe(true);
  });

  it.each([1_000, 2_000, 3_000, 10_000])('never takes more than %i bytes', (most) => {
    const verdicts = [violated(), warned(), conformant(), notJudged];
    const text = summaryOf(verdicts, { remarks: ['ü'.repeat(200)] }, most);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
    expect(text).not.toBe('');
  });

  it('is empty where there is not even room for the verdict', () => {
    expect(summaryOf([violated()], {}, 300)).toBe('');
  });
});
