import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import type { GateOutcome } from '../gate/gate.ts';
import type { RunResult, Verdict } from '../run/verdict.ts';
import { badgeOf } from './badge.ts';
import { badgeSvg } from './badge-svg.ts';
import { htmlReport } from './html/report-page.tsx';
import { markdownSummary } from './markdown.ts';
import { RecordingReport } from './recording-report.ts';
import { reportOf } from './report-of.ts';
import { redactionOf } from './sample-redaction.ts';
import { conformant, sampleKey, sampleKnown, sampleRule, sampleRun, violated } from './sample-run.ts';
import { terminalReport } from './terminal.ts';
import { marks, type RuleState, type RunState } from './verdict-state.ts';

/** What the faces that people look at say of a run. */
function facesOf(verdicts: readonly Verdict[], change: Partial<RunResult> = {}, gate?: GateOutcome) {
  const result = sampleRun(verdicts, change);
  const redaction = redactionOf(sampleKey);
  const report = reportOf(result, false, redaction, new Set(), gate);
  const run = { report, recording: new RecordingReport(result, redaction), files: [] };
  const next = 'npx ngrok-conformance';
  return {
    terminal: terminalReport(report, { colors: pc.createColors(false), columns: 80, quiet: false, files: [], next }),
    markdown: markdownSummary({ ...run, next }),
    page: [...htmlReport(run)].join(''),
    badge: badgeOf(report).message,
    svg: badgeSvg(report),
  };
}

const notJudged: Verdict = { rule: sampleRule({ id: 'transport.tls' }), verdict: 'inconclusive', reason: 'no list' };
const entry = { ...sampleKnown, file: 'known.yaml', line: 3, column: 5, rule: 'x.stale', scope: {}, finding: {} };
const staleGate: GateOutcome = { entries: [{ entry, state: 'unmatched', why: 'it did not come' }] };
const unreachable = { kind: 'unreachable', code: 'REFUSED', message: 'nobody listens', advice: 'start it' } as const;

describe('every face', () => {
  const runs: Record<RunState, Parameters<typeof facesOf>> = {
    conformant: [[conformant()]],
    violated: [[conformant(), violated()]],
    stale: [[conformant()], {}, staleGate],
    incomplete: [[notJudged]],
    'not judged': [[], { ending: unreachable }],
    interrupted: [[violated()], { ending: { kind: 'interrupted' } }],
  };

  it.each(Object.entries(runs))('calls a run %s in the same word, with the same mark', (word, [verdicts, ...more]) => {
    const mark = Object.entries(marks).find(([state]) => state === word)?.[1];
    const { terminal, markdown, page, badge, svg } = facesOf(verdicts, ...more);
    expect(terminal).toMatch(new RegExp(`^${word}`, 'm'));
    expect(markdown).toMatch(
      new RegExp(`^## ${mark} ngrok API conformance: ${badge.replace('/', '\\/')}\\n\\n\`${word}`),
    );
    expect(page).toMatch(new RegExp(`<span class="mark" aria-hidden="true">${mark}</span> ${word}`));
    expect(page).toMatch(new RegExp(`<title>${word}`));
    expect(badge).toContain(word);
    expect(svg).toContain(badge);
  });

  it('gives each state of a rule the same word and mark', () => {
    const apart = { sightings: [] };
    const rules: Record<RuleState, Verdict> = {
      conformant: conformant({ id: 'x.conformant' }),
      violated: violated({ id: 'x.violated' }, apart),
      warning: violated({ id: 'x.warning' }, { ...apart, level: 'should' }),
      known: violated({ id: 'x.known' }, { ...apart, tolerance: sampleKnown }),
      'not judged': { ...notJudged, rule: sampleRule({ id: 'x.unjudged' }) },
    };
    const { terminal, markdown, page } = facesOf(Object.values(rules), {}, { entries: [] });
    for (const state of ['violated', 'warning', 'known'] as const) {
      expect(terminal).toMatch(new RegExp(`^${marks[state]} x\\.${state} `, 'm'));
      expect(markdown).toContain(`\n### ${marks[state]} x.${state} · `);
    }
    for (const [state, { rule }] of Object.entries(rules)) {
      const mark = Object.entries(marks).find(([word]) => word === state)?.[1];
      const [, row = ''] = page.split(`<details class="rule" id="${rule.id}"`);
      expect(row).toMatch(new RegExp(`^[^<]*<summary><span class="mark" aria-hidden="true">${mark}</span>`));
      expect(row).toContain(`<h4><span class="unseen">${state}: </span>`);
    }
    const headings = ['conformant', 'violated', 'warnings', 'known', 'not judged'];
    expect(terminal).toMatch(new RegExp(`^section +${headings.join(' +')}$`, 'm'));
    expect(markdown).toContain(`| section | ${headings.join(' | ')} |`);
    expect(page.match(/(?<=<span class="word">)[^<]*/g)).toEqual(headings);
  });

  it('gives what is to be done, and what was unusual, the same name', () => {
    const { terminal, markdown, page } = facesOf([], { ending: unreachable, remarks: ['a window was waited for'] });
    expect(terminal).toMatch(/^advice {4}start it$/m);
    expect(markdown).toContain('\nadvice `start it`\n');
    expect(page).toContain('<b>Advice:</b> start it');
    expect(terminal).toMatch(/^remark: a window was waited for$/m);
    expect(markdown).toContain('\n### remarks\n\n- `a window was waited for`\n');
    expect(page).toContain('<h2>Remarks</h2><ul><li>a window was waited for</li>');
  });

  it('names the rules that stumble over the same with their marks', () => {
    const { terminal, markdown } = facesOf([
      violated({ id: 'x.first' }),
      violated({ id: 'x.second' }, { level: 'should' }),
    ]);
    expect(terminal).toMatch(new RegExp(`^ {2}also {6}${marks.warning} x\\.second`, 'm'));
    expect(markdown).toContain(`- also \`${marks.warning} x.second`);
  });
});
