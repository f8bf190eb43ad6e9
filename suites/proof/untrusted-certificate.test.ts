import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runContract } from '../../lib/run/run.ts';
import { contract } from '../contract.ts';

/** A certificate for 127.0.0.1 that nobody but its maker has signed; undefined without OpenSSL. */
function selfSigned(): { readonly key: string; readonly cert: string } | undefined {
  const directory = mkdtempSync(join(tmpdir(), 'conformance-'));
  const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const name = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  try {
    execFileSync('openssl', ['req', '-x509', ...curve, ...name, '-keyout', key, '-out', cert], { stdio: 'ignore' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } catch {
    return undefined;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const certificate = selfSigned();

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
  expect(run.ending).toMatchObject({ kind: 'unreachable', code: 'TLS_REFUSED' });
  expect(run.verdicts).toEqual([]);
});
