import { type ReferenceServer, type ServeOptions, serveReference } from '../reference/serve.ts';
import { listenForInterruption } from './interruption.ts';
import { readRateLimit } from './rate-limit.ts';
import { SettingsError } from './settings-error.ts';
import type { Surroundings } from './surroundings.ts';

export interface ServeFlags {
  readonly port: string;
  /** `120/60s`; false for none. */
  readonly rateLimit?: string | false;
  readonly seed?: string;
}

/**
 * Serves the reference API on the loopback interface until Ctrl-C or SIGTERM.
 *
 * @throws SettingsError for a port that is none or not free, and for a rate limit or a seed that is none
 */
export async function serveCommand(flags: ServeFlags, { output }: Surroundings): Promise<number> {
  const options = serveOptions(flags);
  const { promise: stopped, resolve: stop } = withResolvers();
  const interruption = listenForInterruption(stop);
  const reference = await serve(options);
  output.write(
    [
      `The reference API is at ${reference.url}`,
      `API key: ${reference.key}`,
      '',
      'Try it:',
      `  curl -sS -H 'authorization: Bearer ${reference.key}' -H 'ngrok-version: 2' '${new URL('/api_keys?limit=2', reference.url)}'`,
      `  NGROK_API_KEY=${reference.key} npx ngrok-conformance --target ${reference.url}`,
      '',
      'Ctrl-C stops it.',
      '',
    ].join('\n'),
  );
  await stopped;
  await reference.close();
  interruption.end();
  return 0;
}

/** Reads the flags of `serve`, as `serveCommand` describes. */
export function serveOptions(flags: ServeFlags): ServeOptions {
  const port = Number(flags.port);
  if (!/^\d+$/.test(flags.port) || port > 65_535) {
    const message = `--port is ${JSON.stringify(flags.port)}: give a number from 0 (any free port) to 65535.`;
    throw new SettingsError('port-malformed', message);
  }
  if (flags.seed !== undefined && !/^\d{1,9}$/.test(flags.seed)) {
    const message = `--seed is ${JSON.stringify(flags.seed)}: give a whole number of at most nine digits, such as 42.`;
    throw new SettingsError('seed-malformed', message);
  }
  return {
    port,
    ...(flags.rateLimit !== undefined && {
      rateLimit: flags.rateLimit === false ? false : readRateLimit(flags.rateLimit, '--rate-limit'),
    }),
    ...(flags.seed !== undefined && { seed: Number(flags.seed) }),
  };
}

async function serve(options: ServeOptions): Promise<ReferenceServer> {
  try {
    return await serveReference(options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const why = code === 'EADDRINUSE' ? 'is in use' : 'is not allowed to this user';
    throw new SettingsError(
      'port-not-free',
      `--port ${options.port} ${why}: give another one, or 0 for any free port.`,
    );
  }
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
