import { describe, expect, it } from 'vitest';
import type { Finding } from '../judge/finding.ts';
import { answered, failed } from '../judge/sample-exchange.ts';
import type { RuleDescription, RunResult, Verdict } from '../run/verdict.ts';
import { knownBy, outcomesOf } from './known-deviations.ts';
import type { KnownDeviation } from './known-deviations-file.ts';
import { sampleKnown } from './sample-known.ts';

const base = new URL('https://api.example/');
const today = '2026-11-22';
const ruleId = 'pagination.newest-first';
const asked = answered({ url: 'https://api.example/api_keys?limit=2' });
const finding = (change: Partial<Finding> = {}): Finding => ({
  expected: 'created_at not later than "2024"',
  actual: '"2025"',
  at: '/keys/3/created_at',
  remark: 'here ids run up',
  exchanges: [asked],
  ...change,
});

describe('a finding', () => {
  const isKnown = (entry: KnownDeviation, change?: Partial<Finding>, rule = ruleId) =>
    knownBy([entry], base, today)(rule, finding(change)) === entry;

  it.each([
    ['its place', 'finding: { at: /keys/*/created_at }'],
    ['its words', 'finding: { expected: created_at not later than *, actual: "*2025*" }'],
    ['status and method', 'finding: { status: 200, method: GET }'],
    ['its resource', 'finding: { at: "*" }\n    scope: { resource: /api_keys }'],
    ['one of several resources', 'finding: { at: "*" }\n    scope: { resource: [/tunnels, /api_keys] }'],
    ['its path', 'finding: { at: "*" }\n    scope: { path: /api* }'],
    ['what is told beside it', 'finding: { remark: here ids run* }'],
    ['its target', 'finding: { at: "*" }\n    scope: { target: https://api.example }'],
    ['its target by a pattern', 'finding: { at: "*" }\n    scope: { target: https://*.example/ }'],
  ])('is known by %s', (_, members) => {
    expect(isKnown(sampleKnown(members))).toBe(true);
  });

  it.each([
    ['its place', 'finding: { at: /keys/*/updated_at }'],
    ['its words', 'finding: { expected: something else }'],
    ['what came', 'finding: { actual: "*2024*" }'],
    ['its status', 'finding: { status: 404 }'],
    ['its method', 'finding: { method: POST }'],
    ['its resource', 'finding: { at: "*" }\n    scope: { resource: /tunnels }'],
    ['its path', 'finding: { at: "*" }\n    scope: { path: /api_keys/* }'],
    ['what is told beside it', 'finding: { remark: here times run* }'],
    ['its operation, which there is', 'finding: { at: "*" }\n    scope: { operation: none }'],
    ['its target', 'finding: { at: "*" }\n    scope: { target: https://api.ngrok.com }'],
  ])('is not known where it differs in %s', (_, members) => {
    expect(isKnown(sampleKnown(members))).toBe(false);
  });

  it('of another rule is not known', () => {
    expect(isKnown(sampleKnown('finding: { at: "*" }'), {}, 'pagination.walk')).toBe(false);
  });

  it('is known to the end of the day on which the entry expires', () => {
    const entry = sampleKnown('finding: { at: "*" }');
    expect(knownBy([entry], base, '2027-01-31')(ruleId, finding())).toBe(entry);
    expect(knownBy([entry], base, '2027-02-01')(ruleId, finding())).toBeUndefined();
  });

  it('that several entries cover is known by the first', () => {
    const [first, second] = [sampleKnown('finding: { at: "*" }'), sampleKnown('finding: { at: "*" }')];
    expect(knownBy([first, second], base, today)(ruleId, finding())).toBe(first);
  });

  it.each([
    ['GET', '/nowhere', true],
    ['PUT', '/api_keys', true],
    ['GET', '/api_keys', false],
    ['POST', '/api_keys', false],
  ])('may be known by being of no operation: %s %s', (method, path, known) => {
    const exchanges = [answered({ method, url: `https://api.example${path}` })];
    expect(isKnown(sampleKnown('finding: { at: "*" }\n    scope: { operation: none }'), { exchanges })).toBe(known);
  });

  it('without a remark is not known by one', () => {
    const { remark: _, ...unremarked } = finding();
    expect(knownBy([sampleKnown('finding: { remark: "*a*" }')], base, today)(ruleId, unremarked)).toBeUndefined();
  });

  it('without an exchange is known only where nothing is said of requests', () => {
    expect(isKnown(sampleKnown('finding: { expected: created_at* }'), { exchanges: [] })).toBe(true);
    expect(isKnown(sampleKnown('finding: { method: GET }'), { exchanges: [] })).toBe(false);
    expect(isKnown(sampleKnown('finding: { at: "*" }\n    scope: { resource: /api_keys }'), { exchanges: [] })).toBe(
      false,
    );
  });

  it('without an answer has no status', () => {
    const exchanges = [failed({ url: asked.request.url })];
    expect(isKnown(sampleKnown('finding: { status: 200 }'), { exchanges })).toBe(false);
    expect(isKnown(sampleKnown('finding: { method: GET }'), { exchanges })).toBe(true);
  });
});

describe('an entry', () => {
  const rule: RuleDescription = {
    id: ruleId,
    section: 'pagination',
    level: 'must',
    clauses: [],
    title: 'a title',
    asks: 'a request',
    judges: 'an answer',
    hint: 'a hint',
  };
  const conformant: Verdict = { rule, verdict: 'conformant', judged: 1 };
  const violatedBy = (tolerance: KnownDeviation): Verdict => ({
    rule,
    verdict: 'violated',
    findings: [{ ...finding(), level: 'must', occurrences: 1, kind: 'k', places: [], sightings: [], tolerance }],
  });
  const known = sampleKnown('finding: { at: "*" }');
  const outcome = (
    entry: KnownDeviation,
    verdicts: readonly Verdict[],
    change: Partial<RunResult> & { readonly today?: string; readonly isReplay?: boolean } = {},
  ) => {
    const result = {
      target: base.href,
      verdicts,
      recording: [asked],
      ending: { kind: 'complete' },
      ...change,
    } as const;
    const [first] = outcomesOf([entry], result, { today, isReplay: false, ...change });
    return first;
  };

  it('is seen where a finding is known by it', () => {
    expect(outcome(known, [violatedBy(known)])).toEqual({ entry: known, state: 'seen', why: '' });
  });

  it('is unmatched where its rule was judged and nothing came that it covers', () => {
    const unmatched = { state: 'unmatched', why: expect.stringContaining('delete it') };
    expect(outcome(known, [conformant])).toMatchObject(unmatched);
    expect(outcome(known, [violatedBy(sampleKnown('finding: { at: "*" }'))])).toMatchObject(unmatched);
  });

  it('is seen and expires where it is optional, too', () => {
    const entry = sampleKnown('finding: { at: "*" }\n    optional: true');
    expect(outcome(entry, [violatedBy(entry)])).toMatchObject({ state: 'seen' });
    expect(outcome(entry, [conformant], { today: '2027-02-01' })).toMatchObject({ state: 'expired' });
  });

  it('is expired after its day, seen or not', () => {
    const later = { today: '2027-02-01' };
    const expired = { state: 'expired', why: expect.stringContaining('expired on 2027-01-31') };
    expect(outcome(known, [conformant], later)).toMatchObject(expired);
    expect(outcome(known, [], later)).toMatchObject({ state: 'not-checked' });
  });

  const inconclusive: Verdict = { rule, verdict: 'inconclusive', reason: 'no list has two items' };
  const elsewhere = sampleKnown('finding: { at: "*" }\n    scope: { target: https://api.ngrok.com }');
  const optional = sampleKnown('finding: { at: "*" }\n    optional: true');
  const ofTunnels = sampleKnown('finding: { at: "*" }\n    scope: { resource: /tunnels }');
  it.each([
    ['its rule was not chosen', known, [], {}, 'its rule had no part in this run'],
    ['its rule was not judged', known, [inconclusive], {}, 'its rule was not judged: no list has two items'],
    ['it is of another target', elsewhere, [conformant], {}, 'it is of another target'],
    ['the run was cut short', known, [conformant], { ending: { kind: 'interrupted' } }, 'the run was not finished'],
    ['one input was sent', known, [conformant], { isReplay: true }, 'just one input was sent'],
    ['it is optional', optional, [conformant], {}, 'it need not show in each run'],
    ['nothing in its scope was asked', ofTunnels, [conformant], {}, 'no answer of this run could have shown it'],
    [
      'no answer had its status',
      sampleKnown('finding: { at: /x, status: 404 }'),
      [conformant],
      {},
      'no answer of this run could have shown it',
    ],
  ] as const)('is not checked where %s', (_, entry, verdicts, change, why) => {
    expect(outcome(entry, verdicts, change)).toEqual({ entry, state: 'not-checked', why });
  });

  it('that is about the status itself is unmatched once no answer has it', () => {
    expect(outcome(sampleKnown('finding: { at: status, status: 404 }'), [conformant])).toMatchObject({
      state: 'unmatched',
    });
  });
});
