import type { Fault } from '../reference/faults/fault.ts';
import { faultNamed, faults } from '../reference/faults/faults.ts';
import type { Observation } from '../reference/observed/observation.ts';
import { observations } from '../reference/observed/observations.ts';
import { type ReferenceServer, type ServeOptions, serveReference } from '../reference/serve.ts';
import { didYouMean } from './did-you-mean.ts';
import { failureCode } from './failure-code.ts';
import { listenForInterruption } from './interruption.ts';
import { readRateLimit } from './rate-limit.ts';
import { SettingsError } from './settings-error.ts';
import type { Surroundings } from './surroundings.ts';

export interface ServeFlags {
  readonly port: string;
  /** `120/60s`; false for none. */
  readonly rateLimit?: string | false;
  readonly seed?: string;
  /** Default: as documented. */
  readonly behave?: 'documented' | 'observed';
  /** Name of the fault to serve with. */
  readonly fault?: string;
  /** Lists the faults and serves nothing. */
  readonly faults?: boolean;
}

/**
 * Serves the reference API on the loopback interface until Ctrl-C or SIGTERM.
 *
 * @throws SettingsError for a port that is none or not free, for a rate limit or a seed that is none, for an unknown
 *   fault, and for one that needs the rate limit where there is to be none
 */
export async function serveCommand(flags: ServeFlags, { output }: Surroundings): Promise<number> {
  if (flags.faults) {
    output.write(faultsAsText(faults));
    return 0;
  }
  const fault = faultOf(flags);
  const options = serveOptions(flags);
  const { promise: stopped, resolve: stop } = withResolvers();
  const interruption = listenForInterruption();
  interruption.signal.addEventListener('abort', stop);
  const reference = await serve(options);
  output.write(
    [
      `The reference API is at ${reference.url}`,
      ...(options.observations ? [behaviourTold(options.observations)] : []),
      ...(fault ? [`Its fault: ${fault.name}: ${fault.title}`, `Found by: ${fault.rule}${needed(fault)}`] : []),
      `API key: ${reference.key}`,
      '',
      'Try it:',
      `  curl -sS -H 'authorization: Bearer ${reference.key}' -H 'ngrok-version: 2' '${new URL('/api_keys?limit=2', reference.url)}'`,
      `  NGROK_API_KEY=${reference.key} npx ngrok-conformance ${['--target', reference.url, ...fittingFlags(flags)].join(' ')}`,
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

/** The flags of a run that expects what is served. */
export function fittingFlags({ rateLimit, behave }: Pick<ServeFlags, 'rateLimit' | 'behave'>): string[] {
  return [
    ...(rateLimit === false ? ['--no-rate-limits'] : []),
    ...(rateLimit ? ['--limit', rateLimit] : []),
    ...(behave === 'observed' ? ['--known', 'ngrok-production'] : []),
  ];
}

/** A line per fault: name, the rule that it breaks, title; an empty line between sections. However long, none is cut. */
export function faultsAsText(faults: readonly Fault[]): string {
  const nameWidth = Math.max(...faults.map(({ name }) => name.length)) + 2;
  const ruleWidth = Math.max(...faults.map(({ rule }) => rule.length)) + 2;
  const sections = [...new Set(faults.map(sectionOf))];
  const blocks = sections.map((section) =>
    faults
      .filter((fault) => sectionOf(fault) === section)
      .map(({ name, rule, title }) => `${name.padEnd(nameWidth)}${rule.padEnd(ruleWidth)}${title}`)
      .join('\n'),
  );
  const last = `${faults.length} faults. "ngrok-conformance serve --fault NAME" serves with one.`;
  return `${[...blocks, last].join('\n\n')}\n`;
}

function sectionOf({ rule }: Fault): string | undefined {
  return rule.split('.', 1)[0];
}

function behaviourTold(observed: readonly Observation[]): string {
  const lines = observed.map(({ title }) => `  ${title}`);
  return [
    'It behaves as the real API was seen to. Otherwise than documented, or where no page says it:',
    ...lines,
  ].join('\n');
}

/** What a run has to bring to come by the fault. */
function needed({ needs }: Fault): string {
  return needs === undefined ? '' : `, in a run ${runs[needs]}`;
}

const runs = {
  waiting: 'that waits for a window to pass',
  snapshot: 'with a snapshot of the reference without it (--snapshot)',
} as const;

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
  const { hook, limiter } = faultOf(flags) ?? {};
  return {
    port,
    ...(flags.rateLimit !== undefined && {
      rateLimit: flags.rateLimit === false ? false : readRateLimit(flags.rateLimit, '--rate-limit'),
    }),
    ...(flags.seed !== undefined && { seed: Number(flags.seed) }),
    ...(flags.behave === 'observed' && { observations }),
    ...(hook && { hook: hook() }),
    ...(limiter && { limiter }),
  };
}

function faultOf({ fault: name, rateLimit }: ServeFlags): Fault | undefined {
  if (name === undefined) return undefined;
  const fault = faultNamed(name);
  if (!fault) {
    const meant = didYouMean(
      name,
      faults.map((each) => each.name),
    );
    const advice = meant === undefined ? 'see "ngrok-conformance serve --faults"' : `did you mean ${meant}?`;
    throw new SettingsError('fault-unknown', `--fault: no fault is named ${JSON.stringify(name)}: ${advice}`);
  }
  if (rateLimit === false && sectionOf(fault) === 'rate-limits') {
    const message = `--fault ${name} is a fault of the rate limit: leave out --no-rate-limit.`;
    throw new SettingsError('fault-without-rate-limit', message);
  }
  return fault;
}

async function serve(options: ServeOptions): Promise<ReferenceServer> {
  try {
    return await serveReference(options);
  } catch (error) {
    const code = failureCode(error);
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
