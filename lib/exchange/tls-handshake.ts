import { isIP } from 'node:net';
import { connect } from 'node:tls';

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
    const socket = connect({
      host,
      port: Number(url.port || 443),
      // RFC 6066 section 3: an address is no server name.
      ...(isIP(host) === 0 && { servername: host }),
      minVersion: 'TLSv1.2',
    });
    const end = (handshake: Handshake) => {
      clearTimeout(deadline);
      socket.destroy();
      resolve(handshake);
    };
    const silent = `no handshake within ${timeoutMs} ms`;
    const deadline = setTimeout(() => end({ kind: 'refused', message: silent }), timeoutMs);
    socket.on('secureConnect', () => end({ kind: 'agreed', protocol: socket.getProtocol() ?? 'an unnamed version' }));
    socket.on('error', (error) => end({ kind: 'refused', message: error.message }));
    socket.on('close', () => end({ kind: 'refused', message: 'the connection was closed during the handshake' }));
  });
}
