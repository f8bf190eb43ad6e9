import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identifier, keyToken, ksuid, looksLikeKeyToken, seededRandomBytes } from './identifiers.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** An independent reading of a KSUID: its time (ms) and its random bytes. */
function decoded(text: string): { time: number; bytes: string } {
  let value = 0n;
  for (const digit of text) value = value * 62n + BigInt(alphabet.indexOf(digit));
  const hex = value.toString(16).padStart(40, '0');
  return { time: (Number.parseInt(hex.slice(0, 8), 16) + 1_400_000_000) * 1000, bytes: hex.slice(8) };
}

test('27 base-62 digits hold the time and the random bytes', () => {
  const times = fc.integer({ min: 1_400_000_000_000, max: 5_000_000_000_000 });
  fc.assert(
    fc.property(times, fc.uint8Array({ minLength: 16, maxLength: 16 }), (time, bytes) => {
      const text = ksuid(time, () => bytes);
      expect(text).toMatch(/^[0-9A-Za-z]{27}$/);
      expect(decoded(text)).toEqual({ time: time - (time % 1000), bytes: Buffer.from(bytes).toString('hex') });
    }),
  );
});

test('times that a KSUID cannot hold are the nearest that it can', () => {
  expect(ksuid(0, (count) => new Uint8Array(count))).toBe('0'.repeat(27));
  expect(ksuid(Number.MAX_SAFE_INTEGER, (count) => new Uint8Array(count).fill(255))).toBe(
    'aWgEPTl1tmebfsQzFP4bxwgy80V',
  );
});

test('identifiers carry their prefix', () => {
  expect(identifier('ipp', Date.now(), randomBytes)).toMatch(/^ipp_[0-9A-Za-z]{27}$/);
});

test('keys look like keys', () => {
  for (let round = 0; round < 100; round += 1) expect(looksLikeKeyToken(keyToken(Date.now(), randomBytes))).toBe(true);
  for (const text of ['', '_', 'abc', 'ak_2RfSBcv0nsy71XCHWOegjx1OoKh', 'a-b_cdefghijk']) {
    expect(looksLikeKeyToken(text)).toBe(false);
  }
});

test('a seed gives the same bytes again, and different ones each time', () => {
  const one = seededRandomBytes(42);
  const other = seededRandomBytes(42);
  const bytes = Array.from({ length: 50 }, () => Buffer.from(one(16)).toString('hex'));
  expect(Array.from({ length: 50 }, () => Buffer.from(other(16)).toString('hex'))).toEqual(bytes);
  expect(new Set(bytes).size).toBe(50);
  expect(Buffer.from(seededRandomBytes(43)(16)).toString('hex')).not.toBe(bytes[0]);
});
