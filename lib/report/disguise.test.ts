import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { tracesOf } from '../cli/canary.ts';
import type { Exchange, HeaderList } from '../exchange/exchange.ts';
import { unknownKeyLike } from '../generate/keys.ts';
import { Disguise } from './disguise.ts';
import { Redaction } from './redaction.ts';
import { sampleExchange, sampleKey } from './sample-run.ts';

function disguiseOf(key: string, ...secrets: readonly string[]): Disguise {
  const redaction = new Redaction();
  redaction.useKey(key);
  redaction.learn(secrets);
  return new Disguise(redaction);
}

function answeredWith(body: Uint8Array, headers: HeaderList = []): Exchange {
  return { ...sampleExchange(), outcome: { kind: 'answered', response: { status: 200, headers, body } } };
}

function bodyOf({ outcome }: Exchange): Buffer {
  if (outcome.kind === 'failed') throw new Error('there is no answer');
  return Buffer.from(outcome.response.body);
}

const token = '3MT5QT5TPFX5PvLoNEhtvnupLEX_4jCed5kInpytwDXf8aw0ct';

describe('equal secrets have equal names, and others have others', () => {
  it('wherever they stand', () => {
    const disguise = disguiseOf(sampleKey, token);
    const url = `http://127.0.0.1/things/${token}?a=1`;
    const made = disguise.exchange(answeredWith(Buffer.from(JSON.stringify({ token, id: 'x', next_page_uri: url }))));
    const { token: name, next_page_uri: link } = JSON.parse(bodyOf(made).toString());
    const used = disguise.exchange(sampleExchange({ url, headers: [['Authorization', `Bearer ${token}`]] }));
    expect(used.request).toMatchObject({ url: link, headers: [['Authorization', `Bearer ${name}`]] });
    expect(new URL(link).href).toBe(link);
    expect(disguise.credential(`Bearer ${sampleKey}`)).not.toContain(name);
  });

  it('of which a credential shows its scheme, even where the key has the name of the scheme in it', () => {
    const disguise = disguiseOf('my-bearer-key');
    expect(disguise.credential('bearer  my-bearer-key')).toBe('bearer  redactedr0001');
    expect(disguise.credential('Bearer my-bearer-keys')).toBe('Bearer redactedre0002');
    expect(disguise.credential('my-bearer-key')).toBe('redactedr0001');
  });

  it('but a wrong key of the same form is none, and stays', () => {
    const unknown = `Bearer ${unknownKeyLike(sampleKey)}`;
    expect(disguiseOf(sampleKey).credential(unknown)).toBe(unknown);
  });

  it('a part of an id is replaced by a name of its length, so that the id keeps its form', () => {
    const id = `op_${token.slice(0, 8)}ABCDEFGHIJKLMNOPQRS`;
    const disguised = disguiseOf(sampleKey, token).text(id);
    expect(disguised).toBe('op_reda0001ABCDEFGHIJKLMNOPQRS');
  });
});

describe('a body keeps its form', () => {
  it('where a secret of digits stands as a number or as a fraction of a second', () => {
    const body = '{"token":"86427531","id":86427531,"n":[-864275319,1.5e3],"at":"2024-05-01T10:00:00.86427531Z"}';
    const disguised = bodyOf(disguiseOf(sampleKey, '86427531').exchange(answeredWith(Buffer.from(body))));
    // The first name is that of the key, which the request has.
    expect(disguised.toString()).toBe(body.replaceAll('86427531', '99990002'));
    expect(JSON.parse(disguised.toString())).toMatchObject({ token: '99990002', id: 99_990_002 });
  });

  it('where it is no JSON before, and none after', () => {
    const disguised = disguiseOf(sampleKey).exchange(answeredWith(Buffer.from(`{"key": ${sampleKey}`)));
    expect(bodyOf(disguised).toString()).toBe(`{"key": ${'redacted'.repeat(6).slice(0, sampleKey.length - 4)}0001`);
  });

  it('where it is JSON with a secret among escapes, or in JSON within JSON', () => {
    const secrets = [`"${token}"`, `\\${token}\n"`, JSON.stringify(JSON.stringify([`"${token}"`]))];
    for (const secret of secrets) {
      const body = JSON.stringify({ msg: `of ${secret}`, [secret]: [1, secret], id: 12 });
      const disguised = bodyOf(disguiseOf(sampleKey, ...secrets).exchange(answeredWith(Buffer.from(body)))).toString();
      expect(JSON.parse(disguised)).toMatchObject({ msg: expect.stringMatching(/^of redacted/), id: 12 });
      expect(tracesOf(token, disguised)).toEqual([]);
    }
  });

  it('where it is no UTF-8: the other bytes stay', () => {
    const body = Buffer.concat([Buffer.of(0xff), Buffer.from(sampleKey), Buffer.of(0xfe, 0x80)]);
    const disguised = bodyOf(disguiseOf(sampleKey).exchange(answeredWith(body)));
    expect([disguised.length, disguised[0], disguised.at(-2), disguised.at(-1)]).toEqual([
      body.length,
      0xff,
      0xfe,
      0x80,
    ]);
    expect(disguised.toString('latin1')).toContain('redactedredacted');
  });

  it('where it holds no secret: it is the same', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (body) => {
        expect(bodyOf(disguiseOf(sampleKey).exchange(answeredWith(body)))).toEqual(Buffer.from(body));
      }),
    );
  });
});

const forms: readonly ((key: string) => Buffer)[] = [
  (key) => Buffer.from(key),
  (key) => Buffer.from(JSON.stringify({ a: key })),
  (key) => Buffer.from(encodeURIComponent(key)),
  (key) => Buffer.from(Buffer.from(`me:${key}`).toString('base64')),
  (key) => Buffer.from(key, 'utf16le'),
  (key) => Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(key, 'utf16le').swap16()]),
  (key) => Buffer.concat([Buffer.of(0xff), Buffer.from(key.toUpperCase())]),
];

test.each(forms.map((form, index) => [String(form), form, index]))('nothing is left of a key as %s', (_, form) => {
  const exchange = disguiseOf(sampleKey).exchange(answeredWith(form(sampleKey), [['x-echo', sampleKey]]));
  const bytes = bodyOf(exchange);
  for (const text of [bytes.toString('latin1'), bytes.toString('utf16le')]) {
    expect(tracesOf(sampleKey, text.replaceAll('\0', ''))).toEqual([]);
  }
  expect(tracesOf(sampleKey, JSON.stringify(exchange))).toEqual([]);
});

test('a failure is told without the key', () => {
  const outcome = { kind: 'failed', code: 'malformed-response', message: `${sampleKey} is no answer` } as const;
  const disguised = disguiseOf(sampleKey).exchange({ ...sampleExchange({ body: sampleKey }), outcome });
  expect(tracesOf(sampleKey, JSON.stringify(disguised))).toEqual([]);
  expect(disguised.outcome).toMatchObject({
    code: 'malformed-response',
    message: expect.stringMatching(/^[redact]+\d{4} is no answer$/),
  });
});
