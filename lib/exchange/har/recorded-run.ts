import type { RateLimit } from '../pacing.ts';

/**
 * What a recording has to say of its run beside the exchanges, so that it can be judged again as the run was. Plain JSON.
 */
export interface RecordedRun {
  /** The base URL under test. */
  readonly target: string;
  /** Id of the run, which everything that it made carries in its `metadata`. */
  readonly runId: string;
  readonly seed: number;
  readonly limit: RateLimit;
  /** Paths of the lists that the target was expected to serve; all of the API reference where absent. */
  readonly resources?: readonly string[] | undefined;
  readonly allowWrites: boolean;
  readonly rateLimits: boolean;
  /** What stands in `Authorization` behind `Bearer` where the run used its own key: the key, or what replaces it. */
  readonly key: string;
  /** The same for the wrong key of the same form, which no one was given. */
  readonly unknownKey: string;
}

/** One exchange of a recording, as a HAR takes it and gives it. */
export interface RecordedEntry<Recorded> {
  readonly exchange: Recorded;
  /** Whether it counts against the account. */
  readonly counted: boolean;
}
