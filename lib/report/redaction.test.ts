import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../exchange/exchange.ts';
import { disclosedSecrets, redactionOf } from './redaction.ts';
import { sampleExchange, sampleKey } from './sample-run.ts';

const keys = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 8,
  maxLength: 60,
});

const encodings: Record<string, (key: string) => string> = {
  plain: (key) => key,
  'percent-encoded': encodeURIComponent,
  'escaped in JSON': (key) => JSON.stringify(key).slice(1, -1),
  base64: (key) => Buffer.from(key).toString('base64').replace(/=+$/, ''),
  base64url: (key) => Buffer.from(key).toString('base64url'),
};

describe('redaction of the key', () => {
  for (const [name, encode] of Object.entries(encodings)) {
    it(`finds it ${name}, wherever it stands`, () => {
      fc.assert(
        fc.property(keys, fc.string(), fc.string(), (key, before, after) => {
          const coded = encode(key);
          const safe = redactionOf(key).redact(`${before}${coded}${after}`, '');
          expect(safe).not.toContain(coded);
        }),
      );
    });
  }

  it('finds it in the Basic credential of any user', () => {
    fc.assert(
      fc.property(keys, fc.string(), fc.string(), (key, user, rest) => {
        const credential = Buffer.from(`${user}${key}${rest}`).toString('base64');
        const safe = redactionOf(key).redact(`Basic ${credential}`, '|');
        // At the seams one character of four may hold bits of the key and of its neighbour.
        const longest = Math.max(
          ...safe
            .slice('Basic '.length)
            .split('|')
            .map((part) => part.length),
        );
        expect(longest).toBeLessThanOrEqual(
          Math.max(4 * Math.ceil((Buffer.byteLength(user) + 2) / 3), 4 * Math.ceil((Buffer.byteLength(rest) + 2) / 3)),
        );
      }),
    );
  });

  it('finds it truncated', () => {
    const safe = redactionOf(sampleKey).redact(`the key ${sampleKey.slice(0, -1)} is not valid`);
    expect(safe).toBe('the key [redacted] is not valid');
  });

  it('finds what is left of it when one character was altered', () => {
    const altered = `${sampleKey.slice(0, 20)}#${sampleKey.slice(21)}`;
    expect(redactionOf(sampleKey).redact(altered)).toBe('[redacted]#[redacted]');
  });

  it('leaves all other text alone', () => {
    const text = '{"msg":"The authentication you specified is not valid.","error_code":"ERR_NGROK_203"}';
    expect(redactionOf(sampleKey).redact(text)).toBe(text);
  });

  it('takes a key that is a short word for a word unless it stands alone', () => {
    const redaction = redactionOf('test');
    expect(redaction.redact('latest tests: Bearer test, "test", Basic dGVzdDo=')).toBe(
      'latest tests: Bearer [redacted], "[redacted]", Basic [redacted]',
    );
  });

  it('does nothing where there is no key', () => {
    expect(redactionOf('').redact('any text')).toBe('any text');
  });

  it('treats characters of regular expressions as themselves', () => {
    expect(redactionOf('$a.*').redact('x $a.* y $abc')).toBe('x [redacted] y $abc');
  });
});

describe('secrets that responses disclose', () => {
  it('are strings under telling names, however deep', () => {
    const body = JSON.stringify({
      id: 'ak_2RfSample',
      token: '2abcTokenOfTheNewKey',
      nested: [{ client_secret: 's3cr3t-of-oauth' }, { private_key_pem: '-----BEGIN-----\nabc' }],
    });
    expect(disclosedSecrets([sampleExchange({}, body)]).sort()).toEqual([
      '-----BEGIN-----\nabc',
      '2abcTokenOfTheNewKey',
      's3cr3t-of-oauth',
    ]);
  });

  it('are redacted like the key', () => {
    const redaction = redactionOf(sampleKey, ['2abcTokenOfTheNewKey']);
    expect(redaction.redact('{"token":"2abcTokenOfTheNewKey"}')).toBe('{"token":"[redacted]"}');
  });

  it('are not looked for in errors, in what is no JSON, and where nothing came', () => {
    const failed: Exchange = {
      ...sampleExchange(),
      outcome: { kind: 'failed', code: 'timeout', message: 'no answer' },
    };
    const refused = sampleExchange({}, '{"token":"2abcTokenOfTheNewKey"}');
    const status400: Exchange =
      refused.outcome.kind === 'answered'
        ? { ...refused, outcome: { kind: 'answered', response: { ...refused.outcome.response, status: 400 } } }
        : refused;
    expect(disclosedSecrets([sampleExchange({}, '<html>'), failed, status400])).toEqual([]);
  });

  it('are not empty, null or a short word', () => {
    expect(disclosedSecrets([sampleExchange({}, '{"token":"","secret":null,"password":"no"}')])).toEqual([]);
  });

  it('are no URLs, which stand all over a report', () => {
    expect(disclosedSecrets([sampleExchange({}, '{"token":"http://127.0.0.1:4040/api_keys/ak_1"}')])).toEqual([]);
  });

  it('are found in bodies nested deeper than the stack', () => {
    const deep = `${'['.repeat(100_000)}{"token":"2abcTokenOfTheNewKey"}${']'.repeat(100_000)}`;
    // V8 itself may refuse such a body; then nothing was disclosed to anybody.
    expect([['2abcTokenOfTheNewKey'], []]).toContainEqual(disclosedSecrets([sampleExchange({}, deep)]));
  });
});
