import fc from 'fast-check';
import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import type { ReportedFinding, RunResult, Verdict } from '../run/verdict.ts';
import { isPrintable } from './printable.ts';
import { reportOf } from './report-of.ts';
import { hostileReport } from './sample-hostile-report.ts';
import { logCommandIn, looksLikeLogCommands } from './sample-log-commands.ts';
import { redactionOf } from './sample-redaction.ts';
import {
  conformant,
  sampleFinding,
  sampleKey,
  sampleKnown,
  sampleRule,
  sampleRun,
  violated,
  warned,
} from './sample-run.ts';
import { type TerminalOptions, terminalReport } from './terminal.ts';

const plain: TerminalOptions = {
  colors: pc.createColors(false),
  columns: 80,
  quiet: false,
  files: ['reports/junit.xml', 'reports/report.json'],
  next: 'ngrok-conformance',
};

const reported = (verdicts: readonly Verdict[], change: Partial<RunResult> = {}, required: readonly string[] = []) =>
  reportOf(sampleRun(verdicts, change), false, redactionOf(sampleKey), new Set(required));

const notJudged: Verdict[] = [
  {
    rule: sampleRule({ id: 'transport.tls', section: 'transport' }),
    verdict: 'not-applicable',
    reason: 'not an https target',
  },
  {
    rule: sampleRule({ id: 'transport.no-plain-http', section: 'transport' }),
    verdict: 'not-applicable',
    reason: 'not an https target',
  },
  { rule: sampleRule({ id: 'pagination.limit' }), verdict: 'inconclusive', reason: 'no list has two items' },
];

describe('terminal report', () => {
  it('shows a violation as the design has it', () => {
    const text = terminalReport(reported([violated()]), plain);
    expect(text).toContain(
      [
        '✗ pagination.newest-first   lists run from newest to oldest                 must',
        '  clause    pagination.order · https://ngrok.com/docs/api#pagination',
        '  expected  created_at not later than 2024-05-01T10:00:00Z (item 2)',
        '  actual    2024-05-01T10:00:07Z at /reserved_domains/2/created_at',
        '  evidence  #41',
        `  again     curl -sS -i -H "authorization: Bearer $NGROK_API_KEY" -H 'ngrok-version: 2' 'http://127.0.0.1:4040/reserved_domains?limit=2'`,
        '  seed      42',
        '  hint      sort by creation time before cutting pages',
      ].join('\n'),
    );
  });

  describe('of one broken thing that several rules stumble over', () => {
    const shape = violated(
      { id: 'errors.shape', title: 'errors have the documented members' },
      { expected: 'a string', occurrences: 3, kind: 'shape' },
    );
    const follower = (id: string, change: Partial<ReportedFinding> = {}) =>
      violated({ id }, { expected: `${id.slice(0, 4)}: a string`, ...change });

    it('tells it once, with the others and what they expected', () => {
      const text = terminalReport(
        reported([follower('pagination.limit-maximum'), shape, follower('resources.limits', { level: 'should' })]),
        plain,
      );
      expect(text.match(/^[✗!~] \S+/gm)).toEqual(['✗ errors.shape']);
      expect(text).toContain(
        [
          '  also      ✗ pagination.limit-maximum: pagi: a string',
          '  also      ! resources.limits: reso: a string',
          '  seed      42',
        ].join('\n'),
      );
      expect(text).toContain('\nviolated: 2 rules, 1 warning\n');
    });

    it('names no more than the rules where they are many, or expect much', () => {
      const ids = Array.from({ length: 12 }, (_, index) => `pagination.rule-${index}`);
      const text = terminalReport(
        reported([shape, ...ids.map((id) => follower(id)), follower('a.warning', { level: 'should' })]),
        { ...plain, columns: 400 },
      );
      expect(text).toContain(`  also      ✗ ${ids.join(', ')}\n  also      ! a.warning\n`);
      const long = terminalReport(
        reported([shape, follower('a.b', { expected: `${'much '.repeat(30)}: a string` })]),
        plain,
      );
      expect(long).toContain('  also      ✗ a.b\n');
    });

    it('tells what is known of it apart, once as well', () => {
      const known = { tolerance: sampleKnown };
      const text = terminalReport(
        reported([
          violated({ id: 'errors.shape' }, known),
          violated({ id: 'errors.not-found' }, known),
          follower('a.b'),
        ]),
        plain,
      );
      expect(text.match(/^[✗!~] \S+/gm)).toEqual(['✗ a.b', '~ errors.shape']);
      expect(text).toContain(
        '  known     lists run by id · https://example.com/evidence · until 2027-01-31\n  also      ~ errors.not-found',
      );
    });
  });

  it('sums up each section', () => {
    const text = terminalReport(reported([conformant(), violated(), warned(), ...notJudged]), plain);
    expect(text).toMatch(/^section +conformant +violated +warnings +not judged$/m);
    expect(text).toMatch(/^pagination +1 +1 +1 +1$/m);
    expect(text).toMatch(/^transport +· +· +· +2$/m);
    expect(text).toMatch(/^all +1 +1 +1 +3$/m);
  });

  it('sums up each section in words where there is no room for columns', () => {
    const narrow = { ...plain, columns: 40 };
    const text = terminalReport(reported([conformant(), violated(), warned(), ...notJudged]), narrow);
    expect(text).toContain('\npagination     1 conformant, 1 violated,\n               1 warning, 1 not judged\n');
    expect(text).toContain('\ntransport      2 not judged\n');
    expect(text).not.toMatch(/^section/m);
  });

  it('groups what was not judged by its reason', () => {
    const text = terminalReport(reported(notJudged), plain);
    expect(text).toContain('inconclusive\n  no list has two items:\n    pagination.limit\n');
    expect(text).toContain('not-applicable\n  not an https target:\n    transport.tls, transport.no-plain-http\n');
  });

  it('ends with the verdict, the numbers, the files and the next command', () => {
    expect(
      terminalReport(reported([conformant(), violated(), warned(), ...notJudged]), plain)
        .split('\n')
        .slice(-5),
    ).toEqual([
      'violated: 1 rule, 1 warning',
      '3 of 6 rules judged · 121 requests sent, 120 of them counted · 1.2 s',
      'written   reports/junit.xml, reports/report.json',
      'next      ngrok-conformance',
      '',
    ]);
  });

  it.each([
    ['conformant', [conformant()], {}],
    ['conformant, 1 warning', [warned()], {}],
    ['conformant: 1 of 1 judged rules; 3 of 4 not judged', [conformant(), ...notJudged], {}],
    ['conformant: 1 of 2 judged rules, 1 warning; 3 of 5 not judged', [conformant(), warned(), ...notJudged], {}],
    ['incomplete: nothing was violated, but nothing could be judged', notJudged, {}],
    ['interrupted: 1 violation until then', [violated()], { ending: { kind: 'interrupted' } }],
    [
      'incomplete, 1 warning: nothing was violated, but time is over',
      [conformant(), warned()],
      { ending: { kind: 'cut-short', code: 'TIME_SPENT', message: 'time is over', advice: 'give more' } },
    ],
    [
      'violated: 1 rule; time is over',
      [violated()],
      { ending: { kind: 'cut-short', code: 'TIME_SPENT', message: 'time is over', advice: 'give more' } },
    ],
    [
      'not judged: no answer',
      [],
      { ending: { kind: 'unreachable', code: 'timeout', message: 'no answer', advice: 'start it' } },
    ],
  ] as const)('says %s', (line, verdicts, change) => {
    expect(terminalReport(reported(verdicts, change), plain).split('\n')).toContain(line);
  });

  it('says once how much was judged', () => {
    const text = terminalReport(reported([conformant(), ...notJudged]), plain);
    expect(text.match(/\d of \d/g)).toEqual(['1 of 1', '3 of 4']);
    expect(terminalReport(reported([conformant()]), plain)).toContain(
      '\nconformant\n1 of 1 rules judged · 121 requests',
    );
  });

  it('says which required rules were not judged', () => {
    const required = ['transport.tls', 'pagination.limit', 'pagination.walk'];
    const missing = 'transport.tls, pagination.limit';
    const incomplete = terminalReport(reported([conformant(), ...notJudged], {}, required), { ...plain, columns: 200 });
    expect(incomplete).toContain(
      `\nincomplete: nothing was violated, but not all that is required was judged: ${missing}\n`,
    );
    const violating = terminalReport(reported([violated(), ...notJudged], {}, required), { ...plain, columns: 200 });
    expect(violating).toContain(`\nviolated: 1 rule; required and not judged: ${missing}\n`);
  });

  it('names no more than five of them', () => {
    const many = Array.from({ length: 9 }, (_, index) => sampleRule({ id: `pagination.${index}` }));
    const verdicts = many.map((rule): Verdict => ({ rule, verdict: 'inconclusive', reason: 'no list' }));
    const text = terminalReport(
      reported(
        [conformant(), ...verdicts],
        {},
        many.map(({ id }) => id),
      ),
      { ...plain, columns: 200 },
    );
    expect(text).toMatch(/was judged: pagination\.0, .* pagination\.4 and 4 more\n/);
  });

  it('says what to do about a target that cannot be reached', () => {
    const ending = { kind: 'unreachable', code: 'timeout', message: 'no answer', advice: 'start it' } as const;
    expect(terminalReport(reported([], { ending }), plain)).toMatch(
      /^not judged: no answer\nadvice {4}start it\nno rule judged · /,
    );
  });

  it('names the items that could not be deleted', () => {
    const text = terminalReport(
      reported([conformant()], {
        leftBehind: [{ url: 'http://127.0.0.1:4040/ip_policies/ipp_1', reason: 'its deletion had status 500' }],
      }),
      plain,
    );
    expect(text).toContain('left behind\n  http://127.0.0.1:4040/ip_policies/ipp_1\n    its deletion had status 500\n');
    expect(text).toContain('\nincomplete: nothing was violated, but 1 thing that the run made may still stand\n');
  });

  it('keeps to 80 columns, but for lines to paste and words that cannot be broken', () => {
    const long = 'a long text of many short words that goes on and on '.repeat(5).trim();
    const verdicts = [
      violated(
        { title: long, hint: long, clauses: ['pagination.order', 'pagination.last-page'] },
        { expected: long, actual: long },
      ),
      ...notJudged,
    ];
    const lines = terminalReport(reported(verdicts), plain).split('\n');
    expect(lines.filter((line) => line.length > 80 && !line.startsWith('  again'))).toEqual([]);
  });

  it('lets nothing from the target command the terminal', () => {
    const evil = '\u001b]0;owned\u0007\u001b[2J\r\u202e';
    const text = terminalReport(
      reported(
        [
          violated({}, { expected: evil, actual: evil, at: evil }),
          { rule: sampleRule(), verdict: 'inconclusive', reason: evil },
        ],
        {
          leftBehind: [{ url: evil, reason: evil }],
        },
      ),
      plain,
    );
    expect(text).toMatch(/^[\n\P{Cc}]*$/u);
    expect(text).not.toContain('\u202e');
    expect(text).toContain('\\u001b]0;owned\\u0007');
  });

  it('tells five findings of one rule and how many more there are', () => {
    const findings = Array.from({ length: 8 }, (_, index) => sampleFinding({ at: `/keys/${index}` }));
    const text = terminalReport(reported([{ rule: sampleRule(), verdict: 'violated', findings }]), plain);
    expect(text).toContain('5. created_at');
    expect(text).not.toContain('6. created_at');
    expect(text).toContain('and 3 more findings: all are in report.json');
  });

  it('says how often a finding was seen', () => {
    expect(terminalReport(reported([violated({}, { occurrences: 12 })]), plain)).toContain(
      'evidence  #41 · seen 12 times',
    );
  });

  it('tells how a finding of a generated input is found again, in place of the seed alone', () => {
    const text = terminalReport(reported([violated({}, { path: '23:1:0', repeats: true })]), plain);
    expect(text).toMatch(/^ {2}again .*\n {2}seed {6}42 path 23:1:0\n {2}hint /m);
    expect(text).not.toContain('flaky');
    expect(text).not.toMatch(/seed {6}42$/m);
  });

  it('tells the path of each finding, and the seed where one has none', () => {
    const findings = [
      sampleFinding({ path: '4' }),
      sampleFinding({ at: '/x' }),
      sampleFinding({ path: '7:0', at: '/y' }),
    ];
    const text = terminalReport(reported([{ rule: sampleRule(), verdict: 'violated', findings }]), plain);
    expect(text.match(/^ {2}seed .*$/gm)).toEqual([
      '  seed      42 path 4',
      '  seed      42 path 7:0',
      '  seed      42',
    ]);
  });

  it('tells that a finding is flaky, and how it was found', () => {
    const remark = 'shrinking ended after 21 tries: a smaller input may fail too';
    const text = terminalReport(reported([violated({}, { repeats: false, remark })]), plain);
    expect(text).toContain(
      `  evidence  #41\n  flaky     asked once more, it did not come again\n  remark    ${remark}\n  again     curl`,
    );
  });

  it('does not bury the rest under a line of 8 KiB to paste', () => {
    const exchanges = sampleFinding().exchanges.map((exchange) => ({
      ...exchange,
      request: { ...exchange.request, body: 'x'.repeat(8192) },
    }));
    const text = terminalReport(reported([violated({}, { exchanges })]), plain);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(200);
    expect(text).toMatch(/again +\(\d+ characters long: see "curl" in report\.json\)/);
  });

  it('is brief when quiet, but keeps violations and the verdict', () => {
    const text = terminalReport(reported([violated(), ...notJudged]), { ...plain, quiet: true });
    expect(text).toMatch(/^✗ pagination\.newest-first/);
    expect(text).not.toContain('transport.tls');
    expect(text).toContain('violated: 1 rule');
  });

  it('says in one sentence what was not judged when quiet', () => {
    const text = terminalReport(reported([conformant(), ...notJudged]), { ...plain, quiet: true });
    expect(text).toMatch(/^not judged: no list has two items \(1\) · not an https target \(2\)\n\nconformant: 1 of 1 /);
    expect(terminalReport(reported([conformant()]), { ...plain, quiet: true })).toMatch(/^conformant\n/);
  });

  it('gives a terminal and a build server nothing to obey', () => {
    fc.assert(
      fc.property(looksLikeLogCommands, fc.integer({ min: 20, max: 100 }), (text, columns) => {
        for (const kind of ['complete', 'cut-short', 'unreachable', 'interrupted'] as const) {
          const lines = terminalReport(hostileReport(text, kind), { ...plain, columns }).split('\n');
          expect(lines.filter((line) => !isPrintable(line))).toEqual([]);
          expect(logCommandIn(lines.join('\n'))).toBeUndefined();
        }
      }),
      { numRuns: 50 },
    );
  });

  it('shows what a folder is called so that nothing obeys it', () => {
    const text = terminalReport(reported([conformant()]), {
      ...plain,
      files: ['a\n::error::b\u001b[2J\u202e/junit.xml'],
    });
    expect(text).toContain('a\\n\\u003a:error::b\\u001b[2J\\u202e/junit.xml');
  });

  it('has colours only when they are asked for', () => {
    const verdicts = [conformant(), violated(), warned(), ...notJudged];
    const escapeCharacter = String.fromCharCode(27);
    expect(terminalReport(reported(verdicts), plain)).not.toContain(escapeCharacter);
    expect(terminalReport(reported(verdicts), { ...plain, colors: pc.createColors(true) })).toContain(
      `${escapeCharacter}[31m`,
    );
  });
});
