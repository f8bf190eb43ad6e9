import type { Hook } from '../hook.ts';
import type { Limiter, RateLimit } from '../rolling-window.ts';

/** One named behaviour that is not as documented, for the reference API to be started with. */
export interface Fault {
  /** As it is asked for on the command line: words with hyphens. */
  readonly name: string;
  /** What is wrong, in the present tense. */
  readonly title: string;
  /** The rule whose sentence it breaks. Further rules may stumble over the consequences. */
  readonly rule: string;
  /** Made anew for each server, since some remember what they saw. */
  readonly hook?: () => Hook;
  /** How requests are counted where that is what is wrong, or where the hook sends some of its own. */
  readonly limiter?: (limit: RateLimit) => Limiter;
  /** What a run needs beyond the default one to come by it. */
  readonly needs?: 'waiting' | 'snapshot';
}
