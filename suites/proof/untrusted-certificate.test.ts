import { createServer } from 'node:https';
import { expect, test } from 'vitest';
import { runContract } from '../../lib/run/run.ts';
import { contract } from '../contract.ts';
import { certificateFor } from './certificates.ts';

const certificate = certificateFor({ names: ['127.0.0.1'] });

test.skipIf(!certificate)('transport.tls: a certificate that nobody trusts (needs openssl)', async () => {
  const server = createServer({ ...certificate }, (_, response) => response.end('{}'));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const target = new URL(`https://127.0.0.1:${port}`);
  const settings = { target, key: 'any', embedded: false, allowWrites: true, rateLimits: true, seed: 7 };
  const run = await runContract(settings, contract);
  await new Promise<void>((done) => server.close(() => done()).closeAllConnections());
  // Nothing is sent where the handshake fails: the run ends before the first rule, and says so.
  expect(run.ending).toMatchObject({ kind: 'unreachable', code: 'CERTIFICATE_NOT_TRUSTED' });
  expect(run.verdicts).toEqual([]);
});
