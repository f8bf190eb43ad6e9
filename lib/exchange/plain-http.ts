import { connect } from 'node:net';

/**
 * Asks a host for its root in plain HTTP, without a key, and listens for the first bytes of an answer.
 *
 * @param options.timeoutMs how long silence is listened to
 * @returns the first line where it is one of HTTP; undefined where the connection was refused, dropped, silent or
 *   spoke something else
 */
export function plainHttpAnswer(options: {
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
}): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: options.host, port: options.port, timeout: options.timeoutMs });
    const end = (answer: string | undefined) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => socket.write(`GET / HTTP/1.1\r\nhost: ${options.host}\r\nconnection: close\r\n\r\n`));
    socket.once('data', (bytes) => {
      const [line = ''] = bytes.toString('latin1').split('\r\n', 1);
      end(line.startsWith('HTTP/') ? line : undefined);
    });
    socket.once('error', () => end(undefined));
    socket.once('close', () => end(undefined));
    socket.once('timeout', () => end(undefined));
  });
}
