import { describe, expect, it } from 'vitest';
import { failed } from '../judge/sample-exchange.ts';
import { redactionOf } from '../report/sample-redaction.ts';
import { sampleExchange, sampleKey } from '../report/sample-run.ts';
import { mark } from './body-excerpt.ts';
import { shownExchange } from './shown-exchange.ts';

const token = '2Qx7TokenThatSomebodyMade_8kLmNoPqRs';
const redaction = redactionOf(sampleKey, [token]);

describe('shownExchange', () => {
  it('shows path, header fields and bodies, and the key as the variable that it comes from', () => {
    expect(shownExchange(sampleExchange({ method: 'POST', body: '{"a":1}' }, '{"b":2}'), redaction)).toEqual({
      number: 41,
      request: [
        'POST /reserved_domains?limit=2',
        'authorization: Bearer $NGROK_API_KEY',
        'ngrok-version: 2',
        '',
        '{',
        '  "a": 1',
        '}',
      ],
      answer: ['200', '', '{', '  "b": 2', '}'],
    });
  });

  it('shows nothing of an altered key, nor of a secret in an answer', () => {
    const headers = [['authorization', `Bearer ${sampleKey.slice(0, -1)}x`]] as const;
    const { request, answer } = shownExchange(sampleExchange({ headers }, JSON.stringify({ token })), redaction);
    expect(request).toContain('authorization: Bearer [redacted]');
    expect(answer).toContain('  "token": "[redacted]"');
  });

  it.each([
    ['status', '200'],
    ['/b', '  "b": 2'],
  ])('marks the place %s if asked to', (at, line) => {
    const exchange = sampleExchange({}, '{"b":2}');
    expect(shownExchange(exchange, redaction, { at, isMarked: true }).answer).toContain(`${line}${mark}`);
    expect(shownExchange(exchange, redaction, { at }).answer.join('\n')).not.toContain(mark);
  });

  it('says why there was no answer', () => {
    expect(shownExchange(failed(), redaction).answer).toEqual(['no answer: no answer within 10 s']);
  });
});
