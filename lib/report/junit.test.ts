import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { create } from 'xmlbuilder2';
import type { RunResult, Verdict } from '../run/verdict.ts';
import { junitXml } from './junit.ts';
import { reportOf } from './report.ts';
import { redactionOf } from './sample-redaction.ts';
import { conformant, sampleKey, sampleRule, sampleRun, violated, warned } from './sample-run.ts';

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
      <testsuites name="ngrok-conformance" tests="3" failures="1" errors="0" skipped="1">
        <testsuite name="pagination" tests="2" failures="1" errors="0" skipped="0">
          <properties>
            <property name="target" value="http://127.0.0.1:4040/"/>
            <property name="seed" value="42"/>
          </properties>
          <testcase classname="pagination" name="pagination.newest-first">
            <properties>
              <property name="title" value="lists run from newest to oldest"/>
              <property name="level" value="must"/>
              <property name="clauses" value="pagination.order"/>
              <property name="seed" value="42"/>
            </properties>
            <failure message="expected created_at not later than 2024-05-01T10:00:00Z (item 2), got 2024-05-01T10:00:07Z at /reserved_domains/2/created_at" type="must">✗ pagination.newest-first   lists run from newest to oldest   must
        clause    pagination.order · https://ngrok.com/docs/api#pagination
        expected  created_at not later than 2024-05-01T10:00:00Z (item 2)
        actual    2024-05-01T10:00:07Z at /reserved_domains/2/created_at
        evidence  #41
        again     curl -sS -i -H "authorization: Bearer $NGROK_API_KEY" -H 'ngrok-version: 2' 'http://127.0.0.1:4040/reserved_domains?limit=2'
        seed      42
        hint      sort by creation time before cutting pages</failure>
          </testcase>
          <testcase classname="pagination" name="pagination.walk">
            <properties>
              <property name="title" value="lists run from newest to oldest"/>
              <property name="level" value="must"/>
              <property name="clauses" value="pagination.order"/>
              <property name="seed" value="42"/>
            </properties>
          </testcase>
        </testsuite>
        <testsuite name="transport" tests="1" failures="0" errors="0" skipped="1">
          <properties>
            <property name="target" value="http://127.0.0.1:4040/"/>
            <property name="seed" value="42"/>
          </properties>
          <testcase classname="transport" name="transport.tls">
            <properties>
              <property name="title" value="lists run from newest to oldest"/>
              <property name="level" value="must"/>
              <property name="clauses" value="pagination.order"/>
              <property name="seed" value="42"/>
            </properties>
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
    expect(xml).toContain('<testsuites name="ngrok-conformance" tests="5" failures="2" errors="0" skipped="1">');
    expect(xml).toContain('<testsuite name="pagination" tests="3" failures="1" errors="0" skipped="0">');
    expect(xml).toContain('<testsuite name="errors" tests="1" failures="1" errors="0" skipped="0">');
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
    expect(xml).toContain('<testsuites name="ngrok-conformance" tests="2" failures="0" errors="1" skipped="0">');
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
    expect(xml).toContain('tests="1" failures="0" errors="1" skipped="0"');
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

  it('is the same for equal runs at other times', () => {
    const verdicts = [violated(), conformant(), skipped];
    expect(xmlOf(verdicts, { startedAt: '2025-01-01T00:00:00.000Z', durationMs: 7 })).toBe(xmlOf(verdicts));
  });

  it('stays legal XML that says the same, whatever the target sends', () => {
    const units = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom(
        ']]>',
        '<',
        '&',
        '"',
        "'",
        '\u0000',
        '\u001b[31m',
        '\ud800',
        '\udc00',
        '\ufffe',
        '\uffff',
        '\r\n',
        '<!--',
      ),
    );
    fc.assert(
      fc.property(fc.string({ unit: units }), (hostile) => {
        const xml = xmlOf([
          violated({}, { expected: hostile, actual: hostile, at: hostile }),
          warned({ title: hostile }),
          { rule: sampleRule(), verdict: 'inconclusive', reason: hostile },
        ]);
        expect(xml).toMatch(/^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
        expect(elements(xml, 'testcase')).toHaveLength(3);
        expect(create(xml).end({ prettyPrint: true })).toBe(xml.trimEnd());
      }),
      { numRuns: 50 },
    );
  });
});
