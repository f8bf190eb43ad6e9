import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate and its private key, in PEM: what a TLS server is started with. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** What a certificate made for a test says. */
export interface CertificateRequest {
  /** Host names and IP addresses that it is for; the first is its common name too. */
  readonly names: readonly [string, ...string[]];
  /** When it is valid, in days from now. Default: from yesterday to tomorrow. */
  readonly days?: { readonly from: number; readonly to: number };
  /** Who signs it; one that signs itself may sign others. */
  readonly signedBy?: Certificate;
}

/**
 * Makes a certificate with the OpenSSL of this machine. It takes some 50 ms.
 *
 * @returns undefined on a machine without OpenSSL
 * @throws what `execFileSync` throws where OpenSSL refuses
 */
export function certificateFor({ names, days, signedBy }: CertificateRequest): Certificate | undefined {
  const directory = mkdtempSync(join(tmpdir(), 'conformance-'));
  const openssl = (words: string) => execFileSync('openssl', words.split(' '), { cwd: directory, stdio: 'pipe' });
  const write = (name: string, text: string) => writeFileSync(join(directory, name), text);
  try {
    write('made.conf', configuration(names, signedBy === undefined));
    write('index.txt', '');
    openssl(
      'req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -config made.conf -keyout key -out request',
    );
    write('signer.key', signedBy?.key ?? readFileSync(join(directory, 'key'), 'utf8'));
    if (signedBy !== undefined) write('signer.cert', signedBy.cert);
    const signer = `-keyfile signer.key ${signedBy === undefined ? '-selfsign' : '-cert signer.cert'}`;
    // Of all its commands only this one takes a day in the past in each version of OpenSSL from 1.1.1 on.
    const valid = `-startdate ${dayFromNow(days?.from ?? -1)} -enddate ${dayFromNow(days?.to ?? 1)}`;
    openssl(`ca -batch -notext -config made.conf ${signer} ${valid} -in request -out cert`);
    return { key: readFileSync(join(directory, 'key'), 'utf8'), cert: readFileSync(join(directory, 'cert'), 'utf8') };
  } catch (error) {
    if (error instanceof Error && 'path' in error && error.path === 'openssl') return undefined;
    throw error;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function configuration(names: CertificateRequest['names'], signsItself: boolean): string {
  const alternatives = names.map((name) => `${isIP(name) === 0 ? 'DNS' : 'IP'}:${name}`);
  return `
[req]
prompt = no
distinguished_name = subject
[subject]
commonName = ${names[0]}
[ca]
default_ca = signer
[signer]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = policy
x509_extensions = extensions
[policy]
commonName = supplied
[extensions]
subjectAltName = ${alternatives.join(',')}
basicConstraints = critical,CA:${signsItself ? 'TRUE' : 'FALSE'}
`;
}

/** As OpenSSL writes times: `20260131120000Z`. */
function dayFromNow(days: number): string {
  const instant = new Date(Date.now() + days * 86_400_000);
  return `${instant.toISOString().slice(0, 19).replaceAll(/\D/g, '')}Z`;
}
