import { type Certificate, type CertificateRequest, certificateFor } from '../certificates.ts';
import type { HostileAnswer } from './hostile-server.ts';
import { type HostileTarget, sends } from './hostile-target.ts';

const honest: HostileAnswer = (_, __, { answerHonestly }) => answerHonestly();

/** A certificate by an authority that the command trusts. */
function trusted(request: CertificateRequest, more: object = {}) {
  return () => {
    const authority = made({ names: ['authority.test'] });
    return { tls: { ...made({ ...request, signedBy: authority }), ...more }, authority: authority.cert };
  };
}

function made(request: CertificateRequest): Certificate {
  const certificate = certificateFor(request);
  if (certificate === undefined) throw new Error('there is no OpenSSL on this machine');
  return certificate;
}

const own = '127.0.0.1';

/** Handshakes that fail, and what is no handshake at all. */
export const tls: readonly HostileTarget[] = [
  {
    name: 'a good certificate',
    answer: honest,
    tls: trusted({ names: [own] }),
    exitCode: 0,
    tells: /"exitCode": 0/,
  },
  {
    name: 'a certificate that it signed itself',
    answer: honest,
    tls: () => ({ tls: made({ names: [own] }) }),
    exitCode: 4,
    tells: /certificate/,
  },
  {
    name: 'a certificate by an authority that nobody trusts',
    answer: honest,
    tls: () => ({ tls: made({ names: [own], signedBy: made({ names: ['stranger.test'] }) }) }),
    exitCode: 4,
    tells: /certificate/,
  },
  {
    name: 'a certificate that has expired',
    answer: honest,
    tls: trusted({ names: [own], days: { from: -20, to: -10 } }),
    exitCode: 4,
    tells: /expired/,
  },
  {
    name: 'a certificate that is not valid yet',
    answer: honest,
    tls: trusted({ names: [own], days: { from: 10, to: 20 } }),
    exitCode: 4,
    tells: /not yet valid|not valid yet/,
  },
  {
    name: 'a certificate for another name',
    answer: honest,
    tls: trusted({ names: ['api.example'] }),
    exitCode: 4,
    tells: /api\.example|127\.0\.0\.1 is not in/,
  },
  {
    name: 'a certificate for 3,000 names',
    answer: honest,
    tls: trusted({ names: ['first.example', ...Array.from({ length: 3_000 }, (_, index) => `n${index}.example`)] }),
    exitCode: 4,
    tells: /first\.example|127\.0\.0\.1 is not in/,
  },
  {
    name: 'TLS 1.1 at most',
    answer: honest,
    tls: trusted({ names: [own] }, { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' }),
    exitCode: 4,
    tells: /TLS handshake|TLS version|TLS 1\.2/i,
  },
  {
    name: 'plain HTTP where TLS is expected',
    answer: honest,
    onConnection: (socket) => void socket.write('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n'),
    scheme: 'https',
    exitCode: 4,
    tells: /TLS/,
  },
  {
    name: 'nothing where a handshake is expected',
    answer: () => {},
    scheme: 'https',
    exitCode: 4,
    tells: /in time|within/,
  },
  {
    name: 'the end of the connection within the handshake',
    answer: () => {},
    onConnection: (socket) => void socket.once('data', () => socket.end(Buffer.from('160303', 'hex'))),
    scheme: 'https',
    exitCode: 4,
    tells: /TLS|connection/,
  },
  {
    name: 'a handshake without end',
    answer: sends(''),
    onConnection: (socket) => {
      socket.on('data', () => socket.write(Buffer.concat([Buffer.from('1603034000', 'hex'), Buffer.alloc(0x4000)])));
    },
    scheme: 'https',
    exitCode: 4,
    tells: /TLS|connection|in time/,
  },
];
