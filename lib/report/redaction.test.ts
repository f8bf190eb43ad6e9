import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactionOf } from './sample-redaction.ts';
import { sampleKey } from './sample-run.ts';

const printableAscii = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
const keys = fc.oneof(
  fc.string({ unit: printableAscii, minLength: 8, maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...'&<>"\'\\/%+=$.*41u0;#xa'), minLength: 8, maxLength: 40 }),
);

const everyCharacter = (encode: (character: string) => string) => (key: string) => [...key].map(encode).join('');
const code = (character: string) => character.charCodeAt(0);
const hexadecimal = (character: string, digits: number) => code(character).toString(16).padStart(digits, '0');
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const json = (key: string) => JSON.stringify(key).slice(1, -1);

const encodings: Record<string, (key: string) => string> = {
  plain: (key) => key,
  'in capitals': (key) => key.toUpperCase(),
  'in small letters': (key) => key.toLowerCase(),
  'percent-encoded': encodeURIComponent,
  'percent-encoded in small letters': (key) => encodeURIComponent(key).replace(/%../g, (coded) => coded.toLowerCase()),
  'percent-encoded in part': (key) => encodeURI(key),
  'percent-encoded throughout': everyCharacter((character) => `%${hexadecimal(character, 2)}`),
  'percent-encoded twice': (key) => encodeURIComponent(encodeURIComponent(key)),
  'escaped in JSON': json,
  'escaped in JSON with slashes': (key) => json(key).replaceAll('/', '\\/'),
  'escaped in JSON throughout': everyCharacter((character) => `\\u${hexadecimal(character, 4).toUpperCase()}`),
  'escaped in JSON in JSON': (key) => json(json(key)),
  'escaped in JavaScript': everyCharacter((character) => `\\x${hexadecimal(character, 2)}`),
  'escaped in HTML': everyCharacter((character) => entities[character] ?? character),
  'escaped in HTML by decimals': everyCharacter((character) => `&#${code(character)};`),
  'escaped in HTML by hexadecimals': everyCharacter((character) => `&#x${hexadecimal(character, 2)};`),
  'percent-encoded in HTML in JSON': (key) => json(everyCharacter((c) => entities[c] ?? c)(encodeURI(key))),
  base64: (key) => Buffer.from(key).toString('base64').replace(/=+$/, ''),
  base64url: (key) => Buffer.from(key).toString('base64url'),
  'percent-encoded base64': (key) => encodeURIComponent(Buffer.from(key).toString('base64')).replace(/(%3D)+$/, ''),
  'base64 of it in the other case': (key) =>
    Buffer.from(everyCharacter((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase()))(key))
      .toString('base64')
      .replace(/=+$/, ''),
  'in UTF-16': (key) => [...key].join('\0'),
  'base64 of it escaped in JSON': (key) => Buffer.from(json(key)).toString('base64').replace(/=+$/, ''),
};

/** Characters that neither end nor begin an escape or a run of base64. */
const neighbours = fc.string({ unit: fc.constantFrom(' ', '"', ':', '\n', '(', ')', '{', '}', '~', 'ü') });

describe('redaction of the key', () => {
  for (const [name, encode] of Object.entries(encodings)) {
    it(`leaves nothing of it ${name}`, () => {
      fc.assert(
        fc.property(keys, neighbours, neighbours, (key, before, after) => {
          const safe = redactionOf(key).redact(`${before}${encode(key)}${after}`, '|');
          expect(safe.startsWith(before)).toBe(true);
          expect(safe.endsWith(after)).toBe(true);
          // Of base64, one character at either end may hold bits of its neighbours, too.
          const rest = safe.slice(before.length, safe.length - after.length).replaceAll('|', '');
          expect(rest.length).toBeLessThanOrEqual(name.includes('base64') ? 4 : 0);
        }),
      );
    });
  }

  it('finds it wherever it stands', () => {
    fc.assert(
      fc.property(keys, fc.string(), fc.string(), (key, before, after) => {
        expect(redactionOf(key).redact(`${before}${key}${after}`, '')).not.toContain(key);
      }),
    );
  });

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

  it('leaves no part of 8 characters, wherever a text was cut', () => {
    fc.assert(
      fc.property(keys, fc.nat({ max: 60 }), fc.nat({ max: 60 }), (key, from, to) => {
        const part = key.slice(from, to);
        const safe = redactionOf(key).redact(`"${part}`, '');
        expect(safe.length).toBeLessThanOrEqual('"'.length + Math.min(7, part.length));
      }),
    );
  });

  it('finds what is left of it when one character was altered', () => {
    const altered = `${sampleKey.slice(0, 20)}#${sampleKey.slice(21)}`;
    expect(redactionOf(sampleKey).redact(altered)).toBe('[redacted]#[redacted]');
  });

  it('finds it beside characters that are longer in small letters', () => {
    expect(redactionOf(sampleKey).redact(`İİİ${sampleKey}İ\ud83d`)).toBe('İİİ[redacted]İ\ud83d');
  });

  it('leaves all other text as it is', () => {
    const ofKeys = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLM'), minLength: 8, maxLength: 60 });
    const others = fc.string({ unit: fc.constantFrom(...'nopqrstuvwxyz {}":,/?&=%\\#;ü🔑') });
    fc.assert(
      fc.property(ofKeys, others, (key, text) => {
        expect(redactionOf(key).redact(text)).toBe(text);
      }),
    );
    const text = '{"msg":"The authentication you specified is not valid.","error_code":"ERR_NGROK_203"}';
    expect(redactionOf(sampleKey).redact(text)).toBe(text);
  });

  it('hides an escape whole, and leaves the others as they are', () => {
    const text = `\\u00e9%20${encodeURIComponent('&')}2Rf&#x1f511;Sample&#x1F511;%41`;
    expect(redactionOf('2Rf🔑Sample').redact(text)).toBe('\\u00e9%20%26[redacted]&#x1F511;%41');
  });

  it('keeps a key that was used before', () => {
    const redaction = redactionOf('first-key-of-two');
    redaction.useKey(sampleKey);
    expect(redaction.redact(`first-key-of-two ${sampleKey}`)).toBe('[redacted] [redacted]');
    expect(redaction.key).toBe(sampleKey);
  });

  it('takes a key that is a short word for a word unless it stands alone', () => {
    const redaction = redactionOf('test');
    expect(redaction.redact('latest tests: Bearer test, "TEST", %22test%22, Basic dGVzdDo=')).toBe(
      'latest tests: Bearer [redacted], "[redacted]", %22[redacted]%22, Basic [redacted]',
    );
  });

  it('finds a short key in whatever escapes', () => {
    const redaction = redactionOf('a<&"5');
    for (const text of ['a<&"5', 'a&lt;&amp;&quot;5', 'a%3C%26%225', 'a\\u003c\\u0026\\"5', 'YTwmIjU6']) {
      expect(redaction.redact(`[${text}]`)).toMatch(/^\[\[redacted\]=?\]$/);
    }
  });

  it('does nothing where there is no key', () => {
    expect(redactionOf('').redact('any text')).toBe('any text');
  });

  it('treats characters of regular expressions as themselves', () => {
    expect(redactionOf('$a.*').redact('x $a.* y $abc')).toBe('x [redacted] y $abc');
  });

  it('hides whatever has the form of a key in what is told about mistakes', () => {
    const unknown = '2RgOtherKey00000000000000000_4abCdEfGh0987654321XyZ';
    expect(redactionOf(sampleKey).redactMistake(`--seed is "${unknown}", not ${sampleKey}`)).toBe(
      '--seed is "[redacted]", not [redacted]',
    );
  });
});

describe('redaction of a credential', () => {
  it('shows the documented scheme, even where it is a part of the key', () => {
    expect(redactionOf('my-bearer-key').redactCredential('Bearer my-bearer-key')).toBe('Bearer [redacted]');
    expect(redactionOf('my-basic-key').redactCredential('Basic my-basic-key')).toBe('[redacted]');
  });

  it('gives what it hides, whole, to whoever finds another word for it', () => {
    const hidden: string[] = [];
    const placeholder = (secret: string) => {
      hidden.push(secret);
      return '|';
    };
    const redaction = redactionOf(sampleKey, ['3MT5QT5TPFX5PvLoNEhtvnupLEX']);
    expect(redaction.redactCredential(`Bearer ${sampleKey}x`, placeholder)).toBe('Bearer |');
    expect(redaction.redact(`a ${sampleKey} b 3MT5QT5TPFX5PvLoNEhtvnupLEX`, placeholder)).toBe('a | b |');
    expect(hidden).toEqual([`${sampleKey}x`, sampleKey, '3MT5QT5TPFX5PvLoNEhtvnupLEX']);
  });
});

describe('redaction of disclosed secrets', () => {
  it('leaves the address of the target, whoever calls it a secret, but for a key in it', () => {
    const redaction = redactionOf(sampleKey);
    redaction.useTarget(`http://127.0.0.1:4040/${sampleKey}/`);
    redaction.learn(['http://127.0.0.1:4040', '127.0.0.1:4040/x?sig=1234567']);
    const link = 'http://127.0.0.1:4040/ip_policies';
    expect(redaction.redact(link)).toBe(link);
    expect(redaction.redact(`http://127.0.0.1:4040/${sampleKey}/a`)).toBe('http://127.0.0.1:4040/[redacted]/a');
    expect(redaction.redact('http://127.0.0.1:4040/x?sig=1234567')).not.toContain('sig=1234567');
  });

  const token = '2abcTokenOfTheNewKey_5tUvWx';

  // A key is sent in other forms than it was given, and may come back so in base64; a disclosed secret is not.
  const plainer = Object.entries(encodings).filter(([name]) => !name.startsWith('base64 of it'));
  it.each(plainer)('finds them %s', (_, encode) => {
    const redaction = redactionOf(sampleKey, [token]);
    const safe = redaction.redact(`"${encode(token)}"`, '|');
    expect(safe.replaceAll('|', '').length).toBeLessThanOrEqual('""'.length + 4);
  });

  it('finds them cut', () => {
    const redaction = redactionOf(sampleKey, [token]);
    expect(redaction.redact(`"${token.slice(0, 12)}`)).toBe('"[redacted]');
    expect(redaction.redact(`${token.slice(-9)}"`)).toBe('[redacted]"');
  });

  it('finds those of words and counters whole, and leaves words and counters alone', () => {
    const redaction = redactionOf(sampleKey, ['authentication', 'token-00000001', 'aaaaaaaaaaaa']);
    const safe = redaction.redact('"authentication" "token-00000001" "aaaaaaaaaaaa" Authentication');
    expect(safe).toBe('"[redacted]" "[redacted]" "[redacted]" [redacted]');
    const text = '/authenticated/rd_00000002/aaaaaaaa';
    expect(redaction.redact(text)).toBe(text);
  });

  it('finds those of several lines in any script', () => {
    const secret = '-----BEGIN KEY-----\nMIIEvQIBADANBgkq\nпароль-🔑 =\n';
    const redaction = redactionOf(sampleKey, [secret]);
    for (const text of [secret, json(secret), encodeURIComponent(secret), Buffer.from(secret).toString('base64url')]) {
      expect(redaction.redact(`"${text}"`, '').length).toBeLessThanOrEqual('""'.length + 4);
    }
  });

  it('looks for those that begin alike in time that does not grow with their number', () => {
    const alike = Array.from({ length: 100_000 }, (_, index) => `aaaaaaaa${'a'.repeat(index % 400)}${index}`);
    const redaction = redactionOf(sampleKey, alike);
    const startedAt = performance.now();
    for (const letter of ['a', '%61']) {
      const text = `${letter.repeat(60)}.`.repeat(500);
      expect(redaction.redact(text) === text).toBe(true);
    }
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('finds pieces of 64 characters of a long one, whatever it consists of', () => {
    const words = 'the secret is a text of words that somebody has put where a secret is told, and nothing else ';
    const redaction = redactionOf(sampleKey, [words]);
    expect(redaction.redact(`(${words})`)).toBe('([redacted])');
    expect(redaction.redact(`(${words.slice(0, 64)})`)).toBe('([redacted])');
    expect(redaction.redact(words.slice(0, 63))).toBe(words.slice(0, 63));
  });

  it('keeps within bounds what a hostile target makes up', () => {
    const startedAt = performance.now();
    const madeUp = Array.from({ length: 100_000 }, (_, index) => `${index}-made-up-${index * 7919}-secret`);
    const redaction = redactionOf(sampleKey, [token, 'x'.repeat(1_000_000), ...madeUp]);
    expect(redaction.redact(`${token} ${sampleKey}`)).toBe('[redacted] [redacted]');
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
