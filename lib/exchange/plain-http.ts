import { connect } from 'node:net';

/**
 * Asks a host for its root in plain HTTP, without a key, and listens for the first bytes of an answer.
 *
 * @param options.timeoutMs how long the host is listened to
 * @returns the first line, or its beginning, where it is one of HTTP; undefined where the connection was refused, dropped, silent or
 *   spoke something else
 */
export function plainHttpAnswer(options: {
  readonly host: string;
  readonly port: number;
  readonly timeoutMs: number;
}): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: options.host, port: options.port });
    let heard = '';
    const end = () => {
      clearTimeout(deadline);
      socket.destroy();
      const [line = ''] = heard.split(/\r?\n/, 1);
      resolve(line.startsWith(httpVersion) ? line : undefined);
    };
    const deadline = setTimeout(end, options.timeoutMs);
    socket.on('connect', () => socket.write(`GET / HTTP/1.1\r\nhost: ${options.host}\r\nconnection: close\r\n\r\n`));
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
      const mayBecomeHttp = httpVersion.startsWith(heard.slice(0, httpVersion.length));
      if (!mayBecomeHttp || heard.includes('\n') || heard.length > longestLine) end();
    });
    socket.on('error', end);
    socket.on('close', end);
  });
}

const httpVersion = 'HTTP/';

/** In characters: more of a first line is not listened to. */
const longestLine = 1024;
