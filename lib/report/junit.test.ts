import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunResult, Verdict } from '../run/verdict.ts';
import { junitXml } from './junit.ts';
import { printable } from './printable.ts';
import { reportOf } from './report-of.ts';
import { anyReport, hostileTexts } from './sample-any-report.ts';
import { redactionOf } from './sample-redaction.ts';
import { conformant, sampleKey, sampleRule, sampleRun, violated, warned } from './sample-run.ts';
import { breakagesOf } from './test-cases.ts';
import { canonicalXml, junitMistakes } from './validity.ts';

const xmlOf = (verdicts: readonly Verdict[], change: Partial<RunResult> = {}, strict = false, required = '') =>
  junitXml(reportOf(sampleRun(verdicts, change), strict, redactionOf(sampleKey), new Set([required])));

const skipped: Verdict = {
  rule: sampleRule({ id: 'transport.tls', section: 'transport' }),
  verdict: 'not-applicable',
  reason: 'not an https target',
};

/** The elements of one name, as text. */
const elements = (xml: string, name: string) =>
  xml.match(new RegExp(`<${name}\\b[^>]*?(?:/>|>[\\s\\S]*?</${name}>)`, 'g')) ?? [];

describe('junit.xml', () => {
  it('tells what was left behind as an error', () => {
    const leftBehind = [{ url: 'http://127.0.0.1:4040/ip_policies/<1>', reason: 'its deletion had status 500' }];
    const [error] = elements(xmlOf([conformant()], { leftBehind }), 'error');
    expect(error).toContain('type="left-behind"');
    expect(error).toContain('http://127.0.0.1:4040/ip_policies/&lt;1&gt;: its deletion had status 500');
  });

  it('is what CI systems read', () => {
    expect(xmlOf([violated(), conformant(), skipped])).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="ngrok-conformance" tests="3" failures="1" errors="0" time="0">
        <testsuite name="pagination" tests="2" failures="1" errors="0" skipped="0" time="0">
          <properties>
            <property name="target" value="http://127.0.0.1:4040/"/>
            <property name="seed" value="42"/>
            <property name="requests" value="121"/>
            <property name="requests.counted" value="120"/>
            <property name="pagination.newest-first.title" value="lists run from newest to oldest"/>
            <property name="pagination.newest-first.level" value="must"/>
            <property name="pagination.newest-first.clauses" value="pagination.order"/>
            <property name="pagination.walk.title" value="lists run from newest to oldest"/>
            <property name="pagination.walk.level" value="must"/>
            <property name="pagination.walk.clauses" value="pagination.order"/>
          </properties>
          <testcase classname="pagination" name="pagination.newest-first" time="0">
            <failure type="must" message="expected created_at not later than 2024-05-01T10:00:00Z (item 2), got 2024-05-01T10:00:07Z at /reserved_domains/2/created_at">✗ pagination.newest-first   lists run from newest to oldest   must
        clause    pagination.order · https://ngrok.com/docs/api#pagination
        expected  created_at not later than 2024-05-01T10:00:00Z (item 2)
        actual    2024-05-01T10:00:07Z at /reserved_domains/2/created_at
        evidence  #41
        again     curl -sS -i -H "authorization: Bearer $NGROK_API_KEY" -H 'ngrok-version: 2' 'http://127.0.0.1:4040/reserved_domains?limit=2'
        seed      42
        hint      sort by creation time before cutting pages</failure>
          </testcase>
          <testcase classname="pagination" name="pagination.walk" time="0"/>
        </testsuite>
        <testsuite name="transport" tests="1" failures="0" errors="0" skipped="1" time="0">
          <properties>
            <property name="target" value="http://127.0.0.1:4040/"/>
            <property name="seed" value="42"/>
            <property name="requests" value="121"/>
            <property name="requests.counted" value="120"/>
            <property name="transport.tls.title" value="lists run from newest to oldest"/>
            <property name="transport.tls.level" value="must"/>
            <property name="transport.tls.clauses" value="pagination.order"/>
          </properties>
          <testcase classname="transport" name="transport.tls" time="0">
            <skipped message="not-applicable: not an https target"/>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  it('has counts that add up', () => {
    const xml = xmlOf([
      violated(),
      conformant(),
      warned(),
      skipped,
      violated({ section: 'errors', id: 'errors.shape' }),
    ]);
    expect(xml).toContain('<testsuites name="ngrok-conformance" tests="5" failures="2" errors="0" time="0">');
    expect(xml).toContain('<testsuite name="pagination" tests="3" failures="1" errors="0" skipped="0" time="0">');
    expect(xml).toContain('<testsuite name="errors" tests="1" failures="1" errors="0" skipped="0" time="0">');
    expect(elements(xml, 'testcase')).toHaveLength(5);
    expect(elements(xml, 'failure')).toHaveLength(2);
    expect(elements(xml, 'skipped')).toHaveLength(1);
  });

  it('gathers the rules of a section, even when they come apart', () => {
    const xml = xmlOf([violated(), skipped, conformant()]);
    expect(elements(xml, 'testsuite')).toHaveLength(2);
  });

  it('lets a warning pass and tells it in system-out', () => {
    const xml = xmlOf([warned()]);
    expect(elements(xml, 'failure')).toEqual([]);
    expect(elements(xml, 'system-out')[0]).toContain('warning: ! pagination.link-keeps-limit');
  });

  it('fails a warning when strict', () => {
    expect(elements(xmlOf([warned()], {}, true), 'failure')[0]).toContain('type="should"');
  });

  it('has an error for a rule that was required and not judged', () => {
    const xml = xmlOf([conformant(), skipped], {}, false, 'transport.tls');
    expect(xml).toContain('<testsuites name="ngrok-conformance" tests="2" failures="0" errors="1" time="0">');
    expect(elements(xml, 'error')).toEqual([
      '<error type="required-not-judged" message="required, and not judged: not-applicable: not an https target"/>',
    ]);
  });

  it('tells an unreachable target as one error', () => {
    const ending = {
      kind: 'unreachable',
      code: 'connection-refused',
      message: 'nothing listens',
      advice: 'start it',
    } as const;
    const xml = xmlOf([], { ending });
    expect(xml).toContain('<testsuite name="run" tests="1" failures="0" errors="1" skipped="0" time="0">');
    expect(elements(xml, 'error')).toEqual([
      '<error type="connection-refused" message="nothing listens: start it">nothing listens: start it</error>',
    ]);
  });

  it('is not green for a run that was cut short', () => {
    const ending = { kind: 'cut-short', code: 'TARGET_GONE', message: 'it is gone', advice: 'look for it' } as const;
    expect(elements(xmlOf([conformant()], { ending }), 'error')).toEqual([
      '<error type="TARGET_GONE" message="it is gone: look for it">it is gone: look for it</error>',
    ]);
  });

  it('is not green for an interrupted run', () => {
    expect(elements(xmlOf([conformant()], { ending: { kind: 'interrupted' } }), 'error')).toHaveLength(1);
  });

  it('is the same for equal runs at other times, on whatever port the embedded reference is', () => {
    const verdicts = [violated(), conformant(), skipped];
    const again = { startedAt: '2025-01-01T00:00:00.000Z', durationMs: 7, runId: 'fedcba9876543210' };
    expect(xmlOf(verdicts, again)).toBe(xmlOf(verdicts));
    const embedded = { ...again, embedded: true, target: 'http://127.0.0.1:40400/' };
    expect(xmlOf(verdicts, embedded)).toBe(xmlOf(verdicts, { embedded: true }));
  });

  it('is valid for whatever there is to tell, with counts that add up', async () => {
    await fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        const xml = junitXml(report);
        expect(await junitMistakes(xml)).toEqual([]);
        const suites = elements(xml, 'testsuite').map((suite) => ({ told: countsIn(suite), there: countedIn(suite) }));
        for (const { told, there } of suites) expect(told).toEqual(there);
        const all = { ...countedIn(xml), skipped: undefined };
        expect(countsIn(/<testsuites[^>]*>/.exec(xml)?.[0] ?? '')).toEqual(all);
        const entries = report.gate?.knownDeviations.length ?? 0;
        expect(all.tests).toBe(report.verdicts.length + entries + breakagesOf(report).length);
        // It turns a pipeline red wherever the exit code does.
        expect(all.failures + all.errors > 0).toBe(report.exitCode !== 0);
      }),
      { numRuns: 15 },
    );
  });

  it('tells every text as it was, or by its escape, to another parser', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostileTexts, { minLength: 1, maxLength: 40 }), async (texts) => {
        const verdicts = texts.map((text, index) =>
          violated({ id: `errors.rule-${index}` }, { expected: 'x', actual: text, at: '' }),
        );
        const read = [...(await canonicalXml(xmlOf(verdicts))).matchAll(/<failure message="([^"]*)"/g)];
        const told = texts.map((text) => `expected x, got ${printable(text)} at `.replace(/[\ufffe\uffff]/g, escaped));
        expect(read.map(([, message = '']) => unescapedXml(message))).toEqual(told);
      }),
      { numRuns: 8 },
    );
  });
});

const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16)}`;

/** The counts that an element tells in its attributes. */
function countsIn(element: string) {
  const count = (name: string) => {
    const [, told] = new RegExp(`^<[^>]*? ${name}="(\\d+)"`).exec(element) ?? [];
    return told === undefined ? undefined : Number(told);
  };
  return { tests: count('tests'), failures: count('failures'), errors: count('errors'), skipped: count('skipped') };
}

/** What there is to count in an element. */
function countedIn(element: string) {
  const count = (name: string) => elements(element, name).length;
  return { tests: count('testcase'), failures: count('failure'), errors: count('error'), skipped: count('skipped') };
}

/** Canonical XML escapes these and nothing else in an attribute. */
function unescapedXml(text: string): string {
  return text.replace(/&(?:lt|gt|quot|amp|#x[0-9A-F]+);/g, (reference) => {
    const named = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }[reference];
    return named ?? String.fromCodePoint(Number.parseInt(reference.slice(3), 16));
  });
}
