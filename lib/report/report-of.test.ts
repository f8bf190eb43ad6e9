import { describe, expect, it } from 'vitest';
import type { Exchange } from '../exchange/exchange.ts';
import { jsonReport } from './json-report.ts';
import { reportOf } from './report-of.ts';
import { redactionOf } from './sample-redaction.ts';
import {
  conformant,
  sampleExchange,
  sampleFinding,
  sampleKey,
  sampleRule,
  sampleRun,
  violated,
  warned,
} from './sample-run.ts';

const redaction = redactionOf(sampleKey);

describe('report', () => {
  it('has the members that readers of report.json rely on', () => {
    const verdicts = [
      violated(),
      { rule: sampleRule(), verdict: 'not-applicable', reason: 'not an https target' } as const,
    ];
    const json: unknown = JSON.parse(jsonReport(reportOf(sampleRun(verdicts), false, redaction)));
    expect(json).toMatchObject({
      target: 'http://127.0.0.1:4040/',
      seed: 42,
      requests: { sent: 121, counted: 120 },
      verdicts: [
        {
          rule: 'pagination.newest-first',
          level: 'must',
          verdict: 'violated',
          findings: [
            {
              expected: 'created_at not later than 2024-05-01T10:00:00Z (item 2)',
              actual: '2024-05-01T10:00:07Z',
              at: '/reserved_domains/2/created_at',
              level: 'must',
              occurrences: 1,
              exchanges: [41],
              curl: expect.stringMatching(/^curl /),
            },
          ],
        },
        { verdict: 'not-applicable', reason: 'not an https target', findings: [] },
      ],
      exchanges: [{ number: 41, method: 'GET', status: 200, body: '{}' }],
      ending: { kind: 'complete' },
      exitCode: 1,
      startedAt: '2024-05-01T10:00:00.000Z',
      durationMs: 1234,
    });
  });

  it('links the clauses', () => {
    const [verdict] = reportOf(sampleRun([violated()]), false, redaction).verdicts;
    expect(verdict?.clauses).toEqual([
      { id: 'pagination.order', link: expect.stringMatching(/^https:\/\/ngrok\.com\/docs\//) },
    ]);
  });

  it('tells the level of what was found, not of the rule', () => {
    const [verdict] = reportOf(sampleRun([violated({}, { level: 'should' })]), false, redaction).verdicts;
    expect(verdict).toMatchObject({ level: 'should', fails: false });
  });

  it('lets warnings fail when strict', () => {
    expect(reportOf(sampleRun([warned()]), true, redaction)).toMatchObject({
      exitCode: 1,
      verdicts: [{ fails: true }],
    });
  });

  it('counts what was judged, and groups the rest by its reason', () => {
    const inconclusive = { verdict: 'inconclusive', reason: 'no list has two items' } as const;
    const verdicts = [
      conformant(),
      violated(),
      { rule: sampleRule({ id: 'pagination.limit' }), ...inconclusive },
      { rule: sampleRule({ id: 'transport.tls' }), verdict: 'not-applicable', reason: 'not an https target' } as const,
      { rule: sampleRule({ id: 'pagination.before-id' }), ...inconclusive },
    ];
    const report = reportOf(sampleRun(verdicts), false, redaction, new Set(['pagination.walk', 'transport.tls']));
    expect(report.coverage).toEqual({
      judged: 2,
      rules: 5,
      notJudged: [
        { ...inconclusive, rules: ['pagination.limit', 'pagination.before-id'] },
        { verdict: 'not-applicable', reason: 'not an https target', rules: ['transport.tls'] },
      ],
    });
    expect(report.verdicts.map(({ required }) => required)).toEqual([true, false, false, true, false]);
  });

  it('keeps how much was judged, and how strong the evidence is', () => {
    const verdict = { ...conformant(), evidence: 'the longest list has 250 items' };
    expect(reportOf(sampleRun([verdict]), false, redaction).verdicts[0]).toMatchObject({
      judged: 3,
      evidence: 'the longest list has 250 items',
    });
  });

  it('tells of a finding how it is found again, whether it came again, and what else there is to know', () => {
    const told = { path: '23:1:0', repeats: false, remark: 'shrinking ended after 21 tries' };
    const json: unknown = JSON.parse(jsonReport(reportOf(sampleRun([violated({}, told)]), false, redaction)));
    expect(json).toMatchObject({ verdicts: [{ findings: [told] }] });
    const [verdict] = reportOf(sampleRun([violated()]), false, redaction).verdicts;
    for (const member of Object.keys(told)) expect(verdict?.findings[0]).not.toHaveProperty(member);
  });

  it('has no curl line where no exchange shows the finding', () => {
    const [verdict] = reportOf(sampleRun([violated({}, { exchanges: [] })]), false, redaction).verdicts;
    expect(verdict?.findings[0]).not.toHaveProperty('curl');
  });

  it('cuts bodies to 300 bytes without splitting a character', () => {
    const exchanges = [sampleExchange({}, `a${'ü'.repeat(400)}`)];
    const [exchange] = reportOf(sampleRun([violated({}, { exchanges })]), false, redaction).exchanges;
    expect(exchange?.body).toBe(`a${'ü'.repeat(149)}`);
  });

  it('tells why an exchange has no status', () => {
    const failed: Exchange = {
      ...sampleExchange(),
      outcome: { kind: 'failed', code: 'timeout', message: 'no answer within 10 s' },
    };
    const [exchange] = reportOf(sampleRun([violated({}, { exchanges: [failed] })]), false, redaction).exchanges;
    expect(exchange).toEqual({ number: 41, method: 'GET', url: failed.request.url, failure: 'no answer within 10 s' });
  });

  it('tells each exchange once, in order of sending', () => {
    const later = violated({}, { exchanges: [sampleExchange({}, '{}', 50), sampleExchange()] });
    const { exchanges } = reportOf(sampleRun([later, violated()]), false, redaction);
    expect(exchanges.map(({ number }) => number)).toEqual([41, 50]);
  });

  it('has the key nowhere, whatever the target echoes where', () => {
    const echo = `the key ${sampleKey} and ${encodeURIComponent(sampleKey)} and ${Buffer.from(`:${sampleKey}`).toString('base64')}`;
    const finding = sampleFinding({
      expected: echo,
      actual: echo,
      at: echo,
      remark: echo,
      exchanges: [
        sampleExchange({ url: `http://127.0.0.1:4040/?key=${sampleKey}` }, `{"msg":"${'x'.repeat(290)}${echo}"}`),
      ],
    });
    const result = sampleRun(
      [
        { rule: sampleRule(), verdict: 'violated', findings: [finding] },
        { rule: sampleRule(), verdict: 'inconclusive', reason: echo },
        { rule: sampleRule(), verdict: 'conformant', judged: 1, evidence: echo },
      ],
      {
        target: `http://127.0.0.1:4040/${sampleKey}/`,
        leftBehind: [{ url: echo, reason: echo }],
        ending: { kind: 'unreachable', code: 'key-refused', message: echo, advice: echo },
      },
    );
    const text = jsonReport(reportOf(result, false, redaction));
    for (let start = 0; start + 12 <= sampleKey.length; start += 1) {
      expect(text).not.toContain(sampleKey.slice(start, start + 12));
    }
    expect(text).not.toContain(Buffer.from(sampleKey).toString('base64').slice(4, 20));
  });
});
