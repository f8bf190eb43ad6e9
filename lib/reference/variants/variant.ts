import type { Hook } from '../hook.ts';
import type { ReferenceOptions } from '../reference-api.ts';

/** One odd behaviour that no page forbids, for the reference API to be started with. No rule may complain of it. */
export interface Variant extends Pick<ReferenceOptions, 'clock' | 'itemCounts' | 'keys' | 'limiter'> {
  /** As it is asked for on the command line: words with hyphens. */
  readonly name: string;
  /** What is odd, in the present tense. */
  readonly title: string;
  /** Made anew for each server, since some remember what they saw; by the clock of that server. */
  readonly hook?: (clock: () => number) => Hook;
  /** True where it leaves out what the plain reference shows: no page forbids that, but as a change within a version. */
  readonly showsLess?: boolean;
  /** The lists that are served, by path, where some are not: a run has to be told. */
  readonly resources?: readonly string[];
}
