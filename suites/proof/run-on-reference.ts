import { setImmediate } from 'node:timers/promises';
import { defaultBounds } from '../../lib/exchange/client.ts';
import { type Hook, untouched } from '../../lib/reference/hook.ts';
import { seededRandomBytes } from '../../lib/reference/identifiers.ts';
import type { ReferenceOptions } from '../../lib/reference/reference-api.ts';
import { serveReference } from '../../lib/reference/serve.ts';
import type { Rule } from '../../lib/run/rule.ts';
import { type RunSettings, runContract, type Surroundings } from '../../lib/run/run.ts';
import type { RunResult, ToleranceOf } from '../../lib/run/verdict.ts';
import { contract } from '../contract.ts';

/** What the reference API does otherwise: a fault, a variant, or nothing. */
export interface Deviation
  extends Pick<ReferenceOptions, 'clock' | 'itemCounts' | 'keys' | 'limiter' | 'observations' | 'rateLimit' | 'seed'> {
  readonly hook?: (clock: () => number) => Hook;
  /** One request after the other, where not only verdicts but times and ids are to be the same each time. */
  readonly inTurn?: boolean;
  /** When the run starts, in milliseconds since the Unix epoch, for what rests on when items were made. Default: now. */
  readonly startsAt?: number;
  /** The lists that it serves, by path, where a run has to be told. */
  readonly resources?: readonly string[];
  /**
   * What the run lets pass.
   *
   * @param base URL of the reference
   */
  readonly tolerating?: (base: URL) => ToleranceOf;
}

/** Which alterations of a key make a wrong one depends on its characters, and so does what a run asks for. */
const proofKey = '2RfSampleKey0000000000000000_5tUvWxYz1234567890AbC';

/**
 * Runs the contract, the whole if not told otherwise, against a reference API of its own. Both live on one clock, which
 * goes on with each request and where somebody waits, so that hours pass in no time, and the same happens each time; but
 * for a reference that has a clock of its own.
 */
export async function runOnReference(
  { hook, resources, tolerating, startsAt, inTurn = false, ...options }: Deviation = {},
  settings: Partial<RunSettings> = {},
  rules: readonly Rule[] = contract,
): Promise<RunResult> {
  const { tick, ...surroundings } = options.clock ? {} : timeOfItsOwn(startsAt ?? Date.now());
  const deviant = hook?.(surroundings.clock ?? Date.now) ?? untouched;
  const server = await serveReference({
    keys: [proofKey],
    random: seededRandomBytes(11),
    ...(surroundings.clock && { clock: surroundings.clock }),
    ...(settings.limit && { rateLimit: settings.limit }),
    ...options,
    hook: async (call, reference) => {
      tick?.();
      // Node's own would tell the time of the machine, and with it that the clocks of the run are months apart.
      if (startsAt !== undefined && surroundings.clock) {
        call.outgoing.setHeader('date', new Date(surroundings.clock()).toUTCString());
      }
      const answer = await deviant(call, reference);
      tick?.();
      return answer;
    },
  });
  const { url, key } = server;
  const base = new URL(url);
  const target = { target: base, key, embedded: false, resources, toleranceOf: tolerating?.(base) };
  const bounds = inTurn ? { ...defaultBounds, simultaneous: 1 } : defaultBounds;
  const defaults = { allowWrites: true, rateLimits: true, seed: 7 };
  try {
    return await runContract({ ...target, ...defaults, ...settings }, rules, {
      ...surroundings,
      bounds,
      runId: 'proof',
    });
  } finally {
    await server.close();
  }
}

function timeOfItsOwn(startsAt: number): { readonly tick?: () => void } & Pick<Surroundings, 'clock' | 'pause'> {
  // Whoever counts by the clock shall find it at the same place in each run.
  let now = Math.ceil(startsAt / 1000) * 1000;
  return {
    // Two things that happen one after the other never happen at the same time.
    clock: () => {
      now += 0.001;
      return now;
    },
    tick: () => {
      now += 1;
    },
    pause: async (ms) => {
      now += ms;
      await setImmediate();
    },
  };
}
