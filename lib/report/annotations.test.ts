import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunResult, Verdict } from '../run/verdict.ts';
import { annotations } from './annotations.ts';
import { reportOf } from './report-of.ts';
import { hostileReport } from './sample-hostile-report.ts';
import { looksLikeLogCommands } from './sample-log-commands.ts';
import { redactionOf } from './sample-redaction.ts';
import { conformant, sampleKey, sampleKnown, sampleRule, sampleRun, violated, warned } from './sample-run.ts';

const files = ['junit.xml', 'report.json'];

function linesOf(verdicts: readonly Verdict[], change: Partial<RunResult> = {}, required: readonly string[] = []) {
  const report = reportOf(sampleRun(verdicts, change), false, redactionOf(sampleKey), new Set(required));
  return annotations({ report, files }).split('\n').slice(0, -1);
}

const notJudged: Verdict = { rule: sampleRule({ id: 'transport.tls' }), verdict: 'inconclusive', reason: 'no list' };

/** What the runner of GitHub takes from a line: see `ActionCommand` in its sources. */
function understood(line: string) {
  const [, name, title = '', message = ''] = /^::(\w+) title=(.*?)::(.*)$/.exec(line) ?? [];
  const data = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  return { name, title: data(title.replaceAll('%3A', ':').replaceAll('%2C', ',')), message: data(message) };
}

describe('annotations', () => {
  it('are none where all is well', () => {
    expect(linesOf([conformant(), notJudged])).toEqual([]);
  });

  it('tell what is violated as errors and what warns as warnings', () => {
    const elsewhere = { sightings: [], level: 'should' } as const;
    const warning = violated({ id: 'pagination.link-keeps-limit', level: 'should' }, elsewhere);
    expect(linesOf([warning, conformant(), violated()]).map(understood)).toEqual([
      {
        name: 'error',
        title: 'pagination.newest-first (must)',
        message: [
          'lists run from newest to oldest: expected created_at not later than 2024-05-01T10:00:00Z (item 2), got 2024-05-01T10:00:07Z at /reserved_domains/2/created_at',
          'pagination.order · https://ngrok.com/docs/api#pagination',
          'hint: sort by creation time before cutting pages',
        ].join('\n'),
      },
      expect.objectContaining({ name: 'warning', title: 'pagination.link-keeps-limit (should)' }),
    ]);
  });

  it('tell one broken thing once, with all rules that stumble over it', () => {
    const others = ['errors.not-found', 'errors.wrong-method'].map((id) => violated({ id }));
    const [only, ...more] = linesOf([...others, warned(), violated({ id: 'errors.shape' }, { occurrences: 7 })]);
    expect(more).toEqual([]);
    const { name, title, message } = understood(only ?? '');
    expect({ name, title }).toEqual({ name: 'error', title: 'errors.shape (must)' });
    expect(message.split('\n').slice(-3)).toEqual([
      'also ✗ errors.not-found, errors.wrong-method',
      'also ! pagination.link-keeps-limit',
      'hint: sort by creation time before cutting pages',
    ]);
  });

  it('leave out what is known', () => {
    expect(linesOf([violated({}, { tolerance: sampleKnown })])).toEqual([]);
  });

  it('tell whatever else ends a run with something other than 0', () => {
    const ending = { kind: 'cut-short', code: 'time', message: 'time is spent', advice: 'give it more' } as const;
    const leftBehind = [{ url: 'http://127.0.0.1:4040/ip_policies/1', reason: 'status 500' }];
    expect(linesOf([notJudged], { ending, leftBehind }, ['transport.tls']).map(understood)).toEqual([
      { name: 'error', title: 'the run was finished', message: 'time is spent: give it more' },
      {
        name: 'error',
        title: 'what the run made is deleted',
        message: 'http://127.0.0.1:4040/ip_policies/1: status 500',
      },
      { name: 'error', title: 'transport.tls (must)', message: 'required, and not judged: inconclusive: no list' },
    ]);
    const unreachable = { ...ending, kind: 'unreachable' } as const;
    expect(linesOf([], { ending: unreachable }).map(understood)).toMatchObject([
      { name: 'error', title: 'the target can be judged' },
    ]);
    expect(annotations({ report: hostileReport('x'), files })).toContain(
      'title=pagination.limit known.yaml%3A3::known.yaml:3 pagination.limit: x',
    );
  });

  it('are ten of a kind at most, those of must-level first and the last one with the number of the others', () => {
    const should = violated({ id: 'pagination.last-should' }, { level: 'should', sightings: [] });
    const must = Array.from({ length: 11 }, (_, index) =>
      violated({ id: `pagination.rule-${index}` }, { sightings: [] }),
    );
    const result = sampleRun([should, ...must]);
    const lines = annotations({ report: reportOf(result, true, redactionOf(sampleKey)), files })
      .split('\n')
      .slice(0, -1);
    expect(lines.map((line) => understood(line).title)).toEqual([
      ...Array.from({ length: 9 }, (_, index) => `pagination.rule-${index} (must)`),
      '3 more',
    ]);
    expect(linesOf(must.slice(0, 10))).toHaveLength(10);
  });

  it('are each one command of its own, whatever a target sends', () => {
    const expected = annotations({ report: hostileReport('x'), files })
      .split('\n')
      .map((line) => understood(line).title);
    const texts = fc.oneof(
      looksLikeLogCommands,
      fc.string({ unit: 'binary' }),
      fc.constantFrom('%0A::error::x', '%25'),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const lines = annotations({ report: hostileReport(text), files }).split('\n');
        expect(lines.map((line) => understood(line).title)).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('tell a percent sign as it is', () => {
    const [line = ''] = linesOf([violated({}, { actual: '%0A100%' })]);
    expect(understood(line).message).toContain('got %0A100% at');
  });
});
