import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { certificateFor } from './certificates.ts';

const authority = certificateFor({ names: ['authority.test'] });

test.skipIf(!authority)('a certificate signs itself, is for its names and holds today (needs openssl)', () => {
  const made = new X509Certificate(authority?.cert ?? '');
  expect(made.verify(made.publicKey)).toBe(true);
  expect(made.checkHost('authority.test')).toBe('authority.test');
  expect(made.ca).toBe(true);
  expect(Date.parse(made.validFrom)).toBeLessThan(Date.now());
  expect(Date.parse(made.validTo)).toBeGreaterThan(Date.now());
});

test.skipIf(!authority)('a certificate may be signed by another, and be over (needs openssl)', () => {
  const given = certificateFor({
    names: ['127.0.0.1', 'localhost'],
    days: { from: -9, to: -2 },
    ...(authority && { signedBy: authority }),
  });
  const made = new X509Certificate(given?.cert ?? '');
  expect(made.verify(new X509Certificate(authority?.cert ?? '').publicKey)).toBe(true);
  expect([made.checkIP('127.0.0.1'), made.checkHost('localhost'), made.ca]).toEqual(['127.0.0.1', 'localhost', false]);
  expect(Date.parse(made.validTo)).toBeLessThan(Date.now());
});
