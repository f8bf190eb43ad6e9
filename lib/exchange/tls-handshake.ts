import { connect, type TLSSocket } from 'node:tls';

/** How a handshake ended. */
export type Handshake =
  | { readonly kind: 'agreed'; readonly protocol: string }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Makes a TLS connection of version 1.2 or newer, checks the certificate against the host name and the trusted
 * authorities of this machine, and closes it. Sends no request.
 *
 * @param url https URL of the target
 * @param timeoutMs after which the handshake counts as refused
 */
export function handshakeWith(url: URL, timeoutMs: number): Promise<Handshake> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket: TLSSocket = connect({
      host,
      port: Number(url.port || 443),
      servername: host,
      minVersion: 'TLSv1.2',
      timeout: timeoutMs,
    });
    const end = (handshake: Handshake) => {
      socket.destroy();
      resolve(handshake);
    };
    socket.once('secureConnect', () => end({ kind: 'agreed', protocol: socket.getProtocol() ?? 'an unnamed version' }));
    socket.once('error', (error) => end({ kind: 'refused', message: error.message }));
    socket.once('timeout', () => end({ kind: 'refused', message: `no handshake within ${timeoutMs} ms` }));
  });
}
