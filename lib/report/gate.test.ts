import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import type { GateOutcome } from '../gate/gate.ts';
import type { EntryOutcome } from '../gate/known-deviations.ts';
import type { Verdict } from '../run/verdict.ts';
import { junitXml } from './junit.ts';
import { nextCommand } from './next-command.ts';
import type { Report } from './report.ts';
import { reportOf } from './report-of.ts';
import { redactionOf } from './sample-redaction.ts';
import { conformant, sampleFinding, sampleKey, sampleKnown, sampleRule, sampleRun, violated } from './sample-run.ts';
import { terminalReport } from './terminal.ts';

const entry = (state: EntryOutcome['state'], why = '', line = 2): EntryOutcome => ({
  entry: {
    ...sampleKnown,
    rule: 'pagination.newest-first',
    scope: {},
    finding: {},
    file: 'known.yaml',
    line,
    column: 5,
  },
  state,
  why,
});
const reported = (verdicts: readonly Verdict[], gate: GateOutcome = { entries: [] }) =>
  reportOf(sampleRun(verdicts), false, redactionOf(sampleKey), new Set(), gate);
const terminal = (report: Report, quiet = false) =>
  terminalReport(report, { colors: pc.createColors(false), columns: 80, quiet, files: [], next: 'next' });

const known = violated({}, { tolerance: sampleKnown });
const inBaseline = violated({ id: 'pagination.limit' }, { tolerance: 'baseline' });
const mixed: Verdict = {
  rule: sampleRule(),
  verdict: 'violated',
  findings: [sampleFinding({ actual: 'something new' }), sampleFinding({ tolerance: sampleKnown })],
};

describe('a known finding', () => {
  it('stands in report.json with its reason, and fails nothing', () => {
    const report = reported([known, inBaseline]);
    expect(report).toMatchObject({
      exitCode: 0,
      verdicts: [
        { verdict: 'violated', fails: false, findings: [{ known: sampleKnown, kind: expect.any(String) }] },
        { verdict: 'violated', fails: false, findings: [{ baseline: true }] },
      ],
    });
    expect(report.verdicts[0]?.findings[0]).not.toHaveProperty('baseline');
    expect(reported([violated()]).verdicts[0]?.findings[0]).not.toHaveProperty('known');
  });

  it('shows no secret that somebody has written into its reason', () => {
    const careless = { ...sampleKnown, reason: `ask with ${sampleKey}`, link: `https://example.com/?key=${sampleKey}` };
    expect(JSON.stringify(reported([violated({}, { tolerance: careless })]))).not.toContain(sampleKey.slice(0, 12));
  });

  it('is told apart on the terminal, in brief and in a column of its own', () => {
    const text = terminal(reported([known, inBaseline, conformant()]));
    expect(text).toMatch(/^section +conformant +violated +warnings +known +not judged$/m);
    expect(text).toMatch(/^pagination +1 +· +· +2 +·$/m);
    expect(text).toContain('~ pagination.newest-first   lists run from newest to oldest');
    expect(text).toContain(
      '  evidence  #41\n  known     lists run by id · https://example.com/evidence · until 2027-01-31\n\n',
    );
    expect(text).toContain('  known     the baseline has it\n');
    expect(text).toMatch(/^conformant, 2 known$/m);
    expect(text).not.toContain('curl');
  });

  it('is told once for all findings that are known by the same entry', () => {
    const another = { ...sampleKnown, reason: 'keys run the other way' };
    const findings = [
      ...[1, 2, 3, 4, 5, 6, 7].map((item) => sampleFinding({ actual: `item ${item}`, tolerance: sampleKnown })),
      sampleFinding({ actual: 'item 8', tolerance: another }),
      sampleFinding({ actual: 'something new' }),
    ];
    const text = terminal(reported([{ rule: sampleRule(), verdict: 'violated', findings }]));
    expect(text.match(/lists run by id/g)).toHaveLength(1);
    expect(text).toMatch(/1\. [^✗]*something new[^✗]*2\. [^✗]*item 1 [^✗]*3\. [^✗]*item 8 /);
    expect(text).toContain('until 2027-01-31\n            so are 6 more findings\n');
    expect(text).not.toContain('actual    item 2');
  });

  it('is left out of a quiet text', () => {
    expect(terminal(reported([known]), true)).toMatch(/^conformant, 1 known\n/);
  });

  it('stands behind what is new, and the rule fails for that', () => {
    const text = terminal(reported([mixed]));
    expect(text).toMatch(/✗ pagination[\s\S]*2\. created_at[\s\S]* {2}known {5}lists run by id/);
    expect(text).toContain('1. created_at');
    expect(text).toMatch(/^violated: 1 rule$/m);
  });

  it('passes in junit.xml, with its reason beside it', () => {
    const xml = junitXml(reported([known]));
    expect(xml).toContain('tests="1" failures="0" errors="0" skipped="0" time="0">');
    expect(xml).toMatch(/<system-out>known: ~ pagination\.newest-first[\s\S]*lists run by id · https:\/\/example\.com/);
    expect(junitXml(reported([mixed]))).toContain('failures="1"');
  });
});

describe('a stale known deviation', () => {
  const gate = {
    entries: [
      entry('unmatched', 'it did not come: delete it'),
      entry('seen', '', 9),
      entry('not-checked', 'no part', 16),
    ],
  };

  it('fails the run, and says where it stands and what to do', () => {
    const report = reported([known], gate);
    expect(report).toMatchObject({
      exitCode: 1,
      gate: {
        knownDeviations: [
          { at: 'known.yaml:2', rule: 'pagination.newest-first', state: 'unmatched', ...sampleKnown },
          { at: 'known.yaml:9', state: 'seen' },
          { at: 'known.yaml:16', state: 'not-checked', why: 'no part' },
        ],
      },
    });
    const text = terminal(report);
    expect(text).toContain(
      'stale known deviations\n  known.yaml:2 pagination.newest-first: it did not come: delete it\n',
    );
    expect(text).toContain('known deviations not checked\n  no part: known.yaml:16\n');
    expect(text).toMatch(/^stale: 1 known deviation, 1 known$/m);
    expect(terminal(report, true)).toContain('stale known deviations');
    expect(nextCommand(report, { flags: [], choice: [], require: [] })).toBe(
      'npx ngrok-conformance explain pagination.newest-first',
    );
  });

  it('is told together with those that are stale for the same reason', () => {
    const entries = [
      entry('unmatched', 'delete it'),
      entry('expired', 'look again', 7),
      entry('unmatched', 'delete it', 9),
    ];
    expect(terminal(reported([conformant()], { entries }))).toContain(
      [
        'stale known deviations',
        '  known.yaml:2 pagination.newest-first, known.yaml:9 pagination.newest-first:',
        '    delete it',
        '  known.yaml:7 pagination.newest-first: look again\n',
      ].join('\n'),
    );
  });

  it('is told beside violations', () => {
    expect(terminal(reported([violated()], gate))).toMatch(/^violated: 1 rule, stale: 1 known deviation$/m);
  });

  it('is a failed test case', () => {
    const xml = junitXml(reported([conformant()], gate));
    expect(xml).toContain('tests="4" failures="1" errors="0"');
    expect(xml).toMatch(/<testsuite name="known-deviations" tests="3" failures="1" errors="0" skipped="1" time="0">/);
    expect(xml).toMatch(/<failure type="unmatched" message="known\.yaml:2 [^"]*delete it">lists run by id/);
  });
});

describe('a baseline', () => {
  it('is told where it has more than the run, and where the run judged less', () => {
    const gone = [{ ...sampleFinding(), rule: 'x', request: 'GET /', at: '' }];
    const report = reported([conformant()], { entries: [], baseline: { seed: 42, gone, notJudged: ['errors.shape'] } });
    const text = terminal(report);
    expect(text).toContain('1 of its findings did not come any more: "baseline prune" takes them out\n');
    expect(text).toMatch(/judged then and not now, so that nothing guards them:\s+errors\.shape\n/);
    expect(report.exitCode).toBe(0);
  });

  it('that fits is told of no further', () => {
    expect(
      terminal(reported([conformant()], { entries: [], baseline: { seed: 42, gone: [], notJudged: [] } })),
    ).not.toContain('baseline');
  });
});

it('a run without a gate has no column for it and nothing in report.json', () => {
  const report = reportOf(sampleRun([violated()]), false, redactionOf(sampleKey));
  expect(report).not.toHaveProperty('gate');
  expect(terminal(report)).toMatch(/^section +conformant +violated +warnings +not judged$/m);
});
