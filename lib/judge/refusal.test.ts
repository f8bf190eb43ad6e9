import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerTold, type ExpectedRefusal, isRateLimited, isServed, judgeAcceptance, judgeRefusal } from './refusal.ts';
import { answered, failed } from './sample-exchange.ts';

const change = 'without ngrok-version';
const control = answered({ number: 1 });
const refused = (status: number, more: object = {}) => {
  const details = { operation_id: 'op_2RfSBcv0nsy71XCHWOegjx1OoKh' };
  const body = { error_code: 'ERR_NGROK_218', status_code: status, msg: 'No version.', details, ...more };
  return answered({ number: 2, status, body });
};
const html = (status: number) => answered({ number: 2, status, body: '<html>' });
const noAnswer = failed({ number: 2 });

const anyStatus = fc.integer({ min: 200, max: 599 });
const success = fc.integer({ min: 200, max: 299 });
const noSuccess = fc.integer({ min: 300, max: 599 });

describe('judgeRefusal', () => {
  const judge = (changed = refused(400), expected?: ExpectedRefusal) =>
    judgeRefusal({ change, control, changed }, expected);
  const findings = (changed = refused(400), expected?: ExpectedRefusal) =>
    judge(changed, expected).findings.map((finding) => [finding.at, finding.expected, finding.actual]);

  it.each<[string, ReturnType<typeof refused>, ExpectedRefusal | undefined]>([
    ['any 4xx, where nothing is said of it', refused(400), undefined],
    ['the last of them', refused(499), {}],
    ['the status asked for', refused(400), { status: 400 }],
    ['one of the codes asked for', refused(400), { codes: ['ERR_NGROK_217', 'ERR_NGROK_218'] }],
    ['any body, where its form is not the point', html(400), { status: 400, inAnyForm: true }],
    ['no code, where its form is not the point', html(400), { codes: ['ERR_NGROK_218'], inAnyForm: true }],
  ])('takes %s', (_, changed, expected) => {
    expect(judge(changed, expected)).toEqual({ judged: 1, findings: [] });
  });

  it.each([200, 204, 302, 399, 500, 503])('finds status %i, whatever the form', (status) => {
    const found = [['status', `${change}: a refusal with a status from 400 to 499`, `status ${status}`]];
    expect(findings(refused(status))).toEqual(found);
    expect(findings(html(status), { status: 400, codes: ['ERR_NGROK_218'], inAnyForm: true })).toEqual(found);
  });

  it('finds another refusal than the one asked for', () => {
    expect(findings(refused(401), { status: 400, codes: ['ERR_NGROK_1', 'ERR_NGROK_2'] })).toEqual([
      ['status', `${change}: status 400`, 'status 401'],
      ['/error_code', `${change}: ERR_NGROK_1 or ERR_NGROK_2`, 'ERR_NGROK_218'],
    ]);
  });

  it('finds what is wrong with the body', () => {
    expect(findings(refused(400, { msg: '' })).map(([at]) => at)).toEqual(['/msg']);
    expect(findings(refused(400, { status_code: 401 })).map(([at]) => at)).toEqual(['/status_code']);
    expect(findings(html(400)).map(([at]) => at)).toEqual(['body']);
  });

  it('tells a missing code once, as a matter of form', () => {
    const found = findings(refused(400, { error_code: undefined }), { codes: ['ERR_NGROK_218'] });
    expect(found.map(([at]) => at)).toEqual(['/error_code']);
  });

  it('weighs the code alone less where it is documented less firmly', () => {
    const expected: ExpectedRefusal = { status: 400, codes: ['ERR_NGROK_1'], codeLevel: 'should' };
    const levels = judge(refused(401), expected).findings.map(({ at, level }) => [at, level]);
    expect(levels).toEqual([
      ['status', undefined],
      ['/error_code', 'should'],
    ]);
  });

  it('shows the changed request first, and beside it the good one', () => {
    const changed = refused(500);
    expect(judge(changed).findings.map(({ exchanges }) => exchanges)).toEqual([[changed, control]]);
  });

  it.each([
    ['the good request failed', failed({ number: 1 }), refused(400), /#1 did not work: no answer: no answer within/],
    ['the good request was refused', answered({ number: 1, status: 401 }), refused(400), /#1 .* status 401$/],
    ['the good request was limited', answered({ number: 1, status: 429 }), refused(200), /#1 .* status 429$/],
    ['the changed request was limited', control, refused(429), /429/],
    ['the changed request got no answer', control, noAnswer, /#2 got no answer: no answer within 10 s/],
  ])('judges nothing where %s', (_, good, changed, reason) => {
    const judgement = judgeRefusal({ change, control: good, changed }, { status: 400 });
    expect(judgement).toEqual({ judged: 0, findings: [], unjudged: [expect.stringMatching(reason)] });
  });
});

describe('judgeAcceptance', () => {
  it.each([200, 201, 204, 299])('takes status %i', (status) => {
    const changed = answered({ number: 2, status });
    expect(judgeAcceptance({ change, control, changed })).toEqual({ judged: 1, findings: [] });
  });

  it.each([
    [refused(400), 'status 400 with ERR_NGROK_218'],
    [html(500), 'status 500'],
    [html(302), 'status 302'],
    [noAnswer, 'no answer: no answer within 10 s'],
  ])('finds what is no success (%#)', (changed, actual) => {
    const expected = `${change}: an answer with a 2xx status`;
    expect(judgeAcceptance({ change, control, changed })).toEqual({
      judged: 1,
      findings: [{ expected, actual, at: 'status', exchanges: [changed, control] }],
    });
  });

  it.each([
    ['the good request was refused', refused(400), answered({ number: 2 })],
    ['neither was answered', failed({ number: 1 }), noAnswer],
    ['the changed request was limited', control, refused(429)],
  ])('judges nothing where %s', (_, good, changed) => {
    const { judged, findings, unjudged } = judgeAcceptance({ change, control: good, changed });
    expect([judged, findings, unjudged?.length]).toEqual([0, [], 1]);
  });
});

describe('both', () => {
  it('never agree: what is served is not refused', () => {
    fc.assert(
      fc.property(anyStatus, (status) => {
        const comparison = { change, control, changed: refused(status) };
        const verdicts = [judgeRefusal(comparison, { inAnyForm: true }), judgeAcceptance(comparison)];
        expect(verdicts.filter(({ judged, findings }) => judged > 0 && findings.length === 0).length).toBeLessThan(2);
      }),
    );
  });

  it('either judge or say why they cannot', () => {
    const exchange = fc.oneof(
      anyStatus.map((status) => refused(status)),
      fc.constant(noAnswer),
    );
    fc.assert(
      fc.property(exchange, exchange, (good, changed) => {
        for (const judge of [judgeRefusal, judgeAcceptance]) {
          const { judged, findings, unjudged = [] } = judge({ change, control: good, changed });
          expect(judged + unjudged.length).toBe(1);
          if (judged === 0) expect(findings).toEqual([]);
        }
      }),
    );
  });

  it('say nothing of the changed request where the good one was not served', () => {
    fc.assert(
      fc.property(noSuccess, anyStatus, (status, changedStatus) => {
        const comparison = { change, control: refused(status), changed: refused(changedStatus) };
        expect([judgeRefusal(comparison).judged, judgeAcceptance(comparison).judged]).toEqual([0, 0]);
      }),
    );
  });
});

describe('isServed and isRateLimited', () => {
  it('go by the status', () => {
    fc.assert(
      fc.property(success, noSuccess, (good, bad) => {
        expect([isServed(html(good)), isServed(html(bad))]).toEqual([true, false]);
      }),
    );
    expect([428, 429, 430, 200].map((status) => isRateLimited(html(status)))).toEqual([false, true, false, false]);
  });

  it.each([
    [199, false],
    [200, true],
    [299, true],
    [300, false],
  ])('status %i is a success: %s', (status, is) => {
    expect(isServed(html(status))).toBe(is);
  });

  it('hold of no request that got no answer', () => {
    expect([isServed(noAnswer), isRateLimited(noAnswer)]).toEqual([false, false]);
  });
});

describe('answerTold', () => {
  it.each([
    [control, 'status 200'],
    [refused(400), 'status 400 with ERR_NGROK_218'],
    [refused(400, { error_code: 218 }), 'status 400'],
    [html(502), 'status 502'],
    // A success has no code, whatever its members are called.
    [refused(200), 'status 200'],
    [noAnswer, 'no answer: no answer within 10 s'],
  ])('says status and code, or why there is none (%#)', (exchange, words) => {
    expect(answerTold(exchange)).toBe(words);
  });
});
